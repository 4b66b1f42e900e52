import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';

/**
 * Carries forward, for every plan and unit of an authority, what its lines came to each time that `after`
 * of them had gathered since the last carried balance. The last day with lines is left out: more of them
 * may follow on the same day. Gives the number of rows written.
 *
 * One statement over the whole set: days are cut into stretches of some `after` lines; each stretch is
 * netted; a carried balance is the one before it and the stretches up to its own.
 */
export async function carryForward(tx: Tx, authorityId: string, after: number): Promise<number> {
  const count = await run(
    tx,
    sql`
      with last as materialized (
        select plan_id, unit_id, max(day) as day from carried
        where authority_id = ${authorityId} group by plan_id, unit_id
      ), horizon as materialized (
        select max(day) as day from balance where authority_id = ${authorityId} and day < 'infinity'
      ), gathered as materialized (
        select b.plan_id, b.unit_id, b.day, count(*) as lines
        from balance b left join last l on l.plan_id = b.plan_id and l.unit_id = b.unit_id
        where b.authority_id = ${authorityId} and b.day < (select day from horizon)
          and (l.day is null or b.day > l.day)
        group by b.plan_id, b.unit_id, b.day
      ), stretched as materialized (
        select plan_id, unit_id, day,
          div(sum(lines) over up_to_day - lines, ${after}) as stretch,
          div(sum(lines) over up_to_day, ${after}) as full_by
        from gathered window up_to_day as (partition by plan_id, unit_id order by day)
      ), cut as materialized (
        select plan_id, unit_id, stretch, max(day) as day from stretched
        group by plan_id, unit_id, stretch having max(full_by) > stretch
      ), netted as materialized (
        select b.plan_id, b.unit_id, s.stretch, b.layer, b.field_id, b.account, b.due_on,
          sum(b.delta) as delta
        from stretched s join balance b on b.authority_id = ${authorityId}
          and b.plan_id = s.plan_id and b.unit_id = s.unit_id and b.day = s.day
        group by 1, 2, 3, 4, 5, 6, 7 having sum(b.delta) <> 0
        union all
        select c.plan_id, c.unit_id, -1, c.layer, c.field_id, line.account, line.due_on, line.delta
        from last l join carried c on c.authority_id = ${authorityId}
          and c.plan_id = l.plan_id and c.unit_id = l.unit_id and c.day = l.day
        cross join lateral unnest(c.accounts, c.dues, c.deltas) as line (account, due_on, delta)
        where exists (select from cut where cut.plan_id = l.plan_id and cut.unit_id = l.unit_id)
      ), standing as (
        select k.plan_id, k.unit_id, k.day, n.layer, n.field_id, n.account, n.due_on,
          sum(n.delta) as delta
        from cut k join netted n on n.plan_id = k.plan_id and n.unit_id = k.unit_id
          and n.stretch <= k.stretch
        group by 1, 2, 3, 4, 5, 6, 7 having sum(n.delta) <> 0
      )
      insert into carried
        (authority_id, plan_id, unit_id, day, layer, field_id, accounts, dues, deltas)
      select ${authorityId}, plan_id, unit_id, day, layer, field_id,
        array_agg(account), array_agg(due_on), array_agg(delta)
      from standing group by plan_id, unit_id, day, layer, field_id`,
  );
  await run(
    tx,
    sql`update ledger set carried_to = (
          select max(day) - 1 from balance where authority_id = ${authorityId} and day < 'infinity')
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
