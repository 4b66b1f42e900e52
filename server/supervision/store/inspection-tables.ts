import type { DeadlineShape } from '../../plans/figures-contract.ts';
import { type KeptRow, keptTable } from '../../platform/database/kept-table.ts';
import type { InspectionState, RecommendationState } from '../rules/steps.ts';

/** An inspection as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface InspectionRecord extends KeptRow {
  readonly year: number;
  readonly name: string;
  readonly folded: string;
  readonly is_surprise: boolean;
  readonly unit_ids: readonly string[];
  readonly starts_on: string;
  readonly ends_on: string;
  readonly plan: { readonly contents: string; readonly basis: string; readonly team: string };
  readonly state: InspectionState;
  /** What was signed at its end. */
  readonly conclusion: ConclusionRecord | null;
}

export interface ConclusionRecord {
  readonly number: string;
  readonly on: string;
  readonly general: string;
  readonly signer: string;
}

export const inspections = keptTable<InspectionRecord>('inspection', {
  year: 'smallint',
  name: 'text',
  folded: 'text',
  is_surprise: 'boolean',
  unit_ids: 'bigint[]',
  starts_on: 'date',
  ends_on: 'date',
  plan: 'jsonb',
  state: 'text',
  conclusion: 'jsonb',
});

export interface VisitRecord extends KeptRow {
  readonly inspection_id: string;
  readonly unit_id: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly place: string;
  readonly team: string;
  readonly looked_at: string;
  readonly task_ids: readonly string[];
}

export const visits = keptTable<VisitRecord>('inspection_visit', {
  inspection_id: 'bigint',
  unit_id: 'bigint',
  from_on: 'date',
  to_on: 'date',
  place: 'text',
  team: 'text',
  looked_at: 'text',
  task_ids: 'bigint[]',
});

export interface FindingRecord extends KeptRow {
  readonly inspection_id: string;
  readonly visit_id: string | null;
  readonly unit_id: string;
  readonly person_name: string | null;
  readonly task_id: string | null;
  readonly words: string;
  readonly nature: string;
  readonly degree: 'minor' | 'serious' | 'grave';
  readonly cause: string;
  readonly responsibility: string;
  readonly dropped: boolean;
}

export const findings = keptTable<FindingRecord>('inspection_finding', {
  inspection_id: 'bigint',
  visit_id: 'bigint',
  unit_id: 'bigint',
  person_name: 'text',
  task_id: 'bigint',
  words: 'text',
  nature: 'text',
  degree: 'text',
  cause: 'text',
  responsibility: 'text',
  dropped: 'boolean',
});

export interface RecommendationRecord extends KeptRow {
  readonly inspection_id: string;
  readonly finding_id: string | null;
  readonly unit_id: string;
  readonly words: string;
  readonly folded: string;
  readonly due_on: string | null;
  readonly deadline: DeadlineShape | null;
  readonly as_task: boolean;
  readonly state: RecommendationState;
  readonly recommended_by: string;
}

export const recommendations = keptTable<RecommendationRecord>('recommendation', {
  inspection_id: 'bigint',
  finding_id: 'bigint',
  unit_id: 'bigint',
  words: 'text',
  folded: 'text',
  due_on: 'date',
  deadline: 'jsonb',
  as_task: 'boolean',
  state: 'text',
  recommended_by: 'bigint',
});
