import { formatNumber, parseNumber } from '../../calendar/rules/numbers.ts';
import { labelKey } from './task-columns.ts';

/** What cells of one kind hold: how a value is written, and what a typed cell comes to. */
export interface CellKind<Value> {
  readonly write: (value: Value) => string;
  /** `NOT_READ` for words that cannot be taken; an empty cell is read like any other. */
  readonly read: (cell: string) => Value | 'NOT_READ';
  /** The rest of the sentence that begins with the cell: what is accepted. */
  readonly accepted: { readonly vi: string; readonly en: string };
}

const ANYTHING = { vi: 'chưa đọc được; ghi bằng chữ.', en: 'was not read; write it in words.' };

/** Words; an empty cell is an empty text. */
export const text: CellKind<string> = {
  write: (value) => value,
  read: (cell) => cell,
  accepted: ANYTHING,
};

/** Words that something cannot be without. */
export const needed: CellKind<string> = {
  write: (value) => value,
  read: (cell) => (cell === '' ? 'NOT_READ' : cell),
  accepted: {
    vi: 'còn trống; ghi vào, hoặc xoá cả dòng.',
    en: 'is empty; fill it in, or delete the whole line.',
  },
};

/** Words, or nothing. */
export const words: CellKind<string | null> = {
  write: (value) => value ?? '',
  read: (cell) => (cell === '' ? null : cell),
  accepted: ANYTHING,
};

/** Several values with a semicolon between. */
export const several: CellKind<string[]> = {
  write: (value) => value.join('; '),
  read: (cell) =>
    cell
      .split(/[;\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  accepted: ANYTHING,
};

/** A number in the Vietnamese form, to the last digit. */
export const figure: CellKind<number | null> = {
  write: (value) => (value === null ? '' : formatNumber(value, { decimals: 330 })),
  read: (cell) => {
    if (cell === '') return null;
    const read = parseNumber(cell);
    return read.ok ? read.value : 'NOT_READ';
  },
  accepted: {
    vi: "không phải số; nhận số như 1.234,5 (dấu phẩy cho phần lẻ, '16.5' ghi là '16,5').",
    en: "is no number; accepted: 1.234,5 (a comma before decimals, '16.5' is written '16,5').",
  },
};

/** A whole number from 0. */
export const count: CellKind<number | null> = {
  write: (value) => String(value ?? ''),
  read: (cell) => {
    if (cell === '') return null;
    return /^\d{1,5}$/.test(cell) ? Number(cell) : 'NOT_READ';
  },
  accepted: {
    vi: 'không phải số đếm; nhận số từ 0 đến 99999.',
    en: 'is no count; accepted: a number from 0 to 99999.',
  },
};

/** One of some values, each with the words for it; the value itself is accepted too. */
export function oneOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
): CellKind<Value> {
  const values = Object.keys(labels).filter((each): each is Value => each in labels);
  const all = Object.values<string>(labels).join(', ');
  return {
    write: (value) => labels[value],
    read: (cell) =>
      values.find((value) => value === cell || labelKey(labels[value]) === labelKey(cell)) ??
      'NOT_READ',
    accepted: { vi: `không nhận được; nhận: ${all}.`, en: `is not accepted; accepted: ${all}.` },
  };
}

/** Usual words for some texts, and any other text as it stands. */
export function named(labels: Readonly<Record<string, string>>): CellKind<string> {
  return {
    write: (value) => labels[value] ?? value,
    read: (cell) =>
      Object.keys(labels).find((value) => labelKey(labels[value] ?? '') === labelKey(cell)) ?? cell,
    accepted: ANYTHING,
  };
}
