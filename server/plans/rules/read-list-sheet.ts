import { z } from 'zod';
import { Draft } from '../contract.ts';
import type { At, ListSheet } from './list-sheets.ts';
import { type SheetFault, sheetFault } from './table-faults.ts';
import { labelKey } from './task-columns.ts';

/** What a sheet comes to: values an item, still without a place in the text, or what must be mended. */
export interface ReadSheet {
  readonly items: readonly ReadItem[];
  readonly faults: readonly SheetFault[];
}
interface ReadItem {
  /** Line of the sheet, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly cells: readonly string[];
  /** Where the words of the document stand among the cells; -1 where there are none. */
  readonly quoteAt: number;
}

/** Only what reading needs to know of a sheet. */
type Columns = {
  readonly name: string;
  readonly columns: readonly Pick<
    ListSheet['columns'][number],
    'head' | 'read' | 'accepted' | 'isQuote'
  >[];
};

/**
 * Reads a list from its sheet: the first filled row heads the columns, which may stand in any order or be
 * missing; every cell that cannot be taken is named.
 */
export function readListSheet(sheet: Columns, rows: readonly (readonly string[])[]): ReadSheet {
  const headAt = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const head = rows[headAt] ?? [];
  const places = sheet.columns.map((column) =>
    head.findIndex((label) => labelKey(label) === labelKey(column.head)),
  );
  if (headAt >= 0 && places.every((place) => place === -1)) {
    return { items: [], faults: [headFault(sheet, head)] };
  }
  const items: ReadItem[] = [];
  const faults: SheetFault[] = [];
  rows.slice(headAt + 1).forEach((row, index) => {
    const cells = row.map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) return;
    let values: Record<string, unknown> = {};
    sheet.columns.forEach((column, at) => {
      const cell = cells[places[at] ?? -1] ?? '';
      const read = column.read(cell);
      if (read !== 'NOT_READ') values = { ...values, ...read };
      else {
        const place = { sheet: sheet.name, line: headAt + index + 2, column: column.head };
        faults.push(sheetFault({ ...place, value: cell }, column.accepted));
      }
    });
    const quote = places[sheet.columns.findIndex(({ isQuote }) => isQuote)] ?? -1;
    items.push({ line: headAt + index + 2, values, cells, quoteAt: cells[quote] ? quote : -1 });
  });
  return { items, faults };
}

function headFault({ name, columns }: Columns, head: readonly string[]): SheetFault {
  const heads = columns.map((column) => column.head).join(', ');
  const place = { sheet: name, line: 1, column: columns[0]?.head ?? '', value: head.join(', ') };
  return sheetFault(place, {
    vi: `thiếu tên cột; dòng đầu nhận ${heads}.`,
    en: `does not head the columns; the first line takes ${heads}.`,
  });
}

/**
 * Puts the items of a sheet into a draft, each with its line at the end of the text, where the review shows
 * the words that it came from.
 *
 * @param prefix of the keys of the list
 */
export function withList(
  { draft, source }: At,
  sheet: Pick<ListSheet, 'list' | 'rest'>,
  { items }: ReadSheet,
  rule: string,
  prefix: string,
): At {
  let text = source;
  const made = items.map(({ values, cells, quoteAt }, index) => {
    const start = text.length + 1;
    text += `\n${cells.join('\t')}`;
    const from = cells.slice(0, quoteAt).reduce((so, { length }) => so + length + 1, start);
    const quoted = { start: from, end: from + (cells[quoteAt]?.length ?? 0) };
    const whole = { start, end: text.length };
    // Words that the sheet does not give are not made up from its cells.
    const hasQuote = 'quote' in values;
    const span = quoteAt >= 0 ? quoted : hasQuote ? null : whole;
    return {
      ...sheet.rest,
      ...ranged(values),
      key: `${prefix}${index + 1}`,
      span,
      confidence: 1,
      rule,
    };
  });
  const whole = { ...draft, [sheet.list]: z.array(z.unknown()).parse(made) };
  return { draft: Draft.parse(whole), source: text };
}

/** Two figures of a target are one range. */
function ranged(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { valueTo, ...rest } = values;
  if (valueTo === undefined || valueTo === null) return rest;
  return { ...rest, value: rest.value === null ? valueTo : [rest.value, valueTo] };
}
