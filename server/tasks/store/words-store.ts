import { sql } from 'kysely';
import type { WordsRecord } from '../../plans/store/words-rows.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

export { insertWords, type WordsRecord } from '../../plans/store/words-rows.ts';

const columns = sql`authority_id, id, plan_id, directive_id, clause_id, field_id, ordinal, label, title,
  quote, starts, ends, product, deadline, why`;

export async function loadWords(
  db: Db | Tx,
  authorityId: string,
  wordsId: string,
): Promise<WordsRecord> {
  const found = await firstRow(
    db,
    sql<WordsRecord>`select ${columns} from task_words
        where authority_id = ${authorityId} and id = ${wordsId}`,
  );
  if (!found) throw new Error(`Words ${wordsId} are missing`);
  return found;
}
