import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';

/** Messages about one subject with one partner, one way. */
export interface Stream {
  readonly authorityId: string;
  readonly partnerId: string;
  readonly subject: string;
}

/**
 * The next number of a subject that goes out. The row is held until the transaction ends, so that the order of
 * numbers is the order of commits and none is left out.
 */
export async function nextSequence(tx: Tx, stream: Stream): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ sequence: string }>`
      insert into exchange_stream (authority_id, partner_id, direction, subject, sequence)
      values (${stream.authorityId}, ${stream.partnerId}, 'out', ${stream.subject}, 1)
      on conflict (authority_id, partner_id, direction, subject)
      do update set sequence = exchange_stream.sequence + 1 returning sequence`,
  );
  return Number(found?.sequence);
}

/** The last number of a subject that was applied or passed over; 0: none. */
export async function appliedUpTo(db: Db | Tx, stream: Stream): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ sequence: string }>`select sequence from exchange_stream
      where authority_id = ${stream.authorityId} and partner_id = ${stream.partnerId}
        and direction = 'in' and subject = ${stream.subject}`,
  );
  return Number(found?.sequence ?? 0);
}

/** A subject that comes in gets its row, so that there is something to hold. */
export async function openStream(tx: Tx, stream: Stream): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_stream (authority_id, partner_id, direction, subject, sequence)
        values (${stream.authorityId}, ${stream.partnerId}, 'in', ${stream.subject}, 0)
        on conflict do nothing`,
  );
}

/** The last number applied, held until the transaction ends; null where somebody else is applying. */
export async function holdStream(tx: Tx, stream: Stream): Promise<number | null> {
  const found = await firstRow(
    tx,
    sql<{ sequence: string }>`select sequence from exchange_stream
      where authority_id = ${stream.authorityId} and partner_id = ${stream.partnerId}
        and direction = 'in' and subject = ${stream.subject} for update skip locked`,
  );
  return found === null ? null : Number(found.sequence);
}

export async function advanceStream(tx: Tx, stream: Stream, sequence: number): Promise<void> {
  await run(
    tx,
    sql`update exchange_stream set sequence = ${sequence}
      where authority_id = ${stream.authorityId} and partner_id = ${stream.partnerId}
        and direction = 'in' and subject = ${stream.subject}`,
  );
}
