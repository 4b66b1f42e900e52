/**
 * A cell that a spreadsheet would take for a formula is exported behind an apostrophe, which shows it
 * as plain text; the import takes one apostrophe off again, so that cells come back unchanged. Some
 * spreadsheets take the full-width signs for the plain ones.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Makes a cell harmless for the sheet that will open it (OWASP, CSV injection). */
export function exportedCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** The inverse of {@link exportedCell}. */
export function importedCell(value: string): string {
  return value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value;
}
