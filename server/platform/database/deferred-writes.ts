import { type RawBuilder, sql } from 'kysely';
import { THEN_COMMIT } from './commit-with.ts';
import type { Db, Tx } from './database.ts';
import { run } from './rows.ts';

/** Longer statements than this are not worth a round trip less: an import of units has hundreds of entries. */
const MOST = 16;

export interface DeferredWrites {
  add(statement: RawBuilder<unknown>, touches?: number): Promise<void>;
  /** A write that comes before the others, where those may wait for rows that its like waits for after it. */
  addFirst(statement: RawBuilder<unknown>, touches: number): void;
  flush(): Promise<void>;
  /** Sends what waits and the commit right behind it: nothing may follow in the transaction. */
  flushLast(): Promise<void>;
  /** Sends what waits outside of any transaction: one statement, carried out wholly or not at all. */
  flushAlone(db: Db): Promise<void>;
}

/**
 * Gathers writes of one transaction and sends them as one statement: `with w0 as (insert …), w1 as
 * (update …) select …`. All of them see the tables as they were before any of them, so they must not
 * depend on one another; a write that must touch so many rows and does not undoes them all.
 */
export function deferredWrites(tx: Tx): DeferredWrites {
  const waiting: { statement: RawBuilder<unknown>; touches: number | undefined }[] = [];

  async function flush(mark = sql``, through: Db | Tx = tx): Promise<void> {
    const writes = waiting.splice(0);
    if (writes.length === 0) return;
    const steps = writes.map(
      ({ statement }, n) => sql`${sql.ref(`w${n}`)} as (${statement} returning 1)`,
    );
    // The database itself refuses a wrong number, so that the commit need not wait for the answer.
    const counts = writes.flatMap(({ touches }, n) =>
      touches === undefined
        ? []
        : [sql`(select count(*) from ${sql.ref(`w${n}`)}) = ${sql.lit(touches)}`],
    );
    const holds = counts.length === 0 ? sql`true` : sql.join(counts, sql` and `);
    // A text that is no number raises an error that tells the reason.
    const wrong = sql`('a deferred write touched another number of rows, the first '
      || (select count(*) from w0))::int`;
    await run(
      through,
      sql`${mark} with ${sql.join(steps)} select case when ${holds} then 1 else ${wrong} end`,
    );
  }

  return {
    async add(statement, touches) {
      waiting.push({ statement, touches });
      if (waiting.length >= MOST) await flush();
    },
    addFirst: (statement, touches) => void waiting.unshift({ statement, touches }),
    flush: () => flush(),
    flushLast: () => flush(THEN_COMMIT),
    flushAlone: (db) => flush(sql``, db),
  };
}
