import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

/** How long a replica that failed is left alone, in milliseconds. */
const REST_MS = 5_000;

/** Errors that say nothing of the question, only of the replica: it was asked to write, it cancelled, it is away. */
const REPLICA_ERROR =
  /^(?:25006|40001|57P0\d|57014|08\d{3}|53300|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT)$/;

/** A place in the primary's log (WAL), such as `16/B374D848`. */
export type LogPosition = string;

/**
 * Reads on a streaming replica (`DATABASE_READ_URL`) that never go behind what their reader has seen: its own
 * writes, in whatever process, and what this process was told of.
 */
export interface ReadReplica {
  /** The place in the log that holds everything committed until now; what is read later must have reached it. */
  position(): Promise<LogPosition>;
  /** Something was committed somewhere: what this process reads from now on must have reached it. */
  raise(): void;
  /**
   * Does a read, on the replica where that has come as far as the reader, else on the primary. Where the replica
   * fails meanwhile the read is done once more on the primary.
   *
   * @param seen the last position that the reader was given; null where it wrote nothing of late
   */
  read<R>(seen: LogPosition | null, work: () => Promise<R>): Promise<R>;
}

const place = new AsyncLocalStorage<'replica'>();

/** Does work on the primary, whoever asks. */
export function onPrimary<R>(work: () => R): R {
  return place.getStore() === undefined ? work() : place.exit(work);
}

/** The pool that Kysely is given: the primary's, or the replica's inside {@link ReadReplica.read}. */
export function choosingPool(primary: pg.Pool, replica: pg.Pool): Pick<pg.Pool, 'connect' | 'end'> {
  const connect = () => (place.getStore() === 'replica' ? replica : primary).connect();
  const end = async () => {
    await Promise.all([replica.end(), primary.end()]);
  };
  // Kysely connects by promise only; the callback form of `pg` is never used.
  return { connect, end } as Pick<pg.Pool, 'connect' | 'end'>;
}

/** Opens reads on a replica of a primary. Both pools are the caller's to close. */
export function openReadReplica(
  primary: pg.Pool,
  replica: pg.Pool,
  clock: () => number = Date.now,
): ReadReplica {
  let needed = 0n;
  let replayed = 0n;
  let restsUntil = 0;
  /** How many times something was committed that the position of is not known yet. */
  let unplaced = 0;
  let isPlacing = false;

  const position = () =>
    positionOf(primary, 'select pg_current_wal_insert_lsn()::text as position');

  async function placeCommits(): Promise<void> {
    while (unplaced > 0) {
      const known = unplaced;
      try {
        needed = larger(needed, parsePosition(await position()));
        unplaced -= known;
      } catch {
        // The primary is away: until it is back nothing is known to be new enough.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    isPlacing = false;
  }

  async function hasReached(seen: LogPosition | null): Promise<boolean> {
    if (unplaced > 0 || clock() < restsUntil) return false;
    const target = larger(needed, seen === null ? 0n : parsePosition(seen));
    if (replayed >= target && target > 0n) return true;
    replayed = parsePosition(
      await positionOf(replica, 'select pg_last_wal_replay_lsn()::text as position'),
    );
    return replayed >= target;
  }

  return {
    position,
    raise() {
      unplaced += 1;
      if (isPlacing) return;
      isPlacing = true;
      void placeCommits();
    },
    async read(seen, work) {
      const ready = await hasReached(seen).catch(() => {
        restsUntil = clock() + REST_MS;
        return false;
      });
      if (!ready) return work();
      try {
        return await place.run('replica', work);
      } catch (error) {
        const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
        if (typeof code !== 'string' || !REPLICA_ERROR.test(code)) throw error;
        if (code !== '25006' && code !== '40001') restsUntil = clock() + REST_MS;
        return work();
      }
    },
  };
}

async function positionOf(pool: pg.Pool, statement: string): Promise<LogPosition> {
  const { rows } = await pool.query<{ position: string | null }>(statement);
  // A replica that is being promoted has no place in a log that it follows.
  return rows[0]?.position ?? '0/0';
}

/** A position as a number: the log's byte. */
export function parsePosition(position: LogPosition): bigint {
  const [, high = '0', low = '0'] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(position) ?? [];
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
