import { type Day, dayInVietnam, daysBetween, formatDay, isDay } from '../../calendar/rules/day.ts';
import { formatNumber } from '../../calendar/rules/numbers.ts';
import { parsePeriod, sayPeriod } from '../../calendar/rules/period.ts';
import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicTask } from '../rules/public-snapshot.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { STATUS_WORDS } from './status-words.ts';

/** A day as it is written in both languages: `31/12/2021`. A text that is no day stays as it is. */
export function day(text: string): string {
  return isDay(text) ? formatDay(text) : text;
}

/** The day on which something happened, in Vietnam. */
export function dayOf(instant: string | Date): string {
  return formatDay(dayInVietnam(new Date(instant)));
}

/** `1.234`, `66,7`: the same in both languages. */
export const figure = (value: number): string => formatNumber(value);

/** A part of a whole in percent with one decimal; null where there is no whole. */
export function percentOf(part: number, whole: number): string | null {
  return whole > 0 ? formatNumber((part / whole) * 100, { decimals: 1 }) : null;
}

/** A period by its code: `2021-Q4` → `Quý IV/2021`; other words stay as they are. */
export function periodWords(code: string, lang: Language): string {
  const period = parsePeriod(code);
  return period === null ? code : sayPeriod(period, lang);
}

/** Words of the document, which are Vietnamese on every page. */
export function inVietnamese(lang: Language, words: string | undefined): Html | string {
  if (words === undefined) return '';
  return lang === 'vi' ? words : html`<span lang="vi">${words}</span>`;
}

/** A deadline with the precision of the document, and the day that counts: `Quý IV/2021 (hạn 31/12/2021)`. */
export function deadlineWords(deadline: PublicTask['deadline'], lang: Language): Html | string {
  const words = PLAN_WORDS[lang];
  if (deadline === undefined) return words.noDeadline;
  const { dueOn } = deadline;
  const said = inVietnamese(lang, deadline.words);
  if (dueOn === null || saysDay(deadline.words, dueOn)) return said;
  return html`${said} (${fillSentence(words.due, { day: day(dueOn) })})`;
}

/** Whether words name a day themselves, with or without leading zeros. */
function saysDay(words: string, text: string): boolean {
  const [date, month, year] = day(text).split('/').map(Number);
  return words.includes(day(text)) || words.includes(`${date}/${month}/${year}`);
}

/** The word of a task's status; of an overdue one with the days by which it was late on the cut-off day. */
export function statusWord(
  { status, deadline }: Pick<PublicTask, 'status' | 'deadline'>,
  cutOff: string,
  lang: Language,
): string {
  const words = STATUS_WORDS[lang];
  if (status === undefined) return '';
  const dueOn = deadline?.dueOn ?? null;
  if (status !== 'DTH_QUA_HAN' || dueOn === null || !isDay(dueOn) || !isDay(cutOff)) {
    return words[status];
  }
  return fillSentence(words.daysLate, { days: figure(lateBy(dueOn, cutOff)) });
}

const lateBy = (dueOn: Day, cutOff: Day): number => Math.max(daysBetween(dueOn, cutOff), 0);
