import { accentFree } from '../../../server/calendar/rules/accent-free.ts';
import { parseNumber } from '../../../server/calendar/rules/numbers.ts';
import {
  type GridProblem,
  gridSentences,
  type Sentence,
} from '../../../server/indicators/rules/grid-problems.ts';
import type { UnitRef } from '../../../server/organisation/contract.ts';

/** Shares as they are being written: a line a unit, its values in the order of the years. */
export interface DraftGrid {
  readonly years: readonly number[];
  readonly lines: readonly DraftLine[];
}
export interface DraftLine {
  readonly unit: UnitRef;
  readonly values: readonly (number | null)[];
}

/** One cell, counted from 0. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}
export type CellChange = CellPlace & { readonly value: number | null };

/** A block read whole, or every problem of it; lines and columns are those of the block, from 1. */
export type PastedBlock =
  | { readonly ok: true; readonly changes: readonly CellChange[] }
  | { readonly ok: false; readonly problems: readonly GridProblem[] };

/** Lines that are not touched keep their identity, so that only changed rows are drawn again. */
export function withChanges(grid: DraftGrid, changes: readonly CellChange[]): DraftGrid {
  const byLine = new Map<number, CellChange[]>();
  for (const change of changes) {
    byLine.set(change.line, [...(byLine.get(change.line) ?? []), change]);
  }
  const lines = grid.lines.map((line, at) => {
    const own = byLine.get(at);
    if (!own) return line;
    const values = [...line.values];
    for (const { column, value } of own) values[column] = value;
    return { ...line, values };
  });
  return { ...grid, lines };
}

/** Reads what is typed into a cell: a number in the Vietnamese form, nothing, or what to correct. */
export function readCell(
  typed: string,
): { readonly value: number | null } | { readonly why: Sentence } {
  const text = typed.trim();
  if (/^[-–—]?$/.test(text)) return { value: null };
  const number = parseNumber(text);
  if (number.ok) return { value: number.value };
  return {
    why: number.suggestion
      ? gridSentences.askedNumber(number.suggestion)
      : gridSentences.notNumber(),
  };
}

/**
 * Reads a block copied from a sheet. Where its first column names units of the grid, its lines go to those
 * units, from the column of `at` or, under a line of years, to those years; otherwise it is laid onto the
 * grid with its corner at `at`.
 */
export function readBlock(text: string, grid: DraftGrid, at: CellPlace): PastedBlock {
  const block = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const units = new Map(grid.lines.map(({ unit }, line) => [accentFree(unit.name), line]));
  const hasNames = block.some(([first = '']) => units.has(accentFree(first)));
  const years = hasNames ? yearsOf(block[0] ?? [], grid) : null;
  const problems: GridProblem[] = [];
  const changes: CellChange[] = [];
  block.forEach((cells, index) => {
    if (years !== null && index === 0) return;
    const named = hasNames ? units.get(accentFree(cells[0] ?? '')) : at.line + index;
    const report = (column: number, value: string, sentence: Sentence) =>
      problems.push({ line: index + 1, column: String(column + 1), value, ...sentence });
    if (named === undefined) {
      report(0, cells[0] ?? '', notInGrid);
      return;
    }
    cells.forEach((cell, place) => {
      if (hasNames && place === 0) return;
      const column = years ? (years[place] ?? null) : at.column + place - (hasNames ? 1 : 0);
      if (column === null) return;
      if (named >= grid.lines.length || column >= grid.years.length) {
        if (cell !== '') report(place, cell, outside);
        return;
      }
      const read = readCell(cell);
      if ('why' in read) report(place, cell, read.why);
      else changes.push({ line: named, column, value: read.value });
    });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes };
}

/** Which column of the grid each column of a block stands for, where its first line names years. */
function yearsOf(head: readonly string[], { years }: DraftGrid): (number | null)[] | null {
  const columns = head.map((cell) => {
    const year = /^(?:năm\s+)?(\d{4})$/iu.exec(cell)?.[1];
    const column = year === undefined ? -1 : years.indexOf(Number(year));
    return column < 0 ? null : column;
  });
  return columns.some((column) => column !== null) ? columns : null;
}

const notInGrid: Sentence = {
  vi: 'Đơn vị này không có trong bảng. Thêm đơn vị trước, hoặc bỏ dòng này.',
  en: 'This unit is not on the table. Add it first, or leave the line out.',
};
const outside: Sentence = {
  vi: 'Ra ngoài bảng. Chọn ô đầu cao hơn, hoặc bỏ phần thừa.',
  en: 'Outside the table. Start further up, or leave out what does not fit.',
};
