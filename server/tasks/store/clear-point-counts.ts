import { type RawBuilder, sql } from 'kysely';
import { CLEAR_POINTS, type ClearPoint } from '../../plans/rules/clear-points.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { isMissing } from './missing-sql.ts';

/** How many tasks there are, how many have all six points, and how many lack each. */
export type ClearPointCounts = Readonly<Record<ClearPoint | 'tasks' | 'clear', number>>;

/** One pass over the tasks of a filter, an authority at a time; a task may lack several points. */
export async function clearPointCounts(
  sight: TaskSight,
  filter: Filter,
): Promise<ClearPointCounts[]> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) => {
      const lacks = CLEAR_POINTS.map(
        (point) => sql`${isMissing(point, authorityId, sight)} as ${sql.ref(point)}`,
      );
      const any = sql.join(CLEAR_POINTS.map(refOf), sql` or `);
      const counts = CLEAR_POINTS.map(
        (point) => sql`count(*) filter (where ${refOf(point)})::integer as ${sql.ref(point)}`,
      );
      return rows(
        sight.db,
        sql<ClearPointCounts>`
          ${PLAN_ANEW} select count(*)::integer as tasks,
            count(*) filter (where not (${any}))::integer as clear, ${sql.join(counts)}
          from (
            select ${sql.join(lacks)} from ${tasksOnDay(sight, authorityId)} t
            where ${filterSql(sight, authorityId, filter)}
          ) as judged`,
      );
    }),
  );
  return found.flat();
}

function refOf(point: ClearPoint): RawBuilder<boolean> {
  return sql`judged.${sql.ref(point)}`;
}
