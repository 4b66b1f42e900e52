import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows } from '../../platform/database/rows.ts';

/** The words of a task (lời giao): kept once, whoever the task was given to. */
export interface WordsRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly plan_id: string;
  readonly directive_id: string;
  readonly clause_id: string | null;
  readonly field_id: string | null;
  readonly ordinal: number;
  readonly label: string | null;
  readonly title: string;
  /** The source between `starts` and `ends`, UTF-16 units; never corrected. */
  readonly quote: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly product: string | null;
  readonly deadline: DeadlineShape;
  readonly why: { rule?: string | null; confidence?: number | null } | null;
}

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

/** Writes words, searchable by label, title and product without accents. */
export async function insertWords(tx: Tx, words: readonly WordsRecord[]): Promise<void> {
  await insertRows(
    tx,
    'task_words',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      directive_id: 'bigint',
      clause_id: 'bigint',
      field_id: 'bigint',
      ordinal: 'integer',
      label: 'text',
      title: 'text',
      quote: 'text',
      starts: 'integer',
      ends: 'integer',
      product: 'text',
      deadline: 'jsonb',
      why: 'jsonb',
      folded: 'text',
    },
    words.map((one) => ({
      ...one,
      folded: accentFree([one.label, one.title, one.product].filter(Boolean).join(' ')),
    })),
  );
}

/** Units that take part beside the lead (phối hợp, theo dõi), as written. */
export interface Coordinator {
  readonly unitId: string;
  readonly written: string;
}

export async function coordinators(
  db: Db | Tx,
  authorityId: string,
  wordsId: string,
): Promise<Coordinator[]> {
  return rows(
    db,
    sql<Coordinator>`select unit_id as "unitId", written from party
        where authority_id = ${authorityId} and words_id = ${wordsId} and role <> 'lead'
        order by written, unit_id`,
  );
}
