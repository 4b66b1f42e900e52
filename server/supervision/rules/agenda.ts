/**
 * What a meeting speaks of (nội dung giao ban), in the order in which it stands on an agenda: what asks for a
 * decision first, then what is late, then what nobody hears of.
 */
export const AGENDA_KINDS = [
  'previous',
  'handed_back',
  'extension',
  'explanation',
  'returned',
  'overdue',
  'holds_up',
  'idle',
  'own',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** An item as far as joining agendas goes. */
export interface Item {
  readonly key: string;
  readonly kind: AgendaKind;
  readonly taskId: string | null;
  readonly dropped: boolean;
}

/**
 * An agenda with what was drawn anew: items that stand there keep their place, their words and that they
 * were dropped; a task that is on it already for any reason is not put on it twice.
 */
export function joinAgenda<T extends Item>(standing: readonly T[], drawn: readonly T[]): T[] {
  const keys = new Set(standing.map(({ key }) => key));
  const tasks = new Set(standing.flatMap(({ taskId }) => taskId ?? []));
  const added: T[] = [];
  for (const item of inOrder(drawn)) {
    if (keys.has(item.key) || (item.taskId !== null && tasks.has(item.taskId))) continue;
    keys.add(item.key);
    if (item.taskId !== null) tasks.add(item.taskId);
    added.push(item);
  }
  return [...standing, ...added];
}

/** By kind, within a kind as they came. */
function inOrder<T extends Item>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => AGENDA_KINDS.indexOf(a.kind) - AGENDA_KINDS.indexOf(b.kind));
}

/** One place up (-1) or down (1); at the end of the list nothing moves. */
export function moveItem<T extends { readonly key: string }>(
  items: readonly T[],
  key: string,
  by: -1 | 1,
): T[] {
  const at = items.findIndex((item) => item.key === key);
  const other = items[at + by];
  const item = items[at];
  if (!item || !other) return [...items];
  return items.map((each, index) => (index === at ? other : index === at + by ? item : each));
}
