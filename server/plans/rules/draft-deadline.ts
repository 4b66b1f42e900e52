import type { ReadDeadline } from '../../../reader/reading.ts';
import { eventWords } from '../../calendar/rules/anchor.ts';
import {
  type BeforePolicy,
  type Deadline,
  deadlineFromNorm,
} from '../../calendar/rules/deadline.ts';
import { deadlineFromText } from '../../calendar/rules/deadline-text.ts';
import type { DeadlineShape, DraftTask } from '../contract.ts';

/**
 * The deadline of a task from what was read: the first one with a last day, else the recurring duty that
 * names its day ("hằng tháng … trước ngày 25 hằng tháng"), else the first; where nothing was read, the event
 * that its sentence waits for ("sau khi Nghị định được ban hành").
 *
 * @param year the year of the document, for words that name none; null where the document has no date
 * @param sentence the words that order the task, with their place in the source
 * @param before how the body reads "trước ngày" on the day of reading
 */
export function draftDeadline(
  deadlines: readonly ReadDeadline[],
  year: number | null,
  sentence: { readonly text: string; readonly start: number },
  before: BeforePolicy = 'inclusive',
): DraftTask['deadline'] {
  const read = deadlines.map((deadline) => ({
    span: { start: deadline.span.start, end: deadline.span.end },
    ...shapeOf(fromReading(deadline, year, before)),
  }));
  return (
    read.find(({ dueOn }) => dueOn !== null) ??
    read.find(({ norm }) => norm?.startsWith('R/') && norm.includes('@')) ??
    read[0] ??
    waitsFor(sentence)
  );
}

function waitsFor(sentence: {
  readonly text: string;
  readonly start: number;
}): DraftTask['deadline'] {
  const found = eventWords(sentence.text);
  if (!found) return null;
  const start = sentence.start + found.at;
  return {
    ...shapeOf(deadlineFromNorm(null, found.text)),
    span: { start, end: start + found.text.length },
  };
}

function fromReading(deadline: ReadDeadline, year: number | null, before: BeforePolicy): Deadline {
  const byCode = deadlineFromNorm(deadline.norm, deadline.text, before);
  if (byCode.kind !== 'NONE' || year === null) return byCode;
  const byWords = deadlineFromText(deadline.text, { year, policy: before });
  return byWords.ok ? byWords.deadline : byCode;
}

/** What is stored of a deadline; recurrence and term are in its code. */
export function shapeOf(deadline: Deadline): DeadlineShape {
  const { raw, kind, precision, norm, startsOn, dueOn } = deadline;
  return { raw, kind, precision, norm, startsOn, dueOn };
}
