import { formatNumber } from '../../calendar/rules/numbers.ts';
import { type Period, sayPeriod } from '../../calendar/rules/period.ts';
import { MOST_DECIMALS } from './allocation-split.ts';
import { VALUE_COLUMNS } from './grid-columns.ts';

/** One value to write onto a sheet. */
export interface WrittenValue {
  readonly unitName: string;
  readonly period: Period;
  readonly value: number;
  readonly note: string | null;
}

/** Values as a sheet of one value a line, which reads back unchanged; a number stays a number. */
export function writeValueLines(values: readonly WrittenValue[]): (string | number)[][] {
  return [
    VALUE_COLUMNS.map(({ vi }) => vi),
    ...values.map(({ unitName, period, value, note }) => [
      unitName,
      headOfPeriod(period),
      value,
      note ?? '',
    ]),
  ];
}

/** Values as a sheet of units down and periods across; it has no room for notes. */
export function writeValueGrid(values: readonly WrittenValue[]): (string | number)[][] {
  const periods = [...new Map(values.map(({ period }) => [period.code, period])).values()].sort(
    (a, b) => (a.startsOn < b.startsOn ? -1 : 1),
  );
  const byUnit = new Map<string, Map<string, number>>();
  for (const { unitName, period, value } of values) {
    const line = byUnit.get(unitName) ?? new Map<string, number>();
    byUnit.set(unitName, line.set(period.code, value));
  }
  return [
    ['Đơn vị', ...periods.map(headOfPeriod)],
    ...[...byUnit].map(([name, line]) => [
      name,
      ...periods.map(({ code }) => line.get(code) ?? ''),
    ]),
  ];
}

/** A number on a sheet of text, as it is typed here: `1234.5` is `1.234,5`. */
export function cellText(cell: string | number): string {
  return typeof cell === 'number' ? formatNumber(cell, { decimals: MOST_DECIMALS }) : cell;
}

/** The head of a period, short: a year is its number. */
export function headOfPeriod(period: Period): string {
  return period.kind === 'year' ? period.code : sayPeriod(period, 'vi');
}
