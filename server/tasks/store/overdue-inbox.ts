import { type RawBuilder, sql } from 'kysely';
import { reachesOf } from '../../organisation/rules/may.ts';
import { DEFAULT_OVERDUE_POLICY } from '../rules/overdue-policy.ts';
import type { TaskSight } from '../task-sight.ts';
import { taskColumns } from './task-record.ts';

/**
 * What waits for a post because work is late, in one authority: requests and explanations to decide on,
 * demands to explain, letters of urging to answer. Each has its own index, and few rows wait.
 */
export function overdueSql(sight: TaskSight, authorityId: string): RawBuilder<unknown>[] {
  const { actor } = sight;
  const rights = reachesOf(actor);
  const unitId = actor.jurisdictionUnitId;
  const parts: RawBuilder<unknown>[] = [];
  // Where the policy leaves decisions to the head, a planner is not asked for them.
  const decides = sql`(${sql.lit(actor.role !== 'planner')} or coalesce((
      select p.policy ->> 'decider' from overdue_policy p
      where p.authority_id = ${authorityId} and p.valid_from <= ${sight.day}::date
      order by p.valid_from desc limit 1), ${sql.lit(DEFAULT_OVERDUE_POLICY.decider)}) = 'assigner')`;
  if ('task.decide_extension' in rights) {
    parts.push(sql`
      select ${taskColumns('t')}, 'decide_extension' as kind, e.from_due_on as my_due,
        e.at as waiting_since
      from extension_request e
      join task t on t.authority_id = e.authority_id and t.id = e.task_id
      where e.authority_id = ${authorityId} and e.decision is null and ${decides}
        and t.assigner_unit_id = ${unitId} and t.state in ('assigned', 'accepted', 'in_progress')`);
  }
  if ('task.decide_explanation' in rights) {
    parts.push(sql`
      select ${taskColumns('t')}, 'decide_explanation' as kind, null::date as my_due,
        x.at as waiting_since
      from task_explanation x
      join task t on t.authority_id = x.authority_id and t.id = x.task_id
      where x.authority_id = ${authorityId} and x.decision is null and ${decides}
        and t.assigner_unit_id = ${unitId}`);
  }
  if ('task.explain' in rights) {
    parts.push(sql`
      select ${taskColumns('t')}, 'explain' as kind, d.due_on as my_due, d.at as waiting_since
      from explanation_demand d
      join task t on t.authority_id = d.authority_id and t.id = d.task_id
      where d.authority_id = ${authorityId} and d.answered_at is null and t.unit_id = ${unitId}`);
  }
  if ('urging.answer' in rights) parts.push(urgedSql(authorityId, unitId));
  return parts;
}

/** Letters that the unit has not answered: each stands at the first of its tasks, the latest letter of a task. */
function urgedSql(authorityId: string, unitId: string): RawBuilder<unknown> {
  return sql`
    select ${taskColumns('t')}, 'answer_urging' as kind, u.answer_by as my_due,
      u.at as waiting_since
    from (
      select distinct on (g.task_id) g.task_id, r.urging_id
      from urging_recipient r
      join urging_task g on g.authority_id = r.authority_id and g.urging_id = r.urging_id
        and g.unit_id = r.unit_id and g.kind = 'task'
      where r.authority_id = ${authorityId} and r.unit_id = ${unitId} and r.answered_at is null
        and g.position = (select min(f.position) from urging_task f
          where f.authority_id = r.authority_id and f.urging_id = r.urging_id
            and f.unit_id = r.unit_id and f.kind = 'task')
      order by g.task_id, r.urging_id desc
    ) f
    join urging u on u.authority_id = ${authorityId} and u.id = f.urging_id
    join task t on t.authority_id = ${authorityId} and t.id = f.task_id`;
}
