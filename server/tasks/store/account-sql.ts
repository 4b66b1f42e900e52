import { type RawBuilder, sql } from 'kysely';
import { WITH_UNIT_STATES } from '../rules/board-cell.ts';

/** The account on which task `t` stands: the SQL twin of `accountOf`. */
export const accountSql: RawBuilder<string> = sql`case when t.state = 'closed'
  and t.finished_on > t.due_on then 'closed_late' else t.state end`;

/** The day on which the unit of task `t` was last heard: the SQL twin of `heardOn`. */
export const heardSql: RawBuilder<string> = sql`(coalesce(t.reported_at, t.since)
  at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Whether a state leaves the next move to the unit: the SQL twin of `isWithUnit`. */
export function isWithUnitSql(state: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`${state} = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;
}
