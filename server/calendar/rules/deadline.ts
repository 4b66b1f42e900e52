import { accentFree } from './accent-free.ts';
import { addDays, type Day } from './day.ts';
import { type Period, parsePeriod } from './period.ts';
import { parseRecurrence, type Recurrence } from './recurrence.ts';

/**
 * How a deadline (thời hạn) is stated.
 *
 * - `FIXED` a day ("ngày 31/12/2021") · `BEFORE` "trước ngày …" · `BY` "chậm nhất, đến hết …"
 * - `IN_PERIOD` "trong quý IV" · `RANGE` "2022–2025" · `RECURRING` "hằng tháng"
 * - `RELATIVE` "trong 5 ngày làm việc" · `EVENT` "sau khi … ban hành"
 * - `OPEN` "thường xuyên", "2026 trở đi" · `SOFT` "khẩn trương" · `REFERS` "theo lộ trình" · `NONE` not stated
 */
export const DEADLINE_KINDS = [
  'FIXED',
  'BEFORE',
  'BY',
  'IN_PERIOD',
  'RANGE',
  'RECURRING',
  'RELATIVE',
  'EVENT',
  'OPEN',
  'SOFT',
  'REFERS',
  'NONE',
] as const;

export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** How exact a deadline is as stated; never made finer than its words. */
export type Precision = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'range' | 'none';

/** A number of days from an event that the words do not date ("trong vòng 7 ngày"). */
export interface RelativeTerm {
  readonly days: number;
  readonly unit: 'day' | 'working-day';
}

/** A deadline with its words, its kind and its precision; `dueOn` is the last day that is still in time. */
export interface Deadline {
  /** The words as written or typed. */
  readonly raw: string;
  readonly kind: DeadlineKind;
  readonly precision: Precision;
  /** The code of the date in the words (`2021-Q4`, `R/M@25`, `P5WD` …), null where they hold none. */
  readonly norm: string | null;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly recurrence?: Recurrence;
  readonly relative?: RelativeTerm;
}

/**
 * Whether "trước ngày X" still allows day X. The law read does not settle it; practice mostly includes it.
 * Each authority chooses, and the deadline keeps its words, so the choice can be changed.
 */
export type BeforePolicy = 'inclusive' | 'exclusive';

const WORDS = {
  soft: /khan truong|kip thoi|som nhat|(?:^|\W)som(?:$|\W)|nhung (?:ngay|thang) dau|ngay lap tuc/,
  refers: /theo (?:dung )?(?:tien do|yeu cau|lo trinh|ke hoach|quy dinh)/,
  event: /sau khi |ngay sau |khi co |ke tu khi /,
  // "Trước 17 giờ ngày X" still allows day X, whatever the policy on "trước ngày".
  by: /cham nhat|muon nhat|khong muon hon|khong qua ngay|(?:^|\W)den (?:het|ngay|thang|quy|nam|cuoi|\d)|truoc \d{1,2} ?(?:gio|h)(?!\w)/,
  before: /(?:^|\W)truoc (?!mat|het|tien)/,
  opens: /(?:^|\W)tu (?!nay).*|tro di|cac nam tiep theo/,
} as const;

/**
 * Builds a deadline from the code that the reader found and the words around it.
 *
 * @param norm code of the reading (`2024-06-30`, `2024-Q2`, `2022/2025`, `R/M@25`, `continuous`, `P5WD` …);
 *   null or unknown codes leave a deadline without a date
 * @param raw the words of the source; they decide between "trong", "trước", "chậm nhất", "từ … trở đi"
 * @param policy how the authority reads "trước ngày"
 */
export function deadlineFromNorm(
  norm: string | null,
  raw: string,
  policy: BeforePolicy = 'inclusive',
): Deadline {
  const words = accentFree(raw);
  if (norm === null || norm.trim() === '') return undated(raw, words);
  const code = norm.trim();
  if (code === 'continuous') return { ...without(raw, 'OPEN'), norm: code };

  const isBefore = WORDS.before.test(words) && !WORDS.by.test(words);
  const recurrence = parseRecurrence(code, isBefore && policy === 'exclusive');
  if (recurrence) return { ...without(raw, 'RECURRING'), norm: code, recurrence };

  const term = /^P(\d+)(W?)D$/.exec(code);
  if (term) {
    const relative: RelativeTerm = {
      days: Number(term[1]),
      unit: term[2] === 'W' ? 'working-day' : 'day',
    };
    return { ...without(raw, 'RELATIVE'), norm: code, relative };
  }

  const [first = '', second] = code.split('/');
  const from = parsePeriod(first);
  if (!from) return undated(raw, words);
  if (second === undefined) return inPeriod(from, raw, words, isBefore ? policy : null);
  const to = parsePeriod(second);
  if (!to || to.endsOn < from.startsOn) return undated(raw, words);
  const span = { startsOn: from.startsOn, dueOn: to.endsOn };
  return { raw, kind: 'RANGE', precision: 'range', norm: code, ...span };
}

function inPeriod(
  period: Period,
  raw: string,
  words: string,
  before: BeforePolicy | null,
): Deadline {
  const { kind: precision, code: norm, startsOn, endsOn } = period;
  // "Ngay từ những ngày đầu năm" urges; it names no day that could be missed.
  if (precision !== 'day' && WORDS.soft.test(words)) return { ...without(raw, 'SOFT'), norm };
  if (before) {
    const dueOn = before === 'exclusive' ? addDays(startsOn, -1) : endsOn;
    return { raw, kind: 'BEFORE', precision, norm, startsOn: null, dueOn };
  }
  if (opensAnEnd(words)) return { raw, kind: 'OPEN', precision, norm, startsOn, dueOn: null };
  if (WORDS.by.test(words)) {
    return { raw, kind: 'BY', precision, norm, startsOn: null, dueOn: endsOn };
  }
  if (precision === 'day') {
    return { raw, kind: 'FIXED', precision, norm, startsOn: null, dueOn: endsOn };
  }
  return { raw, kind: 'IN_PERIOD', precision, norm, startsOn, dueOn: endsOn };
}

function opensAnEnd(words: string): boolean {
  return WORDS.opens.test(words) && !/(?:^|\W)den(?:$|\W)/.test(words) && !WORDS.by.test(words);
}

function undated(raw: string, words: string): Deadline {
  if (WORDS.event.test(words)) return without(raw, 'EVENT');
  if (WORDS.refers.test(words)) return without(raw, 'REFERS');
  if (/thuong xuyen|lien tuc|tro di|cac nam tiep theo/.test(words)) return without(raw, 'OPEN');
  if (WORDS.soft.test(words)) return without(raw, 'SOFT');
  return without(raw, 'NONE');
}

function without(raw: string, kind: DeadlineKind): Deadline {
  return { raw, kind, precision: 'none', norm: null, startsOn: null, dueOn: null };
}
