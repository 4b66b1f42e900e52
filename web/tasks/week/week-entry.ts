import type { z } from 'zod';
import { formatNumber, parseNumber } from '../../../server/calendar/rules/numbers.ts';
import type { WeekRow } from '../../../server/tasks/board-contract.ts';

export type Row = z.infer<typeof WeekRow>;

/** A file that has reached the server. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A file that lies on the device; under its key its bytes are kept and it is sent once. */
export interface DeviceFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

/** What an officer has typed for one task of the week, as it lies on the device. */
export interface WeekEntry {
  /** As typed; empty is "no figure". */
  readonly percent: string;
  /** As typed, where the task counts something. */
  readonly count: string;
  readonly body: string;
  readonly difficulty: string;
  readonly fallReason: string;
  readonly files: readonly SentFile[];
  readonly photos: readonly DeviceFile[];
  /** The task as it stood when the first word was typed: what is sent is held against this version. */
  readonly about: { readonly title: string; readonly version: number } | null;
  readonly send: SendState;
}

/**
 * Where an entry stands. `waiting` was sent off and has not arrived (no network): it goes again by itself,
 * under the same key, so that it acts once. `failed` was refused: it stays in sight and goes no second time
 * until it is changed or dropped.
 */
export type SendState =
  | { readonly kind: 'kept' }
  | { readonly kind: 'waiting'; readonly key: string }
  | { readonly kind: 'sending'; readonly key: string }
  | { readonly kind: 'failed'; readonly why: { readonly vi: string; readonly en: string } };

export type WeekEntries = Readonly<Record<string, WeekEntry>>;

export const EMPTY_ENTRY: WeekEntry = {
  percent: '',
  count: '',
  body: '',
  difficulty: '',
  fallReason: '',
  files: [],
  photos: [],
  about: null,
  send: { kind: 'kept' },
};

/** The words of an entry; typing changes these and makes it a fresh one to send. */
export type WeekWords = Omit<WeekEntry, 'send' | 'about'>;

/** A row of the sheet, as far as its figures go. */
export type Seat = Pick<Row, 'counts'> & { readonly task: Pick<Row['task'], 'percent'> };

/** Nothing was typed: there is nothing to send. */
export function isBlank({ percent, count, body, difficulty, files, photos }: WeekEntry): boolean {
  const texts = [percent, count, body, difficulty];
  return texts.every((text) => text.trim() === '') && files.length + photos.length === 0;
}

/** The figure as typed: a whole number from 0 to 100, null when empty, or what is wrong with it. */
export function percentOf(text: string): number | null | 'bad' {
  const bare = text.trim().replace(/\s*%$/, '');
  if (bare === '') return null;
  if (!/^\d{1,3}$/.test(bare)) return 'bad';
  const value = Number(bare);
  return value <= 100 ? value : 'bad';
}

/** A count as typed (`1.234`): a whole number, null when empty, or what is wrong with it. */
export function countOf(text: string): number | null | 'bad' {
  const bare = text.trim();
  if (bare === '') return null;
  const read = parseNumber(bare);
  if (!read.ok || !Number.isInteger(read.value)) return 'bad';
  return read.value >= 0 && read.value <= 1e9 ? read.value : 'bad';
}

/** The figure of an entry: a count where the task counts something, otherwise per cent. */
export function figureOf(entry: WeekEntry, { counts }: Seat): number | null | 'bad' {
  return counts === null ? percentOf(entry.percent) : countOf(entry.count);
}

/** The figure that stood before. */
export function lastFigure({ task, counts }: Seat): number | null {
  return counts === null ? task.percent : counts.now;
}

/** What was gained since the last figure ("+38"), negative for a fall; null where one of them is missing. */
export function gain(entry: WeekEntry | undefined, seat: Seat): number | null {
  const now = figureOf(entry ?? EMPTY_ENTRY, seat);
  const last = lastFigure(seat);
  return typeof now === 'number' && last !== null ? now - last : null;
}

/** What keeps an entry from being sent, to be said at its field. */
export type EntryFault = 'figure' | 'fallReason';

export function faultOf(entry: WeekEntry, seat: Seat): EntryFault | null {
  if (figureOf(entry, seat) === 'bad') return 'figure';
  const step = gain(entry, seat);
  return step !== null && step < 0 && entry.fallReason.trim() === '' ? 'fallReason' : null;
}

/** Only a unit that has accepted the task and not yet reported it done writes on it. */
export function mayReport({ state }: Pick<Row['task'], 'state'>): boolean {
  return state === 'accepted' || state === 'in_progress';
}

/** What an entry says, to be copied elsewhere. */
export function wordsOf({ percent, count, body, difficulty }: WeekEntry): string {
  const figure = count || (percent && `${percent} %`);
  return [figure, body, difficulty].filter(Boolean).join('\n');
}

/** A number as the field of a count shows it. */
export function countText(value: number | null): string {
  return value === null ? '' : formatNumber(value);
}
