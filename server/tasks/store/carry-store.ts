import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';

/**
 * Carries forward, for every plan and unit of an authority, what its lines came to each time that some
 * `after` of them had gathered since the last carried balance. The last day with lines is left out: more of
 * them may follow on the same day. Gives the number of rows written.
 *
 * One statement over the whole set, each step a pass: lines in the order of their days are cut into
 * stretches of `after`; each stretch is netted; running sums say from which stretch to which an account
 * held how much; that is written at the end of each stretch but the last, which is not full yet.
 */
export async function carryForward(tx: Tx, authorityId: string, after: number): Promise<number> {
  const account = sql`plan_id, unit_id, layer, field_id, account, due_on`;
  const count = await run(
    tx,
    sql`
      with last as materialized (
        select plan_id, unit_id, max(day) as day from carried
        where authority_id = ${authorityId} group by plan_id, unit_id
      ), gathered as materialized (
        select b.*, (count(*) over (partition by b.plan_id, b.unit_id order by b.day) - 1)
          / ${after}::bigint as stretch
        from balance b left join last l on l.plan_id = b.plan_id and l.unit_id = b.unit_id
        where b.authority_id = ${authorityId} and (l.day is null or b.day > l.day) and b.day < (
          select max(day) from balance where authority_id = ${authorityId} and day < 'infinity')
      ), cut as materialized (
        select * from (
          select plan_id, unit_id, stretch, max(day) as day,
            max(stretch) over (partition by plan_id, unit_id) as final
          from gathered group by plan_id, unit_id, stretch
        ) as each where stretch < final
      ), netted as (
        select ${account}, stretch, sum(delta) as delta from gathered group by ${account}, stretch
        union all
        select c.plan_id, c.unit_id, c.layer, c.field_id, line.account, line.due_on, -1, line.delta
        from last l join carried c on c.authority_id = ${authorityId}
          and c.plan_id = l.plan_id and c.unit_id = l.unit_id and c.day = l.day
        cross join lateral unnest(c.accounts, c.dues, c.deltas) as line (account, due_on, delta)
      ), running as (
        select ${account}, stretch, sum(delta) over up_to as held, lead(stretch) over up_to as next
        from netted window up_to as (partition by ${account} order by stretch)
      ), standing as (
        select k.day, r.*
        from (select plan_id, unit_id, max(final) as final from cut group by plan_id, unit_id) as f
        join running r on r.plan_id = f.plan_id and r.unit_id = f.unit_id and r.held <> 0
        cross join lateral generate_series(r.stretch, coalesce(r.next, f.final) - 1) as at (stretch)
        join cut k on k.plan_id = f.plan_id and k.unit_id = f.unit_id and k.stretch = at.stretch
      )
      insert into carried
        (authority_id, plan_id, unit_id, day, layer, field_id, accounts, dues, deltas)
      select ${authorityId}, plan_id, unit_id, day, layer, field_id,
        array_agg(account), array_agg(due_on), array_agg(held::bigint)
      from standing group by plan_id, unit_id, day, layer, field_id
      order by plan_id, unit_id, day, layer, field_id`,
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
