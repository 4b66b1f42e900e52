import { accentFree } from '../../calendar/rules/accent-free.ts';
import { type Period, parsePeriod } from '../../calendar/rules/period.ts';
import { periodCode } from '../../calendar/rules/period-text.ts';

/** The columns of a sheet of values with one line a value; the heads are those that an export writes. */
export const VALUE_COLUMNS = [
  { key: 'unit', vi: 'Đơn vị', en: 'Unit', also: ['ten don vi', 'co quan', 'dia phuong', 'tinh'] },
  { key: 'period', vi: 'Kỳ', en: 'Period', also: ['nam', 'quy', 'thang', 'ky bao cao'] },
  { key: 'value', vi: 'Giá trị', en: 'Value', also: ['so lieu', 'thuc hien', 'ket qua', 'actual'] },
  { key: 'note', vi: 'Ghi chú', en: 'Note', also: ['dien giai', 'notes'] },
] as const;
export type ValueColumn = (typeof VALUE_COLUMNS)[number]['key'];

/**
 * How a sheet of values lies: `lines`, one value a line; `grid`, units down and periods across.
 * Columns are counted from 0; a `grid` whose head names no period has problems instead of columns.
 */
export type ValueSheet =
  | {
      readonly kind: 'lines';
      readonly columns: Readonly<Record<ValueColumn, number | null>>;
      readonly unknown: readonly number[];
    }
  | {
      readonly kind: 'grid';
      readonly unit: number;
      readonly periods: readonly { readonly column: number; readonly period: Period }[];
      readonly unknown: readonly number[];
    };

/** Reads a period as people head a column with it: `2021`, `Năm 2021`, `Q4/2021`, `Quý IV/2021`, `T6/2024`. */
export function readPeriod(text: string): Period | null {
  const code = periodCode(accentFree(text), undefined);
  return typeof code === 'string' ? parsePeriod(code) : null;
}

/** Tells from its head how a sheet lies: with a column of values it holds one value a line. */
export function sheetOf(head: readonly string[]): ValueSheet {
  const named = head.map(columnOf);
  const at = (key: ValueColumn): number | null => {
    const found = named.indexOf(key);
    return found < 0 ? null : found;
  };
  const isEmpty = (column: number) => (head[column] ?? '').trim() === '';
  const columns = head.map((_, column) => column);
  if (at('value') !== null) {
    return {
      kind: 'lines',
      columns: {
        unit: at('unit'),
        period: at('period'),
        value: at('value'),
        note: at('note'),
      },
      unknown: columns.filter((column) => named[column] === null && !isEmpty(column)),
    };
  }
  const unit = at('unit') ?? 0;
  const others = columns.filter((column) => column !== unit && !isEmpty(column));
  const periods = others.flatMap((column) => {
    const period = readPeriod(head[column] ?? '');
    return period ? [{ column, period }] : [];
  });
  const read = new Set(periods.map(({ column }) => column));
  return { kind: 'grid', unit, periods, unknown: others.filter((column) => !read.has(column)) };
}

function columnOf(head: string): ValueColumn | null {
  const key = accentFree(head);
  const found = VALUE_COLUMNS.find(
    ({ vi, en, also }) =>
      accentFree(vi) === key || accentFree(en) === key || also.some((each) => each === key),
  );
  return found?.key ?? null;
}
