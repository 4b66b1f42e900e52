import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** Who asked what, as the inbox tells it beside the task. */
export interface OverdueSaid {
  readonly taskId: string;
  readonly by: string | null;
  readonly words: string | null;
  /** Of a letter of urging, its id. */
  readonly subjectId: string | null;
}

/** Requests to extend that wait at tasks: until when, and why. */
export function askedExtensions(
  db: Db,
  authorityIds: readonly string[],
  taskIds: readonly string[],
) {
  return said(
    db,
    taskIds,
    sql<OverdueSaid>`select e.task_id as "taskId", p.full_name as by, null as "subjectId",
        coalesce(e.to_deadline ->> 'raw', '') || ': ' || e.reason as words
      from extension_request e left join person p on p.id = e.person_id
      where e.authority_id = any(${authorityIds}::bigint[])
        and e.task_id = any(${taskIds}::bigint[]) and e.decision is null`,
  );
}

/** Explanations that wait at tasks. */
export function givenExplanations(
  db: Db,
  authorityIds: readonly string[],
  taskIds: readonly string[],
) {
  return said(
    db,
    taskIds,
    sql<OverdueSaid>`select x.task_id as "taskId", p.full_name as by, x.words,
        null as "subjectId"
      from task_explanation x left join person p on p.id = x.person_id
      where x.authority_id = any(${authorityIds}::bigint[])
        and x.task_id = any(${taskIds}::bigint[]) and x.decision is null`,
  );
}

/** Demands to explain that are open at tasks. */
export function openDemands(db: Db, authorityIds: readonly string[], taskIds: readonly string[]) {
  return said(
    db,
    taskIds,
    sql<OverdueSaid>`select d.task_id as "taskId", p.full_name as by, d.words,
        null as "subjectId"
      from explanation_demand d left join person p on p.id = d.person_id
      where d.authority_id = any(${authorityIds}::bigint[])
        and d.task_id = any(${taskIds}::bigint[]) and d.answered_at is null`,
  );
}

/** The last letter to a unit that names each task and was not answered. */
export function openUrgings(
  db: Db,
  authorityIds: readonly string[],
  taskIds: readonly string[],
  unitId: string,
) {
  return said(
    db,
    taskIds,
    sql<OverdueSaid>`
      select distinct on (g.task_id) g.task_id as "taskId", un.name as by,
        u.symbol || ' · ' || u.subject as words, u.id::text as "subjectId"
      from urging_task g
      join urging_recipient r on r.authority_id = g.authority_id and r.urging_id = g.urging_id
        and r.unit_id = g.unit_id and r.answered_at is null
      join urging u on u.authority_id = g.authority_id and u.id = g.urging_id
      left join unit un on un.id = u.unit_id
      where g.authority_id = any(${authorityIds}::bigint[]) and g.kind = 'task'
        and g.task_id = any(${taskIds}::bigint[]) and g.unit_id = ${unitId}
      order by g.task_id, g.urging_id desc`,
  );
}

async function said(
  db: Db,
  taskIds: readonly string[],
  statement: Parameters<typeof rows<OverdueSaid>>[1],
): Promise<Map<string, OverdueSaid>> {
  if (taskIds.length === 0) return new Map();
  return new Map((await rows(db, statement)).map((each) => [each.taskId, each]));
}
