import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';

/** What is sent: an event to a webhook, or a message to a partner. */
export type DeliveryKind = 'webhook' | 'message';

/** `dead`: given up or refused, until somebody decides; `skipped`: somebody decided that it never goes. */
export type DeliveryState = 'waiting' | 'sent' | 'dead' | 'skipped';

/** What came back, without what may be secret in it. */
export interface LastReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly start: string;
  readonly ms: number;
}

/** One thing to be sent to one destination. */
export interface Delivery {
  readonly authority_id: string;
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly destination_id: string;
  /** What it is about: things about one subject go out one after the other, in the order of `ordinal`. */
  readonly subject: string;
  readonly ordinal: string;
  readonly event: string;
  readonly body: string;
  readonly state: DeliveryState;
  readonly holds: boolean;
  /** Tries begun. */
  readonly attempts: number;
  readonly next_at: Date;
  readonly leased_until: Date | null;
  readonly last_error: string | null;
  readonly last_reply: LastReply | null;
  readonly at: Date;
  readonly settled_at: Date | null;
}

export type NewDelivery = Pick<
  Delivery,
  | 'authority_id'
  | 'id'
  | 'kind'
  | 'destination_id'
  | 'subject'
  | 'ordinal'
  | 'event'
  | 'body'
  | 'holds'
  | 'at'
>;

/** Queues a delivery, due at once. */
export function deliverySql(one: NewDelivery): RawBuilder<unknown> {
  return sql`insert into delivery
      (authority_id, id, kind, destination_id, subject, ordinal, event, body, holds, next_at, at)
    values (${one.authority_id}, ${one.id}, ${one.kind}, ${one.destination_id}, ${one.subject},
      ${one.ordinal}, ${one.event}, ${one.body}, ${one.holds}, ${one.at}, ${one.at})`;
}

/** Authorities in which something is due, to whatever destination. */
export async function authoritiesDue(db: Db, now: Date): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`/* all authorities: one queue of what goes out */
      select distinct authority_id::text as id from delivery
      where state = 'waiting' and next_at <= ${now} and (leased_until is null or leased_until <= ${now})`,
  );
  return found.map(({ id }) => id);
}

/** The next moment at which something may be due; null where nothing waits. */
export async function nextDue(db: Db): Promise<Date | null> {
  const found = await firstRow(
    db,
    sql<{ at: Date | null }>`/* all authorities: one queue of what goes out */
      select min(greatest(d.next_at, d.leased_until, t.open_until)) as at
      from delivery d join delivery_destination t
        on t.authority_id = d.authority_id and t.kind = d.kind and t.destination_id = d.destination_id
      where d.state = 'waiting' and not t.is_paused`,
  );
  return found?.at ?? null;
}

/**
 * Takes one thing that is due and marks it as being sent until a moment. It is the first of its subject that
 * is not through, so that none overtakes one before it, whoever else is taking; its destination is neither
 * paused nor resting, and few others are on their way there.
 *
 * @param each how many may be on their way to one destination; one that failed of late gets one
 */
export async function takeDelivery(
  db: Db,
  authorityId: string,
  now: Date,
  leaseUntil: Date,
  each: number,
): Promise<Delivery | null> {
  return firstRow(
    db,
    sql<Delivery>`
      update delivery d set attempts = d.attempts + 1, leased_until = ${leaseUntil}
      from (
        select q.authority_id, q.id
        from delivery_destination t
        join delivery q on q.authority_id = t.authority_id and q.kind = t.kind
          and q.destination_id = t.destination_id
        where t.authority_id = ${authorityId} and not t.is_paused
          and (t.open_until is null or t.open_until <= ${now})
          and (select count(*) from delivery l where l.authority_id = t.authority_id and l.kind = t.kind
                and l.destination_id = t.destination_id and l.leased_until > ${now})
              < case when t.failures > 0 then 1 else ${each}::int end
          and q.state = 'waiting' and q.next_at <= ${now}
          and (q.leased_until is null or q.leased_until <= ${now})
          and not exists (select from delivery b where b.authority_id = q.authority_id and b.kind = q.kind
            and b.destination_id = q.destination_id and b.subject = q.subject and b.ordinal < q.ordinal
            and (b.state = 'waiting' or (b.state = 'dead' and b.holds)))
        order by q.next_at, q.ordinal limit 1
        for update of q skip locked) as due
      where d.authority_id = due.authority_id and d.id = due.id
      returning d.*`,
  );
}

/** Notes what became of a try; false where somebody took it over or decided meanwhile. */
export async function settleDelivery(
  tx: Tx,
  taken: Delivery,
  to: {
    readonly state: DeliveryState;
    readonly at: Date;
    readonly nextAt: Date;
    readonly why: string | null;
    readonly reply: LastReply | null;
  },
): Promise<boolean> {
  const count = await run(
    tx,
    sql`update delivery set state = ${to.state}, next_at = ${to.nextAt}, leased_until = null,
        last_error = ${to.why}, last_reply = ${to.reply === null ? null : JSON.stringify(to.reply)}::jsonb,
        settled_at = ${to.state === 'waiting' ? null : to.at}
      where authority_id = ${taken.authority_id} and id = ${taken.id}
        and state = 'waiting' and attempts = ${taken.attempts}`,
  );
  return count === 1;
}

/** Puts things back to be sent again, whatever became of them; gives their ids. */
export async function putBackDeliveries(
  tx: Tx,
  authorityId: string,
  which: RawBuilder<unknown>,
  now: Date,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`update delivery x set state = 'waiting', attempts = 0, next_at = ${now},
        leased_until = null, settled_at = null
      where x.authority_id = ${authorityId} and x.state <> 'waiting' and ${which} returning x.id`,
  );
  return found.map(({ id }) => id);
}

/** Removes what was sent or skipped before a moment. */
export async function removeSettled(db: Db, before: Date): Promise<number> {
  return run(
    db,
    sql`/* all authorities: one queue of what goes out */
      delete from delivery where state in ('sent', 'skipped') and settled_at < ${before}`,
  );
}
