import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { TwoByTwo } from '../../plans/contract.ts';
import type { Status } from '../contract.ts';
import { hasStatus } from './status-sql.ts';

/** The figures of the 2 × 2 and what stands outside it, as counted. */
export type Figures = Omit<TwoByTwo, 'total'>;

/** The columns that count tasks `t` by the official 2 × 2 of a day, and all of them as `rows`. */
export function figuresSql(day: Day): RawBuilder<Figures & { readonly rows: number }> {
  const where = (...statuses: Status[]): RawBuilder<number> =>
    sql`(count(*) filter (where ${sql.join(
      statuses.map((status) => hasStatus(status, day)),
      sql` or `,
    )}))::int`;
  return sql`count(*)::int as rows,
    ${where('HT_DUNG_HAN')} as "doneOnTime", ${where('HT_QUA_HAN')} as "doneLate",
    ${where('DTH_TRONG_HAN')} as "openWithin", ${where('DTH_KHONG_HAN')} as "openNoDeadline",
    ${where('DTH_QUA_HAN', 'CHUYEN_KY')} as "openOverdue",
    ${where('TAM_DUNG')} as suspended, ${where('THU_HOI')} as withdrawn`;
}
