import { dayInVietnam } from '../calendar/rules/day.ts';
import { countBetween } from './rules/counted-once.ts';
import { periodsBetween } from './rules/periods.ts';
import { type CountedTask, countedTasks } from './store/counted-tasks.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import type { ObservationRecord } from './store/observation-store.ts';
import { type ProductCountRecord, productCountsOf, scopeOf } from './store/product-count-store.ts';
import type { Sight } from './store/versioned.ts';

/** A value as series and judgements take it: entered by someone, or counted at tasks. */
export type KnownRecord = Pick<
  ObservationRecord,
  'indicator_id' | 'unit_id' | 'period' | 'member' | 'kind' | 'value' | 'judged'
>;

/**
 * The values of indicators that count accepted products, as known on a day: of every period from when they
 * began to count (or the first product) until that day. An indicator that sums over time counts each period
 * by itself, any other all products until the end of the period. Nothing is stored: a result that is taken
 * back is no longer counted.
 *
 * @returns values by indicator, of those that count only
 */
export async function countedValues(
  sight: Sight,
  authorityId: string,
  indicators: readonly IndicatorRecord[],
  reporters: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, KnownRecord[]>> {
  const ids = indicators.map(({ id }) => id);
  const counts = await productCountsOf(sight, authorityId, ids);
  const values = new Map<string, KnownRecord[]>();
  for (const indicator of indicators) {
    const count = counts.get(indicator.id);
    if (!count?.counts) continue;
    const unitIds = reporters.get(indicator.id) ?? [];
    const asked = { until: sight.day, kind: count.product, unitIds };
    const tasks = await countedTasks(sight, authorityId, scopeOf(count), asked);
    values.set(indicator.id, [
      ...valuesOf(sight, indicator, count, tasks, indicator.unit_id),
      ...unitIds.flatMap((unitId) => {
        const own = tasks.filter(({ under }) => under.includes(unitId));
        return valuesOf(sight, indicator, count, own, unitId);
      }),
    ]);
  }
  return values;
}

function valuesOf(
  { day }: Sight,
  { id, definition }: IndicatorRecord,
  { since }: ProductCountRecord,
  tasks: readonly CountedTask[],
  unitId: string,
): KnownRecord[] {
  const days = [dayInVietnam(since), ...tasks.flatMap(({ acceptedOn }) => acceptedOn ?? [])];
  const first = days.toSorted()[0] ?? day;
  return periodsBetween(first, day, definition.frequency).map((period) => ({
    ...{ indicator_id: id, unit_id: unitId, period: period.code, member: '' },
    ...{ kind: 'actual', judged: null },
    value: countBetween(
      tasks,
      definition.overTime === 'sum' ? period.startsOn : null,
      period.endsOn < day ? period.endsOn : day,
    ),
  }));
}
