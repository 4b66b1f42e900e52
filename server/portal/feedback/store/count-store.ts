import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import type { PublicLimit } from '../rules/public-limits.ts';

/** Who does what: `subject` is a keyed hash, so that the table says nothing of anybody. */
export interface Counted {
  readonly authorityId: string;
  readonly what: string;
  readonly subject: Buffer;
}

/**
 * Counts one more, where its time has come. One statement that holds the row until the transaction ends: many at
 * once, in however many processes, take turns.
 *
 * @returns null where it was counted, else the moment from which it may be done again
 */
export async function countOnce(
  tx: Db | Tx,
  { authorityId, what, subject }: Counted,
  { waits, forgets }: PublicLimit,
  now: Date,
): Promise<Date | null> {
  const list = sql`array[${sql.join(waits.map((seconds) => sql`${seconds}::int`))}]`;
  const next = sql`case when c.next_at + make_interval(secs => ${forgets}) <= ${now} then 1
    else c.count + 1 end`;
  const counted = await firstRow(
    tx,
    sql`insert into public_count as c (authority_id, what, subject, count, next_at, last_at)
        values (${authorityId}, ${what}, ${subject}, 1,
          ${now}::timestamptz + make_interval(secs => (${list})[1]), ${now})
        on conflict (authority_id, what, subject) do update set
          count = ${next}, last_at = ${now},
          next_at = ${now}::timestamptz
            + make_interval(secs => (${list})[least(${next}, ${waits.length}::int)])
        where c.next_at <= ${now}
        returning 1`,
  );
  return counted === null ? openAt(tx, { authorityId, what, subject }) : null;
}

/** From when on a thing may be done again; null where nothing was counted. */
export async function openAt(
  db: Db | Tx,
  { authorityId, what, subject }: Counted,
): Promise<Date | null> {
  const found = await firstRow(
    db,
    sql<{ at: Date }>`select next_at as at from public_count
        where authority_id = ${authorityId} and what = ${what} and subject = ${subject}`,
  );
  return found?.at ?? null;
}

/** What has rested for long is forgotten, and with it whose it was. */
export async function forgetCounts(db: Db, before: Date): Promise<void> {
  await run(
    db,
    sql`/* all authorities: counts of people outside go everywhere */
        delete from public_count where last_at < ${before} and next_at < ${before}`,
  );
}
