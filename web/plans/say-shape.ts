import { isDay } from '../../server/calendar/rules/day.ts';
import { deadlineFromNorm } from '../../server/calendar/rules/deadline.ts';
import { sayDeadline } from '../../server/calendar/rules/deadline-words.ts';
import type { DeadlineShape } from '../../server/plans/contract.ts';
import { day } from '../kit/format.ts';

/** A stored deadline in words: `Quý IV/2021, hạn 31/12/2021, thứ Sáu`. A quarter stays a quarter. */
export function sayShape(shape: DeadlineShape, language: 'vi' | 'en'): string {
  const dayOrNull = (text: string | null) => (text !== null && isDay(text) ? text : null);
  const read = deadlineFromNorm(shape.norm, shape.raw);
  return sayDeadline(
    { ...read, ...shape, startsOn: dayOrNull(shape.startsOn), dueOn: dayOrNull(shape.dueOn) },
    language,
  );
}

/** The same in a few letters, for a line of a list: `30/06/2023`, `Quý IV/2021 (31/12/2021)`. */
export function sayShapeShort(shape: DeadlineShape, language: 'vi' | 'en'): string {
  const { dueOn, precision } = shape;
  if (dueOn !== null && precision === 'day') return day(dueOn);
  const [words = ''] = sayShape(shape, language).split(', ');
  return dueOn === null ? words : `${words} (${day(dueOn)})`;
}
