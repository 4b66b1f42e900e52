import { addDays, type Day } from '../../calendar/rules/day.ts';
import { periodAround } from '../../calendar/rules/period.ts';
import type { Rhythm } from './publication-steps.ts';

/**
 * From which day on figures are to follow: the day after the next month or quarter that ends later than the
 * cut-off day, since its last evening is the next cut-off. Null where no rhythm was chosen.
 */
export function updateDue(cutOff: Day, rhythm: Rhythm): Day | null {
  if (rhythm === 'none') return null;
  return addDays(periodAround(addDays(cutOff, 1), rhythm).endsOn, 1);
}
