import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { UNFOLDED } from '../../directives/store/ledger-lines.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';
import { DUE_ACCOUNTS, HEARD } from '../rules/accounts.ts';
import { WITH_UNIT_STATES } from '../rules/board-cell.ts';
import { standsOn } from './below-sql.ts';

/** Only one transaction at a time folds or rebuilds an authority's ledger; acts never wait for it. */
export async function holdLedger(tx: Tx, authorityId: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${authorityId}`}, 0))`);
}

const dimensions = sql`plan_id, unit_id, field_id, layer, account, due_on, day`;

/** The unit of a posting and every unit above it on the day of the posting, as `a.ancestor_id`. */
export function ancestorsOfPosting(posting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join unit u on u.id = ${posting}.unit_id
    join unit_ancestor a on a.unit_id = u.id and ${standsOn(sql`${posting}.day`)}`;
}

/** What a fold did. */
export interface Folded {
  readonly count: number;
  /** The last day among the postings folded; null where there were none. */
  readonly lastDay: Day | null;
}

/**
 * Folds up to `limit` postings into balances: under their own day, and under the day `infinity`, which
 * is the running balance that the live board reads. What was carried forward over one of these days by
 * then is no longer true and goes; it is made again when enough has gathered.
 */
export async function foldPostings(tx: Tx, authorityId: string, limit: number): Promise<Folded> {
  const found = await firstRow(
    tx,
    sql<Folded>`
      with fold as (
        insert into ledger (authority_id, folds) values (${authorityId}, 1)
        on conflict (authority_id) do update set folds = ledger.folds + 1
        returning folds
      ), taken as (
        update posting p set fold = fold.folds from fold
        where p.authority_id = ${authorityId} and p.id in (
          select id from posting where authority_id = ${authorityId} and fold = ${UNFOLDED}
          limit ${limit})
        returning ${dimensions}, delta
      ), spread as materialized (${spreadLines(sql`taken`)}),
      added as (
        insert into balance (authority_id, ${dimensions}, delta)
        select ${authorityId}, ${dimensions}, delta from spread
        order by plan_id, unit_id, layer, day
        on conflict (authority_id, plan_id, unit_id, layer, day, field_id, account, due_on)
          do update set delta = balance.delta + excluded.delta
      ), late as (
        delete from carried c
        using (select plan_id, unit_id, min(day) as day from spread group by plan_id, unit_id) as s
        where c.authority_id = ${authorityId} and c.plan_id = s.plan_id and c.unit_id = s.unit_id
          and c.day >= s.day
      )
      select count(*)::int as count, max(day) as "lastDay" from taken`,
  );
  return found ?? { count: 0, lastDay: null };
}

/**
 * Postings as lines of balances: for every unit above, under their own day and under `infinity`. In
 * balances only open and carried-over work and silence are told apart by due day.
 */
function spreadLines(postings: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with by_day as materialized (
      select p.plan_id, a.ancestor_id as unit_id, p.field_id, p.layer, p.account,
        ${dueInBalance} as due_on, p.day, sum(p.delta) as delta
      from ${postings} as p ${ancestorsOfPosting(sql`p`)}
      group by 1, 2, 3, 4, 5, 6, 7 having sum(p.delta) <> 0
    )
    select ${dimensions}, delta from by_day
    union all
    select plan_id, unit_id, field_id, layer, account, due_on, 'infinity', sum(delta)
    from by_day group by 1, 2, 3, 4, 5, 6 having sum(delta) <> 0`;
}

const dueInBalance = sql`case when p.account = any(${sql.lit(`{${[...DUE_ACCOUNTS].join(',')}}`)}::text[])
  then p.due_on else 'infinity'::date end`;

/** Takes balances away that have come to nothing: a moved task leaves one wherever it stood. */
export async function dropSettled(tx: Tx, authorityId: string): Promise<void> {
  await run(tx, sql`delete from balance where authority_id = ${authorityId} and delta = 0`);
}

/**
 * What the postings must come to, worked out from tasks and their history alone: every version puts its
 * lines on the day on which it began, and takes them off on the day on which it ended.
 */
function derivedLines(authorityId: string): RawBuilder<unknown> {
  const vietnamDay = (instant: RawBuilder<unknown>) =>
    sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;
  const withUnit = sql`v.state = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;
  const version = sql`plan_id, unit_id, coalesce(field_id, 0) as field_id, layer, state, due_on,
    finished_on, reported_at, since`;
  return sql`(
    select v.plan_id, v.unit_id, v.field_id, v.layer, line.account, line.due_on, moved.day,
      sum(moved.delta)::int as delta
    from (
      select ${version}, null::timestamptz as until
        from task where authority_id = ${authorityId} and not is_group
      union all
      select ${version}, until
        from task_history where authority_id = ${authorityId} and not is_group
    ) as v
    cross join lateral (values
      (case when v.state = 'closed' and v.finished_on > v.due_on then 'closed_late' else v.state end,
        coalesce(v.due_on, 'infinity'::date)),
      (case when ${withUnit} then ${sql.lit(HEARD)} end,
        ${vietnamDay(sql`coalesce(v.reported_at, v.since)`)})
    ) as line (account, due_on)
    cross join lateral (values
      (${vietnamDay(sql`v.since`)}, 1), (${vietnamDay(sql`v.until`)}, -1)
    ) as moved (day, delta)
    where line.account is not null and moved.day is not null
    group by v.plan_id, v.unit_id, v.field_id, v.layer, line.account, line.due_on, moved.day
    having sum(moved.delta) <> 0
  )`;
}

/**
 * Throws the ledger of an authority away and writes it again from tasks and history, folded at once: a few
 * statements over whole sets, each in the order of the index that it fills. Gives the number of postings.
 */
export async function rewriteLedger(tx: Tx, ids: Ids, authorityId: string): Promise<number> {
  for (const table of ['balance', 'carried', 'posting']) {
    await run(tx, sql`delete from ${sql.table(table)} where authority_id = ${authorityId}`);
  }
  await run(
    tx,
    sql`insert into ledger (authority_id, folds, rebuilt) values (${authorityId}, 1, 1)
        on conflict (authority_id) do update set folds = ledger.folds + 1,
          rebuilt = ledger.folds + 1, carried_to = null`,
  );
  const derived = sql`create temp table derived on commit drop as
      select ${dimensions}, delta, row_number() over () - 1 as n
      from ${derivedLines(authorityId)} as line`;
  await derived.execute(tx);
  await sql`analyze derived`.execute(tx);
  const counted = await firstRow(
    tx,
    sql<{ count: number }>`select count(*)::int as count from derived`,
  );
  const count = counted?.count ?? 0;
  if (count === 0) return 0;
  const { first } = ids.block(count);
  await run(
    tx,
    sql`insert into posting (authority_id, id, ${dimensions}, delta, fold)
        select ${authorityId}, ${idAtSql(first, sql`n`)}, ${dimensions}, delta,
          (select folds from ledger where authority_id = ${authorityId})
        from derived order by n`,
  );
  await run(
    tx,
    sql`insert into balance (authority_id, ${dimensions}, delta)
        select ${authorityId}, ${dimensions}, delta from (${spreadLines(sql`derived`)}) as spread
        order by plan_id, unit_id, layer, day`,
  );
  return count;
}

/** Work over a whole ledger may take its time and more memory than a page's statement; until the commit. */
export async function takeRoom(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '192MB', true),
    set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
}

/** Writers of tasks wait, readers do not: what is derived and what is posted then belong together. */
export async function holdTasks(tx: Tx): Promise<void> {
  await run(tx, sql`lock table task in share mode`);
}

/** A line of the ledger that is not what the tasks say it must be. */
export interface LedgerDifference {
  readonly plan_id: string;
  readonly unit_id: string;
  readonly account: string;
  readonly due_on: string;
  readonly day: string;
  readonly must: number;
  readonly is: number;
}

/** Postings against tasks and history, line by line, by account and day. */
export async function postingDifferences(
  db: Db | Tx,
  authorityId: string,
): Promise<LedgerDifference[]> {
  return rows(
    db,
    sql<LedgerDifference>`
      select plan_id, unit_id, account, due_on::text, day::text,
        coalesce(d.delta, 0)::int as must, coalesce(p.delta, 0)::int as is
      from ${derivedLines(authorityId)} as d
      full join (
        select ${dimensions}, sum(delta) as delta from posting
        where authority_id = ${authorityId} group by ${dimensions} having sum(delta) <> 0
      ) as p using (${dimensions})
      where coalesce(d.delta, 0) <> coalesce(p.delta, 0)`,
  );
}

/** Balances against the folded postings, for every unit above and both for the day and in running. */
export async function balanceDifferences(
  db: Db | Tx,
  authorityId: string,
): Promise<LedgerDifference[]> {
  return rows(
    db,
    sql<LedgerDifference>`
      select plan_id, unit_id, account, due_on::text, day::text,
        coalesce(m.delta, 0)::int as must, coalesce(b.delta, 0)::int as is
      from (${spreadLines(sql`(select * from posting
          where authority_id = ${authorityId} and fold < ${UNFOLDED})`)}
      ) as m
      full join (select ${dimensions}, delta from balance where authority_id = ${authorityId}) as b
        using (${dimensions})
      where coalesce(m.delta, 0) <> coalesce(b.delta, 0)`,
  );
}

/** How many accounts hold something, how many tasks stand on them, and how many tasks there are. */
export async function trialBalance(
  db: Db | Tx,
  authorityId: string,
): Promise<{ accounts: number; posted: number; tasks: number }> {
  const found = await firstRow(
    db,
    sql<{ accounts: number; posted: number; tasks: number }>`
      select
        (select count(*)::int from (
          select 1 from posting where authority_id = ${authorityId}
          group by plan_id, unit_id, field_id, layer, account, due_on having sum(delta) <> 0
        ) as account) as accounts,
        (select coalesce(sum(delta), 0)::int from posting
          where authority_id = ${authorityId} and account <> ${sql.lit(HEARD)}) as posted,
        (select count(*)::int from task
          where authority_id = ${authorityId} and not is_group) as tasks`,
  );
  return found ?? { accounts: 0, posted: 0, tasks: 0 };
}

/** Authorities that have a ledger or tasks to make one of. */
export async function authoritiesWithLedger(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct authority_id as id from task
        union select distinct authority_id from posting order by 1`,
  );
  return found.map(({ id }) => id);
}
