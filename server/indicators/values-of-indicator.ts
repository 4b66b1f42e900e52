import { asDay, type Day } from '../calendar/rules/day.ts';
import { periodAround } from '../calendar/rules/period.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { type Measured, measure } from './measure.ts';
import { addUp } from './rules/add-up.ts';
import { periodsBetween } from './rules/periods.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';

/** Which values: an indicator from one day to another, as known at the end of a day. */
export interface ValuesWanted {
  readonly indicatorId: string;
  readonly from: string;
  readonly to: string;
  /** The units; those that report it and the one that answers for it when absent. */
  readonly unitIds?: readonly string[];
  /** A past day: what was known then, and only periods that were over by then. */
  readonly asOf?: string;
}

/**
 * The actual value of an indicator for each unit over a stretch of time, by its own rules: over time by
 * periods of its frequency, and for a unit with reporting units under it over those. Null where anything that
 * it needs is missing: never 0.
 */
export async function valuesOfIndicator(
  db: Db | Tx,
  authorityId: string,
  { indicatorId, from, to, unitIds, asOf }: ValuesWanted,
): Promise<ReadonlyMap<string, number | null>> {
  const [first, last] = [asDay(from), asDay(to)];
  const day = asOf === undefined ? last : asDay(asOf);
  const measured = await measure({ db, day, isPast: asOf !== undefined }, authorityId, [
    indicatorId,
  ]);
  const indicator = measured.all.get(indicatorId);
  if (!indicator) return new Map((unitIds ?? []).map((id) => [id, null]));
  const units = unitIds ?? [indicator.unit_id, ...(measured.reporters.get(indicatorId) ?? [])];
  const stretch = { first, last, day };
  return new Map(
    units.map((unitId) => [unitId, valueOver(measured, indicator, unitId, stretch)] as const),
  );
}

/** A stretch of days, and the day on which values are looked at: periods not over by then count for nothing. */
export interface ValueStretch {
  readonly first: Day;
  readonly last: Day;
  readonly day: Day;
}

/** The actual value of a unit over a stretch: what was entered for it as a whole, else added up over time. */
export function valueOver(
  { series }: Pick<Measured, 'series'>,
  { id: indicatorId, definition }: Pick<IndicatorRecord, 'id' | 'definition'>,
  unitId: string,
  { first, last, day }: ValueStretch,
): number | null {
  const { frequency, overTime, factor, weightId, numeratorId, denominatorId } = definition;
  const whole = wholePeriod(first, last);
  const own = whole && series.actual({ indicatorId, unitId, period: whole });
  if (own && own.value !== null) return own.value;
  const over = periodsBetween(first, last, frequency).filter(
    ({ startsOn, endsOn }) => startsOn >= first && endsOn <= last && endsOn <= day,
  );
  const parts = over.map((period) => {
    const at = (id: string | null) =>
      id === null ? null : series.actual({ indicatorId: id, unitId, period }).value;
    return {
      ...{ value: at(indicatorId), weight: at(weightId) },
      ...{ numerator: at(numeratorId), denominator: at(denominatorId) },
    };
  });
  const rule = overTime === 'none' && parts.length === 1 ? 'last' : overTime;
  return addUp(rule, parts, factor).value;
}

/** The calendar period that a stretch of days is, if it is one. */
function wholePeriod(from: Day, to: Day) {
  const kinds = ['month', 'quarter', 'half', 'year'] as const;
  return (
    kinds
      .map((kind) => periodAround(from, kind))
      .find(({ startsOn, endsOn }) => startsOn === from && endsOn === to) ?? null
  );
}
