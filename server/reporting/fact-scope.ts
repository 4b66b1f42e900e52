import type { Db, Tx } from '../platform/database/database.ts';
import { type FactWindows, factWindows, type PeriodGiven } from './rules/fact-windows.ts';
import { type CaseScope, heldBy } from './store/task-cases.ts';
import { isTopUnit } from './store/unit-facts.ts';

/** Whose work is looked at, and over which stretches of time. */
export interface FactScope extends FactWindows {
  readonly db: Db | Tx;
  readonly authorityId: string;
  readonly unitId: string;
  readonly isWhole: boolean;
  readonly layer: 'given' | 'all';
}

/**
 * Opens the scope of a unit's period. What plans gave is counted; a unit that holds only what others broke
 * down for it is counted by that, so that a division below a department has a report as well.
 */
export async function openFactScope(
  db: Db | Tx,
  authorityId: string,
  { unitId, ...given }: PeriodGiven & { readonly unitId: string },
): Promise<FactScope> {
  const windows = factWindows(given);
  const isWhole = await isTopUnit(db, authorityId, unitId);
  const held = await heldBy(db, { authorityId, unitId, isWhole }, windows.period.cutOff);
  return { ...windows, db, authorityId, unitId, isWhole, layer: held.given ? 'given' : 'all' };
}

/** The scope of cases over one of the stretches. */
export function caseScope(
  { authorityId, unitId, isWhole, layer, calendarTo, next, period }: FactScope,
  stretch: Pick<FactWindows['period'], 'from' | 'cutOff'> = period,
): CaseScope {
  const { from, cutOff } = stretch;
  return { authorityId, unitId, isWhole, layer, from, cutOff, calendarTo, next };
}
