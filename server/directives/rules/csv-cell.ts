import { exportedCell } from '../../organisation/rules/sheet-cell.ts';

/** A value as it stands in a cell of CSV: texts by {@link exportedCell}, numbers as they are. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return exportedCell(value);
}
