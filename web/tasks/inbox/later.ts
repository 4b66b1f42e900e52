import type { InboxItem } from '../../../server/tasks/contract.ts';

export { lastLaterDay, laterDays } from '../../../server/tasks/rules/later.ts';

/** An item is one question about one task: a new question about the same task comes in at once. */
export function itemName({ kind, task }: Pick<InboxItem, 'kind' | 'task'>): string {
  return `${kind}:${task.id}`;
}
