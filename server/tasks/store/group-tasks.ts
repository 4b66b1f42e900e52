import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import { STATUSES, type TaskGroup } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { hasStatus } from './status-sql.ts';
import { type Figures, figuresSql } from './two-by-two-sql.ts';

/** One group of one authority. */
export interface GroupRecord extends Figures {
  readonly key: string;
  readonly name: string | null;
  readonly rows: number;
}

/** What falls into each group of a list: one pass over its rows an authority. */
export async function groupRecords(
  sight: TaskSight,
  filter: Filter,
  by: TaskGroup,
): Promise<GroupRecord[]> {
  const { key, name, join } = groupSql(by, sight);
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<GroupRecord>`
          ${PLAN_ANEW} select ${key} as key, ${name} as name, ${figuresSql(sight.day)}
          from ${tasksOnDay(sight, authorityId)} t ${join}
          where ${filterSql(sight, authorityId, filter)}
          group by 1, 2`,
      ),
    ),
  );
  return found.flat();
}

interface GroupSql {
  readonly key: RawBuilder<string>;
  readonly name: RawBuilder<string | null>;
  readonly join: RawBuilder<unknown>;
}

function groupSql(by: TaskGroup, { day }: TaskSight): GroupSql {
  switch (by) {
    case 'unit':
      return {
        key: sql`u.id::text`,
        name: sql`u.name`,
        join: sql`join unit u on u.id = t.unit_id`,
      };
    case 'field':
      return {
        key: sql`coalesce(f.id::text, '')`,
        name: sql`f.name`,
        join: sql`left join field f on f.authority_id = t.authority_id and f.id = t.field_id`,
      };
    case 'officer':
      return {
        key: sql`coalesce(o.id::text, '')`,
        name: sql`o.full_name`,
        join: sql`left join person o on o.id = t.officer_id`,
      };
    case 'month':
      return {
        key: sql`coalesce(to_char(t.due_on, 'YYYY-MM'), '')`,
        name: sql`null::text`,
        join: sql``,
      };
    case 'day':
      return {
        key: sql`coalesce(t.due_on::text, '')`,
        name: sql`null::text`,
        join: sql``,
      };
    case 'status':
      return {
        key: sql`case ${sql.join(
          STATUSES.map((status) => sql`when ${hasStatus(status, day)} then ${sql.lit(status)}`),
          sql` `,
        )} else '' end`,
        name: sql`null::text`,
        join: sql``,
      };
  }
}
