import { isDay } from '../../server/calendar/rules/day.ts';
import { parsePeriod, sayPeriod as say } from '../../server/calendar/rules/period.ts';
import { getPreferences } from '../app/preferences.ts';
import { day } from '../kit/format.ts';

/** `Quý IV/2026`, `năm 2026`, or the days of a stage: `01/01/2022 – 31/12/2025`. */
export function sayPeriod(code: string): string {
  const [from = '', to] = code.split('..');
  if (to !== undefined && isDay(from)) {
    const isYears = from.endsWith('-01-01') && to.endsWith('-12-31');
    return isYears ? `${from.slice(0, 4)} – ${to.slice(0, 4)}` : `${day(from)} – ${day(to)}`;
  }
  const period = parsePeriod(code);
  return period ? say(period, getPreferences().language) : code;
}
