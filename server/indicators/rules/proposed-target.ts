import type { Direction, IndicatorKind, Milestone, TargetPromise } from '../contract.ts';
import type { Words } from './target-words.ts';

/** A comparison whose other side is known by name only. */
type NamedComparison = Omit<Extract<TargetPromise, { kind: 'compare' }>, 'otherId'> & {
  readonly otherName: string;
};
export type ProposedPromise = Exclude<TargetPromise, { kind: 'compare' }> | NamedComparison;

/** What the words of a target come to, before anyone has looked. */
export interface ProposedTarget {
  readonly name: string;
  readonly kind: IndicatorKind;
  readonly measure: string;
  readonly direction: Direction;
  /** Levels of a scale that the words belong to, lowest first. */
  readonly levels: readonly string[];
  readonly promise: ProposedPromise;
  readonly aspirational: boolean;
  readonly baseline: Milestone | null;
  /** "Từng ngành": each of them has to meet it. */
  readonly eachOf: string | null;
  /** What has to be asked: the words do not say it. */
  readonly asks: readonly Asked[];
}
export type Asked = 'ranking' | 'other' | 'value' | 'due';

/** What stands around the words. */
export interface Surroundings {
  /** The year by which it is to be, where the words name none. */
  readonly year: number;
  /** The first year of the plan. */
  readonly fromYear: number;
}

/** What the recognisers of single shapes share. */
export interface Scene extends Surroundings {
  readonly words: Words;
  readonly due: string;
  /** The words name the year themselves. */
  readonly isDated: boolean;
}

/** What a recogniser says; the rest has its usual value. */
export type FoundShape = Omit<
  ProposedTarget,
  'aspirational' | 'asks' | 'eachOf' | 'levels' | 'baseline'
> &
  Partial<Pick<ProposedTarget, 'asks' | 'eachOf' | 'levels' | 'baseline'>>;
