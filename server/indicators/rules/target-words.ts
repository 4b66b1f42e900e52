import { parseNumber } from '../../calendar/rules/numbers.ts';
import type { Base, Direction, Milestone, Operator, TargetPromise } from '../contract.ts';

/** A text on one line beside itself without accents or case, place for place. */
export interface Words {
  readonly original: string;
  readonly folded: string;
}

export const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
export const YEAR = String.raw`(?:19|20)\d\d`;

export function foldedWords(text: string): Words {
  const original = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const folded = [...original].map((letter) => {
    const plain = letter
      .normalize('NFD')
      .replace(/\p{Mn}+/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase();
    return plain.length === letter.length ? plain : letter;
  });
  return { original, folded: folded.join('') };
}

/** The year by which it is to be: "đến (hết) năm 2025", the end of "giai đoạn 2021 - 2025"; null where unsaid. */
export function dueYear(folded: string): number | null {
  const pattern = new RegExp(
    String.raw`(so voi (?:cung ky )?(?:nam )?|\btu nam )?\b(${YEAR})\b(?! ?%)`,
    'g',
  );
  const years = [...folded.matchAll(pattern)].filter(
    ({ 1: against, 2: year = '', index, 0: all }) =>
      against === undefined &&
      /(?:\bnam|\b(?:den|vao|het|giai doan)|-|–) ?$/.test(
        folded.slice(0, index + all.length - year.length),
      ),
  );
  const last = years.at(-1)?.[2];
  return last === undefined ? null : Number(last);
}

/** The first year of "giai đoạn 2021 - 2025"; null where none is said. */
export function spanStart(folded: string): number | null {
  const match = new RegExp(String.raw`\b(${YEAR}) ?[-–] ?${YEAR}\b`).exec(folded);
  return match ? Number(match[1]) : null;
}

/** The operator that words around a number say; null where they say none. */
export function operatorIn(folded: string, start: number, end: number): Operator | '~' | null {
  const before = folded.slice(Math.max(0, start - 40), start).trimEnd();
  const after = folded.slice(end, end + 12).trimStart();
  if (/^tro len\b/.test(after)) return '>=';
  if (/^tro xuong\b/.test(after)) return '<=';
  if (
    /(?:≥|>=|\b(?:toi thieu|it nhat|khong duoi|khong thap hon|khong it hon|tren va bang)(?: dat| la)?)$/.test(
      before,
    )
  )
    return '>=';
  if (
    /(?:≤|<=|\b(?:khong qua|khong vuot(?: qua)?|toi da|nhieu nhat|khong cao hon)(?: la)?)$/.test(
      before,
    )
  )
    return '<=';
  if (/(?:>|\b(?:tren|hon|vuot))$/.test(before)) return '>';
  if (/(?:<|\bduoi)$/.test(before)) return '<';
  if (/(?:≈|~|\b(?:khoang|xap xi|gan))$/.test(before)) return '~';
  if (/\b(?:con|xuong)(?: con)?$/.test(before)) return '<=';
  return null;
}

/** {@link operatorIn} where only an exact operator will do. */
export function operatorOr(
  folded: string,
  start: number,
  end: number,
  otherwise: Operator,
): Operator {
  const found = operatorIn(folded, start, end);
  return found === null || found === '~' ? otherwise : found;
}

/** What follows a number: its unit of measure, what it is counted per, and how many characters say so. */
export function measureOf(rest: string): {
  readonly measure: string;
  readonly base: Base | null;
  readonly length: number;
} {
  const share = /^ ?%(?: (?:GDP|GRDP)\b)?/u.exec(rest);
  if (share) return { measure: share[0].trim(), base: null, length: share[0].length };
  const per = new RegExp(String.raw`^ ?/ ?(${NUMBER}) ((?:[^\s,;.()]+ ?){1,3})`, 'u').exec(rest);
  if (per) {
    const of = beforeStop(per[2] ?? '').trim();
    return { measure: '', base: { amount: numberOf(per[1]), of }, length: per[0].length };
  }
  const money = /^ ?((?:(?:nghìn|ngàn|triệu|tỷ|tỉ) ?)*(?:đồng|USD))(?: ?\/ ?([^\s,;.()]+))?/iu.exec(
    rest,
  );
  if (money) {
    const base = money[2] === undefined ? null : { amount: 1, of: money[2] };
    return {
      measure: (money[1] ?? '').toLowerCase().replace('usd', 'USD'),
      base,
      length: money[0].length,
    };
  }
  const plain = beforeStop(/^ ?(?:[^\s,;.()\d/]+ ?){0,3}/u.exec(rest)?.[0] ?? '');
  return { measure: plain.trim(), base: null, length: plain.length };
}

const STOP =
  /(?:^| )(?:của|trong|đến|vào|năm|cho|được|trở|so|và|tại|là|mỗi|trên|theo|có|với)(?: |$).*/iu;

function beforeStop(text: string): string {
  return text.replace(STOP, '').trimEnd();
}

/** The name before a number: without the year, the promise and the operator around it. */
export function nameBefore({ original }: Words, index: number): string {
  return tidyName(original.slice(0, index));
}

const LEAD =
  /^(?:[\s"“”'‘’,;:.()\-–+]|(?:phấn đấu|bảo đảm|đảm bảo|(?:đến|vào|trong)(?: hết| cuối)? năm \d{4}|giai đoạn \d{4} ?[-–] ?\d{4})(?=[\s,:]|$))+/iu;
const TAIL =
  /(?:[\s"“”'‘’,;:.()\-–+≥≤<>≈~=]|(?:^|\s)(?:phấn đấu|đạt|chiếm|là|còn|lên|xuống|từ|được|tăng|giảm|tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|không dưới|không thấp hơn|không vượt quá|trên|dưới|khoảng|xấp xỉ|hơn|vượt|tới|mức|ở|xếp|(?:đến|vào|trong)(?: hết| cuối)? năm \d{4}|giai đoạn \d{4} ?[-–] ?\d{4}))+$/iu;

export function tidyName(text: string): string {
  const tidy = text.replace(LEAD, '').replace(TAIL, '').trim();
  return upperFirst(tidy);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function at(period: string, value: number): Milestone {
  return { period, value };
}

/** The value of a number of the field: `1.200` is 1200, `4,5` four and a half, `08` eight. */
export function numberOf(written: string | undefined): number {
  const read = parseNumber(written ?? '');
  return read.ok ? read.value : 0;
}

export function isYear(written: string | undefined): boolean {
  return new RegExp(`^${YEAR}$`).test(written ?? '');
}

/** A number that belongs to the symbol of a document ("số 99/NQ-CP"). */
export function isDocument(folded: string, index: number): boolean {
  return /\bso $/.test(folded.slice(0, index)) || /^\d+\/[a-z]/.test(folded.slice(index));
}

export function directionOf(operator: Operator): Direction {
  return operator === '<' || operator === '<=' ? 'down' : 'up';
}

export function promiseOf(operator: Operator, milestones: Milestone[]) {
  return { kind: 'bound', operator, milestones, base: null, every: null } satisfies TargetPromise;
}
