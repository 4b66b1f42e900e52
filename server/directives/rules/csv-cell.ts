/**
 * A text as it may stand in a cell. A spreadsheet runs what begins with = + - @ or a tab as a formula,
 * so an apostrophe is put before it, which the spreadsheet does not show. Numbers stay numbers.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /^[=+\-@\t\r\n]/u.test(value) ? `'${value}` : value;
}
