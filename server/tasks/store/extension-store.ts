import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

/** A request to extend, as the database keeps it. */
export interface ExtensionRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly unit_id: string;
  readonly from_due_on: Day;
  readonly to_due_on: Day;
  readonly to_deadline: DeadlineShape;
  readonly reason: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly at: Date;
}

export type ExtensionDecision = 'granted' | 'shortened' | 'refused';

export function extensionSql(request: ExtensionRecord): RawBuilder<unknown> {
  return insertSql(
    'extension_request',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      unit_id: 'bigint',
      from_due_on: 'date',
      to_due_on: 'date',
      to_deadline: 'jsonb',
      reason: 'text',
      person_id: 'bigint',
      post_id: 'bigint',
      at: 'timestamptz',
    },
    [{ ...request }],
  );
}

/** The request that waits at a task; null where none does. */
export async function waitingExtension(
  db: Db | Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<ExtensionRecord | null> {
  return firstRow(
    db,
    sql<ExtensionRecord>`
      select authority_id, id, task_id, unit_id, from_due_on, to_due_on, to_deadline, reason,
        person_id, post_id, at
      from extension_request
      where authority_id = ${authority_id} and task_id = ${id} and decision is null`,
  );
}

/** Notes a decision; it touches exactly the one request that waits. */
export function decideExtensionSql(
  { authority_id, id }: Pick<ExtensionRecord, 'authority_id' | 'id'>,
  decided: {
    readonly decision: ExtensionDecision;
    readonly dueOn: Day | null;
    readonly deadline: DeadlineShape | null;
    readonly words: string | null;
    readonly by: string;
    readonly postId: string;
    readonly at: Date;
  },
): RawBuilder<unknown> {
  const { decision, dueOn, deadline, words, by, postId, at } = decided;
  return sql`update extension_request set decision = ${decision}, granted_due_on = ${dueOn},
      granted_deadline = ${deadline === null ? null : JSON.stringify(deadline)}::jsonb,
      decision_words = ${words}, decided_by = ${by}, decided_post_id = ${postId}, decided_at = ${at}
    where authority_id = ${authority_id} and id = ${id} and decision is null`;
}

/** What waited is withdrawn with the task that is done, or has ended. */
export function withdrawExtensionSql(
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
  at: Date,
): RawBuilder<unknown> {
  return sql`update extension_request set decision = 'withdrawn', decided_at = ${at}
    where authority_id = ${authority_id} and task_id = ${id} and decision is null`;
}
