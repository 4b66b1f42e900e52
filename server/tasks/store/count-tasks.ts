import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TwoByTwo } from '../../plans/contract.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Status } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { hasStatus } from './status-sql.ts';

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
  const { day } = sight;
  const where = (...statuses: Status[]): RawBuilder<number> =>
    sql`(count(*) filter (where ${sql.join(
      statuses.map((status) => hasStatus(status, day)),
      sql` or `,
    )}))::int`;
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<Omit<Counts, 'total'> & { rows: number }>`
          ${PLAN_ANEW} select count(*)::int as rows,
            ${where('HT_DUNG_HAN')} as "doneOnTime", ${where('HT_QUA_HAN')} as "doneLate",
            ${where('DTH_TRONG_HAN')} as "openWithin",
            ${where('DTH_KHONG_HAN')} as "openNoDeadline",
            ${where('DTH_QUA_HAN', 'CHUYEN_KY')} as "openOverdue",
            ${where('TAM_DUNG')} as suspended, ${where('THU_HOI')} as withdrawn
          from ${tasksOnDay(sight, authorityId)} t
          where ${filterSql(sight, authorityId, filter)} and ${beyond}`,
      ),
    ),
  );
  const all = found.flat();
  const sum = (field: keyof Omit<Counts, 'total'> | 'rows') =>
    all.reduce((total, row) => total + row[field], 0);
  const counts = {
    doneOnTime: sum('doneOnTime'),
    doneLate: sum('doneLate'),
    openWithin: sum('openWithin'),
    openNoDeadline: sum('openNoDeadline'),
    openOverdue: sum('openOverdue'),
    suspended: sum('suspended'),
    withdrawn: sum('withdrawn'),
  };
  const { doneOnTime, doneLate, openWithin, openNoDeadline, openOverdue } = counts;
  const total = doneOnTime + doneLate + openWithin + openNoDeadline + openOverdue;
  return { counts: { total, ...counts }, rows: sum('rows') };
}
