/** Tables of a PDF page: ruled lines as a grid of cells, and the words that stand in them. */
import type { PdfItem } from './pdf-lines.ts';
import type { Ruling } from './pdf-rulings.ts';

/** A ruled table. `xs` and `ys` are its lines, from the left and from the top. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rulings: readonly Ruling[];
}

/** One row of a table in the order of its columns; a merged cell is written where it begins. */
export interface GridRow {
  readonly cells: readonly string[];
  /** Its upper line, in points. */
  readonly y: number;
}

/** Lines that are this near are one line, and touch. */
const NEAR = 4;
const [MOST_COLUMNS, MOST_ROWS] = [40, 300];

/** The tables that the lines of a page draw, from the top; frames around one text are none. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  return connected(rulings)
    .map((group) => ({
      xs: places(group.filter(({ across }) => !across)),
      ys: places(group.filter(({ across }) => across)).reverse(),
      rulings: group,
    }))
    .filter(
      ({ xs, ys }) =>
        xs.length >= 3 && ys.length >= 3 && xs.length <= MOST_COLUMNS && ys.length <= MOST_ROWS,
    )
    .sort((a, b) => (b.ys[0] ?? 0) - (a.ys[0] ?? 0));
}

/** Lines that touch one another, as groups. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const downs = rulings.filter(({ across }) => !across);
  const groups = new Groups(rulings);
  for (const across of rulings) {
    if (!across.across) continue;
    for (const down of downs) {
      const touches =
        down.at >= across.from - NEAR &&
        down.at <= across.to + NEAR &&
        across.at >= down.from - NEAR &&
        across.at <= down.to + NEAR;
      if (touches) groups.join(across, down);
    }
  }
  return groups.all();
}

/** Sets that are joined two by two (union-find). */
class Groups<Item> {
  readonly #above = new Map<Item, Item>();
  readonly #items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.#items = items;
  }

  top(item: Item): Item {
    let top = item;
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top))
      top = next;
    if (top !== item) this.#above.set(item, top);
    return top;
  }

  join(one: Item, other: Item): void {
    const [a, b] = [this.top(one), this.top(other)];
    if (a !== b) this.#above.set(b, a);
  }

  all(): Item[][] {
    const groups = new Map<Item, Item[]>();
    for (const item of this.#items) {
      const top = this.top(item);
      const group = groups.get(top);
      if (group) group.push(item);
      else groups.set(top, [item]);
    }
    return [...groups.values()];
  }
}

/** Where lines stand, those near one another once; lines drawn cell by cell add up. */
function places(rulings: readonly Ruling[]): number[] {
  const found: number[] = [];
  for (const at of rulings.map((ruling) => ruling.at).sort((a, b) => a - b)) {
    if (at - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) found.push(at);
  }
  return found;
}

/** True where a piece of text stands inside a table. */
export function isInside({ xs, ys }: Grid, { x, y, width, size }: PdfItem): boolean {
  const [middle, height] = [x + width / 2, y + size * 0.3];
  return (
    middle > (xs[0] ?? 0) &&
    middle < (xs.at(-1) ?? 0) &&
    height < (ys[0] ?? 0) &&
    height > (ys.at(-1) ?? 0)
  );
}

/**
 * The rows of a table. `textOf` puts the pieces of one cell together. A cell merged over several rows is
 * written in each of them, as it speaks for each; one merged over several columns once.
 */
export function gridRows(
  grid: Grid,
  items: readonly PdfItem[],
  textOf: (items: readonly PdfItem[]) => string,
): GridRow[] {
  const { xs, ys } = grid;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const cellAt = (row: number, column: number): number => row * columns + column;
  const merged = mergedCells(grid, columns, rows);
  const inCell = new Map<number, PdfItem[]>();
  for (const item of items) {
    const column = xs.findLastIndex((x) => x <= item.x + Math.min(item.width / 2, 6));
    const row = ys.findLastIndex((y) => y >= item.y + item.size * 0.3);
    const cell = merged.top(
      cellAt(Math.min(Math.max(row, 0), rows - 1), Math.min(Math.max(column, 0), columns - 1)),
    );
    const inside = inCell.get(cell);
    if (inside) inside.push(item);
    else inCell.set(cell, [item]);
  }
  const texts = new Map([...inCell].map(([cell, inside]) => [cell, textOf(inside)]));
  return Array.from({ length: rows }, (_, row) => ({
    y: ys[row] ?? 0,
    cells: Array.from({ length: columns }, (_, column) => {
      const cell = merged.top(cellAt(row, column));
      const startsHere = column === 0 || merged.top(cellAt(row, column - 1)) !== cell;
      return startsHere ? (texts.get(cell) ?? '') : '';
    }),
  }));
}

/** Cells without a line between them are one; the upper left stands for all. */
function mergedCells({ xs, ys, rulings }: Grid, columns: number, rows: number): Groups<number> {
  const cells = new Groups(Array.from({ length: rows * columns }, (_, i) => i));
  const across = ys.map((y) => rulings.filter((one) => one.across && Math.abs(one.at - y) <= NEAR));
  const down = xs.map((x) => rulings.filter((one) => !one.across && Math.abs(one.at - x) <= NEAR));
  const isDrawn = (lines: readonly Ruling[] | undefined, through: number): boolean =>
    lines?.some(({ from, to }) => from <= through && to >= through) ?? false;
  for (let row = 0; row < rows; row += 1) {
    const height = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    for (let column = 0; column < columns; column += 1) {
      const middle = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
      const cell = row * columns + column;
      if (column > 0 && !isDrawn(down[column], height)) cells.join(cell - 1, cell);
      if (row > 0 && !isDrawn(across[row], middle)) cells.join(cell - columns, cell);
    }
  }
  return cells;
}
