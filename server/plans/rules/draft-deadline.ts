import type { ReadDeadline } from '../../../reader/reading.ts';
import { type Deadline, deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { deadlineFromText } from '../../calendar/rules/deadline-text.ts';
import type { DeadlineShape, DraftTask } from '../contract.ts';

/**
 * The deadline of a task from what was read: the first one with a last day, else the first.
 *
 * @param year the year of the document, for words that name none; null where the document has no date
 */
export function draftDeadline(
  deadlines: readonly ReadDeadline[],
  year: number | null,
): DraftTask['deadline'] {
  const read = deadlines.map((deadline) => ({
    span: { start: deadline.span.start, end: deadline.span.end },
    ...shapeOf(fromReading(deadline, year)),
  }));
  return read.find(({ dueOn }) => dueOn !== null) ?? read[0] ?? null;
}

function fromReading(deadline: ReadDeadline, year: number | null): Deadline {
  const byCode = deadlineFromNorm(deadline.norm, deadline.text);
  if (byCode.kind !== 'NONE' || year === null) return byCode;
  const byWords = deadlineFromText(deadline.text, { year });
  return byWords.ok ? byWords.deadline : byCode;
}

/** What is stored of a deadline; recurrence and term are in its code. */
export function shapeOf(deadline: Deadline): DeadlineShape {
  const { raw, kind, precision, norm, startsOn, dueOn } = deadline;
  return { raw, kind, precision, norm, startsOn, dueOn };
}
