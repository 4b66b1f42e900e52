import { type RawBuilder, sql } from 'kysely';
import { type Day, daysBetween } from '../../calendar/rules/day.ts';
import type { Part } from '../../platform/database/together.ts';
import type { OverdueFacts } from '../rules/overdue-acts.ts';
import { type DatedPolicy, policyOn } from '../rules/overdue-policy.ts';
import { daysLate } from '../rules/status.ts';
import type { TaskRecord } from './task-record.ts';

/** What was asked about a task until now, and the rules of its authority. */
export interface OverdueStanding {
  readonly extensions: number;
  readonly extensionSince: Day | null;
  readonly explanationSince: Day | null;
  readonly demandedBy: Day | null;
  readonly policies: readonly DatedPolicy[];
}

const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** All of it by key, in one row. */
export function overdueStanding({
  authority_id,
  id,
}: Pick<TaskRecord, 'authority_id' | 'id'>): Part<OverdueStanding> {
  const ofTask = sql`authority_id = ${authority_id} and task_id = ${id}`;
  return {
    instants: {},
    statement: sql<OverdueStanding>`
      select (select count(*) from extension_request
          where ${ofTask} and decision in ('granted', 'shortened'))::int as extensions,
        (select ${dayOf(sql`at`)} from extension_request
          where ${ofTask} and decision is null) as "extensionSince",
        (select ${dayOf(sql`at`)} from task_explanation
          where ${ofTask} and decision is null) as "explanationSince",
        (select due_on from explanation_demand
          where ${ofTask} and answered_at is null) as "demandedBy",
        coalesce((select jsonb_agg(jsonb_build_object(
            'validFrom', valid_from, 'source', source, 'policy', policy))
          from overdue_policy where authority_id = ${authority_id}), '[]'::jsonb) as policies`,
  };
}

/** The standing as the rules of acts see it on a day, for somebody in a role. */
export function overdueFacts(
  found: OverdueStanding,
  task: Pick<TaskRecord, 'state' | 'due_on' | 'finished_on'>,
  today: Day,
  role: string,
): OverdueFacts {
  const { state, due_on, finished_on } = task;
  const { policies, ...standing } = found;
  return {
    ...standing,
    policy: policyOn(policies, today),
    daysLeft: due_on === null ? null : daysBetween(today, due_on),
    lateDays: daysLate({ state, dueOn: due_on, finishedOn: finished_on }, today),
    isDone: state === 'closed',
    isHead: role === 'head' || role === 'leader' || role === 'commune',
  };
}
