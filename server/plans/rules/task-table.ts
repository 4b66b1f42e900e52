import {
  COLUMN_HEADS,
  type ColumnMeaning,
  type LearntLabels,
  meaningOf,
  type TaskColumn,
} from './task-columns.ts';

/** A column of a list of tasks as it was given. */
export interface TableColumn {
  readonly at: number;
  readonly label: string;
  /** Null where nobody has said yet what it holds. */
  readonly means: ColumnMeaning | null;
}

export interface TableLine {
  /** Line of the sheet or of the pasted text, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A list of tasks with headed columns: what Excel and Word paste, and what our workbook holds. */
export interface TaskTable {
  readonly columns: readonly TableColumn[];
  readonly lines: readonly TableLine[];
}

const MOST_COLUMNS = 60;

/**
 * Takes rows for a list of tasks when the first that is filled heads the work and at least one thing
 * more; null for anything else. Two columns of one meaning: the first keeps it.
 *
 * @param learnt what this authority has taught about labels
 */
export function taskTable(
  rows: readonly (readonly string[])[],
  learnt: LearntLabels,
): TaskTable | null {
  const headAt = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const head = rows[headAt];
  if (!head) return null;
  const taken = new Set<ColumnMeaning>();
  const width = Math.max(...rows.slice(headAt).map(({ length }) => length));
  const columns = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, at) => {
    const label = (head[at] ?? '').replace(/\s+/gu, ' ').trim();
    if (label === '') return unlabelled(rows, at);
    // A long sentence is a first task, not a label.
    const found = label.length > 80 ? null : meaningOf(label, learnt);
    const means = found !== null && found !== 'none' && taken.has(found) ? null : found;
    if (means !== null) taken.add(means);
    return { at, label, means };
  });
  const useful = columns.filter(
    ({ means }) => means !== null && !['none', 'label'].includes(means),
  );
  if (!taken.has('title') || useful.length < 2) return null;
  const lines = rows.slice(headAt + 1).flatMap((cells, index) => {
    const line = { line: headAt + index + 2, cells: cells.map((cell) => cell.trim()) };
    return line.cells.some((cell) => cell !== '') ? [line] : [];
  });
  return { columns, lines };
}

/** A column without a label is left out where it is empty, and asked about where it is not. */
function unlabelled(rows: readonly (readonly string[])[], at: number): TableColumn {
  const isEmpty = rows.every((row) => (row[at] ?? '').trim() === '');
  return isEmpty ? { at, label: '', means: 'none' } : { at, label: `Cột ${at + 1}`, means: null };
}

/** The table that a pasted text is from end to end; null where it is anything else. */
export function pastedTable(text: string, learnt: LearntLabels): TaskTable | null {
  const first = text
    .slice(0, 4_000)
    .split('\n', 5)
    .find((line) => line.trim() !== '');
  if (!first?.includes('\t')) return null;
  const rows = cellsOf(text);
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (filled.some((row) => row.length < 2)) return null;
  // Cells beyond the labels: this is no table that its labels explain.
  const head = filled[0]?.length ?? 0;
  if (filled.some((row) => row.slice(head).some((cell) => cell.trim() !== ''))) return null;
  return taskTable(rows, learnt);
}

/** Cells of what Excel pastes: tabs between, and cells that hold line ends in double quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const quoted = match[1]?.replaceAll('""', '"');
    rows.at(-1)?.push(quoted ?? match[2] ?? '');
    if (match[3] === '') break;
    if (match[3] !== '\t') rows.push([]);
  }
  return rows;
}

/** One cell of a line by its meaning; empty where the table has no such column. */
export function cellOf(table: TaskTable, { cells }: TableLine, column: TaskColumn): string {
  const at = table.columns.find(({ means }) => means === column)?.at;
  return at === undefined ? '' : (cells[at] ?? '');
}

/** How a column is headed in this table. */
export function headOf(table: TaskTable, column: TaskColumn): string {
  return table.columns.find(({ means }) => means === column)?.label ?? COLUMN_HEADS[column];
}
