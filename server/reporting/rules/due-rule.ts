import { addDays, addMonths, type Day, daysInMonth, makeDay } from '../../calendar/rules/day.ts';
import { periodAround } from '../../calendar/rules/period.ts';
import type { ReportPeriod } from '../../calendar/rules/report-periods.ts';
import { settledDue, type TimeRules } from '../../calendar/rules/time-rules.ts';
import { nameOfWeekday, type Weekday, weekOf } from '../../calendar/rules/week.ts';
import { addWorkingDays } from '../../calendar/rules/working-days.ts';

/** A day of a year, told from the report year: `trước 01/6 và 15/11 hằng năm`. */
export interface DateInYear {
  readonly month: number;
  readonly day: number;
  readonly yearsAfter: number;
}

/**
 * By when a report of a period must arrive (thời hạn gửi), as the regime says it; it stays as exact as it
 * was said. `time` is the hour of the day, `14:00`; null for the end of the day.
 *
 * - `day` a day of the period's last month, or of a month before or after it
 * - `dates` one day of the year for each period of it
 * - `after` a term after the cut-off
 * - `weekday` a day of the week in which a weekly period ends, or of a later one
 * - `within` a month, quarter or year of the calendar: its last day counts
 */
export type DueRule =
  | {
      readonly kind: 'day';
      readonly day: number;
      readonly monthsAfter: number;
      readonly time: string | null;
    }
  | { readonly kind: 'dates'; readonly dates: readonly DateInYear[]; readonly time: string | null }
  | {
      readonly kind: 'after';
      readonly days: number;
      readonly unit: 'day' | 'working_day';
      readonly time: string | null;
    }
  | {
      readonly kind: 'weekday';
      readonly weekday: Weekday;
      readonly weeksAfter: number;
      readonly time: string | null;
    }
  | { readonly kind: 'within'; readonly of: 'month' | 'quarter' | 'year'; readonly after: number };

/** When a report of one period is due. */
export interface Due {
  readonly on: Day;
  readonly time: string | null;
  readonly precision: 'day' | 'month' | 'quarter' | 'year';
}

const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The day on which the report of a period is due, moved off a day off where the authority reckons so.
 * Where `dates` names fewer days than the year has periods, the last of them counts for the rest.
 */
export function dueOf(
  rule: DueRule,
  period: ReportPeriod,
  time: Pick<TimeRules, 'dayOff' | 'calendar'>,
): Due {
  const { year, month } = period.lastMonth;
  const lastMonth = makeDay(year, month, 1);
  switch (rule.kind) {
    case 'day': {
      const on = dayIn(addMonths(lastMonth, rule.monthsAfter), rule.day);
      return exact(settledDue(on, 'named', time), rule.time);
    }
    case 'dates': {
      const date = rule.dates[period.number - 1] ?? rule.dates.at(-1);
      if (!date) return exact(period.to, rule.time);
      // Five years end in the last of them.
      const ends = period.kind === 'five_years' ? period.year + 4 : period.year;
      const on = dayIn(makeDay(ends + date.yearsAfter, date.month, 1), date.day);
      return exact(settledDue(on, 'named', time), rule.time);
    }
    case 'after': {
      const on =
        rule.unit === 'day'
          ? addDays(period.to, rule.days)
          : addWorkingDays(period.to, rule.days, time.calendar);
      return exact(settledDue(on, 'counted', time), rule.time);
    }
    case 'weekday': {
      const monday = weekOf(period.to).startsOn;
      const on = addDays(monday, rule.weekday - 1 + rule.weeksAfter * 7);
      return exact(settledDue(on, 'named', time), rule.time);
    }
    case 'within': {
      const around = addMonths(lastMonth, rule.after * MONTHS_OF[rule.of]);
      return { on: periodAround(around, rule.of).endsOn, time: null, precision: rule.of };
    }
  }
}

function exact(on: Day, time: string | null): Due {
  return { on, time, precision: 'day' };
}

/** A date of a month; the last one where the month is shorter. */
function dayIn(month: Day, date: number): Day {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return makeDay(year, number, Math.min(date, daysInMonth(year, number)));
}

type Language = 'vi' | 'en';

/** The rule in words: `ngày 25 tháng cuối kỳ`, `thứ Năm tuần sau, trước 14:00`. */
export function sayDueRule(rule: DueRule, language: Language): string {
  const vi = language === 'vi';
  if (rule.kind === 'within') return sayWithin(rule, vi);
  const { time } = rule;
  const hour = time === null ? '' : vi ? `, trước ${time}` : `, before ${time}`;
  return sayDay(rule, language) + hour;
}

function sayDay(rule: Exclude<DueRule, { kind: 'within' }>, language: Language): string {
  const vi = language === 'vi';
  switch (rule.kind) {
    case 'day':
      return vi
        ? `ngày ${rule.day} ${sayMonth(rule.monthsAfter, vi)}`
        : `day ${rule.day} of ${sayMonth(rule.monthsAfter, vi)}`;
    case 'dates':
      return (
        rule.dates
          .map(({ day, month, yearsAfter }) => {
            const later = vi ? ' năm sau' : ' of the next year';
            return `${two(day)}/${two(month)}${yearsAfter > 0 ? later : ''}`;
          })
          .join(vi ? ' và ' : ' and ') + (vi ? ' hằng năm' : ' every year')
      );
    case 'after': {
      const work = rule.unit === 'working_day';
      if (vi) return `${rule.days} ngày${work ? ' làm việc' : ''} sau ngày chốt`;
      return `${rule.days} ${work ? 'working ' : ''}days after the cut-off`;
    }
    case 'weekday': {
      const name = nameOfWeekday(rule.weekday, language);
      if (rule.weeksAfter === 0) return vi ? `${name} trong tuần` : `${name} of the week`;
      if (rule.weeksAfter === 1) return vi ? `${name} tuần sau` : `${name} of the next week`;
      return vi
        ? `${name}, ${rule.weeksAfter} tuần sau`
        : `${name}, ${rule.weeksAfter} weeks later`;
    }
  }
}

function sayMonth(after: number, vi: boolean): string {
  if (after === 0) return vi ? 'tháng cuối kỳ' : 'the last month of the period';
  const count = Math.abs(after);
  if (vi) return `tháng thứ ${count} ${after > 0 ? 'sau' : 'trước'} tháng cuối kỳ`;
  return `month ${count} ${after > 0 ? 'after' : 'before'} the last one of the period`;
}

function sayWithin({ of, after }: Extract<DueRule, { kind: 'within' }>, vi: boolean): string {
  const name = { month: 'tháng', quarter: 'quý', year: 'năm' }[of];
  if (vi) return after === 0 ? `trong ${name} cuối kỳ` : `trong ${name} sau kỳ`;
  return after === 0 ? `within the last ${of} of the period` : `within the ${of} after the period`;
}

const two = (value: number) => String(value).padStart(2, '0');
