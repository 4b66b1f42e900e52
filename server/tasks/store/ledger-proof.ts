import { type RawBuilder, sql } from 'kysely';
import { UNFOLDED } from '../../directives/store/ledger-lines.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';
import { HEARD } from '../rules/accounts.ts';
import { WITH_UNIT_STATES } from '../rules/board-cell.ts';
import { appendTurnover, lineArrays, ownTurnovers, spreadLines } from './ledger-store.ts';

/** What a posting's line stands under; sums tell the level of the posted unit apart too. */
const posted = sql`plan_id, unit_id, field_id, layer, leader_id, account, due_on, day`;
const dimensions = sql`${posted}, level`;

/**
 * What the postings must come to, worked out from tasks and their history alone: every version puts its
 * lines on the day on which it began, and takes them off on the day on which it ended. While somebody directs
 * the task, its lines are theirs and not nobody's.
 */
function derivedLines(authorityId: string): RawBuilder<unknown> {
  const vietnamDay = (instant: RawBuilder<unknown>) =>
    sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;
  const withUnit = sql`state = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;
  const version = sql`id, since, plan_id, unit_id, coalesce(field_id, 0) as field_id, layer,
    case when state = 'closed' and finished_on > due_on then 'closed_late' else state end as account,
    coalesce(due_on, 'infinity'::date) as due_on,
    case when ${withUnit} then ${vietnamDay(sql`coalesce(reported_at, since)`)} end as heard`;
  const versions = sql`(
    select ${version}, null::timestamptz as until
      from task where authority_id = ${authorityId} and not is_group
    union all
    select ${version}, until from task_history where authority_id = ${authorityId} and not is_group
  ) as v`;
  const moved = (from: RawBuilder<unknown>, until: RawBuilder<unknown>) => sql`
    cross join lateral (values (v.account, v.due_on), (${sql.lit(HEARD)}, v.heard))
      as line (account, due_on)
    cross join lateral (values (${vietnamDay(from)}, 1), (${vietnamDay(until)}, -1))
      as moved (day, delta)`;
  const place = sql`v.plan_id, v.unit_id, v.field_id, v.layer`;
  return sql`(
    select ${place}, 0::bigint as leader_id, line.account, line.due_on, moved.day, moved.delta
    from ${versions} ${moved(sql`v.since`, sql`v.until`)}
    where line.due_on is not null and moved.day is not null
    union all
    select ${place}, who.leader_id, line.account, line.due_on, moved.day, moved.delta * who.sign
    from task_leader l
    join ${versions} on v.id = l.task_id and l.since < coalesce(v.until, 'infinity')
      and v.since < coalesce(l.until, 'infinity')
    ${moved(sql`greatest(v.since, l.since)`, sql`least(v.until, l.until)`)}
    cross join lateral (values (0::bigint, -1), (l.person_id, 1)) as who (leader_id, sign)
    where l.authority_id = ${authorityId} and line.due_on is not null and moved.day is not null
  )`;
}

/** Lines on which postings and tasks differ, what they must come to and what they come to: one pass over both. */
function postingDifferencesSql(authorityId: string): RawBuilder<unknown> {
  return sql`
    select ${posted}, sum(must)::int as must, sum("is")::int as "is"
    from (
      select ${posted}, delta as must, 0 as "is" from ${derivedLines(authorityId)} as d
      union all
      select ${posted}, 0, delta from posting_line where authority_id = ${authorityId}
    ) as line
    group by ${posted} having sum(must) <> sum("is")`;
}

/**
 * Sets an authority's ledger right by its tasks and their history: postings that say something else get a
 * correcting posting under the day in question, and all sums are written anew. In one snapshot
 * (repeatable read): what acts post meanwhile is neither seen nor touched, and waits for its fold.
 *
 * @returns the number of correcting postings
 */
export async function rewriteLedger(tx: Tx, ids: Ids, authorityId: string): Promise<number> {
  const ledger = await firstRow(
    tx,
    sql<{ fold: string }>`
      insert into ledger (authority_id, folds, rebuilt) values (${authorityId}, 1, 1)
      on conflict (authority_id) do update set folds = ledger.folds + 1,
        rebuilt = ledger.folds + 1, carried_to = null
      returning folds as fold`,
  );
  const fold = sql`${ledger?.fold ?? '1'}::bigint`;
  await sql`create temp table correction on commit drop as
    select plan_id, unit_id, layer, leader_id, day, ${lineArrays}, row_number() over () - 1 as n
    from (select ${posted}, must - "is" as delta
      from (${postingDifferencesSql(authorityId)}) as wrong) as line
    group by plan_id, unit_id, layer, leader_id, day
    order by plan_id, unit_id, layer, leader_id, day`.execute(tx);
  const counted = await firstRow(tx, sql<{ n: number }>`select count(*)::int as n from correction`);
  const count = counted?.n ?? 0;
  if (count > 0) {
    const { first } = ids.block(count);
    await run(
      tx,
      sql`insert into posting
            (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas, fold)
          select ${authorityId}, ${idAtSql(first, sql`n`)}, plan_id, unit_id, layer, leader_id, day,
            fields, accounts, dues, deltas, ${fold}
          from correction order by n`,
    );
  }
  for (const table of ['turnover', 'carried', 'day_cell']) {
    await run(tx, sql`delete from ${sql.table(table)} where authority_id = ${authorityId}`);
  }
  const folded = sql`(select * from posting
    where authority_id = ${authorityId} and fold < ${UNFOLDED})`;
  await run(tx, ownTurnovers(authorityId, folded));
  // Apart from the insert, so that several processors may add up.
  await sql`create temp table spread on commit drop as ${spreadLines(folded, 'above')}`.execute(tx);
  await run(tx, appendTurnover(authorityId, sql`spread`, fold));
  return count;
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
      select plan_id, unit_id, account, due_on::text, day::text, must, "is"
      from (${postingDifferencesSql(authorityId)}) as wrong`,
  );
}

/** Turnovers against the folded postings, for every unit and those above. */
export async function turnoverDifferences(
  db: Db | Tx,
  authorityId: string,
): Promise<LedgerDifference[]> {
  return rows(
    db,
    sql<LedgerDifference>`
      select plan_id, unit_id, account, due_on::text, day::text,
        coalesce(m.delta, 0)::int as must, coalesce(b.delta, 0)::int as "is"
      from (${spreadLines(sql`(select * from posting
          where authority_id = ${authorityId} and fold < ${UNFOLDED})`)}
      ) as m
      full join (
        select ${dimensions}, sum(delta) as delta from turnover_line
        where authority_id = ${authorityId} group by ${dimensions} having sum(delta) <> 0
      ) as b using (${dimensions})
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
          select 1 from posting_line where authority_id = ${authorityId}
          group by plan_id, unit_id, field_id, layer, leader_id, account, due_on having sum(delta) <> 0
        ) as account) as accounts,
        (select coalesce(sum(delta), 0)::int from posting_line
          where authority_id = ${authorityId} and account <> ${sql.lit(HEARD)}) as posted,
        (select count(*)::int from task
          where authority_id = ${authorityId} and not is_group) as tasks`,
  );
  return found ?? { accounts: 0, posted: 0, tasks: 0 };
}
