import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { endOfSight } from '../../tasks/store/as-of.ts';
import type { TaskKey } from '../../tasks/store/ties.ts';
import type { Looking } from './counted-tasks.ts';

/** A link between a task and the indicator that it moves; an ended one keeps its days. */
export interface LinkRecord {
  readonly authority_id: string;
  readonly indicator_id: string;
  readonly task_authority_id: string;
  readonly task_id: string;
  readonly note: string;
  readonly since: Date;
}

const columns = sql`authority_id, indicator_id, task_authority_id, task_id, note, since`;

/** The condition that a link held on the day looked at. */
function inForce({ day, isPast }: Pick<Looking, 'day' | 'isPast'>): RawBuilder<boolean> {
  if (!isPast) return sql`until is null`;
  const end = endOfSight({ day });
  return sql`(since < ${end} and (until is null or until >= ${end}))`;
}

/** The tasks linked to an indicator, earliest first. */
export async function linksOfIndicator(
  looking: Looking,
  authorityId: string,
  indicatorId: string,
): Promise<LinkRecord[]> {
  return rows(
    looking.db,
    sql<LinkRecord>`select ${columns} from indicator_link
        where authority_id = ${authorityId} and indicator_id = ${indicatorId}
          and ${inForce(looking)} order by since, task_id`,
  );
}

/** The links of some tasks of one authority, to indicators of any. */
export async function linksOfTasks(
  looking: Looking,
  taskAuthorityId: string,
  taskIds: readonly string[],
): Promise<LinkRecord[]> {
  return rows(
    looking.db,
    sql<LinkRecord>`select ${columns} from indicator_link
        where task_authority_id = ${taskAuthorityId} and task_id = any(${taskIds}::bigint[])
          and ${inForce(looking)} order by since, indicator_id`,
  );
}

export async function findLink(
  db: Db | Tx,
  authorityId: string,
  indicatorId: string,
  task: TaskKey,
): Promise<LinkRecord | null> {
  return firstRow(
    db,
    sql<LinkRecord>`select ${columns} from indicator_link
        where authority_id = ${authorityId} and indicator_id = ${indicatorId}
          and task_authority_id = ${task.authority_id} and task_id = ${task.id} and until is null`,
  );
}

export function beginLinkSql(link: LinkRecord, personId: string): RawBuilder<unknown> {
  return sql`insert into indicator_link (${columns}, linked_by)
    values (${link.authority_id}, ${link.indicator_id}, ${link.task_authority_id},
      ${link.task_id}, ${link.note}, ${link.since}, ${personId})`;
}

export function endLinkSql(link: LinkRecord, at: Date): RawBuilder<unknown> {
  return sql`update indicator_link set until = ${at}
    where authority_id = ${link.authority_id} and indicator_id = ${link.indicator_id}
      and task_authority_id = ${link.task_authority_id} and task_id = ${link.task_id}
      and until is null`;
}
