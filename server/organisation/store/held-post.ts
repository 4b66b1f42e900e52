import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import type { PostRef } from '../contract.ts';
import type { Right } from '../rules/rights.ts';
import { holdsOn } from './unit-tree.ts';

/** An actor as a row gives it: the rights left to a delegation are a list there. */
export type HeldActor<A extends Actor = Actor> = Omit<A, 'only'> & {
  readonly only: readonly Right[] | null;
};

/** Columns that say by what post `p` is held, beside {@link heldSql}. */
export const heldColumns = sql`held.via, held.only`;

/** The actor of a row with {@link heldColumns}. */
export function withRightsLeft<A extends Actor>(row: HeldActor<A> | null): A | null {
  // The one place where a row of the database becomes an actor.
  return row && ({ ...row, only: row.only && new Set(row.only) } as unknown as A);
}

/**
 * How the person of account `ac` holds post `p` on a day, as a join that drops the row where they do not: by
 * an appointment of their own, the regular before the acting one, or by the delegation that is named. A
 * delegation ends with its last day, when it is revoked, and when its giver leaves the post or its receiver
 * the authority.
 *
 * @param delegationId id of the delegation by which the post is held, or SQL null for one's own posts
 */
export function heldSql(delegationId: RawBuilder<unknown>, day: string): RawBuilder<unknown> {
  return sql`join lateral (
    select case when a.kind = 'acting' then 'acting:' || a.id end as via, null::text[] as only
    from appointment a
    where ${delegationId} is null and a.person_id = ac.person_id and a.post_id = p.id
      and ${holdsOn('a', day)}
    union all
    select 'delegation:' || d.id, d.rights from delegation d
    where d.authority_id = p.authority_id and d.id = ${delegationId} and d.to_person_id = ac.person_id
      and d.post_id = p.id and ${inForce('d', day)}
    order by via nulls first limit 1) held on true`;
}

/** The condition that delegation `d` may be used on a day. */
function inForce(alias: string, day: string): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`(${holdsOn(alias, day)} and ${of('revoked_at')} is null
    and exists (select from appointment g where g.person_id = ${of('from_person_id')}
      and g.post_id = ${of('post_id')} and ${holdsOn('g', day)})
    and exists (select from appointment r join post rp on rp.id = r.post_id
      where r.person_id = ${of('to_person_id')} and rp.authority_id = ${of('authority_id')}
        and ${holdsOn('r', day)} and ${holdsOn('rp', day)}))`;
}

export { inForce as delegationInForce };

type PostRow = Omit<PostRef, 'unit' | 'through'> & {
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string | null;
  readonly throughKind: 'acting' | 'delegation' | null;
  readonly throughId: string | null;
  readonly giver: string | null;
  readonly until: string | null;
};

/**
 * The posts in which a person may work on a day: the own ones first, those of the widest say before others,
 * then those held for a time, then those lent by delegation.
 */
export async function postsOf(db: Db | Tx, personId: string, day: string): Promise<PostRef[]> {
  const found = await rows(
    db,
    sql<PostRow>`
      /* all authorities: a person may work in posts of several */
      select p.id, p.title, p.role, p.authority_id as "authorityId", au.name as "authorityName",
        u.id as "unitId", u.name as "unitName", u.short_name as "unitShortName",
        held.kind as "throughKind", held.id as "throughId", held.giver, held.until
      from (
        select a.post_id, case when a.kind = 'acting' then 'acting' end as kind,
          case when a.kind = 'acting' then a.id end as id, null as giver,
          case when a.kind = 'acting' then a.valid_to end as until
        from appointment a where a.person_id = ${personId} and ${holdsOn('a', day)}
        union all
        select d.post_id, 'delegation', d.id, gp.full_name, d.valid_to
        from delegation d join person gp on gp.id = d.from_person_id
        where d.to_person_id = ${personId} and ${inForce('d', day)}) held
      join post p on p.id = held.post_id and ${holdsOn('p', day)}
      join unit u on u.id = p.unit_id
      join authority au on au.id = p.authority_id
      order by array_position(array['acting','delegation'], held.kind) nulls first,
        array_position(array['planner','head','leader','commune','officer','inspector','admin'], p.role),
        p.id, held.id`,
  );
  return found.map(
    ({ unitId, unitName, unitShortName, throughKind, throughId, giver, until, ...post }) => ({
      ...post,
      unit: { id: unitId, name: unitName, shortName: unitShortName },
      through:
        throughKind !== null && throughId !== null
          ? { kind: throughKind, id: throughId, of: giver, until }
          : null,
    }),
  );
}
