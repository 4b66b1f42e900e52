import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { UNFOLDED } from '../../directives/store/ledger-lines.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { DUE_ACCOUNTS } from '../rules/accounts.ts';
import { standsOn } from './below-sql.ts';

/** Only one transaction at a time folds or rebuilds an authority's ledger; acts never wait for it. */
export async function holdLedger(tx: Tx, authorityId: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${authorityId}`}, 0))`);
}

/** {@link holdLedger} on one connection for as long as some work takes, whatever its transactions. */
export async function holdLedgerBeyond<R>(
  db: Db,
  authorityId: string,
  work: (held: Db) => Promise<R>,
): Promise<R> {
  const key = sql`hashtextextended(${`ledger ${authorityId}`}, 0)`;
  return db.connection().execute(async (held) => {
    await sql`select set_config('statement_timeout', '0', false)`.execute(held);
    await sql`select pg_advisory_lock(${key})`.execute(held);
    try {
      return await work(held);
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(held);
      await sql`select set_config('statement_timeout', '60000', false)`.execute(held);
    }
  });
}

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
 * Folds up to `limit` postings: what they add to their unit and to every unit above is appended, a row a
 * unit and day. What was carried forward or kept over one of these days by then is no longer true and
 * goes; it is made again later.
 */
export async function foldPostings(tx: Tx, authorityId: string, limit: number): Promise<Folded> {
  const since = (table: string) => sql`
    delete from ${sql.table(table)} c
    using (select plan_id, unit_id, min(day) as day from spread group by plan_id, unit_id) as s
    where c.authority_id = ${authorityId} and c.plan_id = s.plan_id and c.unit_id = s.unit_id
      and c.day >= s.day`;
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
        returning p.plan_id, p.unit_id, p.layer, p.leader_id, p.day, p.fields, p.accounts, p.dues, p.deltas
      ), spread as materialized (${spreadLines(sql`taken`)}),
      added as (${appendTurnover(authorityId, sql`spread`, sql`(select folds from fold)`)}),
      late as (${since('carried')}), kept as (${since('day_cell')})
      select count(*)::int as count, max(day) as "lastDay" from taken`,
  );
  return found ?? { count: 0, lastDay: null };
}

/**
 * Postings as lines of their unit and of every unit above, with the level of the unit that holds the task. In
 * balances only open and carried-over work and silence are told apart by due day.
 */
export function spreadLines(
  postings: RawBuilder<unknown>,
  whose: 'own and above' | 'above' = 'own and above',
): RawBuilder<unknown> {
  return sql`
    select p.plan_id, a.ancestor_id as unit_id, line.field_id, p.layer, u.level, p.leader_id, line.account,
      ${dueInBalance} as due_on, p.day, sum(line.delta) as delta
    from ${postings} as p ${ancestorsOfPosting(sql`p`)}
      ${whose === 'above' ? sql`and a.depth > 0` : sql``}
    cross join lateral unnest(p.fields, p.accounts, p.dues, p.deltas)
      as line (field_id, account, due_on, delta)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(line.delta) <> 0`;
}

const dueInBalance = sql`case when line.account = any(${sql.lit(`{${[...DUE_ACCOUNTS].join(',')}}`)}::text[])
  then line.due_on else 'infinity'::date end`;

/**
 * Turnovers of each unit's own postings, without adding up: most of a ledger stands at its leaves, where a
 * day has one posting. Rows of one day are told apart by numbers below 0.
 */
export function ownTurnovers(
  authorityId: string,
  postings: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    insert into turnover
      (authority_id, plan_id, unit_id, day, layer, level, leader_id, fold, fields, accounts, dues, deltas)
    select ${authorityId}, p.plan_id, p.unit_id, p.day, p.layer, u.level, p.leader_id,
      -row_number() over (partition by p.plan_id, p.unit_id, p.day, p.layer, p.leader_id), p.fields, p.accounts,
      array(select ${dueInBalance} from unnest(p.accounts, p.dues) as line (account, due_on)), p.deltas
    from ${postings} as p join unit u on u.id = p.unit_id`;
}

/** Lines written as turnovers of one fold. */
export function appendTurnover(
  authorityId: string,
  lines: RawBuilder<unknown>,
  fold: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const row = sql`plan_id, unit_id, day, layer, level, leader_id`;
  return sql`
    insert into turnover
      (authority_id, plan_id, unit_id, day, layer, level, leader_id, fold, fields, accounts, dues, deltas)
    select ${authorityId}, ${row}, ${fold}, ${lineArrays}
    from ${lines} as lines group by ${row} order by ${row}`;
}

/** The four arrays in which lines stand; all in the order in which the lines come. */
export const lineArrays = sql`array_agg(field_id) as fields, array_agg(account) as accounts,
  array_agg(due_on) as dues, array_agg(delta::integer) as deltas`;

/** Work over a whole ledger may take its time and more memory than a page's statement; until the commit. */
export async function takeRoom(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '192MB', true),
    set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
}

/** Authorities that have a ledger or tasks to make one of. */
export async function authoritiesWithLedger(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`/* all authorities: whoever has a ledger */
        select distinct authority_id as id from task
        union select distinct authority_id from posting order by 1`,
  );
  return found.map(({ id }) => id);
}
