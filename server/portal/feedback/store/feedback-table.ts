import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { type KeptRow, keptTable } from '../../../platform/database/kept-table.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import type { Doubt } from '../rules/doubts.ts';
import type { FeedbackKind } from '../rules/feedback-rules.ts';
import type { FeedbackState } from '../rules/steps.ts';

/** An answer on its way: what it says, whether it is one or tells where to turn, whether it waits for approval. */
export interface Draft {
  readonly outcome: 'answered' | 'not_ours';
  readonly words: string;
  readonly submitted: boolean;
  readonly by: string;
}

/** A feedback as the database keeps it; ids in decimal, days `YYYY-MM-DD`. Who wrote stands elsewhere. */
export interface FeedbackRecord extends KeptRow {
  readonly number: number;
  readonly plan_id: string;
  readonly task_id: string | null;
  readonly task_key: string | null;
  readonly subject: string;
  readonly kind: FeedbackKind;
  readonly lang: 'vi' | 'en';
  readonly words: string;
  readonly more_words: string | null;
  readonly more_at: Date | null;
  readonly may_publish: boolean;
  readonly folded: string;
  readonly doubts: readonly Doubt[];
  readonly state: FeedbackState;
  readonly unit_id: string;
  readonly received_at: Date;
  readonly answer_by: string;
  readonly draft: Draft | null;
  readonly answer: string | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly said: string | null;
}

/** Besides these a row has two digests, which are written once and never read out. */
export const feedbacks = keptTable<FeedbackRecord>('feedback', {
  number: 'integer',
  plan_id: 'bigint',
  task_id: 'bigint',
  task_key: 'text',
  subject: 'text',
  kind: 'text',
  lang: 'text',
  words: 'text',
  more_words: 'text',
  more_at: 'timestamptz',
  may_publish: 'boolean',
  folded: 'text',
  doubts: 'text[]',
  state: 'text',
  unit_id: 'bigint',
  received_at: 'timestamptz',
  answer_by: 'date',
  draft: 'jsonb',
  answer: 'text',
  answered_at: 'timestamptz',
  answered_by: 'bigint',
  said: 'text',
});

/** Writes a new feedback with what finds it again: by its code, and by the same words. */
export async function insertFeedback(
  tx: Tx,
  record: FeedbackRecord,
  digests: { readonly code: Buffer; readonly words: Buffer },
): Promise<void> {
  const { doubts, draft, ...rest } = record;
  const columns = Object.keys(rest);
  const values: readonly unknown[] = Object.values(rest);
  await run(
    tx,
    sql`insert into feedback (${sql.join(columns.map((name) => sql.ref(name)))},
          doubts, draft, code_digest, fingerprint)
        values (${sql.join(values.map((value) => sql`${value}`))},
          ${[...doubts]}::text[], ${draft === null ? null : JSON.stringify(draft)}::jsonb,
          ${digests.code}, ${digests.words})`,
  );
}

/** The next number of an authority; whoever asks holds it until the act ends. */
export async function nextNumber(tx: Tx, authorityId: string): Promise<number> {
  await run(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`feedback ${authorityId}`}, 0))`,
  );
  const found = await firstRow(
    tx,
    sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from feedback
        where authority_id = ${authorityId}`,
  );
  return found?.next ?? 1;
}

/** How often the same words came to a body, and anything to a plan, since some moments. */
export async function feedbackBefore(
  tx: Tx,
  { authorityId, planId }: { readonly authorityId: string; readonly planId: string },
  { words, sameSince, planSince }: { words: Buffer; sameSince: Date; planSince: Date },
): Promise<{ same: number; ofPlan: number }> {
  const found = await firstRow(
    tx,
    sql<{ same: number; ofPlan: number }>`select
        (select count(*)::int from feedback where authority_id = ${authorityId}
          and fingerprint = ${words} and received_at > ${sameSince}) as same,
        (select count(*)::int from feedback where authority_id = ${authorityId}
          and plan_id = ${planId} and received_at > ${planSince}) as "ofPlan"`,
  );
  return found ?? { same: 0, ofPlan: 0 };
}

/** Where the feedback of a code stands. */
export async function feedbackByCode(
  db: Db | Tx,
  code: Buffer,
): Promise<{ authorityId: string; id: string } | null> {
  return firstRow(
    db,
    sql<{ authorityId: string; id: string }>`
      /* all authorities: a code does not say whose it is */
      select authority_id as "authorityId", id from feedback where code_digest = ${code}`,
  );
}

/** In which of a few authorities a feedback stands. */
export async function authorityOfFeedback(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ authorityId: string }>`select authority_id as "authorityId" from feedback
        where authority_id = any(${[...authorityIds]}::bigint[]) and id = ${id}`,
  );
  return found?.authorityId ?? null;
}
