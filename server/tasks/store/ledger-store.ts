import { type RawBuilder, sql } from 'kysely';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';
import { HEARD } from '../rules/accounts.ts';
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

/**
 * Folds up to `limit` postings into balances: under their own day, and under the day `infinity`, which
 * is the running balance that the live board reads. Gives the number of postings folded.
 */
export async function foldPostings(tx: Tx, authorityId: string, limit: number): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ count: number }>`
      with taken as (
        update posting set folded = true
        where authority_id = ${authorityId} and id in (
          select id from posting where authority_id = ${authorityId} and not folded limit ${limit})
        returning ${dimensions}, delta
      ), summed as (
        select ${dimensions}, sum(delta) as delta from taken group by ${dimensions}
        having sum(delta) <> 0
      ), spread as (
        select m.plan_id, a.ancestor_id as unit_id, m.field_id, m.layer, m.account, m.due_on, d.day,
          sum(m.delta) as delta
        from summed m ${ancestorsOfPosting(sql`m`)}
        cross join lateral (values (m.day), ('infinity'::date)) as d (day)
        group by m.plan_id, a.ancestor_id, m.field_id, m.layer, m.account, m.due_on, d.day
      ), added as (
        insert into balance (authority_id, ${dimensions}, delta)
        select ${authorityId}, ${dimensions}, delta from spread
        on conflict (authority_id, plan_id, unit_id, layer, day, field_id, account, due_on)
          do update set delta = balance.delta + excluded.delta
      )
      select count(*)::int as count from taken`,
  );
  return found?.count ?? 0;
}

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

/** Throws the ledger of an authority away and writes it again from tasks and history; not folded yet. */
export async function rewritePostings(tx: Tx, ids: Ids, authorityId: string): Promise<number> {
  await run(tx, sql`delete from balance where authority_id = ${authorityId}`);
  await run(tx, sql`delete from posting where authority_id = ${authorityId}`);
  const derived = derivedLines(authorityId);
  const counted = await firstRow(
    tx,
    sql<{ count: number }>`select count(*)::int as count from ${derived} as line`,
  );
  const count = counted?.count ?? 0;
  if (count === 0) return 0;
  const { first } = ids.block(count);
  return run(
    tx,
    sql`insert into posting (authority_id, id, ${dimensions}, delta, folded)
        select ${authorityId}, ${idAtSql(first, sql`(row_number() over () - 1)`)}, ${dimensions},
          delta, false
        from ${derived} as line`,
  );
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
      from (
        select p.plan_id, a.ancestor_id as unit_id, p.field_id, p.layer, p.account, p.due_on, d.day,
          sum(p.delta) as delta
        from posting p ${ancestorsOfPosting(sql`p`)}
        cross join lateral (values (p.day), ('infinity'::date)) as d (day)
        where p.authority_id = ${authorityId} and p.folded
        group by p.plan_id, a.ancestor_id, p.field_id, p.layer, p.account, p.due_on, d.day
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
