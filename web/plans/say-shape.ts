import { isDay } from '../../server/calendar/rules/day.ts';
import { deadlineFromNorm } from '../../server/calendar/rules/deadline.ts';
import { sayDeadline } from '../../server/calendar/rules/deadline-words.ts';
import type { DeadlineShape } from '../../server/plans/contract.ts';

/** A stored deadline in words: `Quý IV/2021, hạn 31/12/2021, thứ Sáu`. A quarter stays a quarter. */
export function sayShape(shape: DeadlineShape, language: 'vi' | 'en'): string {
  const dayOrNull = (text: string | null) => (text !== null && isDay(text) ? text : null);
  const read = deadlineFromNorm(shape.norm, shape.raw);
  return sayDeadline(
    { ...read, ...shape, startsOn: dayOrNull(shape.startsOn), dueOn: dayOrNull(shape.dueOn) },
    language,
  );
}
