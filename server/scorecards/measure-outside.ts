import { sql } from 'kysely';
import { moneyOfUnits } from '../budget/money-of-units.ts';
import { dayInVietnam, partsOf } from '../calendar/rules/day.ts';
import { acceptedProducts } from '../indicators/counted-products.ts';
import { judgeTarget } from '../indicators/judge-target.ts';
import { measure } from '../indicators/measure.ts';
import { findIndicators } from '../indicators/store/indicator-store.ts';
import { targetFacts } from '../indicators/store/target-facts.ts';
import { findTargets } from '../indicators/store/target-store.ts';
import { valuesOfIndicator } from '../indicators/values-of-indicator.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Part, Source } from './contract.ts';
import { isBeyond, type JudgedValue } from './rules/beyond.ts';
import { type Measure, type Measures, shareOf } from './rules/measure.ts';
import type { Scope } from './store/cases/case-source.ts';

type Of<Kind extends Source['kind']> = Extract<Source, { kind: Kind }>;

const part = (key: string, count: number, href: string | null): Part => ({
  ...{ key, count, href, tasks: null },
});
const asOfIn = ({ isPast, day }: Scope) => (isPast ? { asOf: day } : {});

/** The actual value of an indicator for each unit in the period, against what is planned. */
export async function measureIndicator(
  db: Db | Tx,
  scope: Scope,
  { indicatorId, planned }: Of<'indicator'>,
): Promise<Measures> {
  if (indicatorId === null) return new Map();
  const { from, to, unitIds } = scope;
  const wanted = { indicatorId, from, to, unitIds, ...asOfIn(scope) };
  const [values, [indicator]] = await Promise.all([
    valuesOfIndicator(db, scope.authorityId, wanted),
    findIndicators({ ...scope, db }, scope.authorityId, sql`i.id = ${indicatorId}`),
  ]);
  const named = indicator ? { name: indicator.name } : {};
  const href = `/indicators/${indicatorId}`;
  return new Map(
    unitIds.flatMap((unitId): [string, Measure][] => {
      const value = values.get(unitId) ?? null;
      if (value === null) return [];
      const parts = [
        { ...part('indicator', value, href), ...named },
        ...(planned === null ? [] : [part('planned', planned, null)]),
      ];
      return [[unitId, { state: 'known', value, of: planned, parts }]];
    }),
  );
}

/** Accepted products of each unit in the period; none is a known 0. */
export async function measureProducts(
  db: Db | Tx,
  scope: Scope,
  { planId }: Of<'products'>,
): Promise<Measures> {
  const { from, to, unitIds } = scope;
  const asked = { from, to, unitIds, planId, ...asOfIn(scope) };
  const made = await acceptedProducts(db, scope.authorityId, asked);
  return new Map(
    unitIds.map((unitId) => {
      const value = made.get(unitId) ?? 0;
      return [unitId, { state: 'known', value, of: null, parts: [part('products', value, null)] }];
    }),
  );
}

/**
 * Money disbursed against planned or allotted in the years that the period touches. A unit that bears no
 * money has no case. Shares are of đồng: numbers of that size are exact in the comparison and in the share.
 */
export async function measureMoney(
  db: Db | Tx,
  scope: Scope,
  { planId, against }: Of<'money'>,
): Promise<Measures> {
  const { unitIds } = scope;
  const money = await moneyOfUnits(db, scope.authorityId, {
    ...{ fromYear: partsOf(scope.from).year, toYear: partsOf(scope.to).year, unitIds },
    ...(planId === null ? {} : { planId }),
    ...asOfIn(scope),
  });
  return new Map(
    unitIds.map((unitId): [string, Measure] => {
      const found = money.get(unitId);
      const base = found?.[against] ?? 0n;
      if (!found || base <= 0n) {
        return [unitId, { state: 'too_few', value: null, of: 0, parts: [] }];
      }
      const href = '/budget';
      const parts = [
        part('disbursed', Number(found.disbursed), href),
        part(against, Number(base), href),
      ];
      return [unitId, { state: 'known', value: Number(found.disbursed), of: Number(base), parts }];
    }),
  );
}

/**
 * Targets that stand for a unit or one under it and are due in the period or later: the share that is met or
 * on path by what was seen, or, where asked, the share that goes beyond what was promised by then.
 */
export async function measureTargets(
  db: Db | Tx,
  scope: Scope,
  { planId, minimum, beyond }: Of<'targets'>,
): Promise<Measures> {
  const { authorityId, day, isPast, unitIds } = scope;
  const sight = { db, day, isPast };
  const ofPlan = planId === null ? sql`` : sql`and t.plan_id = ${planId}`;
  const condition = sql<boolean>`t.due_on >= ${scope.from}::date ${ofPlan}`;
  const targets = await findTargets(sight, authorityId, condition);
  const others = targets.flatMap(({ promise: { promise } }) =>
    promise.kind === 'compare' ? [promise.otherId] : [],
  );
  const indicatorIds = new Set([...targets.map((each) => each.indicator_id), ...others]);
  const [measured, facts, paths] = await Promise.all([
    measure(sight, authorityId, [...indicatorIds]),
    targetFacts(sight, authorityId, targets),
    unitPaths(
      db,
      targets.map((target) => target.unit_id),
      day,
    ),
  ]);
  const judged = targets.flatMap((target): (JudgedValue & { path: readonly string[] })[] => {
    const indicator = measured.all.get(target.indicator_id);
    if (!indicator) return [];
    const begins = facts.get(target.id)?.effectiveOn ?? dayInVietnam(target.since);
    const found = judgeTarget(measured, target, indicator, begins, day);
    if (found.class === 'no_data' || found.class === 'not_due') return [];
    return [
      {
        ...{ class: found.class, value: found.latest?.value ?? null, expected: found.expected },
        ...{ direction: indicator.definition.direction, path: paths.get(target.unit_id) ?? [] },
      },
    ];
  });
  return new Map(
    unitIds.map((unitId) => {
      const own = judged.filter(({ path }) => path.includes(unitId));
      const met = own.filter((each) => each.class === 'met' || each.class === 'on_path');
      const good = beyond > 0 ? met.filter((each) => isBeyond(each, beyond)) : met;
      const href = '/indicators';
      const parts = [
        part('judged', own.length, href),
        part('met', met.length, href),
        ...(beyond > 0 ? [part('beyond', good.length, href)] : []),
      ];
      return [unitId, { ...shareOf(good.length, own.length, minimum), parts }];
    }),
  );
}
