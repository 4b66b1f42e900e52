/** So many letters of a table fit across an annex (252 mm in 12 points), edges of cells apart. */
const LETTERS_ACROSS = 104;
/** A cell has this much air, in letters. */
const AIR = 2;
/** A longer word may be broken: codes and addresses. */
const LONGEST_WORD = 16;
/** More letters than these do not make a column wider: its lines do. */
const MOST = 60;

/**
 * Widths of the columns of a printed table, in whole percent that come to 100: every column holds its longest
 * word unbroken (a date, a number), what is left goes to those with the most to say.
 *
 * @param heads one for each column
 */
export function columnWidths(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): number[] {
  const texts = heads.map((head, at) => [head, ...rows.map((cells) => cells[at] ?? '')]);
  const least = texts.map((cells) => {
    const words = cells.flatMap((cell) => cell.split(/[\s/-]+(?!\d)/));
    const longest = Math.max(...words.map(({ length }) => length), 1);
    return ((Math.min(longest, LONGEST_WORD) + AIR) * 100) / LETTERS_ACROSS;
  });
  const wishes = texts.map(([, ...cells]) => {
    const lengths = cells.map(({ length }) => length).toSorted((a, b) => a - b);
    // The ninth of ten: one very long line does not decide for all.
    return Math.min(MOST, lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 1) || 1;
  });
  const needed = sum(least);
  const spare = Math.max(0, 100 - needed);
  const scale = needed > 100 ? 100 / needed : 1;
  const wished = sum(wishes);
  const widths = heads.map((_, at) =>
    Math.max(1, Math.floor((least[at] ?? 1) * scale + (spare * (wishes[at] ?? 1)) / wished)),
  );
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((width, at) => (at === widest ? width + 100 - sum(widths) : width));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
