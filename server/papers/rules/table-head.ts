import type { PaperColumn, PaperRow, PaperTable } from './paper.ts';

/** One head cell: how many columns and rows it covers, and over which column it begins. */
export interface HeadCell {
  readonly text: string;
  readonly at: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The head rows of a table: one, or two where columns stand together under a common head. A cell that a
 * taller or wider one covers is not listed.
 */
export function headRows({ columns }: PaperTable): HeadCell[][] {
  if (columns.every(({ group }) => group === undefined)) {
    return [columns.map(({ head }, at) => ({ text: head, at, columns: 1, rows: 1 }))];
  }
  const top: HeadCell[] = [];
  const under: HeadCell[] = [];
  for (let at = 0; at < columns.length; at += 1) {
    const { head, group } = columnAt(columns, at);
    if (group === undefined) {
      top.push({ text: head, at, columns: 1, rows: 2 });
      continue;
    }
    let end = at;
    while (end < columns.length && columnAt(columns, end).group === group) {
      under.push({ text: columnAt(columns, end).head, at: end, columns: 1, rows: 1 });
      end += 1;
    }
    top.push({ text: group, at, columns: end - at, rows: 1 });
    at = end - 1;
  }
  return [top, under];
}

/** How many columns each listed cell of a row covers: the last filled one of a spread row takes the rest. */
export function cellSpans({ cells, spread = false }: PaperRow, columns: number): number[] {
  if (!spread) return Array.from({ length: columns }, () => 1);
  const filled = Array.from({ length: columns }, (_, at) => (cells[at]?.length ?? 0) > 0);
  const last = Math.max(filled.lastIndexOf(true), 0);
  return [...Array.from({ length: last }, () => 1), columns - last];
}

function columnAt(columns: readonly PaperColumn[], at: number): PaperColumn {
  const column = columns[at];
  if (!column) throw new RangeError(`No column ${at}`);
  return column;
}
