import { addDays, type Day, daysInMonth, partsOf } from '../../calendar/rules/day.ts';
import { type Period, parsePeriod, periodAround } from '../../calendar/rules/period.ts';
import type { Frequency } from '../contract.ts';

/** The period of a code that the contract let in. @throws RangeError where it is none */
export function periodOfCode(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`Not a period: ${code}`);
  return period;
}

/** The last day of a period. */
export function endOf(code: string): Day {
  return periodOfCode(code).endsOn;
}

/** The periods of a kind from the one that holds a day to the one that holds another. */
export function periodsBetween(from: Day, to: Day, kind: Frequency): Period[] {
  const found: Period[] = [];
  for (let period = periodAround(from, kind); period.startsOn <= to; ) {
    found.push(period);
    period = periodAround(addDays(period.endsOn, 1), kind);
  }
  return found;
}

/** The period right before another of its kind. */
export function periodBefore(period: Period): Period {
  return periodAround(addDays(period.startsOn, -1), period.kind);
}

/** A day as a number of years in which all months are alike, for lines through points. */
export function yearsOf(day: Day): number {
  const { year, month, date } = partsOf(day);
  return year + (month - 1 + date / daysInMonth(year, month)) / 12;
}
