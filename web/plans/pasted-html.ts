/** Of what was copied, so much must stand in the table for it to be taken as one. */
const MOSTLY = 0.9;

/**
 * The table that Excel or Word put on the clipboard, as lines with tabs. Only there it is said which cells
 * are merged: one that runs over several lines belongs to each of them ("Cục Viễn thông" once, beside
 * three tasks); one that runs over several columns is the heading of what is below. Null where something
 * else was copied, or where the plain text says the same.
 */
export function mergedTable(clipboard: DataTransfer): string | null {
  const html = clipboard.getData('text/html');
  if (!/(?:row|col)span\s*=/i.test(html)) return null;
  // Parsed, never shown: nothing in it is fetched or run.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [table, ...others] = page.querySelectorAll('table');
  if (!table || others.length > 0) return null;
  const whole = lettersOf(page.body);
  if (whole === 0 || lettersOf(table) / whole < MOSTLY) return null;
  return rowsOf(table)
    .map((row) => row.map(asPasted).join('\t'))
    .join('\n');
}

function lettersOf(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/gu, '').length;
}

function rowsOf(table: HTMLTableElement): string[][] {
  const grid: string[][] = [];
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const words = wordsOf(cell);
      for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - y); down += 1) {
        const line = grid[y + down] ?? [];
        grid[y + down] = line;
        for (let right = 0; right < cell.colSpan; right += 1)
          line[x + right] = right === 0 ? words : '';
      }
      x += cell.colSpan;
    }
  });
  return grid.map((line) => Array.from(line, (words) => words ?? ''));
}

/** The words of a cell; its paragraphs and line ends stay apart. */
function wordsOf(cell: HTMLTableCellElement): string {
  for (const end of cell.querySelectorAll('br, p + p, li + li')) end.before('\n');
  return (cell.textContent ?? '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();
}

/** A cell that holds a line end stands in quotes, as Excel writes it. */
function asPasted(words: string): string {
  return /[\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
