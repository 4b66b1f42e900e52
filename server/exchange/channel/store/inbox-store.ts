import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { MessageFile } from '../rules/envelope.ts';
import { openStream, type Stream } from './stream-store.ts';

/** `dead`: it cannot be applied until somebody decides; `skipped`: somebody decided to go on without it. */
export type InboxState = 'waiting' | 'applied' | 'dead' | 'skipped';

/** A message that was received (hộp đến). */
export interface InboxMessage {
  readonly authority_id: string;
  readonly id: string;
  readonly partner_id: string;
  readonly message_id: string;
  readonly subject: string;
  readonly sequence: string;
  readonly kind: string;
  readonly body: unknown;
  readonly files: readonly MessageFile[];
  readonly digest: Buffer;
  readonly sent_at: Date;
  readonly received_at: Date;
  readonly state: InboxState;
  readonly attempts: number;
  readonly next_at: Date;
  readonly last_error: string | null;
  readonly settled_at: Date | null;
  readonly settled_by: string | null;
  readonly reason: string | null;
}

export type NewMessage = Omit<
  InboxMessage,
  'state' | 'attempts' | 'next_at' | 'last_error' | 'settled_at' | 'settled_by' | 'reason'
>;

/** Keeps a message unless its number, or its place in the subject, is taken; tells which. */
export async function keepMessage(
  tx: Tx,
  one: NewMessage,
): Promise<'kept' | 'same' | 'other content' | 'sequence taken'> {
  const kept = await run(
    tx,
    sql`insert into exchange_inbox (authority_id, id, partner_id, message_id, subject, sequence, kind, body,
        files, digest, sent_at, received_at, next_at)
      values (${one.authority_id}, ${one.id}, ${one.partner_id}, ${one.message_id}, ${one.subject},
        ${one.sequence}, ${one.kind}, ${JSON.stringify(one.body ?? null)}::jsonb,
        ${JSON.stringify(one.files)}::jsonb, ${one.digest}, ${one.sent_at}, ${one.received_at},
        ${one.received_at})
      on conflict do nothing`,
  );
  if (kept === 1) {
    await openStream(tx, streamOf(one));
    return 'kept';
  }
  const there = await firstRow(
    tx,
    sql<{ digest: Buffer }>`select digest from exchange_inbox
      where authority_id = ${one.authority_id} and partner_id = ${one.partner_id}
        and message_id = ${one.message_id}`,
  );
  if (there === null) return 'sequence taken';
  return there.digest.equals(one.digest) ? 'same' : 'other content';
}

export function streamOf(
  one: Pick<InboxMessage, 'authority_id' | 'partner_id' | 'subject'>,
): Stream {
  return { authorityId: one.authority_id, partnerId: one.partner_id, subject: one.subject };
}

/** The lowest number of a subject that has not come, below one that has; null where all before it are there. */
export async function missingBefore(
  tx: Tx,
  stream: Stream,
  applied: number,
  sequence: number,
): Promise<number | null> {
  if (sequence <= applied + 1) return null;
  const found = await firstRow(
    tx,
    sql<{ missing: string | null }>`
      select min(n)::text as missing from generate_series(${applied + 1}::bigint, ${sequence - 1}::bigint) n
      where not exists (select from exchange_inbox i where i.authority_id = ${stream.authorityId}
        and i.partner_id = ${stream.partnerId} and i.subject = ${stream.subject} and i.sequence = n)`,
  );
  return found?.missing == null ? null : Number(found.missing);
}

/** A message of a subject by its number. */
export async function messageAt(
  db: Db | Tx,
  stream: Stream,
  sequence: number,
): Promise<InboxMessage | null> {
  return firstRow(
    db,
    sql<InboxMessage>`select * from exchange_inbox where authority_id = ${stream.authorityId}
      and partner_id = ${stream.partnerId} and subject = ${stream.subject} and sequence = ${sequence}`,
  );
}

export async function settleMessage(
  tx: Tx,
  one: Pick<InboxMessage, 'authority_id' | 'id'>,
  to: {
    readonly state: InboxState;
    readonly at: Date;
    readonly by?: string;
    readonly reason?: string;
  },
): Promise<void> {
  await run(
    tx,
    sql`update exchange_inbox set state = ${to.state}, settled_at = ${to.at},
        settled_by = ${to.by ?? null}, reason = ${to.reason ?? null}, last_error = null
      where authority_id = ${one.authority_id} and id = ${one.id}`,
  );
}

/** Notes that a message could not be applied; nothing where it was decided meanwhile. */
export async function noteUnapplied(
  db: Db,
  one: InboxMessage,
  to: { readonly state: 'waiting' | 'dead'; readonly nextAt: Date; readonly why: string },
): Promise<void> {
  await run(
    db,
    sql`update exchange_inbox set state = ${to.state}, attempts = attempts + 1, next_at = ${to.nextAt},
        last_error = ${to.why}
      where authority_id = ${one.authority_id} and id = ${one.id} and state = 'waiting'
        and attempts = ${one.attempts}`,
  );
}

/** Subjects in which a message is due. */
export async function streamsDue(db: Db, now: Date): Promise<Stream[]> {
  return rows(
    db,
    sql<Stream>`/* all authorities: one inbox of what came in */
      select distinct i.authority_id::text as "authorityId", i.partner_id::text as "partnerId", i.subject
      from exchange_inbox i
      where i.state = 'waiting' and i.next_at <= ${now}
        and i.sequence = 1 + coalesce((select s.sequence from exchange_stream s
          where s.authority_id = i.authority_id and s.partner_id = i.partner_id and s.direction = 'in'
            and s.subject = i.subject), 0)`,
  );
}
