import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { NO_TRIES, type Tries } from '../rules/lock-out.ts';

type TriesRow = Tries & { readonly key: Buffer };

/**
 * Takes the counts of several keys for this transaction, so that tries are counted one after another. Rows are
 * made where there are none and taken in the order of their keys: two requests never wait for each other.
 */
export async function takeTries(tx: Tx, keys: readonly Buffer[], now: Date): Promise<TriesRow[]> {
  const ordered = [...keys].sort(Buffer.compare);
  await run(
    tx,
    sql`insert into sign_in_try (key, failures, at) select k, 0, ${now}
        from unnest(${ordered}::bytea[]) as k order by k on conflict do nothing`,
  );
  return rows(
    tx,
    sql<TriesRow>`select key, failures, locked_until as "lockedUntil", at from sign_in_try
        where key = any(${ordered}::bytea[]) order by key for update`,
  );
}

export async function loadTries(db: Db | Tx, key: Buffer): Promise<Tries> {
  const [found] = await rows(
    db,
    sql<Tries>`select failures, locked_until as "lockedUntil", at from sign_in_try
        where key = ${key}`,
  );
  return found ?? NO_TRIES;
}

export async function saveTries(db: Db | Tx, key: Buffer, tries: Tries): Promise<void> {
  await run(
    db,
    sql`update sign_in_try set failures = ${tries.failures}, locked_until = ${tries.lockedUntil},
        at = coalesce(${tries.at}::timestamptz, at) where key = ${key}`,
  );
}

/** Takes one try back: it turned out right. Others, and those that came meanwhile, stay counted. */
export async function takeTryBack(db: Db | Tx, key: Buffer): Promise<void> {
  await run(
    db,
    sql`update sign_in_try set failures = greatest(failures - 1, 0), locked_until = null
        where key = ${key}`,
  );
}

export async function forgetTries(db: Db | Tx, key: Buffer): Promise<void> {
  await run(db, sql`delete from sign_in_try where key = ${key}`);
}

export async function forgetTriesBefore(db: Db | Tx, before: Date): Promise<void> {
  await run(db, sql`delete from sign_in_try where at < ${before}`);
}
