import type { Day } from '../../calendar/rules/day.ts';
import { parsePeriod, periodOf } from '../../calendar/rules/period.ts';
import type { Draft } from '../contract.ts';

/**
 * The last day of what a plan orders: the end of its last phase (giai đoạn), or of the years that its title
 * names ("giai đoạn 2021 - 2025", "năm 2021"). Null where it names none: then its duties go on.
 */
export function planEnd(draft: Pick<Draft, 'phases' | 'identity'>): Day | null {
  const ends = draft.phases
    .filter(({ state }) => state !== 'rejected')
    .flatMap(({ end }) => parsePeriod(end)?.endsOn ?? []);
  return ends.toSorted().at(-1) ?? endInTitle(draft.identity.title ?? '');
}

function endInTitle(title: string): Day | null {
  const range = /(?:giai đoạn|năm|các năm)\s+\d{4}\s*[-–]\s*(\d{4})/iu.exec(title);
  const year = Number((range ?? /năm\s+(\d{4})(?!\s*[-–]\s*\d{4})/iu.exec(title))?.[1]);
  return year >= 1900 && year <= 2200 ? periodOf('year', year).endsOn : null;
}
