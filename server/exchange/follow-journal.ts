import type { ActContext, Platform } from '../platform/act.ts';
import { deferredWrites } from '../platform/database/deferred-writes.ts';
import { onPrimary } from '../platform/database/read-replica.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { sealsFrom } from '../platform/journal/journal-store.ts';
import { sealJournal } from '../platform/journal/seal-journal.ts';
import { waitAfter } from './delivery/rules/wait-after.ts';
import {
  addCursor,
  authoritiesBehind,
  type Cursor,
  hasCursor,
  holdCursor,
  knowFollower,
  moveCursor,
  noteFailure,
} from './store/cursor-store.ts';

/*
 * What happened in earlier capabilities is heard from the journal (nhật ký), not from the acts: an act knows
 * nothing of who listens, and what listens can fail without the act failing.
 */

/** An entry of the journal as a follower reads it. */
export interface FollowedEntry {
  readonly authorityId: string;
  /** Its place in the sealed order of its authority, from 1, without gaps. */
  readonly position: string;
  readonly id: string;
  readonly at: Date;
  readonly personId: string;
  readonly postId: string;
  readonly unitId: string;
  /** By what the person acted, such as `token:<id>`; null in the own post. */
  readonly via: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a follower works with: the transaction in which its cursor moves. */
export type FollowContext = Pick<
  ActContext,
  'tx' | 'now' | 'ids' | 'authorityId' | 'defer' | 'enqueue'
>;

/**
 * Somebody who hears of every act, once each, in the order of the chain.
 */
export interface JournalFollower {
  /** Its name for ever, in the form of a word (`webhooks`): its cursors stand under it. */
  readonly name: string;
  /** Entries handed over at once at most; 200 unless told. */
  readonly batch?: number;
  /**
   * Handles entries of one authority, in order. All that it does goes through the context: rows, letters
   * (`queueMail`), messages (`sendMessage`), jobs. Then it happens exactly once, with the cursor's move. What
   * it sends by itself over the network would happen again where the transaction fails.
   *
   * Throwing means: not now. The same entries come again later, one at a time, and none after them before.
   */
  handle(context: FollowContext, entries: readonly FollowedEntry[]): Promise<void>;
}

/** What became of one look at an authority. */
export type Followed =
  /** Everything that was sealed has been handled. */
  | 'done'
  /** Another process is at it. */
  | 'held'
  /** An entry could not be handled; it is tried again later. */
  | 'failed'
  /** An entry could not be handled before, and its time has not come again. */
  | 'resting';

const BATCH = 200;
/** What is repaired is gone on with within the hour. */
const LONGEST_REST_SECONDS = 3_600;

/**
 * The job of a follower, `follow_<name>`, for `jobs.ts` of its capability: run every minute over all
 * authorities, and soon after each act for the authority of the act (see {@link followSoon}).
 */
export function followJournal(
  platform: Platform,
  follower: JournalFollower,
): Record<string, JobHandler> {
  return {
    [`${JOB_PREFIX}${follower.name}`]: async ({ authorityId }) => {
      if (typeof authorityId === 'string') await followWaiting(platform, follower, authorityId);
      else await followAll(platform, follower);
    },
  };
}

const JOB_PREFIX = 'follow_';

/**
 * Brings a follower up to date in every authority. The first time that a name is seen it begins behind what is
 * sealed now, and hears only what happens from then on.
 */
export async function followAll(
  platform: Platform,
  follower: JournalFollower,
): Promise<readonly Followed[]> {
  return onPrimary(async () => {
    await knowFollower(platform.db, follower.name, platform.clock());
    const results: Followed[] = [];
    for (const id of await authoritiesBehind(platform.db, follower.name)) {
      results.push(await followAuthority(platform, follower, id));
    }
    return results;
  });
}

/**
 * Hands a follower everything of an authority that is sealed and that it has not handled, batch by batch. The
 * cursor is held meanwhile, so that over all processes one at a time does it; it moves in the transaction of
 * what the follower writes, so that a process killed anywhere leaves an entry either handled or not.
 */
export async function followAuthority(
  platform: Platform,
  follower: JournalFollower,
  authorityId: string,
): Promise<Followed> {
  const batch = follower.batch ?? BATCH;
  let careful = 0;
  for (;;) {
    let from: Cursor | null = null;
    try {
      const step = await platform.db.transaction().execute(async (tx) => {
        const cursor = await holdCursor(tx, authorityId, follower.name);
        if (cursor === null) return 'held';
        from = cursor;
        const now = platform.clock();
        if (cursor.next_at !== null && cursor.next_at > now) return 'resting';
        // After a failure one at a time: those before the entry that fails are handled all the same.
        if (cursor.attempts > 0) careful = batch;
        const seals = await sealsFrom(tx, authorityId, cursor.position, careful > 0 ? 1 : batch);
        const last = seals.at(-1);
        if (!last) return 'done';
        const entries = seals.flatMap(({ position, entry }) =>
          entry === null ? [] : [entryOf(authorityId, position, entry)],
        );
        if (entries.length < seals.length) {
          platform.log.error(
            { authorityId, after: cursor.position },
            'sealed entries are gone; not followed',
          );
        }
        const writes = deferredWrites(tx);
        if (entries.length > 0) {
          await follower.handle(
            {
              ...{ tx, now, ids: platform.ids, authorityId, defer: writes.add },
              enqueue: (job, payload) => platform.jobs.enqueue(tx, job, payload),
            },
            entries,
          );
        }
        await writes.flush();
        await moveCursor(tx, authorityId, follower.name, { position: last.position, at: now });
        return 'on';
      });
      if (step === 'on') {
        careful -= 1;
        continue;
      }
      if (step !== 'held') return step;
      if (await hasCursor(platform.db, authorityId, follower.name)) return 'held';
      await knowFollower(platform.db, follower.name, platform.clock());
      await addCursor(platform.db, authorityId, follower.name, platform.clock());
    } catch (error) {
      if (from === null) throw error;
      await rest(platform, follower.name, authorityId, from, error);
      return 'failed';
    }
  }
}

async function rest(
  platform: Platform,
  follower: string,
  authorityId: string,
  { position, attempts }: Cursor,
  error: unknown,
): Promise<void> {
  platform.log.error({ error, follower, authorityId, position }, 'an act was not followed');
  const at = platform.clock();
  await noteFailure(platform.db, authorityId, follower, {
    ...{ position, at },
    why: String(error).slice(0, 1_000),
    nextAt: new Date(at.getTime() + waitAfter(attempts + 1, Math.random(), LONGEST_REST_SECONDS)),
  });
}

function entryOf(
  authorityId: string,
  position: string,
  entry: NonNullable<Awaited<ReturnType<typeof sealsFrom>>[number]['entry']>,
): FollowedEntry {
  return {
    ...{ authorityId, position, id: entry.id, at: new Date(entry.at) },
    ...{ personId: entry.person_id, postId: entry.post_id, unitId: entry.unit_id },
    ...{ via: entry.via ?? null, act: entry.act },
    ...{ subjectKind: entry.subject_kind, subjectId: entry.subject_id },
    before: entry.before === null ? null : JSON.parse(entry.before),
    after: entry.after === null ? null : JSON.parse(entry.after),
  };
}

/** How often and how long it is waited for another process that may have looked a moment too early. */
const WAITS_FOR_OTHERS = 8;
const WAIT_MS = 400;

/** As {@link followAuthority}; where another process is at it, what that one may have missed is looked for after it. */
async function followWaiting(
  platform: Platform,
  follower: JournalFollower,
  authorityId: string,
): Promise<void> {
  for (let waited = 0; waited <= WAITS_FOR_OTHERS; waited += 1) {
    if ((await followAuthority(platform, follower, authorityId)) !== 'held') return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

/**
 * Lets all followers hear of an act soon after its commit, in this process; what a process that ends in
 * between does not say is heard within the minute.
 *
 * @param handlers all jobs of the server: those of {@link followJournal} among them
 * @returns what the composition root calls after each act
 */
export function followSoon(
  platform: Platform,
  handlers: Readonly<Record<string, JobHandler>>,
): (authorityId: string) => void {
  const following = Object.entries(handlers).filter(([name]) => name.startsWith(JOB_PREFIX));
  return (authorityId) => {
    platform.jobs.soon(`follow ${authorityId}`, () =>
      onPrimary(async () => {
        await sealJournal(platform.db, platform.clock, authorityId);
        const told = await Promise.allSettled(
          following.map(([, handle]) => handle({ authorityId })),
        );
        for (const each of told) if (each.status === 'rejected') throw each.reason;
      }),
    );
  };
}

/** Makes every follower known before anything happens that it must hear of: at the start of a server. */
export async function followFromNow(handlers: Readonly<Record<string, JobHandler>>): Promise<void> {
  for (const [name, handle] of Object.entries(handlers)) {
    if (name.startsWith(JOB_PREFIX)) await handle({});
  }
}
