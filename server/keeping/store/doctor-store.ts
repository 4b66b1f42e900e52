import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

export async function migrationsOf(db: Db): Promise<string[]> {
  const found = await rows(db, sql<{ name: string }>`select name from migration order by name`);
  return found.map(({ name }) => name);
}

/** Entries of the last week before a moment that no seal covers. */
export async function lateSeals(db: Db, before: Date): Promise<number> {
  const found = await firstRow(
    db,
    sql<{
      count: number;
    }>`/* all authorities: the whole installation is examined */ select count(*)::int as count from journal j
      where j.at between ${before}::timestamptz - interval '7 days' and ${before}
        and not exists (select from journal_seal s where s.authority_id = j.authority_id and s.entry_id = j.id)`,
  );
  return found?.count ?? 0;
}

/** Letters whose time was before a moment and that still wait; letters that a person has to decide about. */
export async function letterCounts(db: Db, before: Date) {
  const found = await firstRow(
    db,
    sql<{
      late: number;
      undecided: number;
    }>`/* all authorities: the whole installation is examined */ 
      select count(*) filter (where state = 'waiting' and next_at < ${before})::int as late,
        count(*) filter (where state in ('unsure', 'dead'))::int as undecided
      from mail_outbox`,
  );
  return found ?? { late: 0, undecided: 0 };
}

/** Names of jobs that failed for good, and of those that have waited since before a moment. */
export async function stuckJobs(db: Db, before: Date) {
  const found = await rows(
    db,
    sql<{ task: string; failed: boolean }>`
      select task_identifier as task, attempts >= max_attempts as failed from graphile_worker.jobs
      where attempts >= max_attempts or (run_at < ${before} and locked_at is null)
      order by id`,
  );
  const named = (failed: boolean) =>
    found.filter((job) => job.failed === failed).map(({ task }) => task);
  return { failed: named(true), waiting: named(false) };
}

/** Large issues and long papers that were asked for before a moment and still wait. */
export async function stuckOrders(db: Db, before: Date): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`/* all authorities: the whole installation is examined */ select (
        (select count(*) from issuing where state = 'waiting' and asked_at < ${before})
        + (select count(*) from made_paper where state = 'waiting' and asked_at < ${before}))::int as count`,
  );
  return found?.count ?? 0;
}

/** What time it is in the database, and the newest moment that the journal bears. */
export async function databaseTime(db: Db): Promise<{ now: Date; newest: Date | null }> {
  const found = await firstRow(
    db,
    sql<{
      now: Date;
      newest: Date | null;
    }>`/* all authorities: the whole installation is examined */ 
      select clock_timestamp() as now, (select max(at) from journal) as newest`,
  );
  return found ?? { now: new Date(), newest: null };
}
