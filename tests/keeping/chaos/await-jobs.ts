import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What the server does every minute by itself: asked for now, so that a round need not wait for the minute. */
const OF_THE_MINUTE = ['seal_journals', 'send_mail', 'make_papers', 'continue_issues'];
const PATIENCE_MS = 90_000;

/**
 * Waits until nothing is left to do that was left to jobs. A letter whose sender was killed stays `sending`
 * until its lease is over: nobody knows whether it arrived, so it is not waited for.
 */
export async function awaitJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await client.query<{ left: string | null }>(
        `select concat_ws(', ',
           (select nullif(count(*), 0) || ' letters' from mail_outbox where state = 'waiting'),
           (select nullif(count(*), 0) || ' papers' from made_paper where state = 'waiting'),
           (select nullif(count(*), 0) || ' issues' from issuing where state = 'waiting'),
           (select nullif(count(*), 0) || ' staged' from staged_plan)) as left`,
      );
      const left = rows[0]?.left ?? '';
      if (left === '') return;
      if (Date.now() > end) throw new Error(`Jobs left undone: ${left}`);
      for (const job of OF_THE_MINUTE) {
        await client.query(`select graphile_worker.add_job($1, '{}'::json, job_key => $1)`, [job]);
      }
      await sleep(250);
    }
  } finally {
    await client.end();
  }
}
