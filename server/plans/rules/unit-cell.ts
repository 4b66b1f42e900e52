import type { DraftUnit } from '../contract.ts';

/**
 * A unit as a cell names it. What the name alone would not lead back to stands behind it in brackets:
 * `Phòng Tổng hợp [#123]` is one unit by its number in the register, `các sở [nhóm #5 #6]` a class with the
 * members that an officer chose, `[ngầm hiểu]` one that the text does not name.
 */
export interface NamedInCell {
  readonly written: string;
  readonly unitId: string | null;
  readonly group: boolean;
  readonly memberIds: readonly string[];
  readonly implied: boolean;
}

const MARKS = /\s*\[((?:ngầm hiểu|nhóm|#\d{1,19}|\s)+)\]$/u;

/** Words with which the name of a body begins; a comma before one of them parts two names. */
const BODY =
  /[,，]\s*(?=(?:các|tổng cục|cục|vụ|bộ|sở|ban|ủy ban|uỷ ban|ubnd|hđnd|hội|văn phòng|phòng|thanh tra|trung tâm|viện|học viện|trường|công an|tập đoàn|tổng công ty|công ty|ngân hàng|báo|tạp chí|đài|chi cục|liên đoàn|đoàn|mặt trận|mttq|bhxh|bảo hiểm|kho bạc|tòa án|viện kiểm sát|quỹ|thành phố|huyện|quận|thị xã|xã|phường)(?:\s|$))/iu;

/**
 * The names in a cell: by semicolons and line ends; in tables of other people also by a comma, where a
 * body's name begins behind it ("Sở Lao động, Thương binh và Xã hội" stays one).
 */
export function unitsInCell(cell: string, commas: boolean): NamedInCell[] {
  return cell
    .split(/[;\n]/u)
    .flatMap((part) => (commas ? part.split(BODY) : [part]))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(namedIn);
}

/** A name that says nothing more than itself. */
export function asWritten(written: string): NamedInCell {
  return { written, unitId: null, group: false, memberIds: [], implied: false };
}

function namedIn(part: string): NamedInCell {
  const found = MARKS.exec(part);
  const marks = found?.[1] ?? '';
  const ids = [...marks.matchAll(/#(\d+)/g)].flatMap(([, id]) => id ?? []);
  const group = marks.includes('nhóm');
  return {
    written: found ? part.slice(0, found.index) : part,
    unitId: group ? null : (ids[0] ?? null),
    group,
    memberIds: group ? ids : [],
    implied: marks.includes('ngầm hiểu'),
  };
}

/** The inverse: names a semicolon apart. */
export function unitsCell(
  units: readonly DraftUnit[],
  isClear: (unit: DraftUnit) => boolean,
): string {
  return units.map((unit) => unitCell(unit, isClear(unit))).join('; ');
}

/** One unit; `isClear` where its name alone leads back to it, or to the very class. */
export function unitCell(unit: DraftUnit, isClear: boolean): string {
  const ids = unit.group ? unit.memberIds : unit.unitId === null ? [] : [unit.unitId];
  const marks = [
    ...(unit.implied ? ['ngầm hiểu'] : []),
    ...(unit.group && !isClear ? ['nhóm'] : []),
    ...(isClear ? [] : ids.map((id) => `#${id}`)),
  ];
  const name = nameInCell(unit);
  return marks.length === 0 ? name : `${name} [${marks.join(' ')}]`;
}

/** The name without what would part it in a cell. */
export function nameInCell(unit: DraftUnit): string {
  return unit.written.replace(/[;\s]+/gu, ' ').trim();
}

/** A unit of a draft as a cell names it, not yet matched where the cell says no more than the name. */
export function unitOf({ written, unitId, group, memberIds, implied }: NamedInCell): DraftUnit {
  return {
    written,
    span: null,
    implied,
    unitId,
    unitName: unitId === null ? null : written,
    group,
    memberIds: [...memberIds],
    ...(memberIds.length > 0 ? { memberCount: memberIds.length } : {}),
  };
}
