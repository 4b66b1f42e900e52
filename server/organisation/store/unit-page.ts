import { sql } from 'kysely';
import { asDay } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { UnitPage } from '../contract.ts';
import { isUnitKind } from '../rules/unit-kind.ts';
import type { RegisteredUnit } from '../rules/unit-record.ts';
import { countsSql } from './succession-store.ts';
import { visibleTo } from './unit-list.ts';
import { holdsOn } from './unit-tree.ts';

/** True where the unit exists and an authority may see it. */
export async function isVisibleTo(db: Db, authorityId: string, unitId: string): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from unit u where u.id = ${unitId} and ${visibleTo(authorityId)}`,
  );
  return found !== null;
}

/** The posts of a unit on a day, with the names of those who hold them. */
export async function postsOfUnit(db: Db, unitId: string, day: string): Promise<UnitPage['posts']> {
  return rows(
    db,
    sql<UnitPage['posts'][number]>`
      select p.id, p.title, p.role,
        coalesce(array_agg(pe.full_name order by pe.folded) filter (where pe.id is not null), '{}') as holders
      from post p
      left join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      left join person pe on pe.id = a.person_id
      where p.unit_id = ${unitId} and ${holdsOn('p', day)}
      group by p.id
      order by array_position(array['leader','head','planner','officer','commune','inspector','admin'], p.role), p.id`,
  );
}

/** What a unit came from (`before`) and what it has become (`after`). */
export async function successionsOf(
  db: Db,
  unitId: string,
): Promise<Pick<UnitPage, 'before' | 'after'>> {
  type Step = UnitPage['before'][number] & { side: 'before' | 'after' };
  const found = await rows(
    db,
    sql<Step>`
      select 'before' as side, u.id, u.name, u.short_name as "shortName", s.on_day as "onDay", s.basis
      from unit_succession s join unit u on u.id = s.from_unit_id
      where s.to_unit_id = ${unitId} and ${countsSql('s')}
      union all
      select 'after', u.id, u.name, u.short_name, s.on_day, s.basis
      from unit_succession s join unit u on u.id = s.to_unit_id
      where s.from_unit_id = ${unitId} and ${countsSql('s')}
      order by "onDay", name`,
  );
  const stepsOf = (side: Step['side']) =>
    found.filter((step) => step.side === side).map(({ side: _, ...step }) => step);
  return { before: stepsOf('before'), after: stepsOf('after') };
}

/** Every unit of an authority, of any day, with its latest parent: what an import compares with and an export writes. */
export async function registerOf(db: Db | Tx, authorityId: string): Promise<RegisteredUnit[]> {
  type Row = Record<'id' | 'name' | 'kind' | 'validFrom', string> &
    Record<'code' | 'shortName' | 'validTo' | 'parentId', string | null>;
  const found = await rows(
    db,
    sql<Row>`
      select u.id, u.name, u.kind, u.code, u.short_name as "shortName", u.valid_from as "validFrom",
        u.valid_to as "validTo", p.parent_id as "parentId"
      from unit u left join unit_parent p on p.unit_id = u.id and p.valid_to is null
      where u.authority_id = ${authorityId} order by u.folded, u.id`,
  );
  return found.map((row) => ({
    ...row,
    kind: isUnitKind(row.kind) ? row.kind : 'division',
    validFrom: asDay(row.validFrom),
    validTo: row.validTo === null ? null : asDay(row.validTo),
  }));
}

/** Who holds a code on some day of a span; null where it is free. Level-1 codes are one list for the country. */
export async function holderOfCode(
  db: Db | Tx,
  code: string,
  validFrom: string,
): Promise<{ id: string; name: string; authorityId: string; authorityName: string } | null> {
  return firstRow(
    db,
    sql<{ id: string; name: string; authorityId: string; authorityName: string }>`
      select u.id, u.name, u.authority_id as "authorityId", au.name as "authorityName"
      from unit u join authority au on au.id = u.authority_id
      where u.code = ${code} and (u.valid_to is null or u.valid_to >= ${validFrom}::date)
      limit 1`,
  );
}

/** Ids of open units of one name (accents count, case and spaces do not) right under a parent, or without one. */
export async function twinsOf(
  tx: Tx,
  place: { authorityId: string; parentId: string | null; name: string; day: string },
): Promise<string[]> {
  const { authorityId, parentId, name, day } = place;
  const found = await rows(
    tx,
    sql<{ id: string }>`
      select u.id from unit u left join unit_parent p on p.unit_id = u.id and p.valid_to is null
      where u.authority_id = ${authorityId} and p.parent_id is not distinct from ${parentId}::bigint
        and lower(regexp_replace(normalize(u.name), '\\s+', ' ', 'g')) = ${name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()}
        and (u.valid_to is null or u.valid_to >= ${day}::date)`,
  );
  return found.map((row) => row.id);
}

/** Makes changes of an authority's tree wait for one another until the transaction ends. */
export async function lockTree(tx: Tx, authorityId: string): Promise<void> {
  await firstRow(tx, sql`select 1 from authority where id = ${authorityId} for update`);
}

/** How many units right under this one are open after a day. */
export async function openChildren(tx: Tx, unitId: string, lastDay: string): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ count: number }>`
      select count(*)::int as count from unit_parent p join unit u on u.id = p.unit_id
      where p.parent_id = ${unitId} and p.valid_to is null
        and (u.valid_to is null or u.valid_to > ${lastDay}::date)`,
  );
  return found?.count ?? 0;
}

/** Units of other authorities that bear one of these codes, on any day. */
export async function codesHeldElsewhere(
  db: Db | Tx,
  authorityId: string,
  codes: readonly string[],
): Promise<{ code: string; validFrom: string; validTo: string | null; authorityName: string }[]> {
  return rows(
    db,
    sql<{ code: string; validFrom: string; validTo: string | null; authorityName: string }>`
      select u.code, u.valid_from as "validFrom", u.valid_to as "validTo", au.name as "authorityName"
      from unit u join authority au on au.id = u.authority_id
      where u.code = any(${[...codes]}::text[]) and u.authority_id <> ${authorityId}`,
  );
}
