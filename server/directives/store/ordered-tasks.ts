import { sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Moment } from '../moment.ts';
import { planCounts } from './plan-counts.ts';
import { isOpenSql, OPEN_STATES, tasksAt, visibleTasks } from './visible-tasks.ts';

/** Given tasks of directives that the post may see, by directive id. Groups count by their parts. */
export async function taskTotals(
  db: Db,
  actor: Actor,
  directives: readonly { readonly authorityId: string; readonly id: string }[],
  moment: Moment,
): Promise<Map<string, { open: number; total: number }>> {
  const plans = await plansOf(db, directives);
  const directiveOf = new Map(plans.map(({ id, directiveId }) => [id, directiveId]));
  const totals = new Map<string, { open: number; total: number }>();
  for (const authorityId of new Set(plans.map((plan) => plan.authorityId))) {
    const planIds = plans.filter((plan) => plan.authorityId === authorityId).map(({ id }) => id);
    for (const line of await planCounts(db, actor, authorityId, planIds, moment)) {
      const directiveId = directiveOf.get(line.planId) ?? '';
      const { open, total } = totals.get(directiveId) ?? { open: 0, total: 0 };
      totals.set(directiveId, {
        open: open + (OPEN_STATES.includes(line.account) ? line.count : 0),
        total: total + line.count,
      });
    }
  }
  return totals;
}

async function plansOf(
  db: Db,
  directives: readonly { readonly authorityId: string; readonly id: string }[],
): Promise<{ authorityId: string; id: string; directiveId: string }[]> {
  if (directives.length === 0) return [];
  return rows(
    db,
    sql<{ authorityId: string; id: string; directiveId: string }>`
      select authority_id as "authorityId", id, directive_id as "directiveId" from plan
      where authority_id = any(${directives.map((each) => each.authorityId)}::bigint[])
        and directive_id = any(${directives.map((each) => each.id)}::bigint[])`,
  );
}

/** One place of a text that orders work, with how far the work is that the post may see. */
export interface OrderedTask {
  readonly wordsId: string;
  readonly clauseId: string | null;
  /** The group where the words went to several, else the task itself. */
  readonly taskId: string;
  readonly label: string | null;
  readonly title: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly open: number;
  readonly total: number;
  readonly notAccepted: number;
}

export async function orderedTasks(
  db: Db,
  actor: Actor,
  directive: { readonly authorityId: string; readonly id: string },
  { day, endOfDay }: Moment,
): Promise<OrderedTask[]> {
  return rows(
    db,
    sql<OrderedTask>`
      select w.id as "wordsId", w.clause_id as "clauseId", w.label, w.title, w.starts, w.ends,
        (array_agg(t.id order by t.is_group desc, t.id))[1] as "taskId",
        (count(*) filter (where not t.is_group))::int as total,
        (count(*) filter (where not t.is_group and ${isOpenSql}))::int as open,
        (count(*) filter (where not t.is_group and t.state = 'assigned'))::int as "notAccepted"
      from task_words w
      join ${tasksAt(directive.authorityId, endOfDay)} t on t.authority_id = w.authority_id and t.words_id = w.id
      where w.authority_id = ${directive.authorityId} and w.directive_id = ${directive.id}
        and t.layer = 0 and ${visibleTasks(actor, day, endOfDay)}
      group by w.authority_id, w.id order by w.ordinal`,
  );
}

/** True where the post may see at least one task that the document ordered. */
export async function takesPart(
  db: Db,
  actor: Actor,
  directive: { readonly authorityId: string; readonly id: string },
  day: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from plan p join task t on t.authority_id = p.authority_id and t.plan_id = p.id
        where p.authority_id = ${directive.authorityId} and p.directive_id = ${directive.id}
          and ${visibleTasks(actor, day, null)} limit 1`,
  );
  return found !== null;
}
