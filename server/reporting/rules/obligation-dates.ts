import { addDays, compareDays, type Day } from '../../calendar/rules/day.ts';
import { type ReportPeriod, reportPeriodsBetween } from '../../calendar/rules/report-periods.ts';
import type { TimeRules } from '../../calendar/rules/time-rules.ts';
import { dueOf } from './due-rule.ts';
import { cutOffOf, type RegimeTime } from './regime.ts';

/** One period of a regime at one level with all its days. */
export interface DatedPeriod {
  readonly period: ReportPeriod;
  readonly cutOff: Day;
  readonly dueOn: Day;
  readonly dueTime: string | null;
  readonly closesOn: Day | null;
}

/** From when and how far a regime asks for reports. */
export interface RegimeSpan {
  /** First day on which the definition holds: a period that ended before is not asked for. */
  readonly rulesFrom: Day;
  /** Last day of the regime; a period that ends after it is not asked for. */
  readonly validTo: Day | null;
  /** Obligations are there for each period that begins by this day. */
  readonly horizon: Day;
  readonly closeAfter: number | null;
}

/** The periods that one level of a regime owes within a span, the earliest first. */
export function periodsOwed(
  regime: RegimeTime,
  hop: RegimeTime['hops'][number],
  { rulesFrom, validTo, horizon, closeAfter }: RegimeSpan,
  time: Pick<TimeRules, 'dayOff' | 'calendar'>,
): DatedPeriod[] {
  const cutOff = hop.cutOff ?? cutOffOf(regime);
  const isAsked = ({ number, to }: ReportPeriod) =>
    !regime.skipped.includes(number) && to >= rulesFrom && (validTo === null || to <= validTo);
  return reportPeriodsBetween(rulesFrom, horizon, regime.frequency, cutOff)
    .filter(isAsked)
    .map((period) => {
      const due = dueOf(hop.due, period, time);
      // A report due before its data end is still owed until they have ended.
      const last = laterOf(due.on, period.to);
      return {
        period,
        cutOff: period.to,
        dueOn: due.on,
        dueTime: due.time,
        closesOn: closeAfter === null ? null : addDays(last, closeAfter),
      };
    });
}

function laterOf(one: Day, other: Day): Day {
  return compareDays(one, other) >= 0 ? one : other;
}

/** How many periods are shown of a regime that is looked at. */
const SHOWN = 4;

/** The period that a day lies in and those after it, for a glance at a regime. */
export function comingPeriods(
  regime: RegimeTime,
  hop: RegimeTime['hops'][number],
  day: Day,
  time: Pick<TimeRules, 'dayOff' | 'calendar'>,
): DatedPeriod[] {
  const span = { rulesFrom: day, validTo: null, closeAfter: null };
  // Long enough for a few periods that are not skipped, short enough for weeks.
  for (const days of [60, 400, 1_500, 8_000]) {
    const found = periodsOwed(regime, hop, { ...span, horizon: addDays(day, days) }, time);
    if (found.length >= SHOWN) return found.slice(0, SHOWN);
  }
  return [];
}
