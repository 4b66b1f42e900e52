import { sql } from 'kysely';
import type { TargetPromise } from '../indicators/contract.ts';
import { judgedTarget, judgeTarget, seriesPoints, spokenOf } from '../indicators/judge-target.ts';
import { type Measured, measure } from '../indicators/measure.ts';
import { judgedKind } from '../indicators/rules/judged-kind.ts';
import { stagesOf } from '../indicators/rules/limits.ts';
import { sayPromise } from '../indicators/rules/say.ts';
import { startOf } from '../indicators/shape-targets.ts';
import type { IndicatorRecord } from '../indicators/store/indicator-store.ts';
import { targetFacts } from '../indicators/store/target-facts.ts';
import { findTargets, type TargetRecord } from '../indicators/store/target-store.ts';
import { isWholeSql } from '../indicators/store/visible-sql.ts';
import { provisionWords } from '../plans/rules/provision-words.ts';
import type { ProvisionRecord } from '../plans/store/plan-list.ts';
import type { TargetFacts } from './rules/publication-facts.ts';
import type { CutOff } from './store/plan-facts-store.ts';

/**
 * What a plan promises in figures: the targets that are followed, with values that had been confirmed by the
 * cut-off day and no others, then those that stand in its words alone.
 */
export async function targetFactsOfPlan(
  cutOff: CutOff,
  authorityId: string,
  planId: string,
  provisions: readonly ProvisionRecord[],
): Promise<TargetFacts[]> {
  // Shares of a target are promises between offices: the public reads the whole.
  const whole = sql<boolean>`t.plan_id = ${planId} and ${isWholeSql}`;
  const records = await findTargets(cutOff, authorityId, whole);
  const ids = records.flatMap(({ indicator_id, promise: { promise } }) =>
    promise.kind === 'compare' ? [indicator_id, promise.otherId] : [indicator_id],
  );
  const measured = await measure(cutOff, authorityId, [...new Set(ids)], 'confirmed');
  const facts = await targetFacts({ ...cutOff }, authorityId, records);
  const named = new Set<string>();
  const followed = records.flatMap<TargetFacts>((target) => {
    const indicator = measured.all.get(target.indicator_id);
    if (!indicator) return [];
    const { provision_id: provisionId } = target;
    const isFirst = provisionId !== null && !named.has(provisionId);
    if (isFirst) named.add(provisionId);
    // Under the id of its words it keeps its key, whether it was followed when it first went out or not.
    const id = isFirst ? provisionId : target.id;
    const from = startOf(target, facts.get(target.id));
    return [{ id, ...targetFact(measured, target, indicator, from, cutOff.day) }];
  });
  const inWords = provisions
    .filter(({ kind, id }) => kind === 'target' && !named.has(id))
    .map(({ id, data }) => ({
      id,
      thing: { name: data.name, quote: provisionWords('target', data) },
      path: [],
    }));
  return [...followed, ...inWords];
}

function targetFact(
  measured: Measured,
  target: TargetRecord,
  indicator: IndicatorRecord,
  ...[from, day]: [ReturnType<typeof startOf>, CutOff['day']]
): Omit<TargetFacts, 'id'> {
  const { promise, baseline } = target.promise;
  const kind = judgedKind(promise, indicator.definition);
  const reached = seriesPoints(measured, indicator, target.unit_id, kind)
    .filter((point) => point.kind === 'actual' && point.value !== null)
    .map(({ period, value }) => ({ period, value }));
  const latest = reached.at(-1);
  const seen = measured.entered.find(
    (each) =>
      each.indicator_id === indicator.id &&
      each.unit_id === target.unit_id &&
      each.period === latest?.period,
  );
  const { direction } = judgedTarget(target, indicator, from);
  const isStaged = 'milestones' in promise;
  const stages = isStaged ? (stagesOf(promise, direction, baseline) ?? []) : [];
  const milestones = new Map(
    stages.map(({ period, limits }) => [period, limits.low ?? limits.high] as const),
  );
  const periods = [...new Set([...milestones.keys(), ...reached.map(({ period }) => period)])];
  return {
    thing: {
      ...{ name: indicator.name, quote: target.quote, measure: indicator.definition.measure },
      ...{ period: dueOf(promise), promised: promisedOf(promise) },
      promisedWords: sayPromise(spokenOf(target, indicator, measured.all)).vi,
      ...{ reached: latest?.value, reachedIn: latest?.period, source: seen?.source },
      forecast: judgeTarget(measured, target, indicator, from, day).forecast?.value,
    },
    path: periods.toSorted().map((period) => ({
      period,
      promised: milestones.get(period) ?? null,
      reached: reached.find((each) => each.period === period)?.value ?? null,
    })),
  };
}

/** The period by whose end it is promised, as a code. */
function dueOf(promise: TargetPromise): string | null {
  if ('milestones' in promise) return promise.milestones.at(-1)?.period ?? null;
  return promise.kind === 'growth' ? String(promise.toYear) : promise.due;
}

/** The figure that is promised in the end; null where it is no single figure. */
function promisedOf(promise: TargetPromise): number | null {
  switch (promise.kind) {
    case 'bound':
    case 'about':
    case 'rank':
      return promise.milestones.at(-1)?.value ?? null;
    case 'growth':
    case 'change':
      return promise.percent;
    case 'between':
    case 'yes_no':
    case 'ordinal':
    case 'qualitative':
    case 'compare':
      return null;
  }
}
