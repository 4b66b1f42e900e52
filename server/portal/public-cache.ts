import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Db, Tx } from '../platform/database/database.ts';
import { run } from '../platform/database/rows.ts';
import type { Hearing } from '../platform/live/listen.ts';
import { openLine } from './waiting-lines.ts';

/** The channel over which processes tell each other whose public pages have changed: the id of an authority. */
export const PORTAL_CHANNEL = 'portal';

/** The tag of pages that show something of every body that publishes, such as the list of them. */
export const ALL_BODIES = 'all';

/** A public reply as it was rendered. */
export interface PublicReply {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  /** Headers beside type, length, caching and encoding. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ids of the authorities whose publications it shows; it is forgotten with any of them. */
  readonly authorities: readonly string[];
}

/** A reply as it is kept: with its compressed forms and its tag. */
export interface KeptReply extends PublicReply {
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
  /** Strong, without quotes and without the encoding. */
  readonly tag: string;
}

export interface PublicCache {
  /**
   * The reply of an address: kept, or rendered once however many ask at the same time. Null where there is nothing
   * at the address, which is remembered too.
   *
   * @throws TooBusy when so many addresses wait to be rendered that one more would only wait
   */
  get(key: string, render: () => Promise<PublicReply | null>): Promise<KeptReply | null>;
  /** What is kept already, without waiting; undefined where it is not known. */
  peek(key: string): KeptReply | null | undefined;
  /** Something of an authority was published, corrected or withdrawn: in this process. */
  forget(authorityId: string): void;
  forgetAll(): void;
  /** Grows whenever anything is forgotten: what was worked out under another age may be out of date. */
  readonly age: number;
  /** To be given to `listen`: what other processes say. */
  readonly hearing: Hearing;
  readonly size: { readonly entries: number; readonly bytes: number; readonly missing: number };
}

export interface CacheLimits {
  /** Bytes of all that is kept, compressed forms included. */
  readonly bytes: number;
  /** Addresses at which there is nothing that are remembered. */
  readonly missing: number;
  /** Pages rendered at once: each reads on one connection at a time. */
  readonly renders: number;
  /** Addresses that may wait to be rendered. */
  readonly waiting: number;
}

export const CACHE_LIMITS: CacheLimits = {
  ...{ bytes: 64 * 1024 * 1024, missing: 5_000, renders: 2, waiting: 200 },
};

/** What was not said is known again after this long at the latest, in milliseconds. */
const LONGEST_MS = 10 * 60_000;
const MISSING_MS = 60_000;
/** Shorter replies gain nothing from being compressed, in bytes. */
const COMPRESSED_FROM = 512;

/**
 * The memory of the public pages in one process. It is bounded by bytes; an unknown address costs a line in a small
 * list and no page; a page that is changed while it is rendered is not kept.
 */
export function openPublicCache(limits: CacheLimits = CACHE_LIMITS): PublicCache {
  const kept = new LRUCache<string, KeptReply>({
    maxSize: limits.bytes,
    sizeCalculation: sizeOf,
    ttl: LONGEST_MS,
  });
  const missing = new LRUCache<string, true>({ max: limits.missing, ttl: MISSING_MS });
  const rendering = new Map<string, Promise<KeptReply | null>>();
  const line = openLine(limits.renders, limits.waiting);
  let age = 0;

  async function make(key: string, render: () => Promise<PublicReply | null>) {
    const began = { age };
    const reply = await line.run(() => {
      began.age = age;
      return render();
    });
    const whole = reply === null ? null : await compressed(reply);
    if (began.age === age) {
      if (whole === null) missing.set(key, true);
      else kept.set(key, whole);
    }
    return whole;
  }

  function forgetWhere(isOld: (reply: KeptReply) => boolean): void {
    age += 1;
    // Whoever asks from now on must not be given what was begun before.
    rendering.clear();
    missing.clear();
    for (const [key, reply] of kept.entries()) if (isOld(reply)) kept.delete(key);
  }

  const cache: PublicCache = {
    peek: (key) => (missing.has(key) ? null : kept.get(key)),
    async get(key, render) {
      const known = cache.peek(key);
      if (known !== undefined) return known;
      const underWay = rendering.get(key);
      if (underWay) return underWay;
      const made = make(key, render).finally(() => {
        if (rendering.get(key) === made) rendering.delete(key);
      });
      rendering.set(key, made);
      return made;
    },
    forget(authorityId) {
      forgetWhere(
        ({ authorities }) => authorities.includes(authorityId) || authorities.includes(ALL_BODIES),
      );
    },
    forgetAll: () => forgetWhere(() => true),
    hearing: {
      heard: (authorityId) => cache.forget(authorityId),
      missed: () => cache.forgetAll(),
    },
    get age() {
      return age;
    },
    get size() {
      return { entries: kept.size, bytes: kept.calculatedSize, missing: missing.size };
    },
  };
  return cache;
}

/**
 * Tells every process, this one included, that the public pages of an authority have changed. Called within the
 * transaction of the act: it is heard when that commits, and not at all when it does not.
 */
export async function tellPublicChange(db: Db | Tx, authorityId: string): Promise<void> {
  await run(db, sql`select pg_notify(${PORTAL_CHANNEL}, ${authorityId})`);
}

function sizeOf({ bytes, brotli, gzip: zipped }: KeptReply): number {
  // A little for the key, the headers and the objects themselves.
  return bytes.length + (brotli?.length ?? 0) + (zipped?.length ?? 0) + 1_000;
}

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

async function compressed(reply: PublicReply): Promise<KeptReply> {
  const tag = createHash('sha256').update(reply.type).update(reply.bytes).digest('base64url');
  const isWorth =
    reply.bytes.length >= COMPRESSED_FROM && /^text\/|json|xml|javascript/.test(reply.type);
  const [brotli, zipped] = isWorth
    ? await Promise.all([
        brotliOf(reply.bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 18 },
        }),
        gzipOf(reply.bytes, { level: 6 }),
      ])
    : [null, null];
  return { ...reply, brotli, gzip: zipped, tag: tag.slice(0, 27) };
}
