import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import { tasksOnDay } from '../../tasks/store/as-of.ts';
import type { MoneyDay } from './money-sql.ts';

/** A task on the way from money to its plan. */
export interface TaskPlace {
  readonly id: string;
  readonly parentId: string | null;
  readonly planId: string;
  readonly fieldId: string | null;
  readonly title: string;
  readonly label: string | null;
  readonly ordinal: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string | null;
}

/** Some tasks and everything above them in their authority, as they stood on the day. */
export async function tasksAndAbove(
  sight: MoneyDay,
  authorityId: string,
  taskIds: readonly string[],
): Promise<TaskPlace[]> {
  if (taskIds.length === 0) return [];
  return rows(
    sight.db,
    sql<TaskPlace>`
      with recursive up as (
        select t.id, t.parent_id, 1 as step from ${tasksOnDay(sight, authorityId)} t
          where t.id = any(${[...taskIds]}::bigint[])
        union
        select t.id, t.parent_id, up.step + 1 from up
          join ${tasksOnDay(sight, authorityId)} t on t.id = up.parent_id
          where up.step < 30
      )
      select t.id, t.parent_id as "parentId", t.plan_id as "planId", t.field_id as "fieldId",
        w.title, w.label, w.ordinal,
        u.id as "unitId", u.name as "unitName", u.short_name as "unitShortName"
      from ${tasksOnDay(sight, authorityId)} t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      join unit u on u.id = t.unit_id
      where t.id in (select id from up)`,
  );
}

/** A task and everything below it in its authority. */
export async function tasksBelow(
  sight: MoneyDay,
  authorityId: string,
  taskId: string,
): Promise<string[]> {
  const found = await rows(
    sight.db,
    sql<{ id: string }>`
      with recursive down as (
        select ${taskId}::bigint as id, 1 as step
        union
        select t.id, down.step + 1 from down
          join task t on t.authority_id = ${authorityId} and t.parent_id = down.id
          where down.step < 30
      ) select id from down`,
  );
  return found.map(({ id }) => id);
}

export interface NamedPlace {
  readonly id: string;
  readonly title: string;
  readonly label: string | null;
  readonly ordinal: number;
}

/** Plans and fields by id: how the upper levels of the tree are called. */
export async function plansAndFields(
  sight: Pick<MoneyDay, 'db'>,
  authorityIds: readonly string[],
  planIds: readonly string[],
): Promise<{ plans: Map<string, NamedPlace>; fields: Map<string, NamedPlace> }> {
  const ids = [...authorityIds];
  const plans = await rows(
    sight.db,
    sql<NamedPlace>`select p.id, p.title, d.number as label, 0 as ordinal from plan p
        join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
        where p.authority_id = any(${ids}::bigint[]) and p.id = any(${[...planIds]}::bigint[])`,
  );
  const fields = await rows(
    sight.db,
    sql<NamedPlace>`select id, name as title, null as label, ordinal from field
        where authority_id = any(${ids}::bigint[]) and plan_id = any(${[...planIds]}::bigint[])`,
  );
  const byId = (list: readonly NamedPlace[]) => new Map(list.map((each) => [each.id, each]));
  return { plans: byId(plans), fields: byId(fields) };
}
