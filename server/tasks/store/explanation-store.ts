import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

type TaskKey = Pick<TaskRecord, 'authority_id' | 'id'>;

/** An explanation as a unit wrote it. */
export interface ExplanationRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly unit_id: string;
  readonly cause: string;
  readonly words: string;
  readonly for_due_on: Day | null;
  readonly late_days: number;
  readonly new_due_on: Day | null;
  readonly person_id: string;
  readonly post_id: string;
  readonly at: Date;
}

export type ExplanationDecision = 'accepted' | 'excused' | 'not_enough';

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  task_id: 'bigint',
  unit_id: 'bigint',
  cause: 'text',
  words: 'text',
  for_due_on: 'date',
  late_days: 'integer',
  new_due_on: 'date',
  person_id: 'bigint',
  post_id: 'bigint',
  at: 'timestamptz',
} as const satisfies { readonly [K in keyof ExplanationRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

export function explanationSql(explanation: ExplanationRecord): RawBuilder<unknown> {
  return insertSql('task_explanation', COLUMNS, [{ ...explanation }]);
}

/** The last explanation of a task with what was decided; null where there is none. */
export async function lastExplanation(
  db: Db | Tx,
  { authority_id, id }: TaskKey,
): Promise<(ExplanationRecord & { readonly decision: string | null }) | null> {
  return firstRow(
    db,
    sql<ExplanationRecord & { readonly decision: string | null }>`
      select ${columns}, decision from task_explanation
      where authority_id = ${authority_id} and task_id = ${id} order by at desc, id desc limit 1`,
  );
}

/** What waited gives way to what the unit writes now. */
export function supersedeSql({ authority_id, id }: TaskKey, at: Date): RawBuilder<unknown> {
  return sql`update task_explanation set decision = 'superseded', decided_at = ${at}
    where authority_id = ${authority_id} and task_id = ${id} and decision is null`;
}

/** Notes a decision; it touches exactly the one explanation that waits. */
export function decideExplanationSql(
  { authority_id, id }: Pick<ExplanationRecord, 'authority_id' | 'id'>,
  decided: {
    readonly decision: ExplanationDecision;
    readonly words: string | null;
    readonly by: string;
    readonly postId: string;
    readonly at: Date;
  },
): RawBuilder<unknown> {
  const { decision, words, by, postId, at } = decided;
  return sql`update task_explanation set decision = ${decision}, decision_words = ${words},
      decided_by = ${by}, decided_post_id = ${postId}, decided_at = ${at}
    where authority_id = ${authority_id} and id = ${id} and decision is null`;
}

/** A demand to explain. */
export interface DemandRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly unit_id: string;
  readonly words: string;
  readonly due_on: Day;
  readonly person_id: string;
  readonly post_id: string;
  readonly at: Date;
}

export function demandSql(demand: DemandRecord): RawBuilder<unknown> {
  return insertSql(
    'explanation_demand',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      unit_id: 'bigint',
      words: 'text',
      due_on: 'date',
      person_id: 'bigint',
      post_id: 'bigint',
      at: 'timestamptz',
    },
    [{ ...demand }],
  );
}

/** An explanation answers the demand that is open, if any. */
export function answerDemandSql({
  authority_id,
  task_id,
  id,
  at,
}: ExplanationRecord): RawBuilder<unknown> {
  return sql`update explanation_demand set explanation_id = ${id}, answered_at = ${at}
    where authority_id = ${authority_id} and task_id = ${task_id} and answered_at is null`;
}
