import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { partiesSql } from './party-store.ts';

/** One piece of work that a plan orders, with who leads it and who takes part. */
export interface OrderedWork {
  readonly title: string;
  readonly fieldName: string | null;
  readonly product: string | null;
  readonly deadline: DeadlineShape;
  /** The latest deadline of its rows, as it was moved since; null where none has a day. */
  readonly dueOn: Day | null;
  readonly firstDueOn: Day | null;
  /** The first units that lead, and how many there are in all. */
  readonly unitIds: readonly string[];
  readonly units: number;
  readonly coordinators: readonly string[];
}

/** Units of one line that are named; a line given to thousands says how many more there are. */
export const LEADS_NAMED = 5;

/**
 * The work that a plan orders under a filter, in the order of its text: the rows are gathered in one pass,
 * then the words and parties of each line. Who takes part is asked of the one task of a line; of a line for
 * many units the ordering words say it.
 */
export async function orderedWork(
  sight: TaskSight,
  authorityId: string,
  filter: Filter,
): Promise<OrderedWork[]> {
  const until = sight.isPast ? endOfSight(sight) : null;
  return rows(
    sight.db,
    sql<OrderedWork>`
      ${PLAN_ANEW} with seen as (
        select t.words_id, count(distinct t.unit_id)::int as units,
          (array_agg(distinct t.unit_id))[1:${sql.lit(LEADS_NAMED)}] as unit_ids,
          case when count(*) = 1 then min(t.id) else 0 end as id,
          max(t.due_on) as due_on, max(t.first_due_on) as first_due_on
        from ${tasksOnDay(sight, authorityId)} t
        where t.state not in ('withdrawn', 'merged') and ${filterSql(sight, authorityId, filter)}
        group by t.words_id),
      line as (
        select s.*, w.authority_id, w.title, w.product, w.deadline, w.field_id, w.ordinal
        from seen s join task_words w on w.authority_id = ${authorityId} and w.id = s.words_id)
      select l.title, f.name as "fieldName", l.product, l.deadline, l.due_on as "dueOn",
        l.first_due_on as "firstDueOn", l.unit_ids::text[] as "unitIds", l.units,
        coalesce((select array_agg(distinct coalesce(u.short_name, u.name))
          from (${partiesSql(sql`l`, until)}) y join unit u on u.id = y.unit_id
          where y.role = 'coordinate'), '{}') as coordinators
      from line l
      left join field f on f.authority_id = l.authority_id and f.id = l.field_id
      order by l.ordinal, l.words_id`,
  );
}

/** Who heads each of some units on a day, with the post: `Cục trưởng Trần Văn An`. */
export async function headsOf(
  db: Db | Tx,
  unitIds: readonly string[],
  day: Day,
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ unitId: string; head: string }>`
      select distinct on (p.unit_id) p.unit_id as "unitId", p.title || ' ' || pe.full_name as head
      from post p
      join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      join person pe on pe.id = a.person_id
      where p.unit_id = any(${[...new Set(unitIds)]}::bigint[])
        and p.role in ('leader', 'head', 'commune') and ${holdsOn('p', day)}
      order by p.unit_id, array_position(array['leader', 'head', 'commune'], p.role), p.id`,
  );
  return new Map(found.map(({ unitId, head }) => [unitId, head]));
}

/** The document by which a plan was issued, as it is cited, and the documents that it rests on. */
export interface PlanDocument {
  readonly directiveId: string;
  readonly type: string;
  readonly number: string | null;
  readonly day: Day | null;
  readonly issuer: string | null;
  readonly title: string;
}

export async function documentOfPlan(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PlanDocument | null> {
  const [found] = await rows(
    db,
    sql<PlanDocument>`
      select d.id as "directiveId", d.type, d.number, d.issued_on as day, d.title,
        coalesce(u.name, d.issuer_name, o.name) as issuer
      from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      join unit o on o.id = p.owner_unit_id
      left join unit u on u.id = d.issuer_unit_id
      where p.authority_id = ${authorityId} and p.id = ${planId}`,
  );
  return found ?? null;
}

/** Whether anything of a plan was changed between its issue and the moment looked at. */
export async function hasChanged(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  until: Date,
): Promise<boolean> {
  const [found] = await rows(
    db,
    sql<{ changed: boolean }>`
      select exists (select from task_history h
          where h.authority_id = ${authorityId} and h.plan_id = ${planId} and h.layer = 0
            and h.until < ${until}
            and exists (select from task n where n.authority_id = h.authority_id and n.id = h.id
              and (n.due_on is distinct from h.due_on or n.unit_id <> h.unit_id)))
        or exists (select from task t where t.authority_id = ${authorityId} and t.plan_id = ${planId}
          and t.layer = 0 and t.state in ('withdrawn', 'merged') and t.since < ${until}) as changed`,
  );
  return found?.changed ?? false;
}
