import { addDays, type Day } from '../../../calendar/rules/day.ts';
import { addWorkingDays, type WorkCalendar } from '../../../calendar/rules/working-days.ts';

/** Góp ý: what could be better. Phản ánh: what is not as it was promised. */
export const FEEDBACK_KINDS = ['suggestion', 'complaint'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** How a body deals with feedback: a choice of its own, dated. */
export interface FeedbackRules {
  /** Working days within which each kind is answered. */
  readonly days: Readonly<Record<FeedbackKind, number>>;
  /** Days after the answer for which name, address and telephone of the writer are kept. */
  readonly keptDays: number;
}

/**
 * Until a body chooses: a phản ánh within 10 working days, the term in which whoever received it says what
 * becomes of it (Luật Tiếp công dân 2013, Điều 28); a góp ý, for which no law sets a term, within 15.
 */
export const DEFAULT_FEEDBACK_RULES: FeedbackRules = {
  days: { suggestion: 15, complaint: 10 },
  keptDays: 90,
};

/**
 * The last day on which an answer is in time: the day of receiving does not count, as with "kể từ ngày nhận".
 * What comes on a day off counts from the next working day by itself, as only those are counted.
 */
export function answerBy(
  received: Day,
  kind: FeedbackKind,
  rules: FeedbackRules,
  calendar: WorkCalendar,
): Day {
  return addWorkingDays(received, rules.days[kind], calendar);
}

/** The day on which what is known of the writer is erased, once the matter is over. */
export function eraseOn(over: Day, rules: FeedbackRules): Day {
  return addDays(over, rules.keptDays);
}

/** Whether the answer is late: open beyond its day, or given after it. */
export function isLate(answerByDay: string, answeredOn: string | null, today: string): boolean {
  return (answeredOn ?? today) > answerByDay;
}
