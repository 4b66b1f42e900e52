import pg from 'pg';
import type { Log } from '../log.ts';
import { CHANNEL } from './announce.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** Where a process hears of changes. */
export interface Listening {
  close(): Promise<void>;
}

export interface Hearing {
  /** One notification, as it was packed. */
  heard(text: string): void;
  /** The connection was lost and is back: what was said meanwhile is not known. */
  missed(): void;
}

/**
 * Listens for notifications on a connection of its own (it needs a session, not a transaction pooler), and
 * goes on listening on a new one when that is lost.
 */
export async function listen(url: string, log: Log, hearing: Hearing): Promise<Listening> {
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'chidao live' });
    next.on('notification', ({ payload }) => hearing.heard(payload ?? ''));
    next.once('error', () => undefined);
    next.once('end', () => {
      if (client !== next || closed) return;
      client = null;
      again(FIRST_PAUSE_MS);
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  }

  function again(pause: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      open().then(
        () => hearing.missed(),
        (error: unknown) => {
          log.warn({ error }, 'not listening for changes; trying again');
          again(Math.min(pause * 2, LONGEST_PAUSE_MS));
        },
      );
    }, pause);
  }

  await open();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
