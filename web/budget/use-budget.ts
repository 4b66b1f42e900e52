import { useSearch } from '@tanstack/react-router';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { useView } from '../app/use-view.ts';
import { asUnit } from './money-text.ts';

/** What the page of money is filtered by, as its address says it. */
export interface BudgetConditions {
  readonly planId?: string;
  readonly unitId?: string;
  readonly source?: string;
  readonly fromYear?: number;
  readonly toYear?: number;
  readonly upTo?: string;
  readonly q?: string;
  readonly asOf?: string;
}

const TABS = ['tree', 'lines', 'thrift'] as const;

/** The view of the page: its conditions, its tab, the unit of its sums; all of it in the address. */
export function useBudget() {
  const view = useView();
  const address: AddressQuery = useSearch({ strict: false });
  const one = (name: string) => view.filters[name]?.[0];
  const year = (name: string) => {
    const text = one(name) ?? '';
    return /^\d{4}$/.test(text) ? Number(text) : undefined;
  };
  const given = {
    planId: one('plan'),
    unitId: one('unit'),
    source: one('source'),
    fromYear: year('from'),
    toYear: year('to'),
    upTo: one('upto'),
    q: view.q === '' ? undefined : view.q,
    asOf: view.asOf ?? undefined,
  };
  const conditions: BudgetConditions = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const unit: AmountUnit = asUnit(textIn(address, 'dv'));
  return { view, conditions, unit, tab: TABS.find((tab) => tab === view.view) ?? 'tree' };
}
