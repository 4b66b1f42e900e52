import { type KeptRow, keptTable } from '../../platform/database/kept-table.ts';
import type { PlanWords, UnitKey } from '../plan-contract.ts';
import type { FoundedUnit, PlannedEdge } from '../rules/expand-plan.ts';
import type { ReorganisationState } from '../rules/kinds.ts';

/** What a reorganisation did to units, as it was worked out on its day. */
export interface Done {
  readonly founded: readonly FoundedUnit[];
  readonly edges: readonly PlannedEdge[];
  /** Units that the plan ends; `closed` those whose last day was set by it, with the one that they had. */
  readonly ending: readonly string[];
  readonly closed: readonly { readonly id: string; readonly validTo: string | null }[];
  readonly heirs: readonly (readonly [from: string, to: UnitKey])[];
  readonly parents: readonly (readonly [from: string, to: UnitKey | null])[];
  /** Authorities whose top went on as another unit, with the one that it was. */
  readonly tops: readonly {
    readonly authorityId: string;
    readonly unitId: string;
    readonly name: string;
  }[];
}

/** A reorganisation as the database keeps it. */
export interface ReorganisationRecord extends KeptRow {
  readonly name: string;
  readonly folded: string;
  readonly on_day: string;
  readonly words: PlanWords;
  /** The ids of units that the plan founds, by their keys in it. */
  readonly unit_keys: Readonly<Record<string, string>>;
  readonly unit_ids: readonly string[];
  readonly is_across: boolean;
  readonly state: ReorganisationState;
  readonly executed_at: Date | null;
  readonly executed_by: string | null;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly moved: number | null;
  readonly done: Done | null;
}

export const reorganisations = keptTable<ReorganisationRecord>('reorganisation', {
  name: 'text',
  folded: 'text',
  on_day: 'date',
  words: 'jsonb',
  unit_keys: 'jsonb',
  unit_ids: 'bigint[]',
  is_across: 'boolean',
  state: 'text',
  executed_at: 'timestamptz',
  executed_by: 'bigint',
  undone_at: 'timestamptz',
  undone_by: 'bigint',
  moved: 'integer',
  done: 'jsonb',
});
