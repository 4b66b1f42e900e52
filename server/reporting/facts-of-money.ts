import { type CountedMoney, consolidatedMoney } from '../budget/consolidated.ts';
import { moneyWithin } from '../budget/rules/figures.ts';
import { sourcesOf } from '../budget/store/source-store.ts';
import { addDays, type Day, partsOf } from '../calendar/rules/day.ts';
import { unitPaths } from '../organisation/units.ts';
import type { FactScope } from './fact-scope.ts';
import type { Figure } from './facts-contract.ts';
import { DONG } from './rules/fact-words.ts';

const MEASURES = {
  planned: { vi: 'Kế hoạch vốn', en: 'Planned' },
  allotted: { vi: 'Đã phân bổ', en: 'Allotted' },
  disbursed: { vi: 'Đã giải ngân', en: 'Disbursed' },
} as const;
type MoneyMeasure = keyof typeof MEASURES;
type Sums = Readonly<Record<MoneyMeasure, bigint>>;

/**
 * Kinh phí: money of the budget year by source and in all, each đồng once, as the books stood at the cut-off.
 * The period is what was added to the books since the day before it began; a year without any line is not 0.
 */
export async function factsOfMoney(scope: FactScope): Promise<Figure[]> {
  const { db, authorityId, period, lastYear } = scope;
  const { year } = partsOf(period.to);
  const [sources, now, before, then, beforeThen] = await Promise.all([
    sourcesOf(db, authorityId),
    moneyOn(scope, year, period.cutOff),
    moneyOn(scope, year, addDays(period.from, -1)),
    moneyOn(scope, year - 1, lastYear.cutOff),
    moneyOn(scope, year - 1, addDays(lastYear.from, -1)),
  ]);
  const names = new Map(sources.map(({ key, name }) => [key, name]));
  const keys = [...new Set(now.map(({ line }) => line.sourceKey))].toSorted();
  const measures: readonly MoneyMeasure[] = ['planned', 'allotted', 'disbursed'];
  const shown = keys.length === 0 ? [] : [...keys, null];
  return shown.flatMap((source) =>
    measures.map<Figure>((measure) => {
      const of = (money: readonly CountedMoney[], at: number) => sumsOf(money, source, at)[measure];
      const had = then.some(({ line }) => source === null || line.sourceKey === source);
      const name = source === null ? 'Tổng số' : (names.get(source) ?? source);
      return {
        key: `money.${measure}:${source ?? 'all'}`,
        label: { vi: `${MEASURES[measure].vi}: ${name}`, en: `${MEASURES[measure].en}: ${name}` },
        ...{ measure: DONG, nature: 'flow', target: null, fraction: null },
        period: String(of(now, year) - of(before, year)),
        cumulative: String(of(now, year)),
        lastYear: had ? String(of(then, year - 1) - of(beforeThen, year - 1)) : null,
        estimate: null,
        ...{ opens: address(scope, source, year), opensCumulative: address(scope, source, year) },
      };
    }),
  );
}

/** What is counted of the lines of a unit and those below it, in the books on a day, of one year. */
async function moneyOn(
  { db, authorityId, unitId, isWhole }: FactScope,
  year: number,
  day: Day,
): Promise<readonly CountedMoney[]> {
  const sight = { db, day, isPast: true, upTo: day };
  const { counted } = await consolidatedMoney(sight, [authorityId], null, {});
  const own = counted.filter(({ line }) => line.fromYear <= year && line.toYear >= year);
  if (isWhole) return own;
  const paths = await unitPaths(db, new Set(own.map(({ line }) => line.record.unitId)), day);
  return own.filter(({ line }) => paths.get(line.record.unitId)?.includes(unitId));
}

function sumsOf(money: readonly CountedMoney[], source: string | null, year: number): Sums {
  const of = money.filter(({ line }) => source === null || line.sourceKey === source);
  return moneyWithin(of, year, year);
}

function address({ unitId, period }: FactScope, source: string | null, year: number): string {
  const years = { 'f.from': String(year), 'f.to': String(year), view: 'lines' };
  const query = new URLSearchParams({ 'f.unit': unitId, ...years, asof: period.cutOff });
  if (source !== null) query.set('f.source', source);
  return `/budget?${query.toString()}`;
}
