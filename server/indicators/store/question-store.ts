import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import type { PathClass } from '../contract.ts';

/** Yêu cầu giải trình as kept. */
export interface QuestionRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly target_id: string;
  readonly indicator_id: string;
  readonly unit_id: string;
  readonly words: string;
  readonly due_on: Day;
  readonly class: PathClass;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_post_id: string;
  readonly asked_unit_id: string;
  readonly asked_at: Date;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_post_id: string | null;
  readonly answered_at: Date | null;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  target_id: 'bigint',
  indicator_id: 'bigint',
  unit_id: 'bigint',
  words: 'text',
  due_on: 'date',
  class: 'text',
  reason: 'text',
  asked_by: 'bigint',
  asked_post_id: 'bigint',
  asked_unit_id: 'bigint',
  asked_at: 'timestamptz',
  answer: 'text',
  answered_by: 'bigint',
  answered_post_id: 'bigint',
  answered_at: 'timestamptz',
} as const satisfies { readonly [K in keyof QuestionRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

/** Requests to explain under a condition on `q`, the newest first, as far as they went by a moment. */
export async function findQuestions(
  db: Db | Tx,
  authorityIds: readonly string[],
  condition: RawBuilder<boolean>,
  before: Date,
): Promise<QuestionRecord[]> {
  const found = await rows(
    db,
    sql<QuestionRecord>`select ${columns} from indicator_question q
        where q.authority_id = any(${authorityIds}::bigint[]) and q.asked_at < ${before}
          and ${condition}
        order by q.asked_at desc, q.id desc limit 500`,
  );
  return found.map((question) =>
    question.answered_at !== null && question.answered_at >= before
      ? { ...question, answer: null, answered_by: null, answered_post_id: null, answered_at: null }
      : question,
  );
}

export async function insertQuestion(tx: Tx, question: QuestionRecord): Promise<void> {
  await insertRows(tx, 'indicator_question', COLUMNS, [{ ...question }]);
}

/** Writes the answer to a question that has none yet. @returns false where it has one */
export async function saveAnswer(tx: Tx, question: QuestionRecord): Promise<boolean> {
  const touched = await run(
    tx,
    sql`update indicator_question set answer = ${question.answer},
          answered_by = ${question.answered_by}, answered_post_id = ${question.answered_post_id},
          answered_at = ${question.answered_at}
        where authority_id = ${question.authority_id} and id = ${question.id}
          and answered_at is null`,
  );
  return touched === 1;
}
