import { sql } from 'kysely';
import { numberKeyOf } from '../../directives/rules/document-key.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { NamedTask } from '../rules/match-task.ts';

/** A plan by which a sheet names its tasks. */
export interface NamedPlan {
  readonly id: string;
  readonly number: string | null;
  readonly numberKey: string | null;
}

/** The plans that a sheet names by their documents, and the one that it is pasted into. */
export async function plansNamed(
  db: Db | Tx,
  authorityId: string,
  numbers: readonly string[],
  planId: string | null,
): Promise<NamedPlan[]> {
  const keys = numbers.flatMap((number) => numberKeyOf(number) ?? []);
  return rows(
    db,
    sql<NamedPlan>`select p.id, d.number, d.number_key as "numberKey" from plan p
        join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
        where p.authority_id = ${authorityId}
          and (d.number_key = any(${keys}::text[]) or p.id = ${planId})
        order by p.issued_at desc`,
  );
}

export interface ImportTask extends NamedTask {
  readonly planId: string;
}

/**
 * The tasks that a sheet may name: the ones that plans give at the top, those of the units that it names, and
 * those that it names by their codes. A plan given to ten thousand communes stays a few hundred rows.
 *
 * @param most gives one more than that where there are more
 */
export async function tasksToName(
  db: Db | Tx,
  authorityId: string,
  named: {
    readonly planIds: readonly string[];
    readonly unitIds: readonly string[];
    readonly taskIds: readonly string[];
  },
  most: number,
): Promise<ImportTask[]> {
  return rows(
    db,
    sql<ImportTask>`
      select t.id, t.plan_id as "planId", t.unit_id as "unitId", t.is_group as "isGroup",
        w.label, w.title
      from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${authorityId} and (
        (t.plan_id = any(${[...named.planIds]}::bigint[])
          and (t.parent_id is null or t.unit_id = any(${[...named.unitIds]}::bigint[])))
        or t.id = any(${[...named.taskIds]}::bigint[]))
      order by w.ordinal, t.id limit ${most + 1}`,
  );
}
