import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { LastEntry } from '../rules/undo.ts';
import type { TaskRecord } from './task-record.ts';

/** One entry of the journal as the page of a task tells it. */
export interface TaskEntry {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string | null;
  /** When it was done in another installation, by the clock there; null for what was done here. */
  readonly sentAt: Date | null;
  readonly reason: string | null;
  /** What the act was about: a unit, a person, a plan, another task, a stage, a clear point. */
  readonly about: string | null;
  /** The day that the act speaks of, beside that of a report. */
  readonly onDay: Day | null;
  /** What the unit reported with the act, or answered. */
  readonly report: {
    readonly body: string;
    readonly percent: number | null;
    readonly product: string | null;
    readonly onDay: Day | null;
    readonly files: readonly {
      readonly id: string;
      readonly name: string;
      readonly size: number;
    }[];
  } | null;
}

/**
 * What was done to a task until a moment, in order, with what was reported and its evidence: the act that
 * gave it (the issue of its plan, or the break-down of its whole) and every act on it since. The entry of
 * an issue names every task of the plan, so nothing is looked for inside it.
 */
export function entriesOf(task: TaskRecord, until: Date): Part<TaskEntry> {
  const whole = task.parent_id ?? task.superior_id;
  const carried = sql`j.act = 'carry_over_task' and j.subject_kind = 'task' and j.subject_id = (
      select p.id from task p
      where p.authority_id = ${task.authority_id} and p.succeeded_by = ${task.id}
        and p.state = 'carried_over')`;
  const given =
    task.layer === 0
      ? sql`j.act = 'issue_plan' and j.subject_kind = 'plan' and j.subject_id = ${task.plan_id}
          and not exists (select from task p where p.authority_id = ${task.authority_id}
            and p.succeeded_by = ${task.id} and p.state = 'carried_over')`
      : sql`j.act = 'break_down_task' and j.subject_kind = 'task' and j.subject_id = ${whole}
          and exists (select from json_array_elements(j.after -> 'parts') as part
            where part ->> 'id' = ${task.id})`;
  return {
    instants: { at: true, sentAt: true },
    statement: sql<TaskEntry>`
      select j.id::text, j.at, j.act, ${authorSql},
        case when j.subject_kind = 'task' then j.after ->> 'reason' end as reason,
        ${aboutSql} as about,
        (case j.act when 'pass_stage' then j.after -> 'stage' ->> 'doneOn'
          when 'reopen_task' then j.after ->> 'finishedOn'
          when 'resume_task' then j.after ->> 'dueOn'
          when 'ask_extension' then j.after -> 'extension' ->> 'to_due_on'
          when 'decide_extension' then j.after ->> 'dueOn'
          when 'demand_explanation' then j.after ->> 'dueOn'
          when 'edit_parties' then j.after -> 'party' ->> 'due_on' end)::date as "onDay",
        case when j.act in ('reply_to_task', 'pass_stage', 'clarify_task') then (
          select jsonb_build_object('percent', null, 'product', null, 'onDay', null,
            'body', coalesce(j.after -> 'reply' ->> 'body', j.after ->> 'note', j.after ->> 'words',
              ''),
            'files', coalesce((
              select jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name, 'size', f.size)
                order by f.added_at, f.id)
              from attachment f
              where f.authority_id = j.authority_id and f.id in (
                select (x ->> 'id')::bigint from json_array_elements(
                  coalesce(j.after -> 'files', '[]')) x)), '[]')))
        when j.act in ('report_progress', 'report_done') then (
          select jsonb_build_object('body', r.body, 'percent', r.percent, 'product', r.product,
            'onDay', r.on_day, 'files', coalesce((
              select jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name, 'size', f.size)
                order by f.added_at, f.id)
              from attachment f
              where f.authority_id = r.authority_id and f.subject_kind = 'report'
                and f.subject_id = r.id), '[]'))
          from progress_report r
          where r.authority_id = j.authority_id and r.id = (j.after -> 'report' ->> 'id')::bigint
        ) end as report
      from journal j
      left join person pe on pe.id = j.person_id
      left join post po on po.id = j.post_id
      left join unit u on u.id = j.unit_id
      where j.authority_id = ${task.authority_id} and j.at < ${until}
        and ((j.subject_kind = 'task' and j.subject_id = ${task.id}) or (${given}) or (${carried}))
      order by j.at, j.id`,
  };
}

/**
 * Who did it: a person here, or whoever did it in another installation, with the name, post, unit and body that
 * the message bore.
 */
const authorSql = sql`
  coalesce(pe.full_name, j.after -> 'from' ->> 'person') as person,
  coalesce(po.title, j.after -> 'from' ->> 'post') as post,
  coalesce(case when j.via like 'partner:%' then concat_ws(' – ',
    nullif(j.after -> 'from' ->> 'unit', j.after -> 'from' ->> 'authority'),
    j.after -> 'from' ->> 'authority') end, u.name) as unit,
  case when j.via like 'partner:%' then (j.after -> 'from' ->> 'at')::timestamptz end as "sentAt"`;

/** What an entry was about, in a few words: names are found by the ids that it keeps. */
const aboutSql = sql`case j.act
  when 'forward_task' then (select u.name from unit u where u.id = (j.after ->> 'toUnitId')::bigint)
  when 'take_back_task' then
    (select u.name from unit u where u.id = (j.after ->> 'toUnitId')::bigint)
  when 'delegate_task' then
    (select p.full_name from person p where p.id = (j.after ->> 'officerId')::bigint)
  when 'carry_over_task' then (select p.title from plan p
    where p.authority_id = j.authority_id and p.id = (j.after ->> 'toPlanId')::bigint)
  when 'merge_task' then (select w.title from task m
    join task_words w on w.authority_id = m.authority_id and w.id = m.words_id
    where m.authority_id = j.authority_id and m.id = (j.after ->> 'intoId')::bigint)
  when 'edit_parties' then coalesce(
    (select p.full_name from person p where p.id = (j.after -> 'party' ->> 'person_id')::bigint),
    (select u.name from unit u where u.id = (j.after -> 'party' ->> 'unit_id')::bigint))
  when 'decide_extension' then j.after ->> 'decision'
  when 'decide_explanation' then j.after ->> 'decision'
  when 'pass_stage' then j.after -> 'stage' ->> 'stage'
  when 'clarify_task' then j.after ->> 'point'
  when 'undo_act' then j.after -> 'undone' ->> 'act' end`;

/** Who last handed back each of some tasks, and why. */
export interface HandBack {
  readonly taskId: string;
  readonly at: Date;
  readonly person: string | null;
  readonly reason: string | null;
}

export function lastHandBacks(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, HandBack>> {
  return lastSaid(db, authorityIds, taskIds, 'hand_back_task');
}

/** Who last opened each of some tasks again, and why. */
export function lastReopenings(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, HandBack>> {
  return lastSaid(db, authorityIds, taskIds, 'reopen_task');
}

async function lastSaid(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
  act: string,
): Promise<Map<string, HandBack>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<HandBack>`
      select distinct on (j.subject_id) j.subject_id as "taskId", j.at, pe.full_name as person,
        j.after ->> 'reason' as reason
      from journal j left join person pe on pe.id = j.person_id
      where j.authority_id = any(${authorityIds}::bigint[]) and j.subject_kind = 'task'
        and j.subject_id = any(${taskIds}::bigint[]) and j.act = ${act}
      order by j.subject_id, j.id desc`,
  );
  return new Map(found.map((entry) => [entry.taskId, entry]));
}

/** The entry of the act that made a task's present version; null where an issue or a break-down did. */
export async function entryOfVersion(db: Db | Tx, task: TaskRecord): Promise<LastEntry | null> {
  return firstRow(
    db,
    sql<LastEntry>`
      select j.act, j.at, j.person_id as "personId", j.post_id as "postId",
        coalesce((j.after ->> 'below')::int, 0) > 0 as "movedOthers"
      from journal j
      where j.authority_id = ${task.authority_id} and j.subject_kind = 'task'
        and j.subject_id = ${task.id}
        and j.after -> 'tasks' -> 0 ->> 'version' = ${String(task.version)}
      order by j.id desc limit 1`,
  );
}
