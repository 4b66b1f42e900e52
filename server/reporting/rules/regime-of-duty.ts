import { type Day, makeDay, partsOf } from '../../calendar/rules/day.ts';
import { parsePeriod } from '../../calendar/rules/period.ts';
import { parseRecurrence, type Recurrence } from '../../calendar/rules/recurrence.ts';
import { DECREE_09_2019 } from '../../calendar/rules/report-periods.ts';
import type { DueRule } from './due-rule.ts';
import type { RegimeTime } from './regime.ts';

/** A regime as a duty to report orders it; what the words do not say is as usual, for somebody to look at. */
export interface ProposedRegime extends RegimeTime {
  readonly name: string;
  readonly content: string;
  readonly validFrom: Day;
}

const USUAL_DUE: Extract<DueRule, { kind: 'day' }> = {
  kind: 'day',
  day: 20,
  monthsAfter: 0,
  time: null,
};

/**
 * The regime that a duty to report means (nghĩa vụ báo cáo trong văn bản): how often and by when, as far as
 * its words say so. A named quarter or year is a yearly report within it; "định kỳ" alone becomes half-yearly.
 *
 * @param when the moments as the reader writes them: `R/M@25`, `R/Y@06-01,11-15`, `2021-Q4`
 */
export function regimeOfDuty(quote: string, when: readonly string[], today: Day): ProposedRegime {
  const { frequency, due } = timingOf(when);
  const own = frequency === 'week' ? { calendar: 'own', weekday: 5 as const } : null;
  return {
    ...{
      name: 'Báo cáo kết quả thực hiện',
      content: quote.slice(0, 8_000),
      frequency,
      skipped: [],
    },
    calendar: own === null ? 'decree' : 'own',
    cutOff: { ...DECREE_09_2019.cutOff, ...(own && { weekday: own.weekday }) },
    hops: [
      {
        reporters: { kinds: [], depth: 1, underId: null, unitIds: [], exceptIds: [] },
        ...{ receiver: { kind: 'above' }, due, cutOff: null },
      },
    ],
    validFrom: makeDay(partsOf(today).year, 1, 1),
  };
}

function timingOf(when: readonly string[]): Pick<RegimeTime, 'frequency'> & { due: DueRule } {
  for (const norm of when) {
    const recurrence = parseRecurrence(norm);
    const timing = recurrence && timingOfRecurrence(recurrence);
    if (timing) return timing;
    const period = parsePeriod(norm);
    if (period?.kind === 'quarter') {
      return { frequency: 'year', due: { kind: 'within', of: 'quarter', after: 0 } };
    }
    if (period?.kind === 'year') {
      return { frequency: 'year', due: { kind: 'within', of: 'year', after: 0 } };
    }
    if (period?.kind === 'day') {
      const { month, date } = partsOf(period.startsOn);
      return { frequency: 'year', due: dates([{ month, date }]) };
    }
  }
  return { frequency: 'half', due: USUAL_DUE };
}

function timingOfRecurrence(
  recurrence: Recurrence,
): (Pick<RegimeTime, 'frequency'> & { due: DueRule }) | null {
  switch (recurrence.every) {
    case 'week': {
      const weekday = recurrence.weekdays[0] ?? 5;
      return { frequency: 'week', due: { kind: 'weekday', weekday, weeksAfter: 0, time: null } };
    }
    case 'month':
    case 'quarter':
    case 'half': {
      const { date } = recurrence;
      return {
        frequency: recurrence.every,
        due: date === null ? USUAL_DUE : { ...USUAL_DUE, day: date },
      };
    }
    case 'year': {
      const { dates: named } = recurrence;
      if (named.length === 0) return { frequency: 'year', due: USUAL_DUE };
      return { frequency: named.length === 2 ? 'half' : 'year', due: dates(named) };
    }
    case 'day':
    case 'unknown':
      return null;
  }
}

function dates(named: readonly { readonly month: number; readonly date: number }[]): DueRule {
  const all = named.map(({ month, date }) => ({ month, day: date, yearsAfter: 0 }));
  return { kind: 'dates', dates: all, time: null };
}
