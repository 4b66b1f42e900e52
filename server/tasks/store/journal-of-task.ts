import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

/** One entry of the journal as the page of a task tells it. */
export interface TaskEntry {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string | null;
  readonly reason: string | null;
  /** What the unit reported with the act. */
  readonly report: {
    readonly body: string;
    readonly percent: number | null;
    readonly product: string | null;
    readonly onDay: Day;
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
export async function entriesOf(db: Db | Tx, task: TaskRecord, until: Date): Promise<TaskEntry[]> {
  const whole = task.parent_id ?? task.superior_id;
  const given =
    task.layer === 0
      ? sql`j.act = 'issue_plan' and j.subject_kind = 'plan' and j.subject_id = ${task.plan_id}`
      : sql`j.act = 'break_down_task' and j.subject_kind = 'task' and j.subject_id = ${whole}
          and exists (select from json_array_elements(j.after -> 'parts') as part
            where part ->> 'id' = ${task.id})`;
  return rows(
    db,
    sql<TaskEntry>`
      select j.id, j.at, j.act, pe.full_name as person, po.title as post, u.name as unit,
        case when j.subject_kind = 'task' then j.after ->> 'reason' end as reason,
        case when j.act in ('report_progress', 'report_done') then (
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
        and ((j.subject_kind = 'task' and j.subject_id = ${task.id}) or (${given}))
      order by j.at, j.id`,
  );
}

/** Who last handed back each of some tasks, and why. */
export interface HandBack {
  readonly taskId: string;
  readonly person: string | null;
  readonly reason: string | null;
}

export async function lastHandBacks(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, HandBack>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<HandBack>`
      select distinct on (j.subject_id) j.subject_id as "taskId", pe.full_name as person,
        j.after ->> 'reason' as reason
      from journal j left join person pe on pe.id = j.person_id
      where j.authority_id = any(${authorityIds}::bigint[]) and j.subject_kind = 'task'
        and j.subject_id = any(${taskIds}::bigint[]) and j.act = 'hand_back_task'
      order by j.subject_id, j.id desc`,
  );
  return new Map(found.map((entry) => [entry.taskId, entry]));
}
