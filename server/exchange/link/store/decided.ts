import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { run } from '../../../platform/database/rows.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';
import type { OrderRegister } from '../message-contract.ts';

/**
 * Notes with the holder what the giver decided of its reports, requests and explanations. The giver's decision
 * holds, also over a request that was taken back meanwhile.
 */
export async function noteDecisions(
  tx: Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
  { result, extension, explanation }: OrderRegister['facts'],
  at: Date,
): Promise<void> {
  const mine = (thing: string) =>
    sql`authority_id = ${authority_id} and task_id = ${id} and id = ${thing}`;
  if (result) {
    const { decision, words, holderId } = result;
    await run(
      tx,
      sql`update progress_report set decision = ${decision}, decision_reason = ${words},
            decided_at = ${at}, decided_by = 0
          where ${mine(holderId)} and decision is distinct from ${decision}`,
    );
  }
  if (extension) {
    const { decision, words, holderId, granted, grantedDueOn } = extension;
    await run(
      tx,
      sql`update extension_request set decision = ${decision}, decision_words = ${words},
            granted_due_on = ${grantedDueOn}::date,
            granted_deadline = ${granted === null ? null : JSON.stringify(granted)}::jsonb,
            decided_at = ${at}, decided_by = 0, decided_post_id = 0
          where ${mine(holderId)} and decision is distinct from ${decision}`,
    );
  }
  if (explanation) {
    const { decision, words, holderId } = explanation;
    await run(
      tx,
      sql`update task_explanation set decision = ${decision}, decision_words = ${words},
            decided_at = ${at}, decided_by = 0, decided_post_id = 0
          where ${mine(holderId)} and decision is distinct from ${decision}`,
    );
  }
}
