import pg from 'pg';
import type { Log } from '../log.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** Where a process hears of changes. */
export interface Listening {
  close(): Promise<void>;
}

export interface Hearing {
  /** One notification, as it was packed. */
  heard(text: string): void;
  /** From now on everything is heard: said when listening begins, and again when it was lost and is back. */
  listening?(): void;
  /** The connection was lost: nothing is heard until it is back. */
  lost?(): void;
  /** The connection was lost and is back: what was said meanwhile is not known. */
  missed?(): void;
}

/**
 * Listens for notifications on a connection of its own (it needs a session, not a transaction pooler), and
 * goes on listening on a new one when that is lost.
 *
 * @param channels who hears what, by channel
 */
export async function listen(
  url: string,
  log: Log,
  channels: Readonly<Record<string, Hearing>>,
): Promise<Listening> {
  const all = Object.values(channels);
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'chidao live' });
    next.on('notification', ({ channel, payload }) => channels[channel]?.heard(payload ?? ''));
    // A connection may break in more than one way at once, and each is told.
    next.on('error', () => undefined);
    next.once('end', () => {
      if (client !== next || closed) return;
      client = null;
      for (const hearing of all) hearing.lost?.();
      again(FIRST_PAUSE_MS);
    });
    await next.connect();
    for (const channel of Object.keys(channels)) await next.query(`listen ${channel}`);
    client = next;
    for (const hearing of all) hearing.listening?.();
  }

  function again(pause: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      open().then(
        () => {
          for (const hearing of all) hearing.missed?.();
        },
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
