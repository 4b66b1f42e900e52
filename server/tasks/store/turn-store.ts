import { sql } from 'kysely';
import { type Day, dayInVietnam } from '../../calendar/rules/day.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { ActContext } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { HEARD } from '../rules/accounts.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** The units that bear a duty now, as the rows that stand for it, and how each begins its next turn. */
export interface Bearers {
  readonly wordsId: string;
  /** Ids of the standing rows. */
  readonly parents: readonly string[];
  /** Beside each: whether the unit goes on without accepting again, because it had accepted the turn before. */
  readonly goesOn: readonly boolean[];
  /** Beside each: the officer who did the turn before; null for nobody. */
  readonly officers: readonly (string | null)[];
}

const runs = sql`s.state = 'in_progress'`;

/**
 * The standing rows of some duties, by words. A unit that was relieved of the duty, or where it is
 * suspended, gets no turn; words that no unit bears any more are left out.
 */
export async function bearersOf(
  tx: Tx,
  authorityId: string,
  duties: readonly { readonly words_id: string; readonly group_id: string | null }[],
): Promise<Bearers[]> {
  const groups = duties.flatMap(({ group_id }) => (group_id === null ? [] : [group_id]));
  return rows(
    tx,
    sql<Bearers>`
      select s.words_id as "wordsId",
        coalesce(array_agg(s.id::text order by s.id) filter (where ${runs}), '{}') as parents,
        coalesce(array_agg(coalesce(last.state not in ('assigned', 'handed_back', 'withdrawn'), false)
          order by s.id) filter (where ${runs}), '{}') as "goesOn",
        coalesce(array_agg(last.officer_id::text order by s.id) filter (where ${runs}), '{}') as officers
      from task s
      left join lateral (
        select t.state, t.officer_id from task t
        where t.authority_id = s.authority_id and t.parent_id = s.id and t.occurrence is not null
        order by t.occurrence desc limit 1
      ) as last on true
      where s.authority_id = ${authorityId}
        and s.words_id = any(${duties.map(({ words_id }) => words_id)}::bigint[])
        and s.is_group and s.id <> all(${groups}::bigint[])
        and s.state in ('in_progress', 'suspended')
      group by s.words_id`,
  );
}

/** One turn of a duty at all the units that bear it. */
export interface MadeTurn extends Bearers {
  readonly firstId: string;
  readonly period: Day;
  readonly dueOn: Day;
}

/**
 * Writes one turn at every unit that bears the duty, and posts it: three statements whatever their number.
 * Everything but its own comes from the row that stands for the duty.
 */
export async function writeTurn(context: ActContext, turn: MadeTurn): Promise<void> {
  const { tx, authorityId, now, author, ids } = context;
  const { parents, goesOn, officers, firstId, period, dueOn } = turn;
  const bearer = sql`unnest(${parents}::bigint[], ${goesOn}::boolean[], ${officers}::bigint[])
    with ordinality as bearer (parent_id, goes_on, officer_id, n)`;
  await run(
    tx,
    sql`
      insert into task
        (authority_id, id, plan_id, words_id, field_id, parent_id, superior_authority_id, superior_id,
         layer, is_group, unit_id, assigner_unit_id, officer_id, state, due_on, first_due_on,
         evidence_count, occurrence, leader_id, version, since, changed_by)
      select s.authority_id, ${idAtSql(firstId, sql`(bearer.n - 1)`)}, s.plan_id, s.words_id, s.field_id,
        s.id, s.superior_authority_id, s.superior_id, s.layer, false, s.unit_id, s.assigner_unit_id,
        case when bearer.goes_on then bearer.officer_id end,
        case when bearer.goes_on then 'accepted' else 'assigned' end,
        ${dueOn}::date, ${dueOn}::date, 0, ${period}::date, s.leader_id, 1, ${now}::timestamptz,
        ${author.personId}::bigint
      from ${bearer}
      join task s on s.authority_id = ${authorityId} and s.id = bearer.parent_id
      order by bearer.n for share of s`,
  );
  await run(
    tx,
    sql`insert into task_leader (authority_id, task_id, person_id, since)
        select authority_id, id, leader_id, since from task
        where authority_id = ${authorityId} and parent_id = any(${parents}::bigint[])
          and occurrence = ${period}::date and leader_id is not null`,
  );
  const first = ids.block(parents.length).first;
  await run(
    tx,
    sql`
      insert into posting
        (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas)
      select t.authority_id, ${idAtSql(first, sql`(row_number() over (order by t.id) - 1)`)}, t.plan_id,
        t.unit_id, t.layer, coalesce(t.leader_id, 0), ${dayInVietnam(now)}::date,
        array[coalesce(t.field_id, 0), coalesce(t.field_id, 0)], array[t.state, ${HEARD}::text],
        array[t.due_on, ${dayInVietnam(now)}::date], array[1, 1]
      from task t
      where t.authority_id = ${authorityId} and t.parent_id = any(${parents}::bigint[])
        and t.occurrence = ${period}::date`,
  );
}

/** Whether the duty of a row still makes turns. */
export async function hasTurnsToCome(
  tx: Tx,
  { authority_id, words_id }: Pick<TaskRecord, 'authority_id' | 'words_id'>,
): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`select 1 from series
        where authority_id = ${authority_id} and words_id = ${words_id} and next_on is not null`,
  );
  return found !== null;
}

/** Whether a row stands for a recurring duty at its unit, and the duty is still borne there. */
export async function isRunningDuty(tx: Tx, task: TaskRecord): Promise<boolean> {
  if (!task.is_group || task.state !== 'in_progress') return false;
  const found = await firstRow(
    tx,
    sql`select 1 from series where authority_id = ${task.authority_id}
          and words_id = ${task.words_id} and group_id is distinct from ${task.id}::bigint`,
  );
  return found !== null;
}

/** The turns of a duty at one unit as they stood, those in sight of the post, the latest first. */
export async function turnsInSight(
  sight: TaskSight,
  authorityId: string,
  dutyId: string,
): Promise<TaskRecord[]> {
  return rows(
    sight.db,
    sql<TaskRecord>`select ${taskColumns('t')} from ${tasksOnDay(sight, authorityId)} t
        where t.parent_id = ${dutyId} and t.occurrence is not null
          and ${visibleSql(sight, authorityId)}
        order by t.occurrence desc`,
  );
}
