import { type RawBuilder, sql } from 'kysely';
import { asDay, type Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { endOfSight, tasksOnDay } from '../../tasks/store/as-of.ts';
import { LAST_DAY, type ProductTask } from '../rules/counted-once.ts';
import { namedProducts } from '../rules/counted-words.ts';

/** When tasks are looked at: `isPast` reads them as they stood at the end of the day. */
export interface Looking {
  readonly db: Db | Tx;
  readonly day: Day;
  readonly isPast: boolean;
}

/** As it stands now, or as it stood at the end of a past day. */
export function lookingAt(db: Db | Tx, asOf: Day | null): Looking {
  return asOf === null ? { db, day: LAST_DAY, isPast: false } : { db, day: asOf, isPast: true };
}

/** Which tasks are counted: those of a plan or of all plans, or those linked to an indicator with their parts. */
export type CountScope =
  | { readonly kind: 'plan'; readonly planId: string | null; readonly fieldId: string | null }
  | { readonly kind: 'linked'; readonly indicatorId: string };

/** A task whose product may be counted, with those of the units asked for that it is done for. */
export type CountedTask = ProductTask & {
  readonly unitId: string;
  readonly product: string;
  readonly under: readonly string[];
};

interface Row {
  readonly id: string;
  readonly unitId: string;
  readonly parentId: string | null;
  readonly superiorId: string | null;
  readonly serves: readonly string[] | null;
  readonly isGroup: boolean;
  readonly acceptedOn: string | null;
  readonly product: string;
  readonly quantity: number | null;
  readonly under: readonly string[] | null;
}

/**
 * The tasks of an authority that name a product and whose result was accepted by a day, and what stands
 * above them, as they stood on the day looked at. Counting them once is for `rules/counted-once.ts`.
 *
 * @param until the last day on which a result counts
 * @param kind the noun to count ("quy hoạch"); null for products of any kind
 * @param unitIds the units to count for, each with everything below it; empty to leave units aside
 */
export async function countedTasks(
  looking: Looking,
  authorityId: string,
  scope: CountScope,
  asked: { readonly until: Day; readonly kind: string | null; readonly unitIds: readonly string[] },
): Promise<CountedTask[]> {
  const { until, unitIds } = asked;
  const end = endOfSight(looking);
  const found = await rows(
    looking.db,
    sql<Row>`
      with recursive ${scopeSql(looking, authorityId, scope)}, counted as (
        select t.id, t.parent_id, 0 as depth from scope t
        where t.state = 'closed' and t.finished_on <= ${until}
        union
        select t.id, t.parent_id, counted.depth + 1 from counted
        join ${tasksOnDay(looking, authorityId)} t on t.id = counted.parent_id
        where counted.depth < ${DEEPEST}
      )
      select t.id, t.unit_id as "unitId", t.parent_id as "parentId",
        t.superior_id as "superiorId", t.is_group as "isGroup",
        case when t.state = 'closed' then t.finished_on end as "acceptedOn",
        coalesce(w.product, done.product) as product, said.quantity, served.serves, units.under
      from ${tasksOnDay(looking, authorityId)} t
      join task_words w on w.authority_id = ${authorityId} and w.id = t.words_id
      left join lateral (
        select r.product from progress_report r
        where r.authority_id = ${authorityId} and r.task_id = t.id and r.kind = 'done'
          and r.at < ${end} order by r.at desc, r.id desc limit 1
      ) done on true
      left join lateral (
        select r.quantity::float8 as quantity from progress_report r
        where r.authority_id = ${authorityId} and r.task_id = t.id and r.quantity is not null
          and r.at < ${end} order by r.at desc, r.id desc limit 1
      ) said on true
      left join lateral (
        select array_agg(a.to_task_id::text order by a.since) as serves from alignment a
        where a.authority_id = ${authorityId} and a.task_id = t.id
          and a.since < ${end} and (a.until is null or a.until >= ${end})
      ) served on true
      left join lateral (
        select array_agg(a.ancestor_id::text) as under from unit_ancestor a
        where a.unit_id = t.unit_id and a.ancestor_id = any(${unitIds}::bigint[])
          and ${holdsOn('a', until)}
      ) units on true
      where t.id in (select id from counted) and coalesce(w.product, done.product) is not null
      order by t.finished_on, t.id`,
  );
  return found.flatMap((row) => {
    const names = namedProducts(row.product, asked.kind);
    if (names.named === 0) return [];
    const above = [row.parentId, row.superiorId, ...(row.serves ?? [])];
    return [
      {
        ...{ id: row.id, unitId: row.unitId, product: row.product, ...names },
        wholeIds: above.flatMap((id) => id ?? []),
        isGroup: row.isGroup,
        acceptedOn: row.acceptedOn === null ? null : asDay(row.acceptedOn),
        reported: row.quantity,
        under: row.under ?? [],
      },
    ];
  });
}

/** Deeper than any tree of work; a chain that did not end would stop here. */
const DEEPEST = 64;

/** The tasks in question as `scope`, whatever their state. */
function scopeSql(looking: Looking, authorityId: string, scope: CountScope): RawBuilder<unknown> {
  const tasks = tasksOnDay(looking, authorityId);
  if (scope.kind === 'plan') {
    const { planId, fieldId } = scope;
    const ofPlan = planId === null ? sql`true` : sql`t.plan_id = ${planId}`;
    const ofField = fieldId === null ? sql`true` : sql`t.field_id = ${fieldId}`;
    return sql`scope as (select t.* from ${tasks} t where ${ofPlan} and ${ofField})`;
  }
  const end = endOfSight(looking);
  return sql`tree as (
      select t.id, 0 as depth from ${tasks} t
      join indicator_link l on l.authority_id = ${authorityId} and l.task_authority_id = ${authorityId}
        and l.task_id = t.id and l.indicator_id = ${scope.indicatorId}
        and l.since < ${end} and (l.until is null or l.until >= ${end})
      union
      select t.id, tree.depth + 1 from tree join ${tasks} t on t.parent_id = tree.id
      where tree.depth < ${DEEPEST}
    ), scope as (select t.* from ${tasks} t where t.id in (select id from tree))`;
}

/** The tasks of a scope that name a product, accepted or not: what the words promise together. */
export async function namingTasks(
  looking: Looking,
  authorityId: string,
  scope: CountScope,
  kind: string | null,
): Promise<ProductTask[]> {
  const found = await rows(
    looking.db,
    sql<Pick<Row, 'id' | 'parentId' | 'superiorId' | 'isGroup' | 'product'>>`
      with recursive ${scopeSql(looking, authorityId, scope)}
      select t.id, t.parent_id as "parentId", t.superior_id as "superiorId",
        t.is_group as "isGroup", w.product
      from scope t join task_words w on w.authority_id = ${authorityId} and w.id = t.words_id
      where w.product is not null and t.state not in ('withdrawn', 'merged', 'carried_over')
      order by t.id`,
  );
  return found.flatMap(({ parentId, superiorId, product, ...task }) => {
    const names = namedProducts(product, kind);
    const wholeIds = [parentId, superiorId].flatMap((id) => id ?? []);
    return names.named === 0
      ? []
      : [{ ...task, ...names, wholeIds, acceptedOn: null, reported: null }];
  });
}
