import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TouchedTask } from '../rules/news.ts';
import { standsOn } from './below-sql.ts';

/** A task of the news with every unit whose posts may read it, or could before it moved. */
export interface HeardTask {
  readonly id: string;
  readonly planId: string;
  readonly unitIds: readonly string[];
}

/**
 * Who may hear of tasks that changed: the units above those at which they stood and stand, above those
 * that take part, and the one that gave them. The same as `visibleSql`, asked from the task's side, so
 * that its cost does not depend on how many people listen; a test holds the two together.
 */
export async function whoHearsOfTasks(
  db: Db,
  authorityId: string,
  tasks: readonly TouchedTask[],
  day: Day,
): Promise<HeardTask[]> {
  if (tasks.length === 0) return [];
  const given = tasks.map(({ id, unitIds }) => ({ id, unit_ids: unitIds }));
  return rows(
    db,
    sql<HeardTask>`
      select t.id, t.plan_id as "planId", array(
        select a.ancestor_id from (
          select t.unit_id as id
          union select b.value::bigint from jsonb_array_elements_text(given.unit_ids) as b
          union select party.unit_id from party
            where party.authority_id = t.authority_id and party.words_id = t.words_id
              and party.role <> 'lead'
        ) as at
        join unit u on u.id = at.id
        join unit_ancestor a on a.unit_id = u.id and ${standsOn(sql`${day}::date`)}
        union select t.assigner_unit_id
      ) as "unitIds"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id bigint, unit_ids jsonb)
      join task t on t.authority_id = ${authorityId} and t.id = given.id`,
  );
}

/**
 * Of the units given, those whose posts may read something of a plan, as pairs. Asked when so much of a
 * plan changed that its tasks are not named: a cascade to every commune.
 */
export async function whoHearsOfPlans(
  db: Db,
  authorityId: string,
  planIds: readonly string[],
  unitIds: readonly string[],
  day: Day,
): Promise<{ planId: string; unitId: string }[]> {
  if (planIds.length === 0 || unitIds.length === 0) return [];
  const below = (unit: RawBuilder<unknown>) => sql`(
    select a.unit_id from unit_ancestor a join unit u on u.id = a.unit_id
    where a.ancestor_id = ${unit} and ${standsOn(sql`${day}::date`)})`;
  return rows(
    db,
    sql<{ planId: string; unitId: string }>`
      select p.id as "planId", l.id as "unitId"
      from unnest(${planIds}::bigint[]) as p (id), unnest(${unitIds}::bigint[]) as l (id)
      where exists (select from ${below(sql`l.id`)} as b
          join task t on t.authority_id = ${authorityId} and t.unit_id = b.unit_id
            and t.plan_id = p.id)
        or exists (select from task t where t.authority_id = ${authorityId} and t.plan_id = p.id
          and t.assigner_unit_id = l.id)
        or exists (select from ${below(sql`l.id`)} as b
          join party on party.authority_id = ${authorityId} and party.unit_id = b.unit_id
            and party.role <> 'lead'
          join task_words w on w.authority_id = party.authority_id and w.id = party.words_id
            and w.plan_id = p.id)`,
  );
}
