import { type RawBuilder, sql } from 'kysely';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './database/database.ts';
import { type DeferredWrites, deferredWrites } from './database/deferred-writes.ts';
import { isOvertaken, NeedsTransaction, NO_TRANSACTION } from './database/no-transaction.ts';
import { onPrimary } from './database/read-replica.ts';
import { firstRow, run } from './database/rows.ts';
import { type Asked, type Rows, together } from './database/together.ts';
import type { FileStore } from './files/file-store.ts';
import type { Ids } from './ids.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { JournalEntry } from './journal/journal.ts';
import { entrySql } from './journal/journal.ts';
import { WHO_ACTS_CHANNEL, whoActsNews } from './live/who-acts.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';

/** Who did something, in which post and unit at that time. */
export interface Author {
  readonly personId: string;
  readonly postId: string;
  readonly unitId: string;
  readonly authorityId: string;
  /**
   * By what the person acts, where it is not the own post by an own session: `delegation:<id>` (ủy quyền),
   * `acting:<appointment id>` (giao quyền, giao phụ trách), `token:<id>` (khoá API). Null or absent otherwise.
   */
  readonly via?: string | null;
}

/** What every capability is given by the composition root. */
export interface Platform {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly log: Log;
  /** Signs journal entries; kept outside the database. */
  readonly journalKey: Buffer;
  /**
   * Called once an act has committed, with its journal entries: seals the journal, folds the ledger and
   * tells who looks, all soon and none of it in the way.
   */
  readonly afterAct: (authorityId: string, entries?: readonly JournalEntry[]) => void;
}

/** What one act works with: its transaction, its moment, its author. */
export interface ActContext {
  readonly tx: Tx;
  readonly now: Date;
  readonly ids: Ids;
  readonly author: Author;
  readonly authorityId: string;
  /**
   * A write that nothing in the act reads again: it goes out together with the others of its kind, in one
   * statement before the commit, because an act costs mostly its round trips.
   *
   * @param statement an insert or update without `returning`
   * @param touches rows that it must touch; any other number undoes the act
   */
  defer(statement: RawBuilder<unknown>, touches?: number): Promise<void>;
  /** Writes the act's entry; an act without an entry is refused at its end. */
  journal(entry: JournalEntry): Promise<void>;
  /** Runs a job once this transaction has committed, and never otherwise. */
  enqueue(job: string, payload: Record<string, unknown>): Promise<void>;
}

export interface ActRequest {
  readonly name: string;
  /** The authority that owns what is acted upon. */
  readonly authorityId: string;
  readonly author: Author;
  /** The Idempotency-Key of the request; null for acts of the program itself. */
  readonly key: string | null;
}

/** What an act reads at its beginning. */
export interface Beginning<P extends Asked> {
  /**
   * Asked in one statement with the claim of the key. A part that holds rows must ask {@link isClaimed}, so
   * that a resend waits for the key before it waits for rows.
   */
  readonly held: P;
  /**
   * The same without holding rows, for an act that mostly writes only by `defer`, and whose writes hold by
   * themselves that nothing it decided by has moved: it is tried without a transaction.
   */
  readonly seen?: P;
}

/**
 * Does one act in one transaction with its journal entry. A request that is sent again under the
 * same key waits for the first, acts no second time, and gets the first reply.
 *
 * @param work may run twice, the first time for nothing: all that it does to the world goes through its context
 */
export function perform<R, P extends Asked = Record<never, never>>(
  platform: Platform,
  request: ActRequest,
  work: (context: ActContext, found: Rows<P>) => Promise<R>,
  first?: Beginning<P>,
): Promise<R> {
  return onPrimary(() => performThere(platform, request, work, first));
}

async function performThere<R, P extends Asked>(
  platform: Platform,
  request: ActRequest,
  work: (context: ActContext, found: Rows<P>) => Promise<R>,
  first?: Beginning<P>,
): Promise<R> {
  const now = platform.clock();
  const tried = first?.seen && (await tryAtOnce(platform, request, now, work, first.seen));
  if (tried) {
    platform.afterAct(request.authorityId, tried.entries);
    return tried.reply;
  }
  let entries: readonly JournalEntry[] = [];
  const reply = await platform.db.transaction().execute(async (tx) => {
    const { isOurs, found } = await claim(tx, request, now, first?.held);
    if (!isOurs) return earlierReply<R>(tx, request);
    const writes = deferredWrites(tx);
    const begun = contextOf(platform, request, now, tx, writes);
    const result = await work(begun.context, found);
    entries = begun.entries;
    if (entries.length === 0) throw new Error(`Act ${request.name} ended without a journal entry`);
    await tellWhoActs(tx, entries);
    if (request.key !== null) await writes.add(replySql(request, request.key, result), 1);
    await writes.flushLast();
    return result;
  });
  platform.afterAct(request.authorityId, entries);
  return reply;
}

function contextOf(
  platform: Platform,
  request: ActRequest,
  now: Date,
  tx: Tx,
  writes: DeferredWrites,
): { context: ActContext; entries: readonly JournalEntry[] } {
  const entries: JournalEntry[] = [];
  const context: ActContext = {
    tx,
    now,
    ids: platform.ids,
    author: request.author,
    authorityId: request.authorityId,
    defer: writes.add,
    journal: async (entry) => {
      entries.push(entry);
      await writes.add(entrySql(platform.journalKey, platform.ids.next(), request, now, entry), 1);
    },
    enqueue: (job, payload) => platform.jobs.enqueue(tx, job, payload),
  };
  return { context, entries };
}

/**
 * Does an act as one read and one statement that writes it all, the claim of its key among it. It only ever
 * succeeds: where anything refuses, wants a transaction, or was overtaken, nothing has been done, and the
 * whole way decides. An error after which that is not sure is thrown.
 */
async function tryAtOnce<R, P extends Asked>(
  platform: Platform,
  request: ActRequest,
  now: Date,
  work: (context: ActContext, found: Rows<P>) => Promise<R>,
  seen: P,
): Promise<{ reply: R; entries: readonly JournalEntry[] } | null> {
  const writes = deferredWrites(NO_TRANSACTION);
  const { context, entries } = contextOf(platform, request, now, NO_TRANSACTION, writes);
  const found = await together(platform.db, seen);
  try {
    const reply = await work(context, found);
    if (entries.length === 0 || whoActsNews(entries).length > 0) return null;
    // Keys are waited for before rows everywhere: otherwise a resend and its first could wait for each other.
    if (request.key !== null) writes.addFirst(claimSql(request, request.key, now, reply), 1);
    await writes.flushAlone(platform.db);
    return { reply, entries };
  } catch (error) {
    const isUndone =
      error instanceof Refusal || error instanceof NeedsTransaction || isOvertaken(error);
    if (isUndone) return null;
    throw error;
  }
}

/** True in the statement with which an act begins where its key is new: not sent before, or there is none. */
export const isClaimed: RawBuilder<boolean> = sql`exists (select from claimed)`;

const CLAIM = {
  claimed: { instants: {}, statement: sql<{ one: number }>`select 1 as one from claimed` },
};

/** Claims the key of a request, and reads what its act begins with. */
async function claim<P extends Asked>(
  tx: Tx,
  request: ActRequest,
  now: Date,
  first: P | undefined,
): Promise<{ isOurs: boolean; found: Rows<P> }> {
  const parts = { ...CLAIM, ...first };
  // A concurrent resend blocks here on the unique key until the first transaction ends.
  const claimed =
    request.key === null
      ? sql`select 1`
      : sql`insert into request (authority_id, post_id, key, act, at)
          values (${request.authorityId}, ${request.author.postId}, ${request.key}, ${request.name}, ${now})
          on conflict do nothing returning 1`;
  const found = await together(tx, parts, sql`with claimed as (${claimed})`);
  return { isOurs: found.claimed.length > 0, found: found as unknown as Rows<P> };
}

async function earlierReply<R>(tx: Tx, request: ActRequest): Promise<R> {
  const kept = await firstRow(
    tx,
    sql<{ reply: R }>`select reply from request where authority_id = ${request.authorityId}
        and post_id = ${request.author.postId} and key = ${request.key}`,
  );
  if (!kept) throw new Error(`The first reply to act ${request.name} was not kept`);
  return kept.reply;
}

/** Rights that changed are told with the commit itself: no process may believe the old ones for long. */
async function tellWhoActs(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  const told = whoActsNews(entries);
  if (told.length === 0) return;
  await run(tx, sql`select pg_notify(${WHO_ACTS_CHANNEL}, t) from unnest(${told}::text[]) as t`);
}

/** Claims a key that nobody may have claimed, with its reply. */
function claimSql(
  request: ActRequest,
  key: string,
  now: Date,
  reply: unknown,
): RawBuilder<unknown> {
  return sql`insert into request (authority_id, post_id, key, act, at, reply)
      values (${request.authorityId}, ${request.author.postId}, ${key}, ${request.name}, ${now},
        ${JSON.stringify(reply ?? null)}::jsonb)`;
}

function replySql(request: ActRequest, key: string, reply: unknown): RawBuilder<unknown> {
  return sql`update request set reply = ${JSON.stringify(reply ?? null)}::jsonb
      where authority_id = ${request.authorityId} and post_id = ${request.author.postId} and key = ${key}`;
}
