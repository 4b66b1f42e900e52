/**
 * Calendar atoms (ngày, tháng, quý, năm …) found on folded text. Deadlines, dates of documents and
 * phases are built from them.
 */

export type AtomKind =
  | 'day'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'span'
  | 'weekday'
  | 'monthday'
  | 'recurrence'
  | 'now'
  | 'today';

export interface Atom {
  readonly kind: AtomKind;
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Quarter 1–4, half 1–2, end year of a span, or 0. */
  readonly part: number;
  /** Period of a recurrence (D W 2W M Q H Y) or weekday (Mon …). */
  readonly code: string;
}

const YEAR = '((?:19|20)\\d\\d)';
const ROMAN_QUARTER: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};
const WEEKDAY: Readonly<Record<string, string>> = {
  hai: 'Mon',
  '2': 'Mon',
  ba: 'Tue',
  '3': 'Tue',
  tu: 'Wed',
  '4': 'Wed',
  nam: 'Thu',
  '5': 'Thu',
  sau: 'Fri',
  '6': 'Fri',
  bay: 'Sat',
  '7': 'Sat',
};
const PERIOD: Readonly<Record<string, string>> = {
  ngay: 'D',
  tuan: 'W',
  thang: 'M',
  quy: 'Q',
  nam: 'Y',
};

type Reader = (match: RegExpExecArray) => Partial<Atom> | null;
type AtomRule = readonly [AtomKind, RegExp, Reader];

const num = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text);
const validDay = (day: number | null, month: number | null): boolean =>
  day !== null && month !== null && day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** In order: an earlier rule keeps what it found. */
const RULES: readonly AtomRule[] = [
  [
    'day',
    new RegExp(
      `\\bngay (\\d{1,2}) thang (\\d{1,2})(?:,? (?:nam|thang) ${YEAR}|[/.-]${YEAR})?`,
      'g',
    ),
    (m) => dayOf(m[1], m[2], m[3] ?? m[4]),
  ],
  [
    'day',
    new RegExp(`\\b(\\d{1,2}) thang (\\d{1,2}) nam ${YEAR}`, 'g'),
    (m) => dayOf(m[1], m[2], m[3]),
  ],
  [
    'day',
    new RegExp(`(?<![\\d/.,-])(\\d{1,2})[/.-](\\d{1,2})[/.-]${YEAR}(?!\\d)`, 'g'),
    (m) => dayOf(m[1], m[2], m[3]),
  ],
  [
    'day',
    /(?<=^|\d - |\b(?:ngay|truoc|den|het|tu|va|ngay:|han|nhat|la|vao|,|\() ?)(\d{1,2})\/(\d{1,2})(?![\d/%]|[.,-]\d| gio| (?:so|tong|dien tich|thanh vien|ho|dan so|dan) )/g,
    (m) => dayOf(m[1], m[2], undefined),
  ],
  [
    'day',
    /(?<=\b(?:ngay|sang|chieu|toi) )(\d{1,2})[-.](\d{1,2})(?![\d/%-]|[.,-]\d| gio)/g,
    (m) => dayOf(m[1], m[2], undefined),
  ],
  [
    'month',
    new RegExp(`\\bthang (\\d{1,2})(?: ?[/.-] ?${YEAR}|,? nam ${YEAR})?(?!\\d|/\\d)`, 'g'),
    (m) => monthOf(m[1], m[2] ?? m[3]),
  ],
  [
    'month',
    new RegExp(`(?<![\\d/.,])(\\d{1,2})/${YEAR}(?!\\d|/)`, 'g'),
    (m) => monthOf(m[1], m[2]),
  ],
  [
    'quarter',
    new RegExp(
      `\\bqu[yi] (iii|ii|iv|i|[1-4])(?![a-z\\d])(?: ?[/.-] ?${YEAR}|,? nam ${YEAR})?`,
      'g',
    ),
    (m) => ({ part: ROMAN_QUARTER[m[1] ?? ''] ?? 0, year: num(m[2] ?? m[3]) }),
  ],
  [
    'half',
    new RegExp(`\\b(?:6|06|sau) thang (dau|cuoi)(?: nam)?(?: nay)?(?: ?[/]? ?${YEAR})?`, 'g'),
    (m) => ({ part: m[1] === 'dau' ? 1 : 2, year: num(m[2]) }),
  ],
  [
    'span',
    new RegExp(`(?<![\\d/])${YEAR} ?- ?${YEAR}(?!\\d)`, 'g'),
    (m) => ({ year: num(m[1]), part: Number(m[2]) }),
  ],
  [
    'weekday',
    /\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])(?![a-z\d])|(chu nhat))/g,
    (m) => ({ code: m[2] ? 'Sun' : (WEEKDAY[m[1] ?? ''] ?? '') }),
  ],
  ['recurrence', /\b(?:2|02|hai) tuan(?:\/| )(?:mot|1|01)? ?lan/g, () => ({ code: '2W' })],
  [
    'recurrence',
    /\b(?:dinh ky |moi |hang )?(?:6|06|sau) thang(?! dau| cuoi| tuoi| ke tu| truoc| toi)(?: ?(?:mot|1|01) lan|\/lan)?/g,
    (m) => (/^(?:dinh|moi|hang)|lan$/.test(m[0]) ? { code: 'H' } : null),
  ],
  [
    'recurrence',
    /\b(?:\d{1,2}|mot|hai|ba) lan ?(?:\/|moi |trong |mot )(ngay|tuan|thang|quy|nam)\b|\b(?:moi|mot) (ngay|tuan|thang|quy|nam) (?:it nhat |toi thieu )?(?:\d{1,2}|mot|hai|ba) lan\b/g,
    (m) => ({ code: frequency(m[0], PERIOD[m[1] ?? m[2] ?? ''] ?? '') }),
  ],
  ['recurrence', /\b(?:3|03|ba) thang(?: ?\/ ?| (?:mot|1|01) )lan\b/g, () => ({ code: 'Q' })],
  [
    'recurrence',
    /\b(?:hang|moi|dinh ky) (ngay|tuan|thang|quy|nam)(?! (?:so|sau|tieng|mot) (?!lan))(?! truoc (?!ngay|thang|\d|lan))(?![a-z])(?! \d)/g,
    (m) => ({ code: PERIOD[m[1] ?? ''] ?? '' }),
  ],
  [
    'monthday',
    /\b(?:ngay|truoc|mung) (\d{1,2})(?![\d/.,-]|[\d]| (?:thang \d|gio|ngay|nam|phut|tuoi|%))/g,
    (m) => (Number(m[1]) >= 1 && Number(m[1]) <= 31 ? { day: Number(m[1]) } : null),
  ],
  [
    'year',
    new RegExp(`\\bnam ${YEAR}(?! ?-? ?(?:19|20)\\d\\d)(?!\\d)`, 'g'),
    (m) => ({ year: num(m[1]) }),
  ],
  [
    'year',
    new RegExp(`(?<![\\d/.,-])${YEAR}(?![\\d/.,-]|\\d)`, 'g'),
    (m) => ({ year: num(m[1]), code: 'bare' }),
  ],
  ['now', /\b(?:tu nay|hien nay|bay gio)\b/g, (m) => (m[0] === 'tu nay' ? {} : null)],
  ['today', /\bhom nay\b|\btrong ngay(?! \d)\b/g, (m) => (m[0] === 'hom nay' ? {} : null)],
];

/** "02 lần/năm" is every half-year, "hai lần mỗi tháng" every two weeks; other counts keep the period. */
function frequency(words: string, period: string): string {
  const twice = /\b(?:0?2|hai) lan\b/.test(words);
  if (twice && period === 'Y') return 'H';
  return twice && period === 'M' ? '2W' : period;
}

function dayOf(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
): Partial<Atom> | null {
  const day = num(d);
  const month = num(m);
  return validDay(day, month) ? { day, month, year: num(y) } : null;
}

function monthOf(m: string | undefined, y: string | undefined): Partial<Atom> | null {
  const month = num(m);
  return month !== null && month >= 1 && month <= 12 ? { month, year: num(y) } : null;
}

/** The calendar atoms of a folded text, in order, without overlaps. */
export function calendarAtoms(folded: string): Atom[] {
  const taken: Atom[] = [];
  const used = new Uint8Array(folded.length + 1);
  for (const [kind, pattern, reader] of RULES) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded); match !== null; match = pattern.exec(folded)) {
      const start = match.index;
      const end = start + match[0].length;
      if (used[start] || used[end - 1]) continue;
      const found = reader(match);
      if (found === null) continue;
      used.fill(1, start, end);
      taken.push({
        kind,
        start,
        end,
        year: null,
        month: null,
        day: null,
        part: 0,
        code: '',
        ...found,
      });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

export const two = (value: number): string => String(value).padStart(2, '0');

/** The code of one atom (`2024-06-30`, `2024-06`, `2024-Q2` …); a missing year is `year`. Null without a year. */
export function atomCode(atom: Atom, year: number | null): string | null {
  const y = atom.year ?? year;
  if (atom.kind === 'recurrence') return `R/${atom.code}`;
  if (y === null) return null;
  switch (atom.kind) {
    case 'day':
      return `${y}-${two(atom.month ?? 1)}-${two(atom.day ?? 1)}`;
    case 'month':
      return `${y}-${two(atom.month ?? 1)}`;
    case 'quarter':
      return `${y}-Q${atom.part}`;
    case 'half':
      return `${y}-H${atom.part}`;
    case 'year':
      return String(y);
    case 'span':
      return `${y}/${atom.part}`;
    default:
      return null;
  }
}
