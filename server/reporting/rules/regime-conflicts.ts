import { addDays, type Day, formatDay, makeDay } from '../../calendar/rules/day.ts';
import { nameReportPeriod } from '../../calendar/rules/report-period-words.ts';
import {
  type CutOff,
  DECREE_09_2019,
  type ReportPeriod,
  reportPeriodsBetween,
} from '../../calendar/rules/report-periods.ts';
import { settledDue, type TimeRules } from '../../calendar/rules/time-rules.ts';
import { type WorkCalendar, workingDaysBetween } from '../../calendar/rules/working-days.ts';
import { dueOf } from './due-rule.ts';
import { cutOffOf, type Hop, type RegimeTime } from './regime.ts';

/** What is odd about a regime. It may be so (real ones contradict the decree); it is shown at its field. */
export const CONFLICT_CODES = [
  'due_before_cut_off',
  'no_working_day',
  'only_days_off',
  'cut_off_differs',
  'cut_offs_not_uniform',
  'due_after_decree',
  'due_not_later',
  'decree_has_no_weeks',
] as const;

export interface RegimeConflict {
  readonly code: (typeof CONFLICT_CODES)[number];
  /** The field of the form at which it is shown. */
  readonly field: 'cutOff' | 'hops' | 'calendar';
  /** The level, from 0; null for the whole regime. */
  readonly hop: number | null;
  readonly say: { readonly vi: string; readonly en: string };
  /** The rule that it contradicts. */
  readonly source: string;
}

const DECREE = 'Nghị định 09/2019/NĐ-CP';
/** The check runs over so many days of periods, because days off differ from year to year. */
const LOOK_AHEAD_DAYS = 400;

type Time = Pick<TimeRules, 'dayOff' | 'calendar'>;

/**
 * Everything in which a regime contradicts NĐ 09/2019 (Điều 8 khoản 5, 12, 13) or itself, each said once with
 * the first period in which it shows.
 *
 * @param from the day from which periods are looked at
 */
export function conflictsOf(regime: RegimeTime, from: Day, time: Time): RegimeConflict[] {
  const chain = cutOffOf(regime);
  return [
    ...ofCalendar(regime, chain),
    ...regime.hops.flatMap((hop, at) => ofHop(regime, hop, at, from, time)),
    ...regime.hops.flatMap((hop, at) => notLater(regime, regime.hops[at - 1], hop, at, from, time)),
  ];
}

function ofCalendar({ frequency, calendar }: RegimeTime, chain: CutOff): RegimeConflict[] {
  if (frequency === 'week') {
    if (calendar !== 'decree') return [];
    const say = {
      vi: 'Nghị định không quy định kỳ tuần: chọn “Riêng” và ghi ngày chốt trong tuần.',
      en: 'The decree knows no weekly periods: choose “own” and say on which weekday the data end.',
    };
    return [
      {
        ...{ code: 'decree_has_no_weeks', field: 'calendar', hop: null, say },
        source: `${DECREE}, Điều 12`,
      },
    ];
  }
  const decree = DECREE_09_2019.cutOff;
  const differs = chain.day !== decree.day || chain.monthsBefore !== decree.monthsBefore;
  if (calendar !== 'own' || !differs) return [];
  return [
    {
      ...{ code: 'cut_off_differs', field: 'cutOff', hop: null },
      say: {
        vi: `Chốt ngày ${sayCutOff(chain, 'vi')}, khác ngày 14 tháng cuối kỳ.`,
        en: `Data end on ${sayCutOff(chain, 'en')}, not on day 14 of the last month.`,
      },
      source: `${DECREE}, Điều 12`,
    },
  ];
}

/** `30 tháng cuối kỳ`, `14, 1 tháng trước tháng cuối kỳ`. */
function sayCutOff({ day, monthsBefore }: CutOff, language: 'vi' | 'en'): string {
  if (language === 'vi') {
    if (monthsBefore === 0) return `${day} tháng cuối kỳ`;
    return `${day}, ${monthsBefore} tháng trước tháng cuối kỳ`;
  }
  if (monthsBefore === 0) return `day ${day} of the last month`;
  return `day ${day}, ${monthsBefore} months before the last one`;
}

/** The first period for which something holds, with its due day. */
function firstWhere(
  regime: RegimeTime,
  hop: Hop,
  from: Day,
  time: Time,
  holds: (dueOn: Day, period: ReportPeriod) => boolean,
): { readonly period: ReportPeriod; readonly dueOn: Day } | null {
  const cutOff = hop.cutOff ?? cutOffOf(regime);
  const by = addDays(from, LOOK_AHEAD_DAYS);
  for (const period of reportPeriodsBetween(from, by, regime.frequency, cutOff)) {
    if (regime.skipped.includes(period.number)) continue;
    const dueOn = dueOf(hop.due, period, time).on;
    if (holds(dueOn, period)) return { period, dueOn };
  }
  return null;
}

function ofHop(regime: RegimeTime, hop: Hop, at: number, from: Day, time: Time): RegimeConflict[] {
  const found: RegimeConflict[] = [];
  const chain = cutOffOf(regime);
  if (hop.cutOff !== null && !isSame(hop.cutOff, chain, regime.frequency)) {
    found.push({
      ...{ code: 'cut_offs_not_uniform', field: 'hops', hop: at },
      say: {
        vi: `Cấp ${at + 1} chốt số liệu ngày khác với cả chuỗi, số các cấp không cộng được.`,
        en: `Level ${at + 1} ends its data on another day than the chain: sums of levels do not agree.`,
      },
      source: `${DECREE}, Điều 8 khoản 5`,
    });
  }
  const early = firstWhere(regime, hop, from, time, (dueOn, { to }) => dueOn < to);
  if (early) {
    const [due, end] = [short(early.dueOn), short(early.period.to)];
    const name = nameReportPeriod(early.period, 'vi');
    found.push({
      ...{ code: 'due_before_cut_off', field: 'hops', hop: at },
      say: {
        vi: `Hạn ${due} sớm hơn ngày chốt ${end} (${name}).`,
        en: `Due ${due}, before the data end on ${end} (${nameReportPeriod(early.period, 'en')}).`,
      },
      source: sourceOf(regime, 'Điều 12'),
    });
    return found;
  }
  found.push(...tooTight(regime, hop, at, from, time));
  return [...found, ...afterDecree(regime, hop, at, from, time)];
}

/**
 * Between cut-off and sending lies at least one working day. Where only holidays take it away, in the month of
 * Tết, that is said apart: the rule is sound, one period of it is not.
 */
function tooTight(
  regime: RegimeTime,
  hop: Hop,
  at: number,
  from: Day,
  time: Time,
): RegimeConflict[] {
  const source = `${DECREE}, Điều 8 khoản 5`;
  const under = (calendar: WorkCalendar) =>
    firstWhere(
      regime,
      hop,
      from,
      time,
      (dueOn, { to }) => workingDaysBetween(to, dueOn, calendar) < 1,
    );
  const weekends = { ...time.calendar, off: new Map(), worked: new Set<Day>() };
  const tight = under(weekends);
  if (tight) {
    const [due, end] = [short(tight.dueOn), short(tight.period.to)];
    const say = {
      vi: `Từ ngày chốt ${end} đến hạn ${due} chưa được 1 ngày làm việc (${nameReportPeriod(tight.period, 'vi')}).`,
      en: `Not one working day between the cut-off ${end} and ${due} (${nameReportPeriod(tight.period, 'en')}).`,
    };
    return [{ code: 'no_working_day', field: 'hops', hop: at, say, source }];
  }
  const off = under(time.calendar);
  if (!off) return [];
  const [due, end] = [short(off.dueOn), short(off.period.to)];
  const say = {
    vi: `${nameReportPeriod(off.period, 'vi')}: từ ngày chốt ${end} đến hạn ${due} đều là ngày nghỉ.`,
    en: `${nameReportPeriod(off.period, 'en')}: only days off between the cut-off ${end} and ${due}.`,
  };
  return [{ code: 'only_days_off', field: 'hops', hop: at, say, source }];
}

/** Whoever must report to the Government by the 25th has to have the reports below before. */
function afterDecree(
  regime: RegimeTime,
  hop: Hop,
  at: number,
  from: Day,
  time: Time,
): RegimeConflict[] {
  if (regime.calendar !== 'decree' || regime.frequency === 'week') return [];
  const lastDay = ({ lastMonth }: ReportPeriod) =>
    settledDue(makeDay(lastMonth.year, lastMonth.month, DECREE_09_2019.dueDate), 'named', time);
  const late = firstWhere(regime, hop, from, time, (dueOn, period) => dueOn > lastDay(period));
  if (!late) return [];
  const [due, limit] = [short(late.dueOn), short(lastDay(late.period))];
  return [
    {
      ...{ code: 'due_after_decree', field: 'hops', hop: at },
      say: {
        vi: `Hạn ${due} sau ngày ${limit} là hạn gửi Chính phủ (${nameReportPeriod(late.period, 'vi')}).`,
        en: `Due ${due}, after ${limit}, the day to report to the Government (${nameReportPeriod(late.period, 'en')}).`,
      },
      source: `${DECREE}, Điều 13`,
    },
  ];
}

/** A level reads what the one below sent: it needs a later day. */
function notLater(
  regime: RegimeTime,
  below: Hop | undefined,
  hop: Hop,
  at: number,
  from: Day,
  time: Time,
): RegimeConflict[] {
  if (below === undefined) return [];
  const found = firstWhere(
    regime,
    hop,
    from,
    time,
    (dueOn, period) => dueOn <= dueOf(below.due, period, time).on,
  );
  if (!found) return [];
  const due = short(found.dueOn);
  return [
    {
      ...{ code: 'due_not_later', field: 'hops', hop: at },
      say: {
        vi: `Hạn ${due} của cấp ${at + 1} không sau hạn của cấp dưới gửi lên.`,
        en: `Level ${at + 1} is due on ${due}, not later than the level that reports to it.`,
      },
      source: `${DECREE}, Điều 8 khoản 5`,
    },
  ];
}

function isSame(one: CutOff, other: CutOff, frequency: RegimeTime['frequency']): boolean {
  if (frequency === 'week') return one.weekday === other.weekday;
  return one.day === other.day && one.monthsBefore === other.monthsBefore;
}

/** A cut-off of the decree is contradicted by its article; one of the regime's own by the general rule. */
function sourceOf({ calendar }: RegimeTime, article: string): string {
  return calendar === 'decree' ? `${DECREE}, ${article}` : `${DECREE}, Điều 8 khoản 5`;
}

/** `14/6` */
function short(day: Day): string {
  return formatDay(day).slice(0, 5);
}
