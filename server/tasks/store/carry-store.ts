import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import { lineArrays } from './ledger-store.ts';

/** Carried balances of a plan and unit at most, at one go. */
const MOST_CARRIED = 12;

/**
 * Makes one row of every plan, unit, day, layer, level and leader that folds have given several: read at once, and shorter
 * where lines of the day undo one another.
 */
export async function gatherTurnovers(tx: Tx, authorityId: string): Promise<void> {
  const place = sql`plan_id, unit_id, day, layer, level, leader_id`;
  await run(
    tx,
    sql`
      with several as materialized (
        select ${place}, max(fold) as fold from turnover where authority_id = ${authorityId}
        group by ${place} having count(*) > 1
      ), gone as (
        delete from turnover t using several s
        where t.authority_id = ${authorityId} and t.plan_id = s.plan_id and t.unit_id = s.unit_id
          and t.day = s.day and t.layer = s.layer and t.level = s.level
          and t.leader_id = s.leader_id
        returning t.plan_id, t.unit_id, t.day, t.layer, t.level, t.leader_id, s.fold, t.fields, t.accounts, t.dues, t.deltas
      ), netted as materialized (
        select ${place}, max(fold) as fold, field_id, account, due_on, sum(delta) as delta
        from gone cross join lateral unnest(fields, accounts, dues, deltas)
          as line (field_id, account, due_on, delta)
        group by ${place}, field_id, account, due_on having sum(delta) <> 0
      )
      insert into turnover
        (authority_id, plan_id, unit_id, day, layer, level, leader_id, fold, fields, accounts, dues, deltas)
      select ${authorityId}, ${place}, max(fold), ${lineArrays} from netted group by ${place}`,
  );
}

/**
 * Carries forward, for every plan and unit of an authority, what its turnovers came to each time that some
 * `after` lines of them had gathered since the last carried balance, but no more than {@link MOST_CARRIED}
 * times in all: what is carried takes no more room than what it is made of. The last day with turnovers is
 * left out: more of them may follow on the same day. Gives the number of rows written.
 *
 * Set by set, each step a pass: days in their order are cut into stretches of `after` lines; each stretch
 * is netted; running sums say from which stretch to which an account held how much; that is written at the
 * end of each stretch but the last, which is not full yet. Steps stand in tables of their own, so that the
 * next one is planned for their true size.
 */
export async function carryForward(tx: Tx, authorityId: string, after: number): Promise<number> {
  const account = sql`plan_id, unit_id, layer, level, leader_id, field_id, account, due_on`;
  const step = async (name: string, rows: RawBuilder<unknown>) => {
    await sql`create temp table ${sql.table(name)} on commit drop as ${rows}`.execute(tx);
    await sql`analyze ${sql.table(name)}`.execute(tx);
  };
  await step(
    'carry_last',
    sql`select plan_id, unit_id, max(day) as day from carried
        where authority_id = ${authorityId} group by plan_id, unit_id`,
  );
  await step(
    'carry_stretch',
    sql`
      with each_day as (
        select t.plan_id, t.unit_id, t.day, sum(cardinality(t.deltas)) as lines
        from turnover t left join carry_last l on l.plan_id = t.plan_id and l.unit_id = t.unit_id
        where t.authority_id = ${authorityId} and (l.day is null or t.day > l.day)
          and t.day < (select max(day) from turnover where authority_id = ${authorityId})
        group by t.plan_id, t.unit_id, t.day
      ), placed as (
        select plan_id, unit_id, day, ((sum(lines) over (of_unit order by day) - 1)
          / greatest(${after}::bigint, sum(lines) over of_unit / ${sql.lit(MOST_CARRIED)}))::bigint
            as stretch
        from each_day window of_unit as (partition by plan_id, unit_id)
      ), ended as (
        select *, max(stretch) over (partition by plan_id, unit_id) as final from placed
      )
      select * from ended where stretch < final`,
  );
  await step(
    'carry_net',
    sql`
      select t.plan_id, t.unit_id, t.layer, t.level, t.leader_id, t.field_id, t.account, t.due_on,
        s.stretch, sum(t.delta) as delta
      from carry_stretch s
      join turnover_line t on t.authority_id = ${authorityId} and t.plan_id = s.plan_id
        and t.unit_id = s.unit_id and t.day = s.day
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(t.delta) <> 0
      union all
      select c.plan_id, c.unit_id, c.layer, c.level, c.leader_id, c.field_id, c.account, c.due_on, -1,
        c.delta
      from carry_last l
      join carried_line c on c.authority_id = ${authorityId}
        and c.plan_id = l.plan_id and c.unit_id = l.unit_id and c.day = l.day
      where exists (select from carry_stretch s
        where s.plan_id = l.plan_id and s.unit_id = l.unit_id)`,
  );
  const count = await run(
    tx,
    sql`
      with cut as (
        select plan_id, unit_id, stretch, final, max(day) as day from carry_stretch
        group by plan_id, unit_id, stretch, final
      ), running as (
        select ${account}, stretch, sum(delta) over up_to as held, lead(stretch) over up_to as next
        from carry_net window up_to as (partition by ${account} order by stretch)
      )
      insert into carried
        (authority_id, plan_id, unit_id, day, layer, level, leader_id, fields, accounts, dues, deltas)
      select ${authorityId}, k.plan_id, k.unit_id, k.day, r.layer, r.level, r.leader_id, array_agg(r.field_id),
        array_agg(r.account), array_agg(r.due_on), array_agg(r.held::integer)
      from cut k
      join running r on r.plan_id = k.plan_id and r.unit_id = k.unit_id and r.held <> 0
        and r.stretch <= k.stretch and (r.next is null or r.next > k.stretch)
      group by k.plan_id, k.unit_id, k.day, r.layer, r.level, r.leader_id
      order by k.plan_id, k.unit_id, k.day, r.layer, r.level, r.leader_id`,
  );
  await run(
    tx,
    sql`update ledger set carried_to = (
          select max(day) - 1 from turnover where authority_id = ${authorityId})
        where authority_id = ${authorityId}`,
  );
  return count;
}

/** The day up to which carrying forward has been looked at; null where it never was. */
export async function carriedTo(tx: Tx, authorityId: string): Promise<Day | null> {
  const found = await firstRow(
    tx,
    sql<{
      day: Day | null;
    }>`select carried_to as day from ledger where authority_id = ${authorityId}`,
  );
  return found?.day ?? null;
}
