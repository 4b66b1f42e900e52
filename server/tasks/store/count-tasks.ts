import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TwoByTwo } from '../../plans/contract.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import { addFigures } from '../rules/add-figures.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { type Figures, figuresSql } from './two-by-two-sql.ts';

export type Counts = z.infer<typeof TwoByTwo>;
/** The 2 × 2 of a list and the number of its rows, which also holds what stands outside the 2 × 2. */
export type ListCounts = { readonly counts: Counts; readonly rows: number };

/**
 * Counts the rows of a filter one by one: exact for any filter; the ledger answers the common ones faster.
 *
 * @param beyond a further condition on task `t`
 */
export async function countTasks(
  sight: TaskSight,
  filter: Filter,
  beyond: RawBuilder<boolean> = sql`true`,
): Promise<ListCounts> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<Figures & { readonly rows: number }>`
          ${PLAN_ANEW} select ${figuresSql(sight.day)}
          from ${tasksOnDay(sight, authorityId)} t
          where ${filterSql(sight, authorityId, filter)} and ${beyond}`,
      ),
    ),
  );
  const all = found.flat();
  return { counts: addFigures(all), rows: all.reduce((total, each) => total + each.rows, 0) };
}
