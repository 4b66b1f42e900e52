import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/database.ts';
import { insertRows, run } from '../database/rows.ts';
import { chainHash, firstHash } from './chain.ts';
import { lastSeal, unsealedEntries } from './journal-store.ts';

const BATCH = 2_000;
/** Class of the advisory lock under which one sealer at a time works for an authority. */
const LOCK_CLASS = 7_301;

/**
 * Chains every entry that has none yet, in the order of ids, and gives their number. The order of
 * the chain is decided here and nowhere else, so an entry that commits late is simply sealed later.
 */
export async function sealJournal(db: Db, clock: Clock, authorityId: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      await run(tx, sql`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext(${authorityId}))`);
      const entries = await unsealedEntries(tx, authorityId, BATCH);
      if (entries.length === 0) return 0;
      const last = await lastSeal(tx, authorityId);
      let previous = last ? last.hash : firstHash(authorityId);
      let position = last ? BigInt(last.position) : 0n;
      const seals = entries.map((entry) => {
        position += 1n;
        previous = chainHash(previous, position, entry, entry.mac);
        return {
          authority_id: authorityId,
          position: position.toString(),
          entry_id: entry.id,
          hash: `\\x${previous.toString('hex')}`,
          sealed_at: clock().toISOString(),
        };
      });
      await insertRows(
        tx,
        'journal_seal',
        {
          authority_id: 'bigint',
          position: 'bigint',
          entry_id: 'bigint',
          hash: 'bytea',
          sealed_at: 'timestamptz',
        },
        seals,
      );
      return seals.length;
    });
    sealed += count;
    if (count < BATCH) return sealed;
  }
}
