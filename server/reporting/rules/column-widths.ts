/** A column is read most easily between so many letters; narrower or wider ones are treated as such. */
const LEAST = 5;
const MOST = 60;

/**
 * Widths of the columns of a printed table, in whole percent that come to 100, by what stands in them: long
 * words get room, numbers get as much as their longest.
 *
 * @param heads one for each column
 */
export function columnWidths(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): number[] {
  const needs = heads.map((head, at) => {
    const longestWord = Math.max(...head.split(/\s+/).map((word) => word.length), LEAST);
    const lengths = rows.map((cells) => (cells[at] ?? '').length).toSorted((a, b) => a - b);
    // The ninth of ten: one very long line does not decide for all.
    const usual = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
    return Math.min(MOST, Math.max(longestWord + 1, Math.ceil(usual * 0.7)));
  });
  const sum = needs.reduce((total, need) => total + need, 0);
  const widths = needs.map((need) => Math.max(1, Math.floor((need * 100) / sum)));
  const widest = widths.indexOf(Math.max(...widths));
  const rest = 100 - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, at) => (at === widest ? width + rest : width));
}
