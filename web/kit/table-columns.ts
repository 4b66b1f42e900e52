import type { ReactNode } from 'react';

/** A column of a {@link DataTable}. The first one stays in sight while the rest scroll. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Width in rem; a `grow` column takes what is left and this as its least. */
  readonly width: number;
  readonly grow?: boolean;
  /** Numbers stand right. */
  readonly right?: boolean;
  /** Name of the order that the server knows; the head becomes a button. */
  readonly sort?: string;
  /** The whole text, shown on hover when the cell is cut. */
  readonly full?: (row: Row) => string;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
  /** Stands in the head in place of the name: the axis of a time line. */
  readonly head?: ReactNode;
  /** The cell draws to its edges and is never cut: a bar of a time line. */
  readonly flush?: boolean;
  /** How the cell is changed in its place; null where it cannot be. */
  readonly edit?: (row: Row) => CellEdit | null;
}

/** A cell that can be changed where it stands. */
export interface CellEdit {
  /** What is changed, for screen readers: "Tiến độ của …". */
  readonly label: string;
  readonly value: string;
  readonly numeric?: boolean;
  /** Why a text cannot be saved, or null. */
  readonly check?: (text: string) => string | null;
  /** Saves by cell; whoever gives it says what went wrong. @returns whether it was saved */
  readonly save: (text: string) => Promise<boolean>;
}

/** Ids of the columns shown, in order. The first column always stays first. */
export function shownColumns<Column extends Pick<TableColumn<never>, 'id' | 'hidden'>>(
  columns: readonly Column[],
  chosen: readonly string[] | null,
): Column[] {
  const first = columns[0];
  if (chosen === null || !first) return columns.filter((column) => !column.hidden);
  const rest = chosen
    .map((id) => columns.find((column) => column.id === id))
    .filter((column) => column !== undefined && column !== first);
  return [first, ...rest.filter((column) => column !== undefined)];
}

/** Moves a column one place forward (-1) or back (1) among the shown ones. */
export function moveColumn(shown: readonly string[], id: string, step: -1 | 1): string[] {
  const at = shown.indexOf(id);
  const to = at + step;
  // Place 0 belongs to the column that never scrolls away.
  if (at < 1 || to < 1 || to >= shown.length) return [...shown];
  const next = shown.filter((each) => each !== id);
  next.splice(to, 0, id);
  return next;
}

export interface SortKey {
  readonly id: string;
  readonly desc: boolean;
}

/** `-due,title` ↔ the keys of the order, the first deciding. */
export function parseSort(text: string): SortKey[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('-') ? { id: part.slice(1), desc: true } : { id: part, desc: false },
    );
}

export function stringifySort(keys: readonly SortKey[]): string {
  return keys.map(({ id, desc }) => (desc ? `-${id}` : id)).join(',');
}

/** A press on a head: up, then down, then none; with `add` beside the other keys. */
export function nextSort(text: string, id: string, add: boolean): string {
  const keys = parseSort(text);
  const now = keys.find((key) => key.id === id);
  const others = add ? keys.filter((key) => key.id !== id) : [];
  if (now?.desc) return stringifySort(others);
  const next = { id, desc: now !== undefined };
  return stringifySort(
    add && now ? keys.map((key) => (key.id === id ? next : key)) : [...others, next],
  );
}
