import type { z } from 'zod';
import { type Day, daysBetween, formatDay, isDay } from '../../server/calendar/rules/day.ts';
import { deadlineFromNorm } from '../../server/calendar/rules/deadline.ts';
import { sayDeadline } from '../../server/calendar/rules/deadline-words.ts';
import { parsePeriod, sayPeriod } from '../../server/calendar/rules/period.ts';
import type { DeadlineShape } from '../../server/plans/contract.ts';

type Shape = z.infer<typeof DeadlineShape>;
type Language = 'vi' | 'en';

/** The deadline of a task in a sentence, with its precision: `Quý IV/2022, hạn 31/12/2022, thứ Bảy`. */
export function sayTaskDeadline(shape: Shape, language: Language): string {
  const read = deadlineFromNorm(shape.norm, shape.raw);
  return sayDeadline(
    { ...read, kind: shape.kind, precision: shape.precision, ...daysOf(shape) },
    language,
  );
}

function daysOf({ startsOn, dueOn }: Shape): { startsOn: Day | null; dueOn: Day | null } {
  const day = (text: string | null) => (text !== null && isDay(text) ? text : null);
  return { startsOn: day(startsOn), dueOn: day(dueOn) };
}

/**
 * The deadline as it stands in a narrow column: the period where the words name one (`Quý IV/2022`), the
 * day otherwise; null where there is none. An extension moves the day, and then the day alone is said.
 */
export function shortDeadline(
  { deadline, dueOn }: { readonly deadline: Shape; readonly dueOn: string | null },
  language: Language,
): string | null {
  if (dueOn === null) return null;
  const moved = deadline.dueOn !== dueOn;
  const isPeriod = deadline.precision !== 'day' && deadline.precision !== 'none';
  if (!moved && isPeriod && deadline.norm !== null && !deadline.norm.includes('/')) {
    const period = parsePeriod(deadline.norm);
    if (period) return sayPeriod(period, language);
  }
  return isDay(dueOn) ? formatDay(dueOn) : dueOn;
}

/** Whole days from `asOf` to the deadline: 0 on the day itself, negative when it has passed; null without one. */
export function daysLeft(dueOn: string | null, asOf: string): number | null {
  if (dueOn === null || !isDay(dueOn) || !isDay(asOf)) return null;
  return daysBetween(asOf, dueOn);
}
