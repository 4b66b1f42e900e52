import type { Day } from '../../calendar/rules/day.ts';
import { periodOf } from '../../calendar/rules/period.ts';
import type { Definition, TargetPromise } from '../contract.ts';
import { endOf } from './periods.ts';

/** The day by which a promise is to be kept at last. */
export function dueOf(promise: TargetPromise): Day {
  switch (promise.kind) {
    case 'growth':
      return periodOf('year', promise.toYear).endsOn;
    case 'change':
    case 'yes_no':
    case 'qualitative':
    case 'compare':
      return endOf(promise.due);
    default: {
      const ends = promise.milestones.map(({ period }) => endOf(period));
      const last = ends.toSorted().at(-1);
      if (last === undefined) throw new RangeError('A promise without milestones');
      return last;
    }
  }
}

/**
 * Whether a promise can be made of an indicator: null where it can, `kind` where its values are of another
 * kind, or the milestone that is out of order.
 */
export function promiseFits(
  promise: TargetPromise,
  { kind, levels }: Pick<Definition, 'kind' | 'levels'>,
): null | 'kind' | { readonly period: string } {
  if (!KINDS[kind].includes(promise.kind)) return 'kind';
  if (promise.kind === 'growth') {
    return promise.toYear < promise.fromYear ? { period: String(promise.toYear) } : null;
  }
  if (!('milestones' in promise)) return null;
  if (
    promise.kind === 'ordinal' &&
    promise.milestones.some(({ value }) => value >= levels.length)
  ) {
    return 'kind';
  }
  const ends = promise.milestones.map(({ period }) => endOf(period));
  const at = ends.findIndex((end, index) => index > 0 && end <= (ends[index - 1] ?? end));
  const late = promise.milestones[at];
  if (late) return { period: late.period };
  if (promise.kind !== 'between') return null;
  const crossed = promise.milestones.find(({ low, high }) => low > high);
  return crossed ? { period: crossed.period } : null;
}

const NUMBERS: readonly TargetPromise['kind'][] = [
  ...(['bound', 'about', 'between', 'rank', 'growth', 'change', 'compare'] as const),
];
const KINDS: Readonly<Record<Definition['kind'], readonly TargetPromise['kind'][]>> = {
  number: NUMBERS,
  yes_no: ['yes_no'],
  ordinal: ['ordinal'],
  qualitative: ['qualitative'],
};
