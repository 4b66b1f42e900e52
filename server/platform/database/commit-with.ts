import { sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* then commit */';

/**
 * Marks the last statement of a transaction: the commit is sent right behind it. Where the statement fails,
 * PostgreSQL takes the commit for a rollback.
 */
export const THEN_COMMIT = sql.raw(MARK);

type Send = (...given: unknown[]) => unknown;

/**
 * Spares a transaction the waits that tell nobody anything: BEGIN goes out with the first statement, and
 * COMMIT with the last where that is marked. They are sent in order on one connection, so each is carried
 * out as if the one before had been waited for.
 */
export function sendTogether(client: pg.PoolClient, send: Send): Send {
  let ending: Promise<unknown> | null = null;
  // Statements on the way at once are what pg calls a pipeline; copying streams does not go with it.
  const pipeline = (on: boolean) => Object.assign(client, { pipeline: on });
  const ended = async (sent: unknown) => {
    try {
      return await sent;
    } finally {
      pipeline(false);
    }
  };
  return (...given) => {
    const text = textOf(given);
    if (text === 'begin') {
      pipeline(true);
      // Where it fails, the connection is gone, and the statement behind it says so.
      Promise.resolve(send(text)).catch(() => undefined);
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] });
    }
    if (text === 'commit' || text === 'rollback') {
      const sent = ending ?? send(text);
      ending = null;
      return ended(sent);
    }
    if (!text.startsWith(MARK)) return send(...given);
    const last = send(...given);
    ending = Promise.resolve(send('commit'));
    ending.catch(() => undefined);
    return last;
  };
}

/** The text of a statement that is sent as a promise; empty for anything else that pg takes. */
function textOf([first, values, ...rest]: readonly unknown[]): string {
  if (rest.length > 0 || typeof values === 'function') return '';
  if (typeof first === 'string') return first;
  return typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : '';
}
