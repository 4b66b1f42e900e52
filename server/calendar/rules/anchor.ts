import type { Day } from './day.ts';
import { deadlineFromNorm } from './deadline.ts';
import { dueAfter } from './due-after.ts';
import { settledDue, type TimeRules } from './time-rules.ts';

export { anchorOf } from './anchor-of.ts';

/** A deadline that hangs on a named event and no term ("hoàn thành sau khi Nghị định được ban hành"). */
const EVENT =
  /(?:hoàn thành\s+)?(?:ngay\s+)?sau khi\s+[^.;,]{3,160}?(?:ban hành|phê duyệt|thông qua|có hiệu lực|nghiệm thu|bàn giao)(?=[\s.;,]|$)/iu;

/** The words of such a deadline in a sentence, with their place in it; null where there are none. */
export function eventWords(quote: string): { readonly text: string; readonly at: number } | null {
  const match = EVENT.exec(quote);
  return match ? { text: match[0], at: match.index } : null;
}

/** A term that counts from an anchor. */
export interface Term {
  readonly days: number;
  readonly unit: 'day' | 'working-day';
}

/** The term that the words of a deadline state; null for an event without one. */
export function termOf(norm: string | null): Term | null {
  return norm === null ? null : (deadlineFromNorm(norm, '').relative ?? null);
}

/**
 * The day on which a term from an anchor ends. Day 1 is the day after the anchor (Bộ luật Dân sự 2015,
 * Điều 147 khoản 2); a term that ends on a day off goes on as the body has chosen.
 */
export function dueFrom(
  { days, unit }: Term,
  anchor: Day,
  rules: Pick<TimeRules, 'calendar' | 'dayOff'>,
): Day {
  const deadline = deadlineFromNorm(`P${days}${unit === 'working-day' ? 'W' : ''}D`, '');
  const due = dueAfter(deadline, anchor, rules.calendar) ?? anchor;
  return settledDue(due, 'counted', rules);
}
