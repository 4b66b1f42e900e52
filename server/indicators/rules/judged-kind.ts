import type { Definition, Frequency, TargetPromise } from '../contract.ts';
import { periodOfCode } from './periods.ts';

/**
 * The kind of period in which values are held against a promise: years for growth, the promise's own for
 * comparisons and minimums of every period; a total over time is judged over the whole period promised, a
 * level as often as it is measured.
 */
export function judgedKind(promise: TargetPromise, definition: Definition): Frequency {
  switch (promise.kind) {
    case 'growth':
      return 'year';
    case 'compare':
      return promise.fromYear === null ? kindOf(promise.due, definition.frequency) : 'year';
    case 'qualitative':
    case 'yes_no':
    case 'change':
      return ofPeriod(promise.due, definition);
    case 'bound':
      return promise.every ?? ofPeriod(promise.milestones.at(-1)?.period ?? '', definition);
    default:
      return ofPeriod(promise.milestones.at(-1)?.period ?? '', definition);
  }
}

function ofPeriod(code: string, { overTime, frequency }: Definition): Frequency {
  const isLevel = overTime === 'last' || overTime === 'none';
  return isLevel ? frequency : kindOf(code, frequency);
}

function kindOf(code: string, frequency: Frequency): Frequency {
  const { kind } = periodOfCode(code);
  return kind === 'day' ? frequency : kind;
}
