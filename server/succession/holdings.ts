import { amendmentHoldings } from '../amendments/store/amendment-holdings.ts';
import { moneyHoldings } from '../budget/store/money-holdings.ts';
import { memberHoldings } from '../emulation/store/member-holdings.ts';
import { indicatorHoldings } from '../indicators/store/indicator-holdings.ts';
import type { Holdings } from '../organisation/store/holdings.ts';
import { postHoldings } from '../organisation/store/post-holdings.ts';
import { viewHoldings } from '../organisation/store/view-holdings.ts';
import { planHoldings } from '../plans/store/plan-holdings.ts';
import { reportHoldings } from '../reporting/store/report-holdings.ts';
import { recommendationHoldings } from '../supervision/store/supervision-holdings.ts';
import { partyHoldings } from '../tasks/store/party-holdings.ts';
import { taskHoldings } from '../tasks/store/task-holdings.ts';
import { HOLDING_KINDS, type HoldingKind } from './rules/kinds.ts';

/** Everything that units hold, capability by capability: whoever adds a kind adds it here and to its words. */
export const HOLDINGS: readonly Holdings[] = [
  taskHoldings,
  partyHoldings,
  planHoldings,
  amendmentHoldings,
  reportHoldings,
  ...indicatorHoldings,
  ...moneyHoldings,
  recommendationHoldings,
  memberHoldings,
  postHoldings,
  viewHoldings,
];

const endable = new Set(HOLDINGS.flatMap((holdings) => holdings.endable));

export function canEnd(kind: string): boolean {
  return endable.has(kind);
}

export function isHoldingKind(kind: string): kind is HoldingKind {
  return HOLDING_KINDS.some((known) => known === kind);
}
