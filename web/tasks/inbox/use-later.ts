import { type Day, isDay } from '../../../server/calendar/rules/day.ts';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { useMe, useToday } from '../../app/me.ts';
import { useKept } from '../../kit/use-kept.ts';
import { itemName, type PutOff, splitInbox, withoutOld } from './later.ts';

/** What this post has put off, kept in this browser, and the way to put off and to bring back. */
export function useLater() {
  const { acting } = useMe();
  const text = useToday();
  const kept = useKept<PutOff>(`later:${acting.id}`, {});
  const today: Day | null = isDay(text) ? text : null;
  return {
    today,
    until: (item: InboxItem) => kept.value[itemName(item)] ?? null,
    split: (items: readonly InboxItem[]) =>
      today === null ? { now: [...items], later: [] } : splitInbox(items, kept.value, today),
    putOff: (item: InboxItem, day: Day) =>
      kept.set((before) => ({
        ...(today === null ? before : withoutOld(before, today)),
        [itemName(item)]: day,
      })),
    bringBack: (item: InboxItem) =>
      kept.set((before) => {
        const { [itemName(item)]: _back, ...rest } = before;
        return rest;
      }),
  };
}
