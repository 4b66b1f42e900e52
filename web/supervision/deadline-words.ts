import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import type { DeadlineShape } from '../../server/plans/figures-contract.ts';
import { shapeOf } from '../../server/plans/rules/draft-deadline.ts';

/** The deadline that typed words mean, with its precision; null for no words, `false` where they cannot be read. */
export function typedDeadline(text: string): DeadlineShape | null | false {
  if (text.trim() === '') return null;
  const read = deadlineFromText(text);
  return read.ok ? shapeOf(read.deadline) : false;
}
