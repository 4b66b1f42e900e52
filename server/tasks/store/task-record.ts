import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Movement } from '../../plans/ledger.ts';
import type { TaskState } from '../contract.ts';
import { movements, type Postable } from '../rules/accounts.ts';

/** A row of `task`, as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface TaskRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly plan_id: string;
  readonly words_id: string;
  readonly field_id: string | null;
  /** The group or the whole within the same authority. */
  readonly parent_id: string | null;
  /** The whole in the authority above, where the holder is another authority than the assigner. */
  readonly superior_authority_id: string | null;
  readonly superior_id: string | null;
  readonly layer: number;
  readonly is_group: boolean;
  readonly unit_id: string;
  readonly assigner_unit_id: string;
  readonly officer_id: string | null;
  readonly state: TaskState;
  readonly due_on: Day | null;
  readonly first_due_on: Day | null;
  readonly finished_on: Day | null;
  readonly percent: number | null;
  readonly reported_at: Date | null;
  readonly evidence_count: number;
  /** The task it was merged into or carried over to, in the same authority. */
  readonly succeeded_by: string | null;
  /** For one occurrence of a recurring duty: the first day of its period; the duty is its parent. */
  readonly occurrence: Day | null;
  /**
   * Who directs it now: the leader named for it, or else for the nearest task above it in the authority. Of a
   * version in the history: when that ended. Of another moment `task_leader` says it.
   */
  readonly leader_id: string | null;
  readonly version: number;
  /** The moment from which this version holds. */
  readonly since: Date;
  readonly changed_by: string;
}

/** What a task begins without. */
export const BLANK = {
  officer_id: null,
  finished_on: null,
  percent: null,
  reported_at: null,
  evidence_count: 0,
  succeeded_by: null,
  occurrence: null,
} as const satisfies Partial<TaskRecord>;

/** Column → SQL type, in the order of the table. */
export const TASK_COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  plan_id: 'bigint',
  words_id: 'bigint',
  field_id: 'bigint',
  parent_id: 'bigint',
  superior_authority_id: 'bigint',
  superior_id: 'bigint',
  layer: 'smallint',
  is_group: 'boolean',
  unit_id: 'bigint',
  assigner_unit_id: 'bigint',
  officer_id: 'bigint',
  state: 'text',
  due_on: 'date',
  first_due_on: 'date',
  finished_on: 'date',
  percent: 'smallint',
  reported_at: 'timestamptz',
  evidence_count: 'integer',
  succeeded_by: 'bigint',
  occurrence: 'date',
  leader_id: 'bigint',
  version: 'integer',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof TaskRecord]: string };

const names = Object.keys(TASK_COLUMNS);

/** Put together once a table: they stand several times in nearly every statement. */
const columnsBehind = new Map<string, RawBuilder<TaskRecord>>();

/** The columns of a task, bare or behind a table name. */
export function taskColumns(table = ''): RawBuilder<TaskRecord> {
  const made = columnsBehind.get(table);
  if (made) return made;
  const list = names.map((name) => (table === '' ? name : `${table}.${name}`)).join(', ');
  const columns = sql.raw<TaskRecord>(list);
  columnsBehind.set(table, columns);
  return columns;
}

/** A record as the ledger sees it. */
export function postable(record: TaskRecord): Postable {
  return {
    planId: record.plan_id,
    unitId: record.unit_id,
    fieldId: record.field_id,
    layer: record.layer,
    isGroup: record.is_group,
    state: record.state,
    dueOn: record.due_on,
    finishedOn: record.finished_on,
    reportedAt: record.reported_at,
    since: record.since,
    leaderId: record.leader_id,
  };
}

/** What a change of a record posts. */
export function movementsOf(before: TaskRecord | null, after: TaskRecord): Movement[] {
  return movements(before && postable(before), postable(after));
}
