import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Day, isDay } from '../../server/calendar/rules/day.ts';
import { type DayMark, markedCalendar } from '../../server/calendar/rules/day-marks.ts';
import {
  choiceOn,
  type DatedChoice,
  DEFAULT_TIME_RULES,
  type TimeRules,
} from '../../server/calendar/rules/time-rules.ts';
import { getTimeSettings, type TimeSettings } from '../../server/organisation/time-contract.ts';
import { reading } from '../app/use-endpoint.ts';

/** How the body of the post reads dates on a day, as the server will; the usual rules until it has answered. */
export function useTimeRules(today: Day): TimeRules & { readonly marks: readonly DayMark[] } {
  const { data } = useQuery({ ...reading(getTimeSettings, {}), staleTime: 5 * 60_000 });
  return useMemo(() => rulesOf(data, today), [data, today]);
}

function rulesOf(settings: TimeSettings | undefined, today: Day) {
  if (!settings) return { ...DEFAULT_TIME_RULES, marks: [] };
  const marks = settings.marks.flatMap(({ day, ...mark }) =>
    isDay(day) ? [{ ...mark, day }] : [],
  );
  return {
    before: choiceOn(dated(settings.before), today)?.value ?? DEFAULT_TIME_RULES.before,
    dayOff: choiceOn(dated(settings.dayOff), today)?.value ?? DEFAULT_TIME_RULES.dayOff,
    calendar: markedCalendar(marks),
    marks,
  };
}

function dated<T>(
  choices: readonly { readonly value: T; readonly from: string; readonly source: string }[],
): DatedChoice<T>[] {
  return choices.flatMap(({ from, ...choice }) => (isDay(from) ? [{ ...choice, from }] : []));
}
