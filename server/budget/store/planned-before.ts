import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A line of money of a plan with its planned sum; đồng in decimal. */
export interface PlannedLine {
  readonly id: string;
  readonly taskId: string;
  /** Of its task, in the words of today. */
  readonly title: string;
  readonly source: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly planned: string | null;
}

/** The lines at the tasks of a plan that were in the books before a moment, or that are now. */
export async function plannedBefore(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  at: Date | null,
): Promise<PlannedLine[]> {
  const held = (alias: string, from: string) => {
    const until = sql.ref(`${alias}.until`);
    if (at === null) return sql`${until} is null`;
    return sql`(${sql.ref(`${alias}.${from}`)} < ${at} and (${until} is null or ${until} >= ${at}))`;
  };
  return rows(
    db,
    sql<PlannedLine>`
      select l.id, l.task_id as "taskId", w.title, coalesce(s.name, l.source_key) as source, l.from_year as "fromYear",
        l.to_year as "toYear",
        (select e.amount::text from budget_entry e
          where e.authority_id = l.authority_id and e.line_id = l.id and e.measure = 'planned'
            and ${held('e', 'at')} order by e.on_day desc, e.id desc limit 1) as planned
      from task t
      join budget_line l on l.authority_id = t.authority_id and l.task_id = t.id
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join budget_source s on s.authority_id = l.authority_id and s.key = l.source_key
      where t.authority_id = ${authorityId} and t.plan_id = ${planId} and ${held('l', 'since')}
      order by w.ordinal, l.task_id, l.from_year, l.to_year, l.source_key, l.id`,
  );
}
