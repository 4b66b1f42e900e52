import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';
import { firstRow } from './rows.ts';

/** Longer statements than this are not worth a round trip less: an import of units has hundreds of entries. */
const MOST = 16;

export interface DeferredWrites {
  add(statement: RawBuilder<unknown>, touches?: number): Promise<void>;
  flush(): Promise<void>;
}

/**
 * Gathers writes of one transaction and sends them as one statement: `with w0 as (insert …), w1 as
 * (update …) select …`. All of them see the tables as they were before any of them, so they must not
 * depend on one another; a write that must touch so many rows and does not undoes them all.
 */
export function deferredWrites(tx: Tx): DeferredWrites {
  const waiting: { statement: RawBuilder<unknown>; touches: number | undefined }[] = [];

  async function flush(): Promise<void> {
    const writes = waiting.splice(0);
    if (writes.length === 0) return;
    const steps = writes.map(
      ({ statement }, n) => sql`${sql.ref(`w${n}`)} as (${statement} returning 1)`,
    );
    const counts = writes.map((_, n) => sql`(select count(*)::int from ${sql.ref(`w${n}`)})`);
    const found = await firstRow(
      tx,
      sql<{
        touched: number[];
      }>`with ${sql.join(steps)} select array[${sql.join(counts)}] as touched`,
    );
    writes.forEach(({ touches }, n) => {
      const touched = found?.touched[n];
      if (touches !== undefined && touched !== touches) {
        throw new Error(`A deferred write touched ${touched} rows instead of ${touches}`);
      }
    });
  }

  return {
    async add(statement, touches) {
      waiting.push({ statement, touches });
      if (waiting.length >= MOST) await flush();
    },
    flush,
  };
}
