import type { Day } from '../../calendar/rules/day.ts';
import { judgePeriods } from './judge-periods.ts';
import { judgeStages } from './judge-stages.ts';
import { stagesOf } from './limits.ts';
import {
  begunBy,
  type JudgedTarget,
  NOTHING,
  type Outcome,
  type SeenValue,
  unseen,
} from './outcome.ts';
import { endOf } from './periods.ts';

/**
 * Judges a target by rule for a day: green, amber and red come from dates and values, never by hand; only a
 * judgement of quality repeats the class that a person gave with words.
 *
 * @param seen values of periods of one kind
 * @param other values of the indicator that it is compared with
 */
export function judge(
  target: JudgedTarget,
  seen: readonly SeenValue[],
  today: Day,
  other: readonly SeenValue[] = [],
): Outcome {
  const { promise, direction, baseline } = target;
  const begun = begunBy(seen, today);
  if (promise.kind === 'qualitative') {
    return judgeWords(target, begun, endOf(promise.due), today);
  }
  if (promise.kind === 'growth' || promise.kind === 'compare') {
    return judgePeriods(target, promise, begun, begunBy(other, today), today);
  }
  if (promise.kind === 'bound' && promise.every !== null) {
    return judgePeriods(target, promise, begun, [], today);
  }
  const stages = stagesOf(promise, direction, baseline);
  // A change against a baseline that nobody entered cannot be judged.
  if (stages === null) return { ...NOTHING, latest: begun.at(-1) ?? null };
  return judgeStages(target, stages, begun, today);
}

function judgeWords(
  target: JudgedTarget,
  seen: readonly SeenValue[],
  due: Day,
  today: Day,
): Outcome {
  const latest = seen.at(-1) ?? null;
  const given = latest?.judged ?? null;
  if (given === null) return unseen(target, today);
  const final = today > due;
  // Once it is due, only "met" is met.
  return { ...NOTHING, class: final && given !== 'met' ? 'off_path' : given, final, latest };
}
