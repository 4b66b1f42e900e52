import { type Day, isDay } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { DEFAULT_TIME_RULES, settledDue, type TimeRules } from '../../calendar/rules/time-rules.ts';
import type { DeadlineShape } from '../../plans/contract.ts';

/** A deadline with the day on which it ends; null where it names none. */
export interface DatedDeadline {
  readonly deadline: DeadlineShape;
  readonly dueOn: Day | null;
}

export interface DeadlineRefusal {
  readonly why: 'after_whole' | 'passed';
  readonly part: Day;
  readonly whole: Day | null;
}

/**
 * The deadline of a part: what was typed, or that of the whole where nothing datable was. The words are
 * read again here, so that words, precision and day always agree.
 *
 * @param options.rules how the body that gives the part reads deadlines today
 * @param options.hasReason whether the sender said why a deadline that has passed is right all the same
 */
export function partDeadline(
  typed: DeadlineShape | null,
  given: DatedDeadline,
  options: { readonly today: Day; readonly hasReason: boolean; readonly rules?: TimeRules },
): DatedDeadline & { readonly refusal: DeadlineRefusal | null } {
  const whole = turnAsDay(given);
  const own = typed === null ? null : readAgain(typed, options.rules ?? DEFAULT_TIME_RULES);
  if (own === null) return { ...whole, refusal: null };
  // "Theo lộ trình" under a dated whole is due with the whole; under an undated one it stays as said.
  if (own.dueOn === null) return { ...(whole.dueOn === null ? own : whole), refusal: null };
  const part = own.dueOn;
  if (whole.dueOn !== null && part > whole.dueOn) {
    return { ...own, refusal: { why: 'after_whole', part, whole: whole.dueOn } };
  }
  const passed = part < options.today && !options.hasReason;
  return { ...own, refusal: passed ? { why: 'passed', part, whole: whole.dueOn } : null };
}

/** A part of one turn of a recurring duty is due with that turn; it does not come back by itself. */
function turnAsDay({ deadline, dueOn }: DatedDeadline): DatedDeadline {
  if (deadline.kind !== 'RECURRING' || dueOn === null) return { deadline, dueOn };
  const raw = deadline.raw;
  return {
    deadline: { raw, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn },
    dueOn,
  };
}

function readAgain(typed: DeadlineShape, rules: TimeRules): DatedDeadline {
  const { raw, kind, precision, norm, startsOn, dueOn } = deadlineFromNorm(
    typed.norm ?? typed.dueOn,
    typed.raw,
    rules.before,
  );
  const named = dueOn !== null && isDay(dueOn) ? dueOn : null;
  const day = named && settledDue(named, 'named', rules);
  return { deadline: { raw, kind, precision, norm, startsOn, dueOn }, dueOn: day };
}
