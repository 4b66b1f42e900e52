import { sql } from 'kysely';
import { addDays, addMonths, makeDay, partsOf } from '../calendar/rules/day.ts';
import { type Period, parsePeriod, periodAround } from '../calendar/rules/period.ts';
import type { Frequency } from '../indicators/contract.ts';
import { spokenOf } from '../indicators/judge-target.ts';
import { type Measured, measure } from '../indicators/measure.ts';
import { sayPromise } from '../indicators/rules/say.ts';
import { findIndicators, type IndicatorRecord } from '../indicators/store/indicator-store.ts';
import { findTargets, type TargetRecord } from '../indicators/store/target-store.ts';
import { isWholeSql } from '../indicators/store/visible-sql.ts';
import { valueOver } from '../indicators/values-of-indicator.ts';
import { unitRefs } from '../organisation/units.ts';
import { belowSql } from '../tasks/store/below-sql.ts';
import type { FactScope } from './fact-scope.ts';
import type { FactTable, Figure } from './facts-contract.ts';

/**
 * Kết quả thực hiện chỉ tiêu: what the unit and those below it have promised, and the unit's own indicators,
 * by the calendar period that the report speaks of, as known at the cut-off.
 */
export async function factsOfIndicators(
  scope: FactScope,
): Promise<{ readonly figures: Figure[]; readonly tables: FactTable[] }> {
  const { db, authorityId, unitId, isWhole, period } = scope;
  const sight = { db, day: period.cutOff, isPast: true };
  const below = isWhole ? sql<boolean>`true` : sql`t.unit_id in (${belowSql(unitId, sight.day)})`;
  const [targets, own] = await Promise.all([
    findTargets(
      sight,
      authorityId,
      sql<boolean>`(t.unit_id = ${unitId} or (${below} and ${isWholeSql}))`,
    ),
    findIndicators(sight, authorityId, sql<boolean>`i.unit_id = ${unitId}`),
  ]);
  const wanted = followed(targets, own);
  if (wanted.length === 0) return { figures: [], tables: [] };
  const measured = await measure(sight, authorityId, [
    ...new Set(wanted.map(({ indicatorId }) => indicatorId)),
  ]);
  const units = await unitRefs(
    db,
    wanted.map((each) => each.unitId),
  );
  const found = wanted.flatMap((each) => {
    const indicator = measured.all.get(each.indicatorId);
    if (!indicator) return [];
    const unitName = units.get(each.unitId)?.name ?? '';
    const figure = figureOf(scope, measured, indicator, each, unitName);
    return [{ ...each, indicator, unitName, figure }];
  });
  return { figures: found.map(({ figure }) => figure), tables: [tableOf(measured, found)] };
}

interface Followed {
  readonly indicatorId: string;
  readonly unitId: string;
  readonly target: TargetRecord | null;
}

/** Each target, and each indicator of the unit that nothing is promised of. */
function followed(
  targets: readonly TargetRecord[],
  own: readonly IndicatorRecord[],
): readonly Followed[] {
  const promised = new Set(targets.map(({ indicator_id }) => indicator_id));
  return [
    ...targets.map((target) => ({
      ...{ indicatorId: target.indicator_id, unitId: target.unit_id, target },
    })),
    ...own
      .filter(({ id }) => !promised.has(id))
      .map(({ id, unit_id }) => ({ indicatorId: id, unitId: unit_id, target: null })),
  ];
}

function figureOf(
  scope: FactScope,
  measured: Measured,
  indicator: IndicatorRecord,
  { unitId, target }: Followed,
  unitName: string,
): Figure {
  const { period, calendarTo } = scope;
  const spoken = calendarPeriod(scope, indicator.definition.frequency);
  const at = (of: Period | null) =>
    of && measured.series.actual({ indicatorId: indicator.id, unitId, period: of }).value;
  const estimated = (of: Period | null) =>
    of && measured.series.estimate({ indicatorId: indicator.id, unitId, period: of });
  const { year } = partsOf(calendarTo);
  const first = makeDay(year, 1, 1);
  const soFar = { first, last: calendarTo, day: period.cutOff };
  const address = `/indicators/${indicator.id}?asof=${period.cutOff}`;
  const name = `${indicator.name} (${unitName})`;
  return {
    key: `indicator:${indicator.id}:${unitId}`,
    label: { vi: name, en: name },
    measure: { vi: indicator.definition.measure, en: indicator.definition.measure },
    nature: 'rate',
    target: decimal(target && promisedFor(target, year)),
    period: decimal(at(spoken)),
    cumulative: decimal(valueOver(measured, indicator, unitId, soFar)),
    lastYear: decimal(at(spoken && periodAround(addMonths(calendarTo, -12), spoken.kind))),
    estimate: decimal(estimated(spoken) ?? estimated(periodAround(calendarTo, 'year'))),
    fraction: null,
    ...{ opens: address, opensCumulative: address },
  };
}

/**
 * The calendar period that is spoken of: the month, quarter, half or year that the report ends in; for an
 * indicator that is taken less often, its own period. Null for a week or nine months, which are none.
 */
function calendarPeriod({ period, calendarTo }: FactScope, frequency: Frequency): Period | null {
  const months = { month: 1, quarter: 3, half: 6, year: 12 } as const;
  const kinds = ['month', 'quarter', 'half', 'year'] as const;
  const of = kinds.find((kind) => addMonths(period.from, months[kind]) === addDays(period.to, 1));
  if (of === undefined) return null;
  return periodAround(calendarTo, months[of] < months[frequency] ? frequency : of);
}

/** The value promised for a year: its own milestone, else the next one, else the last. */
function promisedFor({ promise: { promise } }: TargetRecord, year: number): number | null {
  if (!('milestones' in promise)) return null;
  const due = promise.milestones.map((milestone) => ({
    on: parsePeriod(milestone.period)?.endsOn ?? '',
    value: 'value' in milestone ? milestone.value : milestone.high,
  }));
  return (due.find(({ on }) => on.slice(0, 4) >= String(year)) ?? due.at(-1))?.value ?? null;
}

/** A number as exact decimal text, never in powers of ten. */
function decimal(value: number | null): string | null {
  if (value === null) return null;
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(6).replace(/\.?0+$/, '') : text;
}

interface Found extends Followed {
  readonly indicator: IndicatorRecord;
  readonly unitName: string;
  readonly figure: Figure;
}

function tableOf({ all }: Measured, found: readonly Found[]): FactTable {
  const promise = ({ target, indicator }: Found) =>
    target === null ? '' : sayPromise(spokenOf(target, indicator, all)).vi;
  return {
    key: 'indicators.promised',
    label: { vi: 'Chỉ tiêu được giao', en: 'Targets' },
    columns: [
      { key: 'name', label: { vi: 'Chỉ tiêu', en: 'Indicator' }, align: 'left' },
      { key: 'unit', label: { vi: 'Đơn vị thực hiện', en: 'Unit' }, align: 'left' },
      { key: 'measure', label: { vi: 'Đơn vị tính', en: 'Measure' }, align: 'left' },
      { key: 'promise', label: { vi: 'Kế hoạch', en: 'Promised' }, align: 'left' },
    ],
    rows: found.map((each) => ({
      ...{ kind: 'indicator' as const, id: each.indicator.id, opens: each.figure.opens },
      cells: [each.indicator.name, each.unitName, each.indicator.definition.measure, promise(each)],
    })),
    total: found.length,
  };
}
