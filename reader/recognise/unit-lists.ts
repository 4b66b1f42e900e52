/** Lists of units: separators, elided heads ("Sở Y tế, Tài chính"), classes that run on in lower case. */
import { isUpperAt } from '../text/fold.ts';
import { startsNewUnit, type Text } from './name-words.ts';
import { cleanName } from './names.ts';
import { sectorLengthAt } from './sectors.ts';
import { ELIDING_HEADS } from './unit-words.ts';
import { type FoundUnit, type UnitOptions, unitAt } from './units.ts';

export interface UnitList {
  readonly units: readonly FoundUnit[];
  readonly end: number;
}

const SEPARATOR =
  /^(?: ?[,;/] ?(?:va |cung (?:voi )?|hoac )?(?:phoi hop (?:voi )?)?| va (?:phoi hop (?:voi )?)?| cung(?: voi)? | hoac | - (?=so |bo |uy ban |ubnd ))/;

/** A list of units: "Sở Y tế, Sở Tài chính và các đơn vị liên quan". Empty where none starts at `at`. */
export function unitListAt(
  page: Text,
  at: number,
  limit: number,
  options: UnitOptions = {},
): UnitList {
  const units: FoundUnit[] = [];
  let end = at;
  let cursor = at;
  while (units.length < 40) {
    const plural = elidedList(page, cursor, limit);
    if (plural !== null) {
      units.push(...plural.units);
      end = plural.end;
    } else {
      const previous = units[units.length - 1];
      const unit =
        unitAt(page, cursor, limit, options) ??
        elided(page, cursor, limit, previous) ??
        moreOfClass(page, cursor, limit, previous);
      if (unit === null) break;
      if (previous !== undefined && unit.start === previous.start) units.pop();
      units.push(unit);
      end = unit.end;
    }
    end = skipBracket(page.folded, end, limit);
    const separator = SEPARATOR.exec(page.folded.slice(end, Math.min(limit, end + 24)));
    if (separator !== null) cursor = end + separator[0].length;
    else if (
      options.lowerCase &&
      page.folded.charAt(end) === ' ' &&
      isUpperAt(page.text, end + 1) &&
      startsNewUnit(page, end + 1, limit)
    )
      cursor = end + 1;
    else break;
  }
  return { units, end };
}

function skipBracket(folded: string, end: number, limit: number): number {
  const match = /^ ?\([^()]{1,110}\)/.exec(folded.slice(end, Math.min(limit, end + 114)));
  return match === null ? end : end + match[0].length;
}

/** "Sở Y tế, Tài chính": the second name takes the head of the first. */
function elided(
  page: Text,
  at: number,
  limit: number,
  previous: FoundUnit | undefined,
): FoundUnit | null {
  if (previous === undefined || !ELIDING_HEADS.has(previous.head) || !isUpperAt(page.text, at))
    return null;
  const sector = sectorLengthAt(page.folded, at);
  if (sector === 0 || at + sector > limit) return null;
  const head = previous.name.slice(0, previous.name.indexOf(' '));
  return {
    start: at,
    end: at + sector,
    name: cleanName(`${head} ${page.text.slice(at, at + sector)}`),
    head: previous.head,
    group: false,
  };
}

/** "các doanh nghiệp viễn thông, tổ chức, cá nhân có liên quan": one class goes on in lower case. */
function moreOfClass(
  page: Text,
  at: number,
  limit: number,
  previous: FoundUnit | undefined,
): FoundUnit | null {
  if (
    previous === undefined ||
    !previous.group ||
    isUpperAt(page.text, at) ||
    at - previous.end > 4
  )
    return null;
  const more = unitAt(page, at, limit, { lowerCase: true });
  if (more === null || !more.group || page.folded.startsWith('cac ', at)) return null;
  return {
    ...previous,
    end: more.end,
    name: cleanName(page.text.slice(previous.start, more.end)),
  };
}

/** "Các Bộ: Quốc phòng, Công an và Tài chính". */
function elidedList(page: Text, at: number, limit: number): UnitList | null {
  const match =
    /^((?:bo truong|giam doc|thu truong|cuc truong|vu truong|truong) )?(?:cac )?(bo|so|cuc|vu|phong|hoi) ?: ?/.exec(
      page.folded.slice(at, Math.min(limit, at + 28)),
    );
  if (match === null) return null;
  const holder = page.text.slice(at, at + (match[1] ?? '').length);
  const head = match[2] ?? '';
  const written =
    head === 'bo'
      ? 'Bộ'
      : head === 'so'
        ? 'Sở'
        : head === 'cuc'
          ? 'Cục'
          : head === 'vu'
            ? 'Vụ'
            : head === 'hoi'
              ? 'Hội'
              : 'Phòng';
  const units: FoundUnit[] = [];
  let cursor = at + match[0].length;
  let end = cursor;
  while (cursor < limit) {
    const sector = sectorLengthAt(page.folded, cursor);
    if (sector === 0 || !isUpperAt(page.text, cursor)) break;
    if (units.length > 0 && ownLevel(page, cursor, sector)) break;
    end = cursor + sector;
    units.push({
      start: cursor,
      end,
      name: cleanName(`${holder}${written} ${page.text.slice(cursor, end)}`),
      head,
      group: false,
    });
    const separator = /^(?:, | va |; )/.exec(page.folded.slice(end, end + 4));
    if (separator === null) break;
    cursor = end + separator[0].length;
  }
  return units.length > 0 ? { units, end } : null;
}

/** "…, Công an huyện": a sector with a level right behind it is a body of its own. */
function ownLevel(page: Text, at: number, sector: number): boolean {
  return (
    page.folded.startsWith('cong an', at) &&
    /^ (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)(?![a-z])/.test(
      page.folded.slice(at + sector, at + sector + 12),
    )
  );
}
