import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight } from './as-of.ts';
import { partiesSql } from './party-store.ts';
import type { TaskRecord } from './task-record.ts';

/** Who stood beside a task on two days, in words. */
export interface Beside {
  readonly leader: { before: string[]; now: string[] };
  readonly parties: { before: string[]; now: string[] };
}

interface Told {
  readonly id: string;
  readonly leaderThen: string[];
  readonly leaderNow: string[];
  readonly partiesThen: string[];
  readonly partiesNow: string[];
}

/** Who directed some tasks and who took part in them beside the lead, on two days, by task id. */
export async function besideOf(
  then: TaskSight,
  now: TaskSight,
  tasks: readonly Pick<TaskRecord, 'authority_id' | 'id'>[],
): Promise<Map<string, Beside>> {
  if (tasks.length === 0) return new Map();
  const leader = (end: Date) => sql`array(
    select pe.full_name from task_leader l join person pe on pe.id = l.person_id
    where l.authority_id = t.authority_id and l.task_id = t.id
      and l.since < ${end} and (l.until is null or l.until >= ${end}))`;
  const parties = (end: Date) => sql`array(
    select coalesce(pe.full_name, u.name) || coalesce(': ' || y.duty, '')
      || coalesce(' (' || to_char(y.due_on, 'DD/MM/YYYY') || ')', '')
    from (${partiesSql(sql`t`, end)}) y
    join unit u on u.id = y.unit_id left join person pe on pe.id = y.person_id
    where y.role <> 'leader' order by y.role, u.name, u.id)`;
  const found = await rows(
    now.db,
    sql<Told>`
      select t.id, ${leader(endOfSight(then))} as "leaderThen", ${leader(endOfSight(now))} as "leaderNow",
        ${parties(endOfSight(then))} as "partiesThen", ${parties(endOfSight(now))} as "partiesNow"
      from unnest(${tasks.map((task) => task.authority_id)}::bigint[],
        ${tasks.map(({ id }) => id)}::bigint[]) as r (authority_id, id)
      join task t on t.authority_id = r.authority_id and t.id = r.id`,
  );
  return new Map(
    found.map((told) => [
      told.id,
      {
        leader: { before: told.leaderThen, now: told.leaderNow },
        parties: { before: told.partiesThen, now: told.partiesNow },
      },
    ]),
  );
}

/**
 * Tasks beside which somebody came, went or was asked otherwise between two days, as `beside (task_id, leader,
 * parties)`: few, found by when that was. Of each, what makes a difference in the end; the others are left out.
 */
export function besideSql(
  { then, now }: { readonly then: TaskSight; readonly now: TaskSight },
  authorityId: string,
): RawBuilder<unknown> {
  const ends = [endOfSight(then), endOfSight(now)] as const;
  const [from, to] = ends.toSorted((a, b) => a.getTime() - b.getTime());
  const between = (table: string) => sql`select x.task_id from ${sql.table(table)} x
    where x.authority_id = ${authorityId} and ((x.since >= ${from} and x.since < ${to})
      or (x.until >= ${from} and x.until < ${to}))`;
  const parties = (end: Date) => sql`(
    select string_agg(concat_ws(' ', y.role, y.unit_id, y.person_id, y.duty, y.due_on), ';'
      order by y.role, y.unit_id, y.person_id)
    from (${partiesSql(sql`t`, end)}) y where y.role <> 'leader')`;
  const leader = (end: Date) => sql`(
    select l.person_id from task_leader l where l.authority_id = t.authority_id
      and l.task_id = t.id and l.since < ${end} and (l.until is null or l.until >= ${end}))`;
  const differs = (of: (end: Date) => RawBuilder<unknown>) =>
    sql`${of(ends[0])} is distinct from ${of(ends[1])}`;
  return sql`touched as (${between('task_party')} union ${between('task_leader')}),
    beside as materialized (
      select * from (
        select t.id as task_id, ${differs(leader)} as leader, ${differs(parties)} as parties
        from touched join task t on t.authority_id = ${authorityId} and t.id = touched.task_id) e
      where e.leader or e.parties)`;
}
