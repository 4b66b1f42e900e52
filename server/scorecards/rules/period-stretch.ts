import { addDays, type Day, isDay } from '../../calendar/rules/day.ts';
import { type Period, parsePeriod, periodAround } from '../../calendar/rules/period.ts';
import type { PeriodKind } from '../definition-contract.ts';

/** A period of a scorecard with its first and last day. */
export interface Stretch {
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
}

/** The days of a period code, `2026-Q4` or `2022-01-01..2025-12-31`; null where it is none. */
export function stretchOf(code: string): Stretch | null {
  const [from, to] = code.split('..');
  if (from !== undefined && to !== undefined) {
    return isDay(from) && isDay(to) && from <= to ? { code, from, to } : null;
  }
  const period = parsePeriod(code);
  return period && period.kind !== 'day' ? asStretch(period) : null;
}

/** True where the code names a period of the kind that a scorecard is kept for. */
export function isOfKind(code: string, kind: PeriodKind): boolean {
  if (code.includes('..')) return kind === 'stage' && stretchOf(code) !== null;
  return parsePeriod(code)?.kind === kind;
}

/**
 * Periods to choose from, the latest first: the one that a day lies in and those before it, as far as
 * criteria are in force, together with those that something was kept for.
 *
 * @param firstDay from when criteria hold; null where none do yet
 */
export function periodsOf(
  kind: PeriodKind,
  firstDay: Day | null,
  today: Day,
  kept: readonly string[],
): string[] {
  const codes = new Set(kept.filter((code) => isOfKind(code, kind)));
  if (kind !== 'stage') {
    let period = periodAround(today, kind);
    codes.add(period.code);
    while (codes.size < MOST && firstDay !== null && period.startsOn > firstDay) {
      period = periodAround(addDays(period.startsOn, -1), kind);
      if (period.startsOn < firstDay) break;
      codes.add(period.code);
    }
  }
  return [...codes].sort((a, b) => compare(startOf(b), startOf(a)) || compare(b, a));
}

const MOST = 24;

function asStretch({ code, startsOn, endsOn }: Period): Stretch {
  return { code, from: startsOn, to: endsOn };
}

function startOf(code: string): string {
  return stretchOf(code)?.from ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
