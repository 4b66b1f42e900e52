import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import { givenBefore } from './as-of.ts';
import { stagesPlanned } from './stage-store.ts';
import type { TaskRecord } from './task-record.ts';
import { explanationWaits, extensionAsked } from './waiting-sql.ts';

/** What a row of a list shows beside its record. */
export interface RowNames {
  readonly label: string | null;
  readonly title: string;
  readonly deadline: DeadlineShape;
  readonly unit: UnitRef;
  readonly planNumber: string | null;
  readonly fieldName: string | null;
  /** Parts among those that the post can ask for. */
  readonly childCount: number;
  readonly officer: { readonly id: string; readonly name: string } | null;
  /** The day on which the task was given, in Viet Nam. */
  readonly givenOn: Day;
  /** What it weighs in its whole, and whether it is one to watch, on the day of the list. */
  readonly arranged: { readonly weight: number | null; readonly isFocus: boolean } | null;
  /** The day of the first stage that waits, as it was on the day of the list. */
  readonly nextStageOn: Day | null;
  /** A request to extend waits, on the day of the list. */
  readonly extensionAsked: boolean;
  /** An explanation is demanded or waits, on the day of the list. */
  readonly explanationWaits: boolean;
}

/**
 * Names for a page of records, in their order: one statement whatever is shown, because a page costs
 * mostly its round trips. Each record brings its keys along, and every name is found by primary key.
 *
 * @param authorities those that the post asks: plan and field of a part from above lie there, and parts
 *   of a task by superior are counted in them
 */
export function rowNames(
  authorities: readonly string[],
  records: readonly TaskRecord[],
  day: Day,
): RawBuilder<RowNames> {
  const column = <K extends keyof TaskRecord>(name: K) => records.map((record) => record[name]);
  return namesSql(
    authorities,
    sql`unnest(${column('authority_id')}::bigint[], ${column('id')}::bigint[],
        ${column('words_id')}::bigint[], ${column('unit_id')}::bigint[],
        ${column('plan_id')}::bigint[], ${column('field_id')}::bigint[],
        ${column('officer_id')}::bigint[], ${column('since')}::timestamptz[]) with ordinality
      as r (authority_id, id, words_id, unit_id, plan_id, field_id, officer_id, since, n)`,
    day,
  );
}

/** The names of one task as it stands now, with the version that they are those of. */
export function namesNow(
  authorities: readonly string[],
  authorityId: string,
  taskId: string,
  day: Day,
): RawBuilder<RowNames & { readonly version: number }> {
  const task = sql`(select *, 1 as n from task
    where authority_id = ${authorityId} and id = ${taskId}) r`;
  return namesSql(authorities, task, day, sql`, r.version`);
}

function namesSql<T extends RowNames>(
  authorities: readonly string[],
  source: RawBuilder<unknown>,
  day: Day,
  more = sql``,
): RawBuilder<T> {
  const end = startOfDayInVietnam(addDays(day, 1));
  return sql<T>`
      select w.label, w.title, w.deadline,
        jsonb_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name) as unit,
        (select d.number from plan p
          join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
          where p.authority_id = any(${authorities}::bigint[]) and p.id = r.plan_id
        ) as "planNumber",
        (select f.name from field f
          where f.authority_id = any(${authorities}::bigint[]) and f.id = r.field_id
        ) as "fieldName",
        ((select count(*) from task c where c.authority_id = r.authority_id and c.parent_id = r.id
              and ${givenBefore(sql`c`, end)})
          + (select count(*) from task c
              where c.superior_authority_id = r.authority_id and c.superior_id = r.id
                and c.authority_id = any(${authorities}::bigint[])
                and ${givenBefore(sql`c`, end)}))::int as "childCount",
        (select jsonb_build_object('id', o.id::text, 'name', o.full_name) from person o
          where o.id = r.officer_id
        ) as officer,
        (coalesce((select h.since from task_history h
            where h.authority_id = r.authority_id and h.id = r.id and h.version = 1), r.since)
          at time zone 'Asia/Ho_Chi_Minh')::date as "givenOn",
        (select jsonb_build_object('weight', a.weight, 'isFocus', a.is_focus) from (
            select weight, is_focus from arrangement
              where authority_id = r.authority_id and task_id = r.id and since < ${end}
            union all
            select weight, is_focus from arrangement_history
              where authority_id = r.authority_id and task_id = r.id
                and since < ${end} and until >= ${end}
          ) a) as arranged,
        (select min(s.due_on) from ${stagesPlanned(sql`r.authority_id`, end)} s
          where s.task_id = r.id and (s.done_at is null or s.done_at >= ${end})) as "nextStageOn",
        ${extensionAsked(sql`r`, end)} as "extensionAsked",
        ${explanationWaits(sql`r`, end)} as "explanationWaits" ${more}
      from ${source}
      left join task_words w on w.authority_id = r.authority_id and w.id = r.words_id
      left join unit u on u.id = r.unit_id
      order by r.n`;
}
