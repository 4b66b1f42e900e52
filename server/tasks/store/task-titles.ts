import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names tasks: by the words that they rest on. */
export async function taskTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select t.id, w.title from task t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${authorityId} and t.id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
