import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import type { FeedbackRecord } from './feedback-table.ts';

/** The public page that a feedback is about; null while its plan is withdrawn from the public. */
export async function addressOfFeedback(
  db: Db | Tx,
  { authority_id, plan_id, task_key }: FeedbackRecord,
): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ body: string; plan: string }>`
      select d.slug as body, p.slug as plan from publication p
      join public_address d on d.authority_id = p.authority_id
      where p.authority_id = ${authority_id} and p.plan_id = ${plan_id} and p.state = 'published'`,
  );
  if (!found) return null;
  return `/p/${found.body}/${found.plan}${task_key === null ? '' : `/${task_key}`}`;
}

/** How the journal names feedback. */
export async function feedbackTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select id, '#' || number || ' ' || subject as title from feedback
      where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
