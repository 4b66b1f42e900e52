import { sql } from 'kysely';
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
  /** Of the report that came with the act, or that the act decided. */
  readonly reportId: string | null;
}

/**
 * What was done to a task until a moment, in order: the act that gave it (the issue of its plan, or the
 * break-down of its whole) and every act on it since.
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
        j.after ->> 'reason' as reason,
        coalesce(j.after -> 'report' ->> 'id', j.after ->> 'reportId') as "reportId"
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
