import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { DeadlineShape } from '../contract.ts';

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
