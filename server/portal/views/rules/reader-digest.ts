import { createHmac } from 'node:crypto';

/** What tells one reader of a page from another for a day; never stored. */
export interface Reader {
  readonly address: string;
  readonly agent: string;
}

/** Enough that two readers of one page on one day do not fall together. */
const DIGEST_BYTES = 12;

/**
 * A reader of one page on one day as a digest under the day's key. It differs from page to page and from day to
 * day, so that digests cannot be put together into what somebody read; without the key it cannot be tried out.
 */
export function readerDigest(salt: Uint8Array, page: string, { address, agent }: Reader): Buffer {
  return createHmac('sha256', salt)
    .update(`${page}\n${networkOf(address)}\n${agent}`)
    .digest()
    .subarray(0, DIGEST_BYTES);
}

/** The network of an address: of IPv6 its first half, for the other half changes by itself every day. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
