import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';

/** What a unit wrote of a task in the period. */
export interface SaidOfTask {
  readonly taskId: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: string;
  readonly body: string;
  readonly difficulty: string | null;
  readonly at: Date;
}

/** What a report can quote; beyond it the lists say the rest. */
const MOST = 500;

/**
 * The last progress report of each task in the period, of tasks that a unit or one below it holds: what was
 * done and what stands in the way. Earlier sheets of the same period are taken up by the last.
 */
export async function saidInPeriod(
  db: Db | Tx,
  scope: {
    readonly authorityId: string;
    readonly unitId: string;
    readonly isWhole: boolean;
    readonly layer: 'given' | 'all';
    readonly from: Day;
    readonly cutOff: Day;
  },
): Promise<SaidOfTask[]> {
  const { authorityId, unitId, isWhole, layer, from, cutOff } = scope;
  const below = isWhole ? sql`true` : sql`t.unit_id in (${belowSql(unitId, cutOff)})`;
  return rows(
    db,
    sql<SaidOfTask>`
      select * from (
        select distinct on (r.task_id) r.task_id as "taskId", w.title, t.unit_id as "unitId",
          u.name as "unitName", r.kind, r.body, r.difficulty, r.at
        from progress_report r
        join task t on t.authority_id = r.authority_id and t.id = r.task_id
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        join unit u on u.id = t.unit_id
        where r.authority_id = ${authorityId} and r.on_day >= ${from}::date
          and r.on_day <= ${cutOff}::date and r.at < ${startOfDayInVietnam(addDays(cutOff, 1))}
          and ${below} and ${layer === 'given' ? sql`t.layer = 0` : sql`true`}
        order by r.task_id, r.at desc, r.id desc
      ) as said order by "unitName", at limit ${MOST}`,
  );
}
