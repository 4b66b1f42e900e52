import type { PageLine } from './pdf-lines.ts';

/** Share of the page, at the upper and lower edge, where headers and footers stand. */
const EDGE = 0.12;
const PAGE_NUMBER = /^[-–—\s|]*(?:trang\s*)?(\d{1,4})(?:\s*\/\s*\d{1,4})?[-–—\s|]*$/i;

/** Takes away what repeats at the edge of the pages, and page numbers. */
export function dropRunningLines(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const repeated = repeatedEdges(pages);
  const offsets = numberOffsets(pages);
  return pages.map((lines, index) => {
    const edge = new Set(edgeLines(lines));
    return lines.filter((line) => {
      if (!edge.has(line)) return true;
      if (repeated.has(shapeOf(line.text))) return false;
      const number = numberOf(line.text);
      return number === undefined || !offsets.has(number - index);
    });
  });
}

/** Edge lines that stand, but for their digits, on three pages or on more than half of them. */
function repeatedEdges(pages: readonly (readonly PageLine[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const shapes = new Set(edgeLines(lines).map(({ text }) => shapeOf(text)));
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const least = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)));
  return new Set(
    [...counts].filter(([shape, count]) => count >= least && /\p{L}/u.test(shape)).map(([s]) => s),
  );
}

/**
 * Differences between the number at a page's edge and the page's place in the file. A text that begins
 * with page 1 has difference 1; any other counts if two pages agree on it.
 */
function numberOffsets(pages: readonly (readonly PageLine[])[]): Set<number> {
  const counts = new Map<number, number>(pages.length > 1 ? [[1, 1]] : []);
  pages.forEach((lines, index) => {
    const numbers = new Set(edgeLines(lines).map(({ text }) => numberOf(text)));
    for (const number of numbers) {
      if (number !== undefined) counts.set(number - index, (counts.get(number - index) ?? 0) + 1);
    }
  });
  return new Set([...counts].filter(([, count]) => count >= 2).map(([offset]) => offset));
}

/**
 * The up to two first and last lines that stand at the edge of the page and apart from the text; a lone
 * number there need not stand apart.
 */
function edgeLines(lines: readonly PageLine[]): PageLine[] {
  const upper = [2, 1].find((count) => lines[count]?.apart && isUpper(lines[count - 1])) ?? 0;
  const lower = [2, 1].find((count) => lines.at(-count)?.apart && isLower(lines.at(-count))) ?? 0;
  const numbers = [lines[0], lines.at(-1)].filter(
    (line) =>
      line !== undefined && numberOf(line.text) !== undefined && (isUpper(line) || isLower(line)),
  );
  return [...lines.slice(0, upper), ...lines.slice(lines.length - lower), ...numbers].filter(
    (line) => line !== undefined,
  );
}

function isUpper(line: PageLine | undefined): boolean {
  return line !== undefined && line.height > 1 - EDGE;
}

function isLower(line: PageLine | undefined): boolean {
  return line !== undefined && line.height < EDGE;
}

function numberOf(text: string): number | undefined {
  const digits = PAGE_NUMBER.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function shapeOf(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}
