import { anchorOf } from './anchor-of.ts';
import { type Day, formatDay, isDay } from './day.ts';
import type { Deadline, RelativeTerm } from './deadline.ts';
import { formatNumber } from './numbers.ts';
import { parsePeriod, sayPeriod } from './period.ts';
import type { TypedProblem } from './period-text.ts';
import { sayRecurrence } from './recurrence-words.ts';
import { weekdayName } from './week.ts';

type Language = 'vi' | 'en';

/**
 * Says a deadline with its precision and the day that counts:
 * `Quý IV/2021, hạn 31/12/2021, thứ Sáu` · `Q4/2021, due 31/12/2021, Friday`.
 */
export function sayDeadline(deadline: Deadline, language: Language): string {
  const vi = language === 'vi';
  switch (deadline.kind) {
    case 'NONE':
      return vi ? 'Chưa nêu hạn' : 'No deadline stated';
    case 'RECURRING':
      return deadline.recurrence ? sayRecurrence(deadline.recurrence, language) : deadline.raw;
    case 'RELATIVE':
      return deadline.relative ? sayRelative(deadline, deadline.relative, language) : deadline.raw;
    case 'EVENT':
      return sayWaiting(deadline, language);
    case 'SOFT':
    case 'REFERS':
      return `“${deadline.raw.trim()}”, ${vi ? 'chưa có ngày' : 'no date yet'}`;
    case 'OPEN':
      return sayOpen(deadline, language);
    case 'FIXED':
      return sayDue(deadline, language);
    case 'BEFORE':
      return `${vi ? 'Trước' : 'Before'} ${saySpan(deadline, language)}, ${sayDueWithWord(deadline, language)}${sayReading(deadline, language)}`;
    case 'BY':
      return deadline.precision === 'day'
        ? `${vi ? 'Chậm nhất' : 'By'} ${sayDue(deadline, language)}`
        : `${vi ? 'Đến hết' : 'By the end of'} ${saySpan(deadline, language)}, ${sayDueWithWord(deadline, language)}`;
    case 'IN_PERIOD':
    case 'RANGE':
      return `${capital(saySpan(deadline, language))}, ${sayDueWithWord(deadline, language)}`;
  }
}

function sayOpen(deadline: Deadline, language: Language): string {
  const vi = language === 'vi';
  if (deadline.startsOn === null)
    return vi ? 'Thường xuyên, không có hạn' : 'Continuous, no deadline';
  const span = saySpan(deadline, language);
  return vi ? `Từ ${span}, không nêu ngày kết thúc` : `From ${span}, no end stated`;
}

function sayRelative(deadline: Deadline, { days, unit }: RelativeTerm, language: Language): string {
  const vi = language === 'vi';
  const term = vi
    ? `${formatNumber(days)} ${unit === 'day' ? 'ngày' : 'ngày làm việc'}`
    : `${formatNumber(days)} ${unit === 'day' ? 'days' : 'working days'}`;
  const due = deadline.dueOn === null ? '' : `, ${sayDueWithWord(deadline, language)}`;
  const anchor = anchorOf(deadline);
  switch (anchor?.kind) {
    case 'issue':
      return (vi ? `${term} kể từ ngày ban hành` : `${term} after the day of issue`) + due;
    case 'effect':
      return (vi ? `${term} kể từ ngày có hiệu lực` : `${term} after it takes effect`) + due;
    default:
      if (anchor?.words) {
        return (vi ? `${term} sau mốc: ${anchor.words}` : `${term} after: ${anchor.words}`) + due;
      }
      return vi ? `Trong ${term}, chưa có mốc tính` : `Within ${term}, starting event not dated`;
  }
}

/** An event without a term: what is waited for. */
function sayWaiting(deadline: Deadline, language: Language): string {
  const words = anchorOf(deadline)?.words || deadline.raw.trim();
  return language === 'vi' ? `Chờ mốc: ${words}` : `Waits for: ${words}`;
}

/** How "trước ngày X" was read when the deadline was made. */
function sayReading({ norm, precision, dueOn }: Deadline, language: Language): string {
  if (precision !== 'day' || norm === null || dueOn === null || !isDay(norm)) return '';
  return ` (${sayBefore(norm, dueOn, language)})`;
}

/** The period or range in the words, in lower case as inside a sentence. */
function saySpan(deadline: Deadline, language: Language): string {
  const [first = '', last] = (deadline.norm ?? '').split('/');
  const names = [first, last]
    .map((code) => (code === undefined ? null : parsePeriod(code)))
    .filter((period) => period !== null)
    .map((period) => lower(sayPeriod(period, language), language));
  if (names.length < 2) return names[0] ?? deadline.raw.trim();
  return language === 'vi' ? `từ ${names[0]} đến ${names[1]}` : `from ${names[0]} to ${names[1]}`;
}

function sayDue({ dueOn }: Deadline, language: Language): string {
  return dueOn === null ? '' : `${formatDay(dueOn)}, ${weekdayName(dueOn, language)}`;
}

function sayDueWithWord(deadline: Deadline, language: Language): string {
  return `${language === 'vi' ? 'hạn' : 'due'} ${sayDue(deadline, language)}`;
}

function lower(text: string, language: Language): string {
  // English names of months and quarters keep their capital inside a sentence.
  if (language === 'en' && !/^(?:First|Second)/.test(text)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What to type instead, for words that {@link TypedProblem} explains. */
export function sayTypedProblem(problem: TypedProblem, typed: string, language: Language): string {
  const vi = language === 'vi';
  const words = `'${typed.trim()}'`;
  switch (problem) {
    case 'NEEDS_YEAR':
      return vi
        ? `${words} chưa có năm. Thêm năm, ví dụ ${typed.trim()}/2026.`
        : `${words} has no year. Add one, such as ${typed.trim()}/2026.`;
    case 'NO_SUCH_DAY':
      return vi
        ? `${words} không có trong lịch. Sửa ngày hoặc tháng.`
        : `${words} is not in the calendar. Correct the day or the month.`;
    case 'NO_SUCH_MONTH':
      return vi ? `${words} không phải tháng; nhận 1-12.` : `${words} is not a month; use 1-12.`;
    case 'NO_SUCH_QUARTER':
      return vi ? `${words} không phải quý; nhận Q1-Q4.` : `${words} is not a quarter; use Q1-Q4.`;
    case 'ENDS_BEFORE_START':
      return vi
        ? `${words} kết thúc trước khi bắt đầu. Đổi thứ tự hai mốc.`
        : `${words} ends before it starts. Swap the two ends.`;
    case 'NOT_READ':
      return vi
        ? `Chưa đọc được ${words}. Gõ 31/12/2026, 12/2026, q4 2026, trước 25 hằng tháng hoặc 30 ngày sau.`
        : `${words} was not understood. Type 31/12/2026, 12/2026, q4 2026, trước 25 hằng tháng (before the 25th monthly) or 30 ngày sau (in 30 days).`;
  }
}

/**
 * What "trước ngày 25/12/2026" came to, in words: `kể cả ngày 25/12/2026`. Read from the stored day, never
 * from today's policy: a deadline keeps the reading under which it was made.
 */
function sayBefore(named: Day, dueOn: Day, language: 'vi' | 'en'): string {
  const day = formatDay(named);
  if (dueOn >= named) return language === 'vi' ? `kể cả ngày ${day}` : `${day} included`;
  return language === 'vi' ? `không kể ngày ${day}` : `${day} not included`;
}
