import type { TaskRow } from '../../../server/tasks/contract.ts';

/** What an officer has typed for one task of the week, as it lies on the device. */
export interface WeekEntry {
  /** As typed; empty is "no figure". */
  readonly percent: string;
  readonly body: string;
  readonly difficulty: string;
  readonly fallReason: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  readonly send: SendState;
}

/**
 * Where an entry stands. `waiting` was sent off and has not arrived (no network): it goes again by itself,
 * under the same key, so that it acts once.
 */
export type SendState =
  | { readonly kind: 'kept' }
  | { readonly kind: 'waiting'; readonly key: string }
  | { readonly kind: 'sending'; readonly key: string }
  | { readonly kind: 'failed'; readonly why: { readonly vi: string; readonly en: string } };

export type WeekEntries = Readonly<Record<string, WeekEntry>>;

export const EMPTY_ENTRY: WeekEntry = {
  percent: '',
  body: '',
  difficulty: '',
  fallReason: '',
  files: [],
  send: { kind: 'kept' },
};

/** The words of an entry; typing changes these and makes it a fresh one to send. */
export type WeekWords = Omit<WeekEntry, 'send'>;

export function typed(entries: WeekEntries, id: string, change: Partial<WeekWords>): WeekEntries {
  const before = entries[id] ?? EMPTY_ENTRY;
  return { ...entries, [id]: { ...before, ...change, send: { kind: 'kept' } } };
}

export function stood(entries: WeekEntries, id: string, send: SendState): WeekEntries {
  const before = entries[id];
  return before === undefined ? entries : { ...entries, [id]: { ...before, send } };
}

export function without(entries: WeekEntries, id: string): WeekEntries {
  const { [id]: _gone, ...rest } = entries;
  return rest;
}

/** Nothing was typed: there is nothing to send. */
export function isBlank({ percent, body, difficulty, files }: WeekEntry): boolean {
  return [percent, body, difficulty].every((text) => text.trim() === '') && files.length === 0;
}

/** The figure as typed: a whole number from 0 to 100, null when empty, or what is wrong with it. */
export function percentOf(text: string): number | null | 'bad' {
  const bare = text.trim().replace(/\s*%$/, '');
  if (bare === '') return null;
  if (!/^\d{1,3}$/.test(bare)) return 'bad';
  const value = Number(bare);
  return value <= 100 ? value : 'bad';
}

/** Points gained since the last figure ("+38"), negative for a fall; null where one of them is missing. */
export function gain(entry: WeekEntry | undefined, task: Pick<TaskRow, 'percent'>): number | null {
  const now = percentOf(entry?.percent ?? '');
  return typeof now === 'number' && task.percent !== null ? now - task.percent : null;
}

/** What keeps an entry from being sent, to be said at its field. */
export type EntryFault = 'percent' | 'fallReason';

export function faultOf(entry: WeekEntry, task: Pick<TaskRow, 'percent'>): EntryFault | null {
  if (percentOf(entry.percent) === 'bad') return 'percent';
  const step = gain(entry, task);
  return step !== null && step < 0 && entry.fallReason.trim() === '' ? 'fallReason' : null;
}

/** Only a unit that has accepted the task and not yet reported it done writes on it. */
export function mayReport({ state }: Pick<TaskRow, 'state'>): boolean {
  return state === 'accepted' || state === 'in_progress';
}

/** The tasks to send now, in the order of the sheet: typed, not blank, without a fault, not on their way. */
export function toSend(entries: WeekEntries, tasks: readonly TaskRow[]): TaskRow[] {
  return tasks.filter((task) => {
    const entry = entries[task.id];
    if (entry === undefined || isBlank(entry) || entry.send.kind === 'sending') return false;
    return mayReport(task) && faultOf(entry, task) === null;
  });
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
export function likeLastWeek(
  entries: WeekEntries,
  rows: readonly {
    readonly task: TaskRow;
    readonly lastWeek: { readonly percent: number | null; readonly body: string } | null;
  }[],
): WeekEntries {
  return rows.reduce((all, { task, lastWeek }) => {
    const entry = all[task.id] ?? EMPTY_ENTRY;
    if (!lastWeek || !mayReport(task) || !isBlank(entry)) return all;
    const percent = lastWeek.percent === null ? '' : String(lastWeek.percent);
    return typed(all, task.id, { percent, body: lastWeek.body });
  }, entries);
}

/** Entries that still have to reach the server: typed and not blank. */
export function unsent(entries: WeekEntries): number {
  return Object.values(entries).filter((entry) => !isBlank(entry)).length;
}
