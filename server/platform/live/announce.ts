import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { run } from '../database/rows.ts';
import type { Log } from '../log.ts';

/** The channel of PostgreSQL over which the processes of one installation tell each other what changed. */
export const CHANNEL = 'chidao_live';
/** Acts that end within this time travel together, in milliseconds. */
const TOGETHER_MS = 30;

/** Tells every process of the installation, this one included, that something has changed. */
export interface Announcer<News> {
  /** Called once the change has committed; gathered for a moment and sent in the background. */
  announce(news: News): void;
  /** Waits until everything announced so far has been sent. */
  settle(): Promise<void>;
}

/**
 * News goes out by NOTIFY after the commit of its act, not inside it: a transaction that notifies takes a
 * lock over the whole database while it commits, so writers would queue, each behind the other's disk.
 * Here one small transaction a moment carries the news of all acts of this process. What a process that
 * dies in between does not say is found by browsers at their next reading; nothing rests on it.
 *
 * @param pack news of one moment as texts of at most 7,900 bytes each
 */
export function openAnnouncer<News>(
  db: Db,
  log: Log,
  pack: (news: readonly News[]) => string[],
): Announcer<News> {
  let waiting: News[] = [];
  let sending: Promise<void> | null = null;

  async function send(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
      const news = waiting;
      waiting = [];
      try {
        const texts = pack(news);
        await run(db, sql`select pg_notify(${CHANNEL}, t) from unnest(${texts}::text[]) as t`);
      } catch (error) {
        log.warn({ error }, 'news was not sent; browsers find it at their next reading');
      }
    }
    sending = null;
  }

  return {
    announce(news) {
      waiting.push(news);
      sending ??= send();
    },
    async settle() {
      await sending;
    },
  };
}
