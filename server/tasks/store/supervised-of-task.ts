import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Part } from '../../platform/database/together.ts';
import type { Task } from '../contract.ts';
import { DELAY_CAUSES } from '../rules/delay-causes.ts';
import type { TaskRecord } from './task-record.ts';

/** What was done about the lateness of a task, as its page tells it. */
export type Supervised = z.input<typeof Task>['supervised'];

const USUAL_CAUSES = JSON.stringify(DELAY_CAUSES);

/** Who did something in which post, as JSON; null where nobody did. */
export function signedSql(
  person: RawBuilder<unknown>,
  post: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`case when ${person} is null or ${at} is null then null else jsonb_build_object(
    'name', coalesce((select full_name from person where id = ${person}), ''),
    'post', coalesce((select title from post where id = ${post}), ''),
    'at', ${instantSql(at)}) end`;
}

/** An instant as the contract writes it. */
export function instantSql(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * A request to extend `e` as it stood just before a moment: what was decided later is not known yet. What
 * waited at a task `t` that has ended is withdrawn with it.
 */
export function extensionJson(until: Date): RawBuilder<unknown> {
  const known = sql`(e.decided_at is not null and e.decided_at < ${until})`;
  const when = (value: RawBuilder<unknown>) => sql`case when ${known} then ${value} end`;
  return sql`jsonb_build_object(
    'id', e.id::text, 'fromDueOn', e.from_due_on, 'toDueOn', e.to_due_on, 'to', e.to_deadline,
    'reason', e.reason, 'asked', ${signedSql(sql`e.person_id`, sql`e.post_id`, sql`e.at`)},
    'state', ${extensionState(until)},
    'grantedDueOn', ${when(sql`e.granted_due_on`)}, 'granted', ${when(sql`e.granted_deadline`)},
    'decisionWords', ${when(sql`e.decision_words`)},
    'decided', ${when(signedSql(sql`e.decided_by`, sql`e.decided_post_id`, sql`e.decided_at`))})`;
}

/** The state of a request `e` of task `t` just before a moment. */
export function extensionState(until: Date): RawBuilder<string> {
  return sql`case when e.decided_at is not null and e.decided_at < ${until} then e.decision
    when t.state in ('assigned', 'accepted', 'in_progress', 'suspended', 'handed_back', 'reported')
      then 'waiting' else 'withdrawn' end`;
}

/** The cause of explanation `x` with its words, by the list of its authority or the usual one. */
export const causeJson: RawBuilder<unknown> = sql`coalesce(
  (select jsonb_build_object('key', c.key, 'vi', c.vi, 'en', c.en, 'objective', c.objective)
    from delay_cause c where c.authority_id = x.authority_id and c.key = x.cause),
  (select u from jsonb_array_elements(${USUAL_CAUSES}::jsonb) u where u ->> 'key' = x.cause),
  jsonb_build_object('key', x.cause, 'vi', x.cause, 'en', x.cause, 'objective', false))`;

/** An explanation `x` as it stood just before a moment. */
export function explanationJson(until: Date): RawBuilder<unknown> {
  const known = sql`(x.decided_at is not null and x.decided_at < ${until})`;
  const when = (value: RawBuilder<unknown>) => sql`case when ${known} then ${value} end`;
  return sql`jsonb_build_object(
    'id', x.id::text, 'cause', ${causeJson}, 'words', x.words, 'forDueOn', x.for_due_on,
    'lateDays', x.late_days, 'newDueOn', x.new_due_on,
    'explained', ${signedSql(sql`x.person_id`, sql`x.post_id`, sql`x.at`)},
    'state', ${explanationState(until)}, 'decisionWords', ${when(sql`x.decision_words`)},
    'decided', ${when(signedSql(sql`x.decided_by`, sql`x.decided_post_id`, sql`x.decided_at`))})`;
}

/** The state of an explanation `x` just before a moment. */
export function explanationState(until: Date): RawBuilder<string> {
  return sql`case when x.decided_at is not null and x.decided_at < ${until} then x.decision
    else 'waiting' end`;
}

/** Requests, explanations, demands and letters about a task before a moment, each oldest first, in one row. */
export function supervisedOf(task: TaskRecord, until: Date): Part<Supervised> {
  const { authority_id, id } = task;
  const t = sql`(select ${task.state}::text as state) t`;
  return {
    instants: {},
    statement: sql<Supervised>`select
      (select coalesce(jsonb_agg(${extensionJson(until)} order by e.at, e.id), '[]')
        from extension_request e, ${t}
        where e.authority_id = ${authority_id} and e.task_id = ${id} and e.at < ${until}
      ) as extensions,
      (select coalesce(jsonb_agg(${explanationJson(until)} order by x.at, x.id), '[]')
        from task_explanation x
        where x.authority_id = ${authority_id} and x.task_id = ${id} and x.at < ${until}
      ) as explanations,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id::text, 'words', d.words,
          'dueOn', d.due_on, 'demanded', ${signedSql(sql`d.person_id`, sql`d.post_id`, sql`d.at`)},
          'isAnswered', d.answered_at is not null and d.answered_at < ${until})
          order by d.at, d.id), '[]')
        from explanation_demand d
        where d.authority_id = ${authority_id} and d.task_id = ${id} and d.at < ${until}
      ) as demands,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id::text, 'symbol', u.symbol,
          'sentOn', u.sent_on, 'answeredOn', (case when r.answered_at < ${until}
            then (r.answered_at at time zone 'Asia/Ho_Chi_Minh')::date end)) order by u.at, u.id),
          '[]')
        from urging_task g
        join urging u on u.authority_id = g.authority_id and u.id = g.urging_id
        left join urging_recipient r on r.authority_id = g.authority_id
          and r.urging_id = g.urging_id and r.unit_id = g.unit_id
        where g.authority_id = ${authority_id} and g.kind = 'task' and g.task_id = ${id}
          and g.at < ${until}
      ) as urgings`,
  };
}
