import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import type { DeliveryKind } from './delivery-store.ts';

/** Where something is sent, and how it has been answering. */
export interface Destination {
  readonly authority_id: string;
  readonly kind: DeliveryKind;
  readonly destination_id: string;
  readonly is_paused: boolean;
  /** Tries in a row that found nobody. */
  readonly failures: number;
  readonly failing_since: Date | null;
  /** Nothing is sent before. */
  readonly open_until: Date | null;
  readonly last_sent_at: Date | null;
  readonly last_error: string | null;
}

type Key = Pick<Destination, 'authority_id' | 'kind' | 'destination_id'>;

/** Makes a destination known, or pauses and resumes it; one that resumes is tried at once. */
export async function setDestination(tx: Tx, key: Key, isPaused: boolean): Promise<void> {
  await run(
    tx,
    sql`insert into delivery_destination (authority_id, kind, destination_id, is_paused)
        values (${key.authority_id}, ${key.kind}, ${key.destination_id}, ${isPaused})
        on conflict (authority_id, kind, destination_id)
        do update set is_paused = excluded.is_paused, open_until = null`,
  );
}

export async function findDestination(db: Db | Tx, key: Key): Promise<Destination | null> {
  return firstRow(
    db,
    sql<Destination>`select * from delivery_destination where authority_id = ${key.authority_id}
        and kind = ${key.kind} and destination_id = ${key.destination_id}`,
  );
}

/** Something arrived: whatever waited for the destination to come back is due now. */
export async function noteReached(tx: Tx, key: Key, at: Date): Promise<void> {
  const wasAway = await run(
    tx,
    sql`update delivery_destination set failures = 0, failing_since = null, open_until = null,
        last_error = null
      where authority_id = ${key.authority_id} and kind = ${key.kind}
        and destination_id = ${key.destination_id} and failures > 0`,
  );
  if (wasAway > 0) {
    await run(
      tx,
      sql`update delivery set next_at = ${at} where authority_id = ${key.authority_id}
          and kind = ${key.kind} and destination_id = ${key.destination_id}
          and state = 'waiting' and next_at > ${at} and leased_until is null`,
    );
  }
}

export async function noteSent(tx: Tx, key: Key, at: Date): Promise<void> {
  await run(
    tx,
    sql`update delivery_destination set last_sent_at = ${at} where authority_id = ${key.authority_id}
        and kind = ${key.kind} and destination_id = ${key.destination_id}`,
  );
}

/** Nobody answered there: nothing is sent before `openUntil`. */
export async function noteAway(
  tx: Tx,
  key: Key,
  failure: { readonly at: Date; readonly openUntil: Date; readonly why: string },
): Promise<void> {
  await run(
    tx,
    sql`update delivery_destination set failures = failures + 1, open_until = ${failure.openUntil},
        failing_since = coalesce(failing_since, ${failure.at}), last_error = ${failure.why}
      where authority_id = ${key.authority_id} and kind = ${key.kind}
        and destination_id = ${key.destination_id}`,
  );
}
