import type { HtmlElement, HtmlNode } from './html-tree.ts';

/** The letterhead (quốc hiệu, tiêu ngữ) and the place for recipients are tables only to stand side by side. */
const SIDE_BY_SIDE = /c[ộô]ng h(?:òa|oà) xã hội|đảng cộng sản việt nam|nơi nhận\s*:/i;

const MOST_COLUMNS = 200;
/** A merged cell that says more than this is written in its first row alone. */
const LONGEST_REPEATED = 200;

interface Cell {
  readonly lines: readonly string[];
  readonly colspan: number;
  readonly rowspan: number;
  readonly nested: boolean;
}

/**
 * A table as lines. A table of data gives one line a row, its cells separated by ` | `. A cell merged
 * over several rows is written in each of them, as it speaks for each; one merged over several columns
 * once, its other places left empty, so that columns stay aligned. A table that only
 * arranges the page gives the lines of its cells one after the other.
 * @param linesOf how the content of a cell becomes lines
 */
export function tableLines(
  table: HtmlElement,
  linesOf: (cell: HtmlElement) => string[],
): readonly string[] {
  const captions = elements(table.children).filter(({ tag }) => tag === 'caption');
  const rows = rowsOf(table).map((row) => row.map((cell) => readCell(cell, linesOf)));
  const body = isArrangement(rows)
    ? rows.flatMap((row) => row.flatMap((cell) => cell.lines))
    : dataLines(rows);
  return [...captions.flatMap(linesOf), ...body];
}

function isArrangement(rows: readonly Cell[][]): boolean {
  const cells = rows.flat();
  const wide = rows.some((row) => row.length > 1);
  if (!wide) return true;
  if (cells.some(({ nested, lines }) => nested && lines.length > 3)) return true;
  // A cell that holds pages of text is a column of the page, not a value.
  if (cells.some(({ lines }) => lines.length > 40)) return true;
  const small = rows.length <= 4 && rows.every((row) => row.length <= 3);
  return small && cells.some(({ lines }) => SIDE_BY_SIDE.test(lines.join(' ')));
}

function dataLines(rows: readonly Cell[][]): string[] {
  const lines: string[] = [];
  /** Column → the merged cell above that still fills it, for how many rows. */
  const filled: { text: string; left: number }[] = [];
  for (const row of rows) {
    const texts: string[] = [];
    const waiting = [...row];
    for (let column = 0; column < MOST_COLUMNS; ) {
      const above = filled[column];
      if (above && above.left > 0) {
        above.left -= 1;
        texts[column] = above.text;
        column += 1;
        continue;
      }
      const cell = waiting.shift();
      if (!cell) {
        if (!filled.slice(column).some(({ left }) => left > 0)) break;
        texts[column] = '';
        column += 1;
        continue;
      }
      for (let i = 0; i < cell.colspan && column < MOST_COLUMNS; i += 1, column += 1) {
        const text = i === 0 ? cell.lines.join(' ') : '';
        texts[column] = text;
        filled[column] = {
          text: text.length <= LONGEST_REPEATED ? text : '',
          left: cell.rowspan - 1,
        };
      }
    }
    while (texts.at(-1) === '') texts.pop();
    if (texts.length > 0) lines.push(texts.join(' | '));
  }
  return lines;
}

function readCell(cell: HtmlElement, linesOf: (cell: HtmlElement) => string[]): Cell {
  return {
    lines: linesOf(cell),
    colspan: span(cell.attributes.get('colspan')),
    rowspan: span(cell.attributes.get('rowspan')),
    nested: contains(cell, 'table'),
  };
}

function rowsOf(table: HtmlElement): HtmlElement[][] {
  return elements(table.children).flatMap((part) => {
    if (part.tag === 'tr') return [cellsOf(part)];
    return ['thead', 'tbody', 'tfoot'].includes(part.tag) ? rowsOf(part) : [];
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return elements(row.children).filter(({ tag }) => tag === 'td' || tag === 'th');
}

function contains(element: HtmlElement, tag: string): boolean {
  return elements(element.children).some((child) => child.tag === tag || contains(child, tag));
}

function elements(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.filter((node) => typeof node !== 'string');
}

function span(text: string | undefined): number {
  const value = Number.parseInt(text ?? '1', 10);
  return Number.isSafeInteger(value) ? Math.min(Math.max(value, 1), MOST_COLUMNS) : 1;
}
