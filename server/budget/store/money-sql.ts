import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { reachesOf } from '../../organisation/rules/may.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { endOfSight, tasksOnDay } from '../../tasks/store/as-of.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';

/** The books as they stood at the end of `day`, with entries of days up to `upTo` (tính đến). */
export interface MoneyDay {
  readonly db: Db | Tx;
  readonly day: Day;
  readonly isPast: boolean;
  readonly upTo: Day;
}

/** The condition that a row `alias` with `at`/`since` and `until` was in the books at the end of the day. */
export function heldSql(
  sight: Pick<MoneyDay, 'day' | 'isPast'>,
  alias: string,
  from: 'at' | 'since',
): RawBuilder<boolean> {
  const until = sql.ref(`${alias}.until`);
  if (!sight.isPast) return sql`${until} is null`;
  const end = endOfSight(sight);
  return sql`(${sql.ref(`${alias}.${from}`)} < ${end} and (${until} is null or ${until} >= ${end}))`;
}

/** The projects of one authority as they stood on the day, for `from ${…} p`. */
export function projectsOnDay(
  sight: Pick<MoneyDay, 'day' | 'isPast'>,
  authorityId: string,
): RawBuilder<unknown> {
  const columns = sql`authority_id, id, code, name, unit_id, plan_id, task_id, folded, version`;
  if (!sight.isPast) {
    return sql`(select ${columns} from project where authority_id = ${authorityId})`;
  }
  const end = endOfSight(sight);
  return sql`(
    select ${columns} from project where authority_id = ${authorityId} and since < ${end}
    union all
    select ${columns} from project_history
      where authority_id = ${authorityId} and since < ${end} and until >= ${end}
  )`;
}

/** Lines `l` of one authority with what they are for: project `p`, task `t`, its words `w`. */
export function linesWithNodes(
  sight: Pick<MoneyDay, 'day' | 'isPast'>,
  authorityId: string,
): RawBuilder<unknown> {
  return sql`budget_line l
    left join ${projectsOnDay(sight, authorityId)} p
      on p.authority_id = l.authority_id and p.id = l.project_id
    left join ${tasksOnDay(sight, authorityId)} t
      on t.authority_id = l.authority_id and t.id = coalesce(l.task_id, p.task_id)
    left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
    left join plan on plan.authority_id = l.authority_id
      and plan.id = coalesce(t.plan_id, p.plan_id)
    left join directive d on d.authority_id = plan.authority_id and d.id = plan.directive_id`;
}

/** The unit that bears a line. */
export const UNIT = sql`coalesce(p.unit_id, t.unit_id)`;

/** The money of a unit that a post may read, as a condition: the SQL twin of `mayOnMoney`. */
export function seesUnit(
  actor: Actor,
  authorityId: string,
  unit: RawBuilder<unknown>,
  day: Day,
): RawBuilder<boolean> {
  if (!reachesOf(actor)['budget.read']) return sql`false`;
  if (actor.wholeAuthority && authorityId === actor.authorityId) return sql`true`;
  return sql`${unit} in (${belowSql(actor.jurisdictionUnitId, day)})`;
}

/** The sum of a line by measure, as the entries held that day say it. */
export function sumSql(
  sight: MoneyDay,
  measure: 'planned' | 'allotted' | 'disbursed',
): RawBuilder<string | null> {
  const from = sql`from budget_entry e
      where e.authority_id = l.authority_id and e.line_id = l.id and e.measure = ${sql.lit(measure)}
        and ${heldSql(sight, 'e', 'at')} and e.on_day <= ${sight.upTo}::date`;
  if (measure === 'disbursed') return sql`(select sum(e.amount)::bigint ${from})`;
  // The latest decision stands; of two on one day, the one entered last.
  return sql`(select e.amount ${from} order by e.on_day desc, e.id desc limit 1)`;
}
