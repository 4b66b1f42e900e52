import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';

/** One open review page as the database knows it. */
export interface SeatRow {
  readonly seat: string;
  readonly personId: string;
  readonly fromKey: string | null;
  readonly toKey: string | null;
  readonly holds: string[];
}

interface AtReading {
  readonly authorityId: string;
  readonly readingId: string;
}

/** Takes a seat or says again that one sits there. */
export async function saveSeat(
  tx: Tx,
  { authorityId, readingId }: AtReading,
  seat: Pick<SeatRow, 'seat' | 'personId' | 'fromKey' | 'toKey'>,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into reading_seat (authority_id, reading_id, seat, person_id, from_key, to_key, seen_at)
        values (${authorityId}, ${readingId}, ${seat.seat}, ${seat.personId}, ${seat.fromKey},
          ${seat.toKey}, ${now})
        on conflict (authority_id, reading_id, seat) do update set
          from_key = excluded.from_key, to_key = excluded.to_key, seen_at = excluded.seen_at`,
  );
}

/**
 * Takes items in hand until a moment. An item that another seat holds stays there: of two who ask at once
 * the database lets one through. Keys go in order, so that two who ask for the same never wait crosswise.
 */
export async function holdItems(
  tx: Tx,
  { authorityId, readingId }: AtReading,
  seat: string,
  keys: readonly string[],
  now: Date,
  until: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await run(
    tx,
    sql`insert into reading_lease (authority_id, reading_id, item_key, seat, until)
        select ${authorityId}, ${readingId}, key, ${seat}, ${until}
        from unnest(${[...new Set(keys)].toSorted()}::text[]) as key
        on conflict (authority_id, reading_id, item_key) do update set
          seat = excluded.seat, until = excluded.until
        where reading_lease.seat = excluded.seat or reading_lease.until <= ${now}`,
  );
}

/** Lays items down that a seat held and no longer names. */
export async function layDown(
  tx: Tx,
  { authorityId, readingId }: AtReading,
  seat: string,
  keeps: readonly string[],
): Promise<void> {
  await run(
    tx,
    sql`delete from reading_lease
        where authority_id = ${authorityId} and reading_id = ${readingId} and seat = ${seat}
          and not item_key = any(${[...keeps]}::text[])`,
  );
}

/** Forgets a seat that is left, and with it everything that has run out. */
export async function forgetSeats(
  tx: Tx,
  { authorityId, readingId }: AtReading,
  left: string | null,
  silentSince: Date,
  now: Date,
): Promise<void> {
  const here = sql`authority_id = ${authorityId} and reading_id = ${readingId}`;
  await run(
    tx,
    sql`delete from reading_seat where ${here} and (seat = ${left} or seen_at <= ${silentSince})`,
  );
  await run(
    tx,
    sql`delete from reading_lease where ${here} and (seat = ${left} or until <= ${now})`,
  );
}

/** Everybody who sits at a draft, with what each holds. */
export async function seatsAt(
  db: Db | Tx,
  { authorityId, readingId }: AtReading,
  silentSince: Date,
  now: Date,
): Promise<SeatRow[]> {
  return rows(
    db,
    sql<SeatRow>`
      select s.seat, s.person_id as "personId", s.from_key as "fromKey", s.to_key as "toKey",
        array(select l.item_key from reading_lease l
          where l.authority_id = s.authority_id and l.reading_id = s.reading_id and l.seat = s.seat
            and l.until > ${now} order by l.item_key) as holds
      from reading_seat s
      where s.authority_id = ${authorityId} and s.reading_id = ${readingId}
        and s.seen_at > ${silentSince}
      order by s.seat`,
  );
}
