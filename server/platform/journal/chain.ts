import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** An entry as the chain sees it: every column, as text, in a fixed order. */
export interface ChainEntry {
  readonly id: string;
  readonly at: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly unit_id: string;
  readonly act: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly before: string | null;
  readonly after: string | null;
  /** By what the person acted; null in the own post, and in every entry from before there was such a thing. */
  readonly via?: string | null;
}

/** The hash before the first entry of an authority: nothing but its number, so chains cannot be swapped. */
export function firstHash(authorityId: string): Buffer {
  return createHash('sha256').update(`chidao journal ${authorityId}`).digest();
}

/**
 * Hash of an entry at a position: SHA-256 over the hash before it, the position, every column and
 * the entry's own code.
 */
export function chainHash(
  previous: Buffer,
  position: bigint,
  entry: ChainEntry,
  mac: Buffer,
): Buffer {
  const hash = createHash('sha256').update(previous).update(`${position}\n`);
  addColumns(hash, entry);
  return hash.update(mac).digest();
}

/**
 * The code with which the program signs an entry as it writes it (HMAC-SHA-256). The key lies
 * outside the database, so a row that was put in by hand carries no valid code.
 */
export function entryCode(key: Buffer, authorityId: string, entry: ChainEntry): Buffer {
  const hmac = createHmac('sha256', key).update(`${authorityId}\n`);
  addColumns(hmac, entry);
  return hmac.digest();
}

/** Each column is preceded by its length, so that moving text between columns changes the result. */
function addColumns(hash: Hash | Hmac, entry: ChainEntry): void {
  for (const value of [
    entry.id,
    entry.at,
    entry.person_id,
    entry.post_id,
    entry.unit_id,
    entry.act,
    entry.subject_kind,
    entry.subject_id,
    entry.before,
    entry.after,
  ]) {
    hash.update(value === null ? '-\n' : `${Buffer.byteLength(value)}:${value}\n`);
  }
  // Only where there is one: entries from before it existed keep their code and their place in the chain.
  if (entry.via !== null && entry.via !== undefined)
    hash.update(`via ${Buffer.byteLength(entry.via)}:${entry.via}\n`);
}
