import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { CoveredUnit, GivenLine } from '../rules/coverage.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, givenBefore, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';

/** A plan with the document that it rests on. */
export interface PlanHead {
  readonly authorityId: string;
  readonly id: string;
  readonly directiveId: string;
  readonly title: string;
  readonly number: string | null;
  readonly numberKey: string | null;
  readonly issuedOn: Day | null;
  readonly effectiveOn: Day;
  readonly ownerUnitId: string;
  readonly ownerName: string;
}

const headColumns = sql`p.authority_id as "authorityId", p.id, p.directive_id as "directiveId", p.title,
  d.number, d.number_key as "numberKey", d.issued_on as "issuedOn", p.effective_on as "effectiveOn",
  p.owner_unit_id as "ownerUnitId", o.name as "ownerName"`;
const headTables = sql`plan p
  join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
  join unit o on o.id = p.owner_unit_id`;

export async function planHead(
  db: Db | Tx,
  authorities: readonly string[],
  planId: string,
): Promise<PlanHead | null> {
  return firstRow(
    db,
    sql<PlanHead>`select ${headColumns} from ${headTables}
        where p.authority_id = any(${authorities}::bigint[]) and p.id = ${planId}`,
  );
}

/**
 * Clause × unit: what was given, what is accepted or further, into how many parts it was broken. Parts in
 * other authorities are counted too, nothing else of theirs is told: one of the few reads across.
 */
export async function givenLines(
  sight: TaskSight,
  authorityId: string,
  filter: Filter,
): Promise<GivenLine[]> {
  return rows(
    sight.db,
    sql<GivenLine>`
      ${PLAN_ANEW} with parts as (
        select coalesce(c.parent_id, c.superior_id) as whole, count(*) as n from task c
        where ((c.authority_id = ${authorityId} and c.plan_id = ${filter.planId ?? '0'}
              and c.layer > 0 and c.parent_id is not null)
            or (c.superior_authority_id = ${authorityId} and c.plan_id = ${filter.planId ?? '0'}))
          ${sight.isPast ? sql`and ${givenBefore(sql`c`, endOfSight(sight))}` : sql``}
        group by 1)
      select w.clause_id as "clauseId", t.unit_id as "unitId", count(*)::int as given,
        (count(*) filter (where t.state not in ('assigned', 'handed_back', 'withdrawn', 'merged')))::int
          as taken,
        coalesce(sum(parts.n), 0)::int as parts
      from ${tasksOnDay(sight, authorityId)} t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join parts on parts.whole = t.id
      where ${filterSql(sight, authorityId, filter)}
      group by 1, 2`,
  );
}

export async function coveredUnits(
  db: Db | Tx,
  unitIds: readonly string[],
): Promise<CoveredUnit[]> {
  return rows(
    db,
    sql<CoveredUnit>`select id, name, short_name as "shortName", kind from unit
        where id = any(${unitIds}::bigint[]) order by folded, id`,
  );
}

/** The authorities whose units were given work by this one: where units' own plans may lie. */
export async function authoritiesBelow(db: Db | Tx, authorityId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select authority_id as id from reach
        where from_authority_id = ${authorityId} and authority_id <> ${authorityId}`,
  );
  return found.map(({ id }) => id);
}

/** A plan whose document implements one of several others. */
export type Implementing = PlanHead & { readonly implementsId: string };

/**
 * Plans whose document says that it implements one of these (thực hiện): known by the register of their own
 * authority, or by number and day where the cited document is registered elsewhere. Of a plan of another
 * authority this tells its number, title, owner and day, which its body sends upwards by duty.
 */
export async function plansImplementing(
  sight: TaskSight,
  authorityIds: readonly string[],
  heads: readonly PlanHead[],
): Promise<Implementing[]> {
  if (heads.length === 0) return [];
  const column = <K extends keyof PlanHead>(name: K) => heads.map((head) => head[name]);
  return rows(
    sight.db,
    sql<Implementing>`
      select distinct on (p.id) ${headColumns}, g.plan_id as "implementsId"
      from unnest(${column('id')}::bigint[], ${column('authorityId')}::bigint[],
          ${column('directiveId')}::bigint[], ${column('numberKey')}::text[],
          ${column('issuedOn')}::date[])
        as g (plan_id, authority_id, directive_id, number_key, issued_on)
      join citation c on c.authority_id = any(${authorityIds}::bigint[]) and c.kind = 'implements'
        and c.target_number_key = g.number_key
        and ((c.authority_id = g.authority_id and c.target_directive_id = g.directive_id)
          or (c.authority_id <> g.authority_id
            and (c.target_day is null or g.issued_on is null
              or starts_with(g.issued_on::text, c.target_day))))
      join plan p on p.authority_id = c.authority_id and p.directive_id = c.directive_id
        and p.issued_at < ${endOfSight(sight)} and p.id <> g.plan_id
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      join unit o on o.id = p.owner_unit_id
      order by p.id, g.plan_id`,
  );
}
