import { accentFree } from './accent-free.ts';
import { isCalendarDay } from './day.ts';
import { type BeforePolicy, type Deadline, deadlineFromNorm } from './deadline.ts';
import { parsePeriod } from './period.ts';
import { periodCode, type TypedProblem } from './period-text.ts';

/** A deadline that was read, or why the typed words are none. */
export type DeadlineReading =
  | { readonly ok: true; readonly deadline: Deadline }
  | { readonly ok: false; readonly problem: TypedProblem };

export interface DeadlineTextOptions {
  /** The year of a date typed without one; without it such a date asks for its year. */
  readonly year?: number;
  readonly policy?: BeforePolicy;
}

/**
 * Reads the deadline that an officer types: `q4 2021`, `12/2021`, `31/12`, `trước 25 hằng tháng`,
 * `30 ngày sau`, `2022 - 2025`, `thường xuyên`, `khẩn trương` …, with or without accents.
 * A month stays a month and a year a year: the precision is never raised. An empty text is "not stated".
 */
export function deadlineFromText(text: string, options: DeadlineTextOptions = {}): DeadlineReading {
  const { year, policy = 'inclusive' } = options;
  const words = accentFree(text).replace(/^[(]|[).;,]+$/g, '');
  const norm = normOf(words, year);
  if (typeof norm === 'string') {
    return { ok: true, deadline: deadlineFromNorm(norm, text, policy) };
  }
  if (norm.problem !== 'NOT_READ') return { ok: false, problem: norm.problem };
  const undated = deadlineFromNorm(null, text, policy);
  const isUnderstood = words === '' || undated.kind !== 'NONE';
  return isUnderstood && !/\d/.test(words)
    ? { ok: true, deadline: undated }
    : { ok: false, problem: 'NOT_READ' };
}

type Norm = string | { readonly problem: TypedProblem };

const NOT_READ = { problem: 'NOT_READ' } as const;

function normOf(words: string, year: number | undefined): Norm {
  if (/^(?:thuong xuyen|lien tuc)$/.test(words)) return 'continuous';
  if (/(?:^| )(?:hang|moi|dinh ky|mot lan|1 lan)(?: |$)/.test(words)) {
    return recurrenceCode(anchorFirst(words));
  }
  return relativeCode(words) ?? rangeCode(words, year) ?? singleCode(words, year);
}

/** `hang tuan vao thu nam` → `thu nam hang tuan`: what stands behind the period is read before it. */
function anchorFirst(words: string): string {
  const match =
    /^((?:hang|moi|dinh ky(?: hang)?) (?:\d+ )?(?:tuan|thang|quy|nam)(?: mot lan| 1 lan)?|\d+ (?:tuan|thang) (?:mot|1) lan)[, ]+(.+)$/.exec(
      words,
    );
  return match ? `${match[2]} ${match[1]}` : words;
}

/** `truoc 25 hang thang` → `R/M@25`, `thu sau hang tuan` → `R/W@Fri`. */
function recurrenceCode(words: string): Norm {
  const match =
    /^(.*?) ?(?:(?:hang|moi|dinh ky(?: hang)?) (?:(\d+) )?(ngay|tuan|thang|quy|nam)(?: mot lan| 1 lan)?|(\d+) (tuan|thang) (?:mot|1) lan)$/.exec(
      words,
    );
  if (!match) return words === 'dinh ky' ? 'R/?' : NOT_READ;
  const count = Number(match[2] ?? match[4] ?? 1);
  const unit = match[3] ?? match[5] ?? '';
  const anchor = (match[1] ?? '')
    .replace(/^(?:bao cao )?(?:truoc|cham nhat|vao|trong)?(?: ngay)? ?/, '')
    .replace(/^ngay /, '');
  if (unit === 'ngay') return count === 1 && anchor === '' ? 'R/D' : NOT_READ;
  if (unit === 'tuan') return weekCode(count, anchor);
  if (unit === 'nam') return count === 1 ? yearCode(anchor) : NOT_READ;
  const every = unit === 'quy' ? 'Q' : { 1: 'M', 3: 'Q', 6: 'H', 12: 'Y' }[count];
  if (every === undefined || (unit === 'quy' && count !== 1)) return NOT_READ;
  if (anchor === '') return `R/${every}`;
  const date = /^(\d{1,2})$/.exec(anchor)?.[1];
  if (date === undefined || every === 'Y') return NOT_READ;
  if (Number(date) < 1 || Number(date) > 31) return { problem: 'NO_SUCH_DAY' };
  return `R/${every}@${date.padStart(2, '0')}`;
}

const WEEKDAYS = [
  [/^(?:thu )?(?:hai|2)$/, 'Mon'],
  [/^(?:thu )?(?:ba|3)$/, 'Tue'],
  [/^(?:thu )?(?:tu|4)$/, 'Wed'],
  [/^(?:thu )?(?:nam|5)$/, 'Thu'],
  [/^(?:thu )?(?:sau|6)$/, 'Fri'],
  [/^(?:thu )?(?:bay|7)$/, 'Sat'],
  [/^(?:chu nhat|cn)$/, 'Sun'],
] as const;

function weekCode(count: number, anchor: string): Norm {
  if (count < 1) return NOT_READ;
  const every = count === 1 ? 'R/W' : `R/${count}W`;
  if (anchor === '') return every;
  const codes = anchor
    .replace(/\b(?:sang|chieu) /g, '')
    .split(/ va |, ?/)
    .map((word) => WEEKDAYS.find(([pattern]) => pattern.test(word))?.[1]);
  return codes.includes(undefined) ? NOT_READ : `${every}@${codes.join(',')}`;
}

function yearCode(anchor: string): Norm {
  if (anchor === '') return 'R/Y';
  const codes: string[] = [];
  for (const word of anchor.split(/ va |, ?/)) {
    const match = /^(?:ngay )?(\d{1,2})\/(\d{1,2})$/.exec(word);
    if (!match) return NOT_READ;
    const [date = '', month = ''] = [match[1], match[2]];
    if (!isCalendarDay(2024, Number(month), Number(date))) return { problem: 'NO_SUCH_DAY' };
    codes.push(`${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  }
  return `R/Y@${codes.join(',')}`;
}

/** `30 ngay sau`, `trong vong 5 ngay lam viec`, `sau 7 ngay`; null where the words are no such term. */
function relativeCode(words: string): string | null {
  const match =
    /^(?:(?:trong|trong vong|trong thoi han|sau|cham nhat) )?(\d{1,4}) ngay( lam viec)?(?: sau| ke tu.*| tinh tu.*| tu (?:ngay|khi).*| sau (?:khi|ngay).*)?$/.exec(
      words,
    );
  return match ? `P${Number(match[1])}${match[2] ? 'W' : ''}D` : null;
}

/** `2022 - 2025`, `tu 15/4 den 30/5`, `thang 3 - 4/2018`, `giai doan 2021-2025`; null where no range. */
function rangeCode(words: string, year: number | undefined): Norm | null {
  const ends =
    /^(?:tu |trong )?(.+?) den (?:het |cuoi )?(.+)$/.exec(words) ??
    /^(?:(?:giai doan|cac nam|nam|trong|trong cac nam|xuyen suot) )?(\d{4}) ?[-–] ?(\d{4})$/.exec(
      words,
    ) ??
    /^(.+?) [-–] (.+)$/.exec(words) ??
    /^(.*[a-z].*?\d?) ?[-–] ?(.*[a-z].*)$/.exec(words);
  if (!ends) return null;
  const [, first = '', last = ''] = ends;
  // "Tháng 3 - 4/2018": the unit stands at the first end, the year at the last.
  const unit = /^(thang|quy|qui|q|nam|ngay) ?/.exec(first)?.[1];
  const to = periodCode(
    /^\d{1,2}\/\d{4}$|^[ivx]+\b/.test(last) && unit ? `${unit} ${last}` : last,
    year,
  );
  if (typeof to !== 'string') return to;
  const from = periodCode(first.replace(/^giai doan /, ''), Number(to.slice(0, 4)));
  if (typeof from !== 'string') return from;
  return endsBeforeStart(from, to) ? { problem: 'ENDS_BEFORE_START' } : `${from}/${to}`;
}

function endsBeforeStart(from: string, to: string): boolean {
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  return first !== null && last !== null && last.endsOn < first.startsOn;
}

/** One period with or without "trước, chậm nhất, đến hết, trong, từ … trở đi" around it. */
function singleCode(words: string, year: number | undefined): Norm {
  const bare = words
    .replace(/^(?:cham nhat|muon nhat|khong muon hon)(?: |$)/, '')
    .replace(/^(?:truoc|den|trong|vao|tu|ke tu|hoan thanh)(?: |$)/, '')
    .replace(/^\d{1,2} ?(?:gio|h\d*) (?:ngay )?(?=\d)/, '')
    .replace(/^(?:het|cuoi|ngay)(?: |$)/, '')
    .replace(/ tro di$/, '');
  return periodCode(bare, year);
}
