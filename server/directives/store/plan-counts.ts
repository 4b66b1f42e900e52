import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Moment } from '../moment.ts';
import { balancesOn, UNFOLDED } from './ledger-lines.ts';
import { tasksAt, visibleTasks } from './visible-tasks.ts';

/** So many given tasks of one plan and field, in one stored state, with one deadline. */
export interface PlanCount {
  readonly planId: string;
  /** Null for those outside every field. */
  readonly fieldId: string | null;
  /** The stored state; `closed_late` where the accepted result was submitted after the deadline. */
  readonly account: string;
  /** Of open and carried-over work; a closed or suspended task is counted without it. */
  readonly dueOn: string | null;
  readonly count: number;
}

/**
 * Given tasks (layer 0, groups by their parts) of plans of one authority that a post may see, by plan,
 * field, state and deadline, on a day.
 *
 * Who sees all that the authority gave reads the ledger: balances of the tops of all trees and what is
 * not folded yet, whatever the number of tasks. Others own a small part and count their rows.
 */
export async function planCounts(
  db: Db,
  actor: Actor,
  authorityId: string,
  planIds: readonly string[],
  moment: Moment,
): Promise<PlanCount[]> {
  if (planIds.length === 0) return [];
  const seesAll = actor.wholeAuthority && authorityId === actor.authorityId;
  const statement = seesAll
    ? fromLedger(authorityId, planIds, moment)
    : fromTasks(actor, authorityId, planIds, moment);
  return rows(db, statement);
}

function fromLedger(
  authorityId: string,
  planIds: readonly string[],
  { day, endOfDay }: Moment,
): RawBuilder<PlanCount> {
  const past = endOfDay === null ? null : day;
  const posted = past === null ? sql`true` : sql`day <= ${past}::date`;
  // A unit without a parent is the top of a tree; every other unit is counted in one of them.
  const units = sql`select u.id from unit u
    where not exists (select from unit_parent p where p.unit_id = u.id)`;
  return sql<PlanCount>`
    ${past === null ? sql`` : PLAN_ANEW} select plan_id as "planId", nullif(field_id, 0) as "fieldId", account,
      case when due_on = 'infinity' then null else due_on end as "dueOn", sum(delta)::int as count
    from (
      select plan_id, field_id, account, due_on, delta
      from (${balancesOn(past, { authorityId, planIds, units, layer: 'given' })}) as balances
      union all
      select plan_id, field_id, account, due_on, delta from posting_line
      where authority_id = ${authorityId} and plan_id = any(${[...planIds]}::bigint[])
        and layer = 0 and ${posted} and fold = ${UNFOLDED}
    ) line
    where account <> 'heard'
    group by 1, 2, 3, 4 having sum(delta) <> 0`;
}

function fromTasks(
  actor: Actor,
  authorityId: string,
  planIds: readonly string[],
  { day, endOfDay }: Moment,
): RawBuilder<PlanCount> {
  return sql<PlanCount>`
    select t.plan_id as "planId", t.field_id as "fieldId",
      case when t.state = 'closed' and t.finished_on > t.due_on then 'closed_late' else t.state end
        as account,
      t.due_on as "dueOn", count(*)::int as count
    from ${tasksAt(authorityId, endOfDay)} t
    where t.authority_id = ${authorityId} and t.plan_id = any(${[...planIds]}::bigint[])
      and t.layer = 0 and not t.is_group and ${visibleTasks(actor, day, endOfDay)}
    group by 1, 2, 3, 4`;
}
