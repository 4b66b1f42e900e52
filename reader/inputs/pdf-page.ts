/** The lines of a PDF page whose tables are drawn with rules. */
import { type Grid, gridRows, isInside } from './pdf-grid.ts';
import { cellText, type PageLine, type PdfItem, pageLines } from './pdf-lines.ts';

/**
 * As `pageLines`, but a ruled table gives one line a row, however many lines its cells have and wherever
 * their words stand in them.
 */
export function pageWithTables(
  items: readonly PdfItem[],
  grids: readonly Grid[],
  { bottom, top }: { bottom: number; top: number },
  isFirst: boolean,
): PageLine[] {
  const lines: PageLine[] = [];
  const span = Math.max(1, top - bottom);
  let rest = items;
  let first = isFirst;
  for (const grid of grids) {
    const inside = rest.filter((item) => isInside(grid, item));
    if (inside.length === 0) continue;
    const outside = rest.filter((item) => !isInside(grid, item));
    const upper = grid.ys[0] ?? top;
    const above = outside.filter(({ y }) => y >= upper);
    lines.push(...pageLines(above, { bottom, top }, first));
    first = false;
    for (const { cells, y } of gridRows(grid, inside, cellText)) {
      const last = cells.findLastIndex((cell) => cell !== '');
      if (last < 0) continue;
      const text = cells.slice(0, last + 1).join(' | ');
      lines.push({ text, height: (y - bottom) / span, apart: false });
    }
    rest = outside.filter(({ y }) => y < upper);
  }
  return [...lines, ...pageLines(rest, { bottom, top }, first)];
}
