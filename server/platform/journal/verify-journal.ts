import type { Db } from '../database/database.ts';
import { chainHash, entryCode, firstHash } from './chain.ts';
import { type Seal, type SignedEntry, sealsFrom, unsealedEntries } from './journal-store.ts';

/** changed: its columns differ; removed: it or its seal is gone; inserted: the program did not write it. */
export type BreakReason = 'changed' | 'removed' | 'inserted' | 'reordered';

export interface ChainReport {
  readonly authorityId: string;
  readonly whole: boolean;
  readonly sealed: number;
  readonly unsealed: number;
  readonly firstBroken: {
    readonly position: string;
    readonly entryId: string | null;
    readonly why: BreakReason;
  } | null;
}

const BATCH = 5_000;

/**
 * Walks the chain of one authority from its first entry, then the tail that is not sealed yet, and
 * names the first place where it does not hold.
 *
 * @param key the installation's journal key; without it the origin of entries cannot be proven, only the chain.
 * @param after walk only what follows this seal, taking its hash for granted
 */
export async function verifyJournal(
  db: Db,
  authorityId: string,
  key: Buffer | null,
  after: Seal | null = null,
): Promise<ChainReport> {
  let previous = after?.hash ?? firstHash(authorityId);
  let position = BigInt(after?.position ?? 0);
  let firstBroken: ChainReport['firstBroken'] = null;
  const genuine = (entry: SignedEntry) =>
    key === null || entryCode(key, authorityId, entry).equals(entry.mac);

  while (firstBroken === null) {
    const seals = await sealsFrom(db, authorityId, position.toString(), BATCH);
    for (const seal of seals) {
      const at = position + 1n;
      if (BigInt(seal.position) !== at) {
        firstBroken = { position: at.toString(), entryId: null, why: 'removed' };
      } else if (seal.entry === null) {
        firstBroken = { position: seal.position, entryId: seal.entry_id, why: 'removed' };
      } else {
        const expected = chainHash(previous, at, seal.entry, seal.entry.mac);
        if (!expected.equals(seal.hash)) {
          // A genuine entry under a seal that is not its own has been moved, not altered.
          const why = key !== null && genuine(seal.entry) ? 'reordered' : 'changed';
          firstBroken = { position: seal.position, entryId: seal.entry_id, why };
        } else if (!genuine(seal.entry)) {
          firstBroken = { position: seal.position, entryId: seal.entry_id, why: 'inserted' };
        }
        previous = expected;
      }
      if (firstBroken) break;
      position = at;
    }
    if (seals.length < BATCH) break;
  }

  const tail = await walkTail(db, authorityId, genuine);
  if (firstBroken === null && tail.forged !== null) {
    firstBroken = { position: (position + 1n).toString(), entryId: tail.forged, why: 'inserted' };
  }
  return {
    authorityId,
    whole: firstBroken === null,
    sealed: Number(position),
    unsealed: tail.count,
    firstBroken,
  };
}

async function walkTail(
  db: Db,
  authorityId: string,
  genuine: (entry: SignedEntry) => boolean,
): Promise<{ count: number; forged: string | null }> {
  let count = 0;
  let forged: string | null = null;
  let after = '0';
  for (;;) {
    const entries = await unsealedEntries(db, authorityId, BATCH, after);
    count += entries.length;
    forged ??= entries.find((entry) => !genuine(entry))?.id ?? null;
    const last = entries.at(-1);
    if (!last || entries.length < BATCH) return { count, forged };
    after = last.id;
  }
}
