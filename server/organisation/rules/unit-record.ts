import { type Day, formatDay } from '../../calendar/rules/day.ts';
import { headOf, UNIT_COLUMNS, type UnitColumn } from './import-columns.ts';
import { UNIT_KIND_NAMES, type UnitKind } from './unit-kind.ts';

/** What a sheet says of a unit, apart from its place in the tree. */
export interface UnitRecord {
  readonly code: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: UnitKind;
  readonly validFrom: Day;
  /** The last day, null while it exists. */
  readonly validTo: Day | null;
}

/** A unit of the register as import and export see it. */
export interface RegisteredUnit extends UnitRecord {
  readonly id: string;
  readonly parentId: string | null;
}

/** Between names of a path: no official name holds it. */
export const PATH_SEPARATOR = ' > ';

/** Names compare without regard to case and spaces, but with their accents. */
export function sameNameKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** True where two spans of validity share a day. */
export function overlaps(
  a: Pick<UnitRecord, 'validFrom' | 'validTo'>,
  b: Pick<UnitRecord, 'validFrom' | 'validTo'>,
): boolean {
  const startsInTime = (one: typeof a, other: typeof a) =>
    other.validTo === null || one.validFrom <= other.validTo;
  return startsInTime(a, b) && startsInTime(b, a);
}

/**
 * Writes a unit tree as rows that import back unchanged: a head, then parents before children.
 * The parent is written by its code, or by the names from the top where it has none.
 */
export function exportUnitRows(units: readonly RegisteredUnit[]): string[][] {
  const byId = new Map(units.map((unit) => [unit.id, unit] as const));
  const children = new Map<string | null, RegisteredUnit[]>();
  for (const unit of units) {
    const under = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : null;
    children.set(under, [...(children.get(under) ?? []), unit]);
  }
  const rows: string[][] = [UNIT_COLUMNS.map(({ key }) => headOf(key))];
  const write = (parent: RegisteredUnit | null, path: string) => {
    const under = parent === null ? '' : (parent.code ?? path);
    for (const unit of children.get(parent?.id ?? null) ?? []) {
      const cells = cellsOf(unit, under);
      rows.push(UNIT_COLUMNS.map(({ key }) => cells[key]));
      write(unit, path === '' ? unit.name : `${path}${PATH_SEPARATOR}${unit.name}`);
    }
  };
  write(null, '');
  return rows;
}

function cellsOf(unit: RegisteredUnit, parent: string): Record<UnitColumn, string> {
  return {
    code: unit.code ?? '',
    name: unit.name,
    shortName: unit.shortName ?? '',
    kind: UNIT_KIND_NAMES[unit.kind].vi,
    parent,
    validFrom: formatDay(unit.validFrom),
    validTo: unit.validTo === null ? '' : formatDay(unit.validTo),
  };
}
