import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { CauseGroup } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { causeJson, explanationState } from './supervised-of-task.ts';

/** So many tasks of a group with one cause. */
export interface CauseCell {
  /** Id of the unit or field, code of the period; null for no field. */
  readonly group: string | null;
  readonly name: string;
  readonly cause: string;
  readonly objective: boolean;
  readonly count: number;
  readonly excused: number;
}

/** Explained tasks of one authority by group and cause, each by its last explanation in the span. */
export async function causeCells(
  sight: TaskSight,
  authorityId: string,
  filter: Filter,
  by: CauseGroup,
  span: { readonly from: Date | null; readonly to: Date | null },
): Promise<CauseCell[]> {
  const until = endOfSight(sight);
  const { id, name } = groupSql(by);
  return rows(
    sight.db,
    sql<CauseCell>`
      select ${id} as "group", coalesce(${name}, '') as name, f.cause ->> 'key' as cause,
        (f.cause ->> 'objective')::boolean as objective, count(*)::int as count,
        (count(*) filter (where f.state = 'excused'))::int as excused
      from (
        select distinct on (x.task_id) x.task_id, x.unit_id, t.field_id, ${causeJson} as cause,
          ${explanationState(until)} as state,
          (x.at at time zone 'Asia/Ho_Chi_Minh')::date as day
        from task_explanation x
        join ${tasksOnDay(sight, authorityId)} t on t.authority_id = x.authority_id
          and t.id = x.task_id
        where x.authority_id = ${authorityId} and x.at < ${until}
          and x.at >= coalesce(${span.from}::timestamptz, '-infinity')
          and x.at < coalesce(${span.to}::timestamptz, 'infinity')
          and ${filterSql(sight, authorityId, { ...filter, layer: 'all' })}
        order by x.task_id, x.at desc, x.id desc
      ) f
      left join unit u on u.id = f.unit_id
      left join field fi on fi.authority_id = ${authorityId} and fi.id = f.field_id
      group by 1, 2, 3, 4`,
  );
}

function groupSql(by: CauseGroup): { id: RawBuilder<unknown>; name: RawBuilder<unknown> } {
  switch (by) {
    case 'unit':
      return { id: sql`f.unit_id::text`, name: sql`u.name` };
    case 'field':
      return { id: sql`f.field_id::text`, name: sql`fi.name` };
    case 'month':
      return { id: sql`to_char(f.day, 'YYYY-MM')`, name: sql`to_char(f.day, 'MM/YYYY')` };
    case 'quarter':
      return { id: sql`to_char(f.day, 'YYYY-"Q"Q')`, name: sql`to_char(f.day, 'Q/YYYY')` };
    case 'year':
      return { id: sql`to_char(f.day, 'YYYY')`, name: sql`to_char(f.day, 'YYYY')` };
  }
}
