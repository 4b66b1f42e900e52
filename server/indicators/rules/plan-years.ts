import { type Day, partsOf } from '../../calendar/rules/day.ts';
import type { Surroundings } from './proposed-target.ts';

/**
 * The years that targets of a plan are read in where their words name none: from the year in which it takes
 * effect to the end of that five-year period (2021–2025, 2026–2030).
 */
export function planYears(effectiveOn: Day): Surroundings {
  const { year } = partsOf(effectiveOn);
  return { fromYear: year, year: Math.ceil(year / 5) * 5 };
}
