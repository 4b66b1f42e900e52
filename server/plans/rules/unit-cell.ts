import type { DraftUnit } from '../contract.ts';

/**
 * A unit as a cell names it. Where the name alone would be taken for another unit or for several, the
 * number of the unit in the register stands behind it: `Phòng Tổng hợp [#123]`.
 */
export interface NamedInCell {
  readonly written: string;
  readonly unitId: string | null;
}

const PINNED = /\[#(\d{1,19})\]$/;

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
    .map((part) => {
      const pinned = PINNED.exec(part);
      return pinned
        ? { written: part.slice(0, pinned.index).trimEnd(), unitId: pinned[1] ?? null }
        : { written: part, unitId: null };
    });
}

/** The inverse: names one a line's semicolon apart. A lead that is only understood is left to the issuer. */
export function unitsCell(
  units: readonly DraftUnit[],
  isClear: (unit: DraftUnit) => boolean,
): string {
  return units.map((unit) => unitCell(unit, isClear(unit))).join('; ');
}

/** One unit; `isClear` where its name alone leads back to it. */
export function unitCell(unit: DraftUnit, isClear: boolean): string {
  const name = nameInCell(unit);
  return isClear || unit.unitId === null ? name : `${name} [#${unit.unitId}]`;
}

/** The name without what would part it in a cell. */
export function nameInCell(unit: DraftUnit): string {
  return unit.written.replace(/[;\s]+/gu, ' ').trim();
}

/** A unit of a draft as a cell names it, not yet matched where no number stands behind it. */
export function unitOf({ written, unitId }: NamedInCell): DraftUnit {
  return {
    written,
    span: null,
    implied: false,
    unitId,
    unitName: unitId === null ? null : written,
    group: false,
    memberIds: [],
  };
}
