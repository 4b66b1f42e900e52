import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { budgetRows, cellOf, totalRow } from './budget-rows.ts';
import { type CountedMoney, consolidatedMoney } from './consolidated.ts';
import type { BudgetTree, getBudget } from './contract.ts';
import { doublesIn, yearTotalsIn } from './double-lines.ts';
import { openMoneySight } from './money-sight.ts';
import { figuresOf } from './rules/figures.ts';
import { MEASURES } from './rules/money.ts';
import { plansAndFields } from './store/place-store.ts';
import { sourceNames } from './store/source-store.ts';

type Query = z.output<(typeof getBudget)['query']>;

/**
 * Money consolidated: plan → field → task → project, year by year and whole, with what was given twice. A
 * plan is consolidated whole before filters pick from it, so a filter never makes a sum count again.
 */
export async function budgetView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<BudgetTree> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, query);
  const { planId } = query;
  const all = await consolidatedMoney(sight, sight.authorities, actor, { planId });
  const nameOf = await sourceNames(sight.db, sight.authorities);
  const counted = await pick(all.counted, query, sight, nameOf);
  const planIds = new Set(counted.flatMap(({ line }) => line.record.planId ?? []));
  const places = await plansAndFields(sight, sight.authorities, [...planIds]);
  const years = new Set(
    counted.flatMap(({ line }) => (line.fromYear === line.toYear ? line.fromYear : [])),
  );
  return {
    years: [...years].sort(),
    rows: budgetRows(counted, { ...all, ...places }, sight.upTo),
    total: totalRow(counted, sight.upTo),
    bySource: parts(counted, ({ line: { record } }) => ({
      ...{ key: record.sourceKey, name: nameOf(record.authorityId, record.sourceKey) },
    })),
    byUnit: parts(counted, ({ line: { record } }) => ({
      ...{ key: record.unitId, name: record.unitName },
    })),
    doubles: doublesIn(counted, all.counted, nameOf),
    totals: yearTotalsIn(counted, all.counted, nameOf),
    canEdit: !sight.isPast && reachesOf(actor)['budget.edit'] !== undefined,
  };
}

/** The counted lines that the filters of a page leave. */
async function pick(
  counted: readonly CountedMoney[],
  { unitId, source, fromYear = 0, toYear = 9999, q }: Query,
  sight: Awaited<ReturnType<typeof openMoneySight>>,
  nameOf: (authorityId: string, key: string) => string,
): Promise<CountedMoney[]> {
  const words = accentFree(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const units = unitId === undefined ? [] : counted.map(({ line }) => line.record.unitId);
  const paths = await unitPaths(sight.db, units, sight.day);
  return counted.filter(({ line, line: { record } }) => {
    if (line.fromYear < fromYear || line.toYear > toYear) return false;
    if (source !== undefined && record.sourceKey !== source) return false;
    if (unitId !== undefined && !paths.get(record.unitId)?.includes(unitId)) return false;
    const text = lineText(record, nameOf(record.authorityId, record.sourceKey));
    return words.every((word) => text.includes(word));
  });
}

/** Everything that a line may be searched by, without accents. */
export function lineText(record: CountedMoney['line']['record'], sourceName: string): string {
  const { code, title, planNumber, unitName } = record;
  return accentFree([code, title, planNumber, unitName, sourceName].filter(Boolean).join(' | '));
}

function parts(
  counted: readonly CountedMoney[],
  nameOf: (line: CountedMoney) => { key: string; name: string },
): BudgetTree['bySource'] {
  const groups = new Map<string, { name: string; own: CountedMoney[] }>();
  for (const line of counted) {
    const { key, name } = nameOf(line);
    const group = groups.get(key) ?? { name, own: [] };
    group.own.push(line);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { name, own }]) => {
      const { whole, carried } = figuresOf(own);
      const hasCarried = MEASURES.some((measure) => carried[measure] !== null);
      return { key, name, whole: cellOf(whole), carried: hasCarried ? cellOf(carried) : null };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}
