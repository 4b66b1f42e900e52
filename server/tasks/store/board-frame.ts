import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { standsOn } from './below-sql.ts';

/** A unit that may be a row of a board. */
export interface BoardUnit extends UnitRef {
  readonly hasChildren: boolean;
  /** Closed by that day: shown only where work still hangs on it. */
  readonly isClosed: boolean;
}

/** The plan at the head of a board, and how many tasks its text says it gives. */
export interface BoardPlan {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly declaredSum: number | null;
}

/** Everything of a board but its figures. */
export interface BoardFrame {
  /** The unit first, then what stands above it, the top last; empty where there is no such unit. */
  readonly path: readonly UnitRef[];
  /** The units right under it on the day, closed ones included. */
  readonly under: readonly BoardUnit[];
  /** The largest units that do not contain it: an authority's directive may give work to them. */
  readonly beside: readonly BoardUnit[];
  readonly plan: BoardPlan | null;
  /** The authority that issued that plan. */
  readonly planOf: string | null;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly planIds: readonly string[];
  /** See {@link frameStamp}. */
  readonly stamp: string;
}

/**
 * What a frame hangs on: the register of units, and which plans there are. An issued plan keeps its head and
 * its fields, so as long as this text is the same, a frame of the same day is too.
 */
export function frameStamp(authorities: readonly string[]): RawBuilder<string> {
  return sql`(select version from organisation_version) || '/' || (
    select count(*) from plan where authority_id = any(${authorities}::bigint[]))`;
}

/**
 * The frame of a board in one statement.
 *
 * @param planId one plan with its fields; undefined for all plans of the authorities
 * @param withBeside whether bodies outside the tree may be rows
 */
export async function boardFrame(
  db: Db | Tx,
  authorities: readonly string[],
  of: { unitId: string; day: Day; planId: string | undefined; withBeside: boolean },
): Promise<BoardFrame> {
  const { unitId, day, planId } = of;
  const inAuthorities = (table: string) =>
    sql`${sql.ref(`${table}.authority_id`)} = any(${authorities}::bigint[])`;
  const list = (rows: RawBuilder<unknown>) =>
    sql`(select coalesce(json_agg(row), '[]') from (${rows}) as row)`;
  const beside = sql`
    select ${boardUnit(day)} from unit u
    left join unit_parent p on p.unit_id = u.id and ${holdsOn('p', day)}
    where (p.parent_id is null or p.parent_id in (select id from path where depth > 0))
      and u.id not in (select id from path)
    order by u.folded, u.id`;
  const found = await firstRow(
    db,
    sql<BoardFrame>`
      with path as materialized (
        select a.ancestor_id as id, a.depth from unit u
        join unit_ancestor a on a.unit_id = u.id and ${standsOn(sql`${day}::date`)}
        where u.id = ${unitId}
      )
      select
        ${list(sql`select u.id::text, u.name, u.short_name as "shortName"
          from path join unit u on u.id = path.id order by path.depth`)} as path,
        ${list(sql`select ${boardUnit(day)} from unit_parent p join unit u on u.id = p.unit_id
          where p.parent_id = ${unitId} and ${holdsOn('p', day)} order by u.folded, u.id`)} as under,
        ${of.withBeside ? list(beside) : sql`'[]'::json`} as beside,
        ${planId === undefined ? sql`null::json` : headOf(planId, inAuthorities('p'))} as plan,
        ${
          planId === undefined
            ? sql`null::text`
            : sql`(select p.authority_id::text from plan p
                where ${inAuthorities('p')} and p.id = ${planId})`
        } as "planOf",
        ${
          planId === undefined
            ? sql`'[]'::json`
            : list(sql`select f.id::text, f.name from field f
                where ${inAuthorities('f')} and f.plan_id = ${planId} order by f.ordinal, f.id`)
        } as fields,
        array(select p.id from plan p where ${inAuthorities('p')}
          ${planId === undefined ? sql`` : sql`and p.id = ${planId}`}) as "planIds",
        ${frameStamp(authorities)} as stamp`,
  );
  if (!found) throw new Error('A statement without tables gave no row');
  return found;
}

function boardUnit(day: Day): RawBuilder<unknown> {
  return sql`u.id::text, u.name, u.short_name as "shortName",
    exists (select from unit_parent q where q.parent_id = u.id and ${holdsOn('q', day)})
      as "hasChildren",
    not ${holdsOn('u', day)} as "isClosed"`;
}

function headOf(planId: string, inAuthorities: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select json_build_object('id', p.id::text, 'title', p.title, 'number', d.number, 'declaredSum',
      coalesce(
        (select sum(f.declared_count)::int from field f
          where f.authority_id = p.authority_id and f.plan_id = p.id),
        p.declared_tasks))
    from plan p
    left join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
    where ${inAuthorities} and p.id = ${planId})`;
}
