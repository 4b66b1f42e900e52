import type { StateCount } from '../../plans/rules/two-by-two.ts';
import type { PublicationRules } from './publication.ts';

/**
 * All that is known of a plan on its cut-off day, with the ids of the inside: what {@link composeSnapshot} makes
 * the public shape from. The `thing` of each is read by `publish()` and by nothing else, whatever it carries.
 */
export interface PlanFacts {
  readonly authority: { readonly slug: string; readonly name: string };
  readonly planSlug: string;
  readonly version: number;
  readonly day: string;
  readonly plan: Thing;
  readonly phases: readonly Thing[];
  readonly fields: readonly { readonly name: string; readonly declared: number | null }[];
  readonly tasks: readonly TaskFacts[];
  readonly targets: readonly TargetFacts[];
  readonly money: readonly MoneyFacts[];
  readonly standings: readonly StandingFacts[];
  readonly files: readonly FileFacts[];
}

type Thing = Readonly<Record<string, unknown>>;

/** A line of ordered work, with all rows that stand for it. */
export interface TaskFacts {
  readonly wordsId: string;
  readonly parentWordsId: string | null;
  readonly label: string | null;
  readonly fieldName: string | null;
  /** So many units hold it. */
  readonly units: number;
  readonly counts: readonly StateCount[];
  readonly thing: Thing;
  readonly parties: readonly Thing[];
}

export interface TargetFacts {
  readonly id: string;
  readonly thing: Thing;
  readonly path: readonly {
    readonly period: string;
    readonly promised: number | null;
    readonly reached: number | null;
  }[];
}

export interface MoneyFacts {
  /** Source and year, which name a line of the public table. */
  readonly ref: string;
  readonly thing: Thing;
}

export interface StandingFacts {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Thing[];
}

export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** What of a plan is left out as a whole, each with the reason that is kept inside. */
export const LEAVABLE = ['task', 'target', 'money', 'standing'] as const;
export type Leavable = (typeof LEAVABLE)[number];

export interface LeftOut {
  readonly kind: Leavable;
  /** The line of work, target, scorecard; for money its source and year. */
  readonly ref: string;
  readonly reason: string;
}

/** What was chosen for an edition. */
export interface Chosen {
  readonly rules: PublicationRules;
  readonly leftOut: readonly LeftOut[];
  readonly fileIds: readonly string[];
}
