import type pg from 'pg';
import { openDatabase } from '../../../server/platform/database/database.ts';
import { openJournalKey } from '../../../server/platform/journal/journal-key.ts';
import { authoritiesWithEntries } from '../../../server/platform/journal/journal-store.ts';
import { verifyJournal } from '../../../server/platform/journal/verify-journal.ts';
import { ledgerAuthorities } from '../../../server/tasks/rebuild-ledger.ts';
import { verifyLedger } from '../../../server/tasks/verify-ledger.ts';
import type { ChaosWorld } from './chaos-world.ts';
import type { OrderedIssue } from './large-issue.ts';
import type { KnownTask } from './load.ts';
import type { SentAct } from './requests.ts';

/** What clients hold the database to. */
export interface Claims {
  readonly world: ChaosWorld;
  readonly acts: readonly SentAct[];
  readonly known: readonly KnownTask[];
  readonly issues: readonly OrderedIssue[];
  /** Times that each letter arrived, by message id. */
  readonly arrived: ReadonlyMap<string, number>;
}

/** What did not hold, a sentence each. */
export interface Breaches {
  readonly lost: string[];
  /** Acts that are there in part, or twice, and jobs that were done in part, twice or never. */
  readonly half: string[];
  readonly chain: string[];
}

/** Holds a database that has come back against everything that clients were told. */
export async function prove(url: string, varDir: string, claims: Claims): Promise<Breaches> {
  const { db, pool, close } = openDatabase(url, 2);
  const breaches: Breaches = { lost: [], half: [], chain: [] };
  try {
    await proveAcknowledged(pool, claims, breaches);
    await proveWhole(pool, claims, breaches);
    await proveJobs(pool, claims, breaches);
    const key = openJournalKey(varDir);
    for (const id of await authoritiesWithEntries(db)) {
      const { whole, firstBroken } = await verifyJournal(db, id, key);
      if (!whole) breaches.chain.push(`chain of ${id}: ${JSON.stringify(firstBroken)}`);
    }
    for (const id of await ledgerAuthorities(db)) {
      const { differences, examples } = await verifyLedger(db, id);
      if (differences > 0) breaches.half.push(`ledger of ${id}: ${JSON.stringify(examples[0])}`);
    }
    return breaches;
  } finally {
    await close();
  }
}

/** What was acknowledged is there, with the reply that was given. */
async function proveAcknowledged(pool: pg.Pool, { acts, known }: Claims, { lost, half }: Breaches) {
  const kept = await pool.query<{ key: string }>(
    'select key from request where reply is not null and key = any($1)',
    [acts.map(({ key }) => key)],
  );
  const keys = new Set(kept.rows.map(({ key }) => key));
  for (const act of acts) {
    if (act.state === 'done' && !keys.has(act.key)) lost.push(`${act.act} ${act.key}`);
    // A resend of what had been done is answered as at first, and of what had not is done: never refused.
    if (act.state !== 'done') half.push(`${act.act} sent ${act.times} times: ${act.answer}`);
  }
  const { rows } = await pool.query<{ id: string; state: string; version: number }>(
    'select id::text, state, version from task_row where id = any($1::bigint[])',
    [known.map(({ id }) => id)],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const { id, state, version } of known) {
    const row = stored.get(id);
    if (row?.state === state && row.version === version) continue;
    lost.push(`task ${id}: told ${state} ${version}, stored ${row?.state} ${row?.version}`);
  }
}

/** Every act is there with all that belongs to it, and once. */
async function proveWhole(pool: pg.Pool, { world, acts }: Claims, { half }: Breaches) {
  const ofClients = [world.postIds];
  const orphans = await pool.query<{ what: string }>(
    `select 'request ' || r.act || ' ' || r.key as what from request r
     where r.reply is null or not exists (select from journal j where j.authority_id = r.authority_id
       and j.post_id = r.post_id and j.act = r.act and j.at = r.at)`,
  );
  half.push(...orphans.rows.map(({ what }) => `${what} without its entry`));
  const count = async (sql: string) =>
    new Map(
      (await pool.query<{ act: string; n: number }>(sql, ofClients)).rows.map((r) => [r.act, r.n]),
    );
  const entries = await count(
    `select act, count(*)::int as n from journal where post_id = any($1::bigint[]) group by 1`,
  );
  const rows = await count(
    `select 'report_progress' as act, count(distinct body)::int as n from progress_report
       where kind = 'progress' and post_id = any($1::bigint[]) group by 1
     union all select 'report_done', count(distinct body)::int from progress_report
       where kind = 'done' and post_id = any($1::bigint[]) group by 1
     union all select 'add_comment', count(distinct body)::int from task_comment
       where post_id = any($1::bigint[]) group by 1
     union all select 'accept_task', count(*)::int from task_history
       where state = 'assigned' and until is not null and $1::bigint[] is not null group by 1
     union all select 'test_mail', count(distinct id)::int from mail_outbox
       where key like 'test %' and $1::bigint[] is not null group by 1`,
  );
  for (const act of ['accept_task', 'report_progress', 'report_done', 'add_comment', 'test_mail']) {
    const asked = acts.filter((each) => each.act === act && each.state === 'done').length;
    const [entry, row] = [entries.get(act) ?? 0, rows.get(act) ?? 0];
    if (entry !== asked || row !== asked) {
      half.push(`${act}: ${asked} answered, ${entry} entries, ${row} rows`);
    }
  }
}

/** What was left to jobs is done, once. */
async function proveJobs(pool: pg.Pool, { issues, arrived }: Claims, { half }: Breaches) {
  for (const [letter, times] of arrived) {
    if (times > 1) half.push(`letter ${letter} arrived ${times} times`);
  }
  const letters = await pool.query<{ id: string; state: string }>(
    `select '<' || authority_id || '.' || id || '@chidao>' as id, state from mail_outbox`,
  );
  for (const { id, state } of letters.rows) {
    if (state === 'sent' && !arrived.has(id)) half.push(`letter ${id} is sent and never arrived`);
    if (state === 'dead' || state === 'waiting') half.push(`letter ${id} is ${state}`);
  }
  const papers = await pool.query<{ id: string; state: string; made: number }>(
    `select p.id::text, p.state, (select count(*)::int from journal j where j.authority_id = p.authority_id
       and j.act = 'make_paper' and j.subject_id = p.id) as made from made_paper p`,
  );
  for (const { id, state, made } of papers.rows) {
    if (state === 'waiting' || made !== 1) half.push(`paper ${id} is ${state}, made ${made} times`);
  }
  for (const { readingId, tasks } of issues) {
    const { rows } = await pool.query<{ plans: number; tasks: number; staged: number }>(
      `select count(distinct r.plan_id)::int as plans, count(t.id)::int as tasks,
         (select count(*)::int from staged_plan) as staged
       from reading r left join task t on t.authority_id = r.authority_id and t.plan_id = r.plan_id and not t.is_group
       where r.id = $1 and r.state = 'issued'`,
      [readingId],
    );
    const [found] = rows;
    if (found?.plans !== 1 || found.tasks !== tasks || found.staged !== 0) {
      half.push(`issue of ${readingId}: ${JSON.stringify(found)} instead of ${tasks} tasks`);
    }
  }
}
