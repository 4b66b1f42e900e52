import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import { firstRow, rows, run } from '../database/rows.ts';
import type { MailState } from './rules/mail-states.ts';
import type { QuietHours } from './rules/quiet-hours.ts';

/** A file of the store that goes along. */
export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly hash: string;
}

export interface MailRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text_body: string;
  readonly html_body: string;
  readonly attachments: readonly MailAttachment[];
  readonly quiet: QuietHours | null;
  /** Sealed words for its bodies; null where there are none, and once it was sent. */
  readonly secret: Buffer | null;
  /** Where it goes, sealed, for people outside: `recipient` then only hints at it. Null once it was sent. */
  readonly sealed_to: Buffer | null;
  /** Where one click ends such letters (RFC 8058), `{{secret}}` in its place. */
  readonly list_unsubscribe: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly next_at: Date;
  readonly sent_at: Date | null;
  readonly last_error: string | null;
  readonly at: Date;
}

export type NewMail = Omit<MailRecord, 'state' | 'attempts' | 'sent_at' | 'last_error'>;

/** Puts a letter into the outbox unless one of its key is there already. */
export function mailSql(mail: NewMail): RawBuilder<unknown> {
  return sql`insert into mail_outbox (authority_id, id, key, recipient, subject, text_body, html_body,
      attachments, quiet, secret, sealed_to, list_unsubscribe, next_at, at)
    values (${mail.authority_id}, ${mail.id}, ${mail.key}, ${mail.recipient}, ${mail.subject},
      ${mail.text_body}, ${mail.html_body}, ${JSON.stringify(mail.attachments)}::jsonb,
      ${mail.quiet === null ? null : JSON.stringify(mail.quiet)}::jsonb, ${mail.secret},
      ${mail.sealed_to}, ${mail.list_unsubscribe}, ${mail.next_at}, ${mail.at})
    on conflict (authority_id, key) do nothing`;
}

/**
 * Takes the letter that has waited longest and marks it before any mail server is asked: of two processes
 * one gets it, and one that dies now leaves a letter that nobody sends a second time.
 */
export async function takeMail(db: Db, now: Date): Promise<MailRecord | null> {
  return firstRow(
    db,
    sql<MailRecord>`
      /* all authorities: one queue of letters */
      update mail_outbox m set state = 'sending', attempts = m.attempts + 1, next_at = ${now}
      from (select authority_id, id from mail_outbox
        where state = 'waiting' and next_at <= ${now}
        order by next_at, id limit 1 for update skip locked) as due
      where m.authority_id = due.authority_id and m.id = due.id
      returning m.*`,
  );
}

/** Notes what became of a letter that was being sent. */
export async function settleMail(
  db: Db,
  mail: Pick<MailRecord, 'authority_id' | 'id'>,
  to: {
    readonly state: MailState;
    readonly at: Date;
    readonly nextAt?: Date;
    readonly why?: string | null;
  },
): Promise<void> {
  await run(
    db,
    sql`update mail_outbox set state = ${to.state}, last_error = ${to.why ?? null},
        next_at = ${to.nextAt ?? to.at}, sent_at = ${to.state === 'sent' ? to.at : null},
        secret = case when ${to.state} = 'sent' then null else secret end,
        sealed_to = case when ${to.state} = 'sent' then null else sealed_to end
      where authority_id = ${mail.authority_id} and id = ${mail.id} and state = 'sending'`,
  );
}

/** Letters whose sender died before the answer: whether they arrived is not known. */
export async function markUnsure(db: Db, takenBefore: Date, why: string): Promise<number> {
  return run(
    db,
    sql`/* all authorities: one queue of letters */
        update mail_outbox set state = 'unsure', last_error = ${why}
        where state = 'sending' and next_at < ${takenBefore}`,
  );
}

/** Where there is no mail server: what waits is not kept for a day on which there may be one. */
export async function giveUpWaiting(db: Db, why: string): Promise<number> {
  return run(
    db,
    sql`/* all authorities: one queue of letters */
        update mail_outbox set state = 'dead', last_error = ${why} where state = 'waiting'`,
  );
}

/** Puts letters back that are `unsure` or `dead`, for a person who decided so. Gives their ids. */
export async function putBackMail(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`update mail_outbox set state = 'waiting', attempts = 0, next_at = ${now}
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])
          and state in ('unsure', 'dead') returning id`,
  );
  return found.map(({ id }) => id);
}

/** The outbox of a body, newest first, those before a seen one where that is given. */
export async function mailOf(
  db: Db | Tx,
  authorityId: string,
  wanted: {
    readonly states: readonly MailState[];
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<
  Pick<
    MailRecord,
    | 'id'
    | 'recipient'
    | 'subject'
    | 'state'
    | 'attempts'
    | 'next_at'
    | 'sent_at'
    | 'last_error'
    | 'at'
  >[]
> {
  return rows(
    db,
    sql<MailRecord>`select id, recipient, subject, state, attempts, next_at, sent_at, last_error, at
        from mail_outbox where authority_id = ${authorityId} and state = any(${wanted.states}::text[])
          and ${wanted.before === null ? sql`true` : sql`id < ${wanted.before}`}
        order by id desc limit ${wanted.limit}`,
  );
}

/** How many letters of a body stand in each state. */
export async function countMail(
  db: Db | Tx,
  authorityId: string,
): Promise<Record<MailState, number>> {
  const found = await rows(
    db,
    sql<{ state: MailState; count: number }>`select state, count(*)::int as count from mail_outbox
        where authority_id = ${authorityId} group by state`,
  );
  const counts = { waiting: 0, sending: 0, sent: 0, unsure: 0, dead: 0 };
  for (const { state, count } of found) counts[state] = count;
  return counts;
}

/** Addresses of people outside are not kept for letters that were given up: those cannot be sent again. */
export async function forgetSealedAddresses(db: Db, before: Date): Promise<number> {
  return run(
    db,
    sql`/* all authorities: one queue of letters */
        update mail_outbox set sealed_to = null, secret = null
        where sealed_to is not null and at < ${before} and state in ('unsure', 'dead')`,
  );
}
