import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskState } from '../contract.ts';
import { partiesSql } from './party-store.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** Units of one line that are named; of a class there are ten thousand. */
const NAMED = 5;

/** One line of a plan: an order to one unit or to several, as it stood at a moment. */
export interface PlanLine {
  /** The row that holds the line together: the group, or the one task. */
  readonly id: string;
  readonly label: string | null;
  readonly ordinal: number;
  readonly title: string;
  readonly product: string | null;
  readonly deadline: DeadlineShape;
  readonly dueOn: Day | null;
  readonly state: TaskState;
  readonly fieldId: string | null;
  readonly isGroup: boolean;
  /** The first units that lead, by id, and how many there are. */
  readonly unitIds: readonly string[];
  readonly units: number;
  readonly coordinatorIds: readonly string[];
}

/** The tasks of an authority as they stood before a moment, or now: {@link tasksOnDay} for any instant. */
function tasksBefore(authorityId: string, at: Date | null): RawBuilder<TaskRecord> {
  if (at === null) {
    return sql`(select ${taskColumns()} from task where authority_id = ${authorityId})`;
  }
  return sql`(
    select ${taskColumns()} from task where authority_id = ${authorityId} and since < ${at}
    union all
    select ${taskColumns()} from task_history
      where authority_id = ${authorityId} and since < ${at} and until >= ${at}
  )`;
}

/**
 * The lines of a plan in the order of its text, what was withdrawn or merged left out.
 *
 * @param at as they stood before this moment; null as they stand now
 */
export async function linesOfPlan(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  at: Date | null,
): Promise<PlanLine[]> {
  return rows(
    db,
    sql<PlanLine>`
      with stood as materialized (
        select t.* from ${tasksBefore(authorityId, at)} t
        where t.plan_id = ${planId} and t.layer = 0 and t.occurrence is null
          and t.state not in ('withdrawn', 'merged')),
      part as (
        select parent_id, count(*)::int as units,
          (array_agg(unit_id::text order by unit_id))[1:${sql.lit(NAMED)}] as unit_ids
        from stood where parent_id is not null group by parent_id)
      select t.id::text as id, w.label, w.ordinal, w.title, w.product, w.deadline,
        t.due_on as "dueOn", t.state, t.field_id::text as "fieldId", t.is_group as "isGroup",
        coalesce(part.unit_ids, array[t.unit_id::text]) as "unitIds",
        coalesce(part.units, 1) as units,
        coalesce((select array_agg(distinct y.unit_id::text order by y.unit_id::text)
          from (${partiesSql(sql`t`, at)}) y where y.role = 'coordinate'), '{}') as "coordinatorIds"
      from stood t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join part on part.parent_id = t.id
      where t.parent_id is null
      order by w.ordinal, t.id`,
  );
}

/** The rows that stand on the words of a line: the line itself and its parts, held until the act ends. */
export async function lockLine(tx: Tx, line: TaskRecord): Promise<TaskRecord[]> {
  return rows(
    tx,
    sql<TaskRecord>`select ${taskColumns()} from task
        where authority_id = ${line.authority_id} and words_id = ${line.words_id}
          and (id = ${line.id} or parent_id = ${line.id}) and layer = ${line.layer}
        order by id for update`,
  );
}

/** The units that lead a line of several now. */
export async function unitsOfLine(
  db: Db | Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ unitId: string }>`select unit_id as "unitId" from task
        where authority_id = ${authority_id} and parent_id = ${id} and occurrence is null
          and state not in ('withdrawn', 'merged') order by unit_id`,
  );
  return found.map(({ unitId }) => unitId);
}

/** The place in the order of the text after the last line of a plan. */
export async function nextOrdinal(tx: Tx, authorityId: string, planId: string): Promise<number> {
  const [found] = await rows(
    tx,
    sql<{ next: number }>`select coalesce(max(ordinal), -1) + 1 as next from task_words
        where authority_id = ${authorityId} and plan_id = ${planId}`,
  );
  return found?.next ?? 0;
}
