import { addDays, compareDays, type Day } from './day.ts';
import { periodAround, sayPeriod } from './period.ts';
import { occurrences, type Recurrence } from './recurrence.ts';
import { weekOf } from './week.ts';

/** One turn of a recurring duty (một kỳ của việc định kỳ). */
export interface Turn {
  /** The first day of its period; names it (`tháng 11/2026`), and no two turns of a duty share one. */
  readonly period: Day;
  readonly dueOn: Day;
  /** The day from which it stands in the lists of its unit. */
  readonly makeOn: Day;
}

/** A turn is shown with the first day of its period, and never later than so many days before it is due. */
const NOTICE_DAYS = 5;

/** No duty is asked for more turns than this in one search: two centuries of weeks. */
const FARTHEST_DAYS = 366 * 5;

type Every = Exclude<Recurrence['every'], 'day' | 'unknown'>;

/**
 * Whether a recurrence makes turns of its own. "Hằng ngày" does not: a row a day would say nothing that the
 * weekly page does not say; nor does "định kỳ" without a period.
 */
export function makesTurns(
  recurrence: Recurrence,
): recurrence is Extract<Recurrence, { every: Every }> {
  return recurrence.every !== 'day' && recurrence.every !== 'unknown';
}

/**
 * The turns that are due from `from` to `to`, both included, in order.
 *
 * @param startsOn the first day of the duty; every second week is counted from its week
 */
export function turnsDue(recurrence: Recurrence, from: Day, to: Day, startsOn: Day): Turn[] {
  if (!makesTurns(recurrence)) return [];
  const turns: Turn[] = [];
  for (const dueOn of occurrences(recurrence, from, to, startsOn)) {
    const unit = unitOf(dueOn, recurrence.every);
    const earlier = occurrences(recurrence, unit.startsOn, addDays(dueOn, -1), startsOn);
    const last = earlier.at(-1);
    const period = last === undefined ? unit.startsOn : addDays(last, 1);
    const noticed = addDays(dueOn, -NOTICE_DAYS);
    const early = recurrence.every === 'week' || period < noticed;
    turns.push({ period, dueOn, makeOn: early ? period : noticed });
  }
  return turns;
}

/** The first turn that is due on a day or later, until the last day of the duty; null where there is none. */
export function nextTurn(
  recurrence: Recurrence,
  from: Day,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day | null },
): Turn | null {
  const farthest = addDays(from, FARTHEST_DAYS);
  const to = endsOn === null ? farthest : earlier(endsOn, farthest);
  // Step by step: a weekly duty must not lay out five years to find its next week.
  for (let step = 62, begin = from; begin <= to; begin = addDays(begin, step + 1)) {
    const end = earlier(addDays(begin, step), to);
    const [first] = turnsDue(recurrence, begin, end, startsOn);
    if (first) return first;
  }
  return null;
}

/**
 * The turns to make by a day: all of which the day has come, in order, and where none has come yet and
 * `atLeastOne` is asked for, the first one, so that a duty is never without a turn at its unit.
 *
 * @param after turns due after this day only; null from the first day of the duty
 */
export function turnsToMake(
  recurrence: Recurrence,
  duty: { readonly startsOn: Day; readonly endsOn: Day | null },
  { after, by, atLeastOne }: { after: Day | null; by: Day; atLeastOne: boolean },
): { readonly turns: readonly Turn[]; readonly next: Turn | null } {
  const turns: Turn[] = [];
  let from = after === null ? duty.startsOn : addDays(after, 1);
  for (;;) {
    const turn = nextTurn(recurrence, from, duty);
    const isWanted = turn !== null && (turn.makeOn <= by || (atLeastOne && turns.length === 0));
    if (!isWanted) return { turns, next: turn };
    turns.push(turn);
    from = addDays(turn.dueOn, 1);
  }
}

/** `tháng 11/2026`, `quý IV/2026`, `tuần 47/2026`; the second turn of a year: `năm 2026, đợt 2`. */
export function sayTurn(recurrence: Recurrence, period: Day, language: 'vi' | 'en'): string {
  if (!makesTurns(recurrence)) return '';
  const unit = unitOf(period, recurrence.every);
  const name = language === 'vi' ? lowered(unit.name.vi) : unit.name.en;
  if (period === unit.startsOn) return name;
  const place = occurrences(recurrence, unit.startsOn, addDays(period, -1), unit.startsOn).length;
  return language === 'vi' ? `${name}, đợt ${place + 1}` : `${name}, part ${place + 1}`;
}

function unitOf(day: Day, every: Every) {
  if (every !== 'week') {
    const period = periodAround(day, every);
    return {
      startsOn: period.startsOn,
      name: { vi: sayPeriod(period, 'vi'), en: sayPeriod(period, 'en') },
    };
  }
  const { startsOn, number, year } = weekOf(day);
  return { startsOn, name: { vi: `Tuần ${number}/${year}`, en: `Week ${number}/${year}` } };
}

function earlier(a: Day, b: Day): Day {
  return compareDays(a, b) <= 0 ? a : b;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
