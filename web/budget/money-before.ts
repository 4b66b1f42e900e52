import { createContext, use } from 'react';
import type { BudgetRow, BudgetTree, Cell } from '../../server/budget/contract.ts';

/** The books of the day compared with; null where nothing is compared. */
export const MoneyBefore = createContext<BudgetTree | null>(null);

const NOTHING: Cell = {
  ...{ planned: null, allotted: null, disbursed: null, rate: null, pace: null },
};

/** The cell that stood in a place on the day compared with; null where nothing is compared. */
export function useCellBefore(): (
  key: string | null,
  year: number | null,
  carried: boolean,
) => Cell | null {
  const before = use(MoneyBefore);
  return (key, year, carried) => {
    if (before === null) return null;
    const row = key === null ? before.total : before.rows.find((each) => each.key === key);
    const sums = carried ? row?.carried : row;
    return (year === null ? sums?.whole : sums?.years[String(year)]) ?? NOTHING;
  };
}

/** Rows that bore money on the day compared with and bear none now: they stay, struck. */
export function useGoneRows(rows: readonly BudgetRow[]): readonly BudgetRow[] {
  const before = use(MoneyBefore);
  const here = new Set(rows.map(({ key }) => key));
  return before?.rows.filter(({ key }) => !here.has(key)) ?? [];
}
