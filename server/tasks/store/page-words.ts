import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfPast } from './as-of.ts';
import { hasDeciderSql, hasPersonSql } from './missing-sql.ts';
import type { TaskRecord } from './task-record.ts';
import type { WordsRecord } from './words-store.ts';

/** What the page of a task tells beside its row: the words, whence they come, who gave it, who takes part. */
export type PageWords = Pick<WordsRecord, 'quote' | 'starts' | 'ends' | 'product' | 'why'> & {
  readonly directive: {
    readonly id: string;
    readonly type: string;
    readonly number: string | null;
    readonly issuedOn: Day | null;
    readonly title: string;
  } | null;
  readonly clause: { readonly id: string; readonly label: string; readonly heading: string } | null;
  readonly planTitle: string | null;
  readonly assigner: UnitRef;
  /** The product as it was made clear since, where it was. */
  readonly clearProduct: string | null;
  /** Who decides, as it was made clear since. */
  readonly clearAuthority: string | null;
  readonly hasPerson: boolean;
  readonly hasDecider: boolean;
  /** The task above (no group) has ended. */
  readonly isWholeEnded: boolean;
  /** Parts still open, wherever they stand: one of the few reads that cross authorities. */
  readonly openParts: number;
};

/** All of it by primary keys; the document and plan of a part from above lie in the authorities that the post asks. */
export function pageWords(sight: TaskSight, task: TaskRecord): Part<PageWords> {
  const { authorities, day } = sight;
  const end = endOfPast(sight);
  return {
    instants: {},
    statement: sql<PageWords>`
      select w.quote, w.starts, w.ends, w.product, w.why,
        (select jsonb_build_object('id', d.id::text, 'type', d.type, 'number', d.number,
            'issuedOn', d.issued_on, 'title', d.title)
          from directive d
          where d.authority_id = any(${authorities}::bigint[]) and d.id = w.directive_id
        ) as directive,
        (select jsonb_build_object('id', c.id::text, 'label', c.label, 'heading', c.heading)
          from clause c
          where c.authority_id = any(${authorities}::bigint[]) and c.id = w.clause_id
        ) as clause,
        (select p.title from plan p
          where p.authority_id = any(${authorities}::bigint[]) and p.id = ${task.plan_id}
        ) as "planTitle",
        (select ${unitRef(sql`u`)} from unit u where u.id = ${task.assigner_unit_id}) as assigner,
        ${clarified('product', end)} as "clearProduct",
        ${clarified('authority', end)} as "clearAuthority",
        ${hasPersonSql(day)} as "hasPerson", ${hasDeciderSql(end)} as "hasDecider",
        exists (select from task a
          where (a.authority_id, a.id) = (coalesce(t.superior_authority_id, t.authority_id),
              coalesce(t.parent_id, t.superior_id))
            and not a.is_group
            and a.state in ('closed', 'withdrawn', 'merged', 'carried_over')) as "isWholeEnded",
        ((select count(*) from task c where c.authority_id = ${task.authority_id}
            and c.parent_id = ${task.id} and ${stillOpen})
          + (select count(*) from task c where c.superior_authority_id = ${task.authority_id}
            and c.superior_id = ${task.id} and ${stillOpen}))::int as "openParts"
      from task_words w
      cross join (select ${task.authority_id}::bigint as authority_id, ${task.id}::bigint as id,
        ${task.unit_id}::bigint as unit_id, ${task.officer_id}::bigint as officer_id,
        ${task.parent_id}::bigint as parent_id, ${task.superior_id}::bigint as superior_id,
        ${task.superior_authority_id}::bigint as superior_authority_id) t
      where w.authority_id = ${task.authority_id} and w.id = ${task.words_id}`,
  };
}

const stillOpen = sql`c.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')`;

/** What was said of a point last, before a moment. */
function clarified(point: 'product' | 'authority', end: Date | null): RawBuilder<string | null> {
  const said = (table: 'task_clarity' | 'task_clarity_history') => sql`
    select c.words, c.at from ${sql.table(table)} c where c.authority_id = t.authority_id
      and c.task_id = t.id and c.point = ${sql.lit(point)} ${end ? sql`and c.at < ${end}` : sql``}`;
  return end
    ? sql`(select c.words from (${said('task_clarity')} union all ${said('task_clarity_history')}) c
        order by c.at desc limit 1)`
    : sql`(select c.words from (${said('task_clarity')}) c)`;
}

function unitRef(unit: RawBuilder<unknown>): RawBuilder<UnitRef> {
  return sql`jsonb_build_object('id', ${unit}.id::text, 'name', ${unit}.name,
    'shortName', ${unit}.short_name)`;
}
