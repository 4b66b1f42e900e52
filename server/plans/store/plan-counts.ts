import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../directives/store/ordered-tasks.ts';
import { tasksAt, visibleTasks } from '../../directives/store/visible-tasks.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { StateCount } from '../rules/two-by-two.ts';

/** Counts of given tasks of one plan and field; `fieldId` null for those outside every field. */
export interface PlanCount extends StateCount {
  readonly planId: string;
  readonly fieldId: string | null;
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
  // Today is the running balance, kept under the day `infinity`; a past day sums the days up to it.
  // Balances stand under the day of their postings, and under `infinity` as they stand now.
  const folded = endOfDay === null ? sql`day = 'infinity'` : sql`day <= ${day}::date`;
  const posted = endOfDay === null ? sql`true` : sql`day <= ${day}::date`;
  const of = sql`authority_id = ${authorityId} and plan_id = any(${[...planIds]}::bigint[])
    and layer = 0 and account <> 'heard'`;
  // A unit without a parent is the top of a tree; every other unit is counted in one of them.
  return sql<PlanCount>`
    select plan_id as "planId", nullif(field_id, 0) as "fieldId", account,
      case when due_on = 'infinity' then null else due_on end as "dueOn", sum(delta)::int as count
    from (
      select plan_id, field_id, account, due_on, delta from balance
      where ${of} and ${folded}
        and not exists (select from unit_parent p where p.unit_id = balance.unit_id)
      union all
      select plan_id, field_id, account, due_on, delta from posting
      where ${of} and ${posted} and not folded
    ) line
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
    from ${tasksAt(endOfDay)} t
    where t.authority_id = ${authorityId} and t.plan_id = any(${[...planIds]}::bigint[])
      and t.layer = 0 and not t.is_group and ${visibleTasks(actor, day)}
    group by 1, 2, 3, 4`;
}

/** How many pieces of work (lời giao) of each field a post may see, by plan and field. */
export async function wordsCounts(
  db: Db,
  actor: Actor,
  authorityId: string,
  planId: string,
  { day, endOfDay }: Moment,
): Promise<{ fieldId: string | null; count: number }[]> {
  const isSeen =
    actor.wholeAuthority && authorityId === actor.authorityId
      ? sql`true`
      : sql`exists (select from ${tasksAt(endOfDay)} t where t.authority_id = w.authority_id
          and t.words_id = w.id and t.layer = 0 and ${visibleTasks(actor, day)})`;
  // What a unit broke a task into has words of its own, which no group or given row stands on.
  return rows(
    db,
    sql<{ fieldId: string | null; count: number }>`
      select w.field_id as "fieldId", count(*)::int as count from task_words w
      where w.authority_id = ${authorityId} and w.plan_id = ${planId} and ${isSeen}
        and exists (select from task g where g.authority_id = w.authority_id and g.words_id = w.id
          and g.layer = 0)
      group by 1`,
  );
}
