import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Platform } from '../../platform/act.ts';
import { authorityBySlug } from '../store/published.ts';
import { countedPage } from './rules/counted-page.ts';
import { isPerson, type Visit } from './rules/is-person.ts';
import { type Reader, readerDigest } from './rules/reader-digest.ts';
import { addReaders, saltOf } from './store/view-store.ts';

/** A visit with what tells its reader from others. */
export interface SeenVisit extends Visit, Reader {
  readonly url: string;
}

/** Counts the readers of public pages (lượt xem) in this process. */
export interface ViewCounter {
  /** Notes a visit where it is a person's, of a page whose readers are counted. Never throws, never waits. */
  saw(visit: SeenVisit): void;
  /** Writes down who was noted since the last time. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** How often a process writes at most, in milliseconds. */
const EVERY_MS = 60_000;
const SALT_BYTES = 32;
/** More than this in one minute is no public: what goes beyond is left out, and said in the log. */
const MOST_NOTED = 100_000;

/** Who read pages of a body on a day, each reader of a page once, not written down yet. */
interface Noted {
  readonly authorityId: string;
  readonly day: string;
  readonly readers: Map<string, { readonly page: string; readonly digest: Buffer }>;
}

/**
 * Everything happens after the answer has gone: a reader becomes a digest at once, and what is kept in memory for
 * a minute is digests only. A process that is killed loses that minute.
 */
export function openViewCounter(
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  everyMs = EVERY_MS,
): ViewCounter {
  const { db, clock, log } = platform;
  let noted = new Map<string, Noted>();
  let count = 0;
  let salt: { readonly day: string; readonly key: Promise<Uint8Array> } | null = null;
  const bodies = new Map<string, Promise<string | null>>();
  const noting = new Set<Promise<void>>();

  function saltFor(day: string): Promise<Uint8Array> {
    if (salt?.day !== day) salt = { day, key: saltOf(db, day, randomBytes(SALT_BYTES)) };
    return salt.key;
  }

  function bodyOf(slug: string): Promise<string | null> {
    const known = bodies.get(slug);
    if (known) return known;
    const asked = authorityBySlug(db, slug).then((found) => found?.authorityId ?? null);
    bodies.set(slug, asked);
    return asked;
  }

  async function note(visit: SeenVisit, authoritySlug: string, page: string): Promise<void> {
    const day = dayInVietnam(clock());
    try {
      const [key, authorityId] = await Promise.all([saltFor(day), bodyOf(authoritySlug)]);
      if (authorityId === null) return;
      const digest = readerDigest(key, page, visit);
      count += 1;
      if (count > MOST_NOTED) return;
      const group = `${day} ${authorityId}`;
      const readers: Noted['readers'] = noted.get(group)?.readers ?? new Map();
      readers.set(`${page} ${digest.toString('base64')}`, { page, digest });
      noted.set(group, { authorityId, day, readers });
    } catch (error) {
      // The database was away: the next visit asks again.
      salt = null;
      bodies.clear();
      log.warn({ err: error }, 'a visit was not counted');
    }
  }

  async function flush(): Promise<void> {
    await Promise.all(noting);
    if (count > MOST_NOTED) log.warn({ count, most: MOST_NOTED }, 'more visits than are counted');
    const written = noted;
    noted = new Map();
    count = 0;
    // A body that gets its address later must be found then.
    bodies.clear();
    for (const { authorityId, day, readers } of written.values()) {
      await addReaders(db, { authorityId, day, readers: [...readers.values()] }, clock());
    }
  }

  const flushInTime = () =>
    flush().catch((error: unknown) =>
      log.warn({ err: error }, 'views of a minute were not written'),
    );
  const timer = setInterval(() => void flushInTime(), everyMs);
  timer.unref();

  return {
    flush,
    saw(visit) {
      const counted = countedPage(visit.url);
      if (!counted || !isPerson(visit)) return;
      const done = note(visit, counted.authoritySlug, counted.page);
      noting.add(done);
      void done.finally(() => noting.delete(done));
    },
    async close() {
      clearInterval(timer);
      await flushInTime();
    },
  };
}

/** Counts who reads the public pages of this server, once each answer has gone. */
export function countViews(app: FastifyInstance, platform: Platform): void {
  const counter = openViewCounter(platform);
  app.addHook('onResponse', async ({ method, url, headers, ip }, { statusCode: status }) => {
    const agent = headers['user-agent'] ?? '';
    counter.saw({ method, url, headers, status, address: ip, agent });
  });
  app.addHook('onClose', () => counter.close());
}
