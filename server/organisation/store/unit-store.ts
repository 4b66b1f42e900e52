import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { UnitRef } from '../contract.ts';
import { initialsOf, nameKey } from '../rules/name-key.ts';
import type { UnitKind } from '../rules/unit-kind.ts';

/** A unit about to be written. Days are inclusive on both sides; `validTo: null` while it is open. */
export interface NewUnit {
  readonly id: string;
  readonly authorityId: string;
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly parentId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Everything a unit may be searched by, without accents: names, aliases, code and initials (`bgddt`). */
function searchText(unit: Pick<NewUnit, 'name' | 'shortName' | 'aliases' | 'code'>): string {
  const words = [unit.name, unit.shortName ?? '', ...unit.aliases, unit.code ?? ''];
  const initials = initialsOf(nameKey(unit.name));
  return accentFree([...words, ...initials].filter((word) => word !== '').join(' | '));
}

/**
 * Writes units with their places in the tree. Parents may be among them.
 *
 * A place does not end where its unit is closed, only where the unit moves: what a closed unit did
 * stays within the reach of those above it.
 */
export async function insertUnits(tx: Tx, units: readonly NewUnit[], since: Date): Promise<void> {
  if (units.length === 0) return;
  await insertRows(
    tx,
    'unit',
    {
      id: 'bigint',
      authority_id: 'bigint',
      kind: 'text',
      code: 'text',
      name: 'text',
      short_name: 'text',
      aliases: 'text[]',
      folded: 'text',
      valid_from: 'date',
      valid_to: 'date',
      since: 'timestamptz',
    },
    units.map((unit) => ({
      id: unit.id,
      authority_id: unit.authorityId,
      kind: unit.kind,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      aliases: unit.aliases,
      folded: searchText(unit),
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      since: since.toISOString(),
    })),
  );
  await insertRows(
    tx,
    'unit_parent',
    { unit_id: 'bigint', parent_id: 'bigint', valid_from: 'date' },
    units.flatMap((unit) =>
      unit.parentId === null
        ? []
        : [{ unit_id: unit.id, parent_id: unit.parentId, valid_from: unit.validFrom }],
    ),
  );
  await insertAncestors(
    tx,
    units.map((unit) => unit.id),
  );
}

/** Walks up from each new unit; a stretch of ancestry holds while every step of it holds. */
async function insertAncestors(tx: Tx, unitIds: readonly string[]): Promise<void> {
  await run(
    tx,
    sql`
      with recursive up as (
        select u.id as unit_id, u.id as ancestor_id, 0 as depth, u.valid_from, null::date as valid_to
        from unit u where u.id = any(${unitIds}::bigint[])
        union all
        select up.unit_id, p.parent_id, up.depth + 1,
               greatest(up.valid_from, p.valid_from), least(up.valid_to, p.valid_to)
        from up
        join unit_parent p on p.unit_id = up.ancestor_id
          and (p.valid_to is null or p.valid_to >= up.valid_from)
          and (up.valid_to is null or p.valid_from <= up.valid_to)
      )
      insert into unit_ancestor (unit_id, ancestor_id, depth, valid_from, valid_to)
      select unit_id, ancestor_id, depth, valid_from, valid_to from up`,
  );
  await noteChange(tx);
}

/**
 * Counts a change of the register of units, beside every write of it: whoever remembers something of units
 * learns from this one number that it still holds.
 */
async function noteChange(tx: Tx): Promise<void> {
  await run(tx, sql`update organisation_version set version = version + 1`);
}

/** A unit as acts need it: with its parent on the day, or null where there is no such unit. */
export interface UnitRow {
  readonly id: string;
  readonly authorityId: string;
  readonly kind: string;
  readonly code: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

export async function loadUnit(db: Db | Tx, unitId: string): Promise<UnitRow | null> {
  return firstRow(
    db,
    sql<UnitRow>`select id, authority_id as "authorityId", kind, code, name, short_name as "shortName",
          valid_from as "validFrom", valid_to as "validTo", version
        from unit where id = ${unitId}`,
  );
}

/** Gives a unit its last day and moves its version on; false where someone saved first. */
export async function endUnit(
  tx: Tx,
  unitId: string,
  version: number,
  lastDay: string,
  now: Date,
): Promise<boolean> {
  const touched = await run(
    tx,
    sql`update unit set valid_to = ${lastDay}, version = version + 1, since = ${now}
        where id = ${unitId} and version = ${version}`,
  );
  if (touched === 1) await noteChange(tx);
  return touched === 1;
}

/** Gives a unit back the last day that it had: its end was undone. */
export async function reopenUnit(
  tx: Tx,
  unitId: string,
  validTo: string | null,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`update unit set valid_to = ${validTo}::date, version = version + 1, since = ${now}
        where id = ${unitId}`,
  );
  await noteChange(tx);
}

/**
 * Takes units back that were founded by mistake: they were there on no day. Their rows stay, because history
 * names them; their codes are free again.
 */
export async function takeBackUnits(tx: Tx, unitIds: readonly string[], now: Date): Promise<void> {
  await run(
    tx,
    sql`update unit set valid_to = valid_from - 1, code = null, version = version + 1, since = ${now}
        where id = any(${unitIds}::bigint[])`,
  );
  await noteChange(tx);
}

/** Names of units by id; an id without a unit is left out. */
export async function unitRefs(
  db: Db | Tx,
  unitIds: Iterable<string>,
): Promise<Map<string, UnitRef>> {
  const ids = [...new Set(unitIds)];
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<UnitRef>`select id, name, short_name as "shortName" from unit
        where id = any(${ids}::bigint[])`,
  );
  return new Map(found.map((unit) => [unit.id, unit]));
}

export async function authorityOfUnit(db: Db | Tx, unitId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select authority_id as id from unit where id = ${unitId}`,
  );
  return found?.id ?? null;
}
