import {
  countText,
  EMPTY_ENTRY,
  faultOf,
  isBlank,
  mayReport,
  type Row,
  type SendState,
  type WeekEntries,
  type WeekEntry,
  type WeekWords,
} from './week-entry.ts';

type Task = Pick<Row['task'], 'id' | 'title' | 'version'>;

/** Typed words make an entry fresh: the key of the old words is never used for new ones. */
export function typed(entries: WeekEntries, task: Task, change: Partial<WeekWords>): WeekEntries {
  const before = entries[task.id] ?? EMPTY_ENTRY;
  const about = before.about ?? { title: task.title, version: task.version };
  return { ...entries, [task.id]: { ...before, ...change, about, send: { kind: 'kept' } } };
}

export function stood(entries: WeekEntries, id: string, send: SendState): WeekEntries {
  const before = entries[id];
  return before === undefined ? entries : { ...entries, [id]: { ...before, send } };
}

export function without(entries: WeekEntries, id: string): WeekEntries {
  const { [id]: _gone, ...rest } = entries;
  return rest;
}

/** Entries that can be sent now: typed, not blank, without a fault, not refused and not on their way. */
export function ready(entries: WeekEntries, rows: readonly Row[]): string[] {
  return Object.keys(entries).filter((id) => {
    const entry = entries[id];
    if (entry === undefined || isBlank(entry) || entry.send.kind !== 'kept') return false;
    const row = rows.find(({ task }) => task.id === id);
    // What is typed for a task that has left the sheet is refused by the server, once and in sight.
    return row === undefined || faultOf(entry, row) === null;
  });
}

/** "Gửi phiếu": what is ready waits for its turn, each under a key of its own. */
export function queued(
  entries: WeekEntries,
  ids: readonly string[],
  newKey: () => string,
): WeekEntries {
  return ids.reduce((all, id) => stood(all, id, { kind: 'waiting', key: newKey() }), entries);
}

/** An entry whose turn it is, with its key. */
export interface Turn {
  readonly id: string;
  readonly entry: WeekEntry;
  readonly key: string;
}

/** The next to go: in the order of the sheet, those with photos last, what has left the sheet at the end. */
export function nextTurn(entries: WeekEntries, order: readonly string[]): Turn | null {
  const turns = Object.entries(entries).flatMap(([id, entry]) =>
    entry.send.kind === 'waiting' ? [{ id, entry, key: entry.send.key }] : [],
  );
  const place = ({ id }: Turn) => (order.includes(id) ? order.indexOf(id) : order.length);
  const photos = ({ entry }: Turn) => Math.min(1, entry.photos.length);
  return turns.toSorted((a, b) => photos(a) - photos(b) || place(a) - place(b))[0] ?? null;
}

/** After a reload nothing is on its way any more: what was, waits, and goes again under its key. */
export function restored(entries: WeekEntries): WeekEntries {
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => [
      id,
      entry.send.kind === 'sending'
        ? { ...entry, send: { kind: 'waiting', key: entry.send.key } as const }
        : entry,
    ]),
  );
}

/** What last week said, where nothing has been typed yet (như tuần trước). */
export function likeLastWeek(entries: WeekEntries, rows: readonly Row[]): WeekEntries {
  return rows.reduce((all, { task, lastWeek, counts }) => {
    const entry = all[task.id] ?? EMPTY_ENTRY;
    if (!lastWeek || !mayReport(task) || !isBlank(entry)) return all;
    const figure =
      counts === null
        ? { percent: lastWeek.percent === null ? '' : String(lastWeek.percent) }
        : { count: countText(lastWeek.quantity) };
    return typed(all, task, { ...figure, body: lastWeek.body });
  }, entries);
}

/** Entries that still have to reach the server: typed and not blank. */
export function unsent(entries: WeekEntries): number {
  return Object.values(entries).filter((entry) => !isBlank(entry)).length;
}

/** Entries that were sent off and wait for the network. */
export function waiting(entries: WeekEntries): number {
  return Object.values(entries).filter(
    ({ send }) => send.kind === 'waiting' || send.kind === 'sending',
  ).length;
}

/** Entries of tasks that are no longer on the sheet. */
export function strays(entries: WeekEntries, rows: readonly Row[]): [string, WeekEntry][] {
  return Object.entries(entries).filter(
    ([id, entry]) => !isBlank(entry) && !rows.some(({ task }) => task.id === id),
  );
}
