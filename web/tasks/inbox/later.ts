import { addDays, type Day } from '../../../server/calendar/rules/day.ts';
import { weekdayOf } from '../../../server/calendar/rules/week.ts';
import type { InboxItem } from '../../../server/tasks/contract.ts';

/** What was put off (để sau): the day on which it comes back, by the name of the item. */
export type PutOff = Readonly<Record<string, Day>>;

/** An item is one question about one task: a new question about the same task comes in at once. */
export function itemName({ kind, task }: Pick<InboxItem, 'kind' | 'task'>): string {
  return `${kind}:${task.id}`;
}

/** Splits what waits into what is shown now and what comes back on a later day. */
export function splitInbox<Item extends Pick<InboxItem, 'kind' | 'task'>>(
  items: readonly Item[],
  putOff: PutOff,
  today: Day,
): { readonly now: Item[]; readonly later: Item[] } {
  const isLater = (item: Item) => (putOff[itemName(item)] ?? today) > today;
  return { now: items.filter((item) => !isLater(item)), later: items.filter(isLater) };
}

/** The last day to which an item may be put off: its deadline, or four weeks where it has none. */
export function lastLaterDay(today: Day, dueOn: Day | null): Day {
  return dueOn ?? addDays(today, 28);
}

/**
 * The days offered by [Để sau]: tomorrow, next Monday, the deadline; never after the deadline, so what is
 * due today or overdue cannot be put off.
 */
export function laterDays(today: Day, dueOn: Day | null): Day[] {
  const last = lastLaterDay(today, dueOn);
  const nextMonday = addDays(today, 8 - weekdayOf(today));
  const offered = [addDays(today, 1), nextMonday, ...(dueOn === null ? [] : [dueOn])];
  return [...new Set(offered)].filter((day) => day > today && day <= last).sort();
}

/** Forgets what has come back, and what has been decided meanwhile, so that the note does not grow. */
export function withoutOld(putOff: PutOff, today: Day): PutOff {
  return Object.fromEntries(Object.entries(putOff).filter(([, until]) => until > today));
}
