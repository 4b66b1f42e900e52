import { asDay, type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import type { TargetRow } from './contract.ts';
import { judgeTarget, spokenOf } from './judge-target.ts';
import { type Measured, measure } from './measure.ts';
import { sayPromise } from './rules/say.ts';
import { type TargetFacts, targetFacts } from './store/target-facts.ts';
import type { TargetRecord } from './store/target-store.ts';
import type { Sight } from './store/versioned.ts';

/** Targets with how they stand, and what they were judged by. */
export interface ShapedTargets {
  readonly rows: readonly TargetRow[];
  readonly measured: Measured;
  readonly facts: ReadonlyMap<string, TargetFacts>;
}

/**
 * Targets of one authority as rows: names, what is promised, and how each stands on the day looked at. The
 * judgement is left out where the value belongs to a unit that the post may not see.
 */
export async function shapeTargets(
  sight: Sight & { readonly actor: Actor },
  authorityId: string,
  records: readonly TargetRecord[],
): Promise<ShapedTargets> {
  const { db, actor, day } = sight;
  const others = records.flatMap(({ promise: { promise } }) =>
    promise.kind === 'compare' ? [promise.otherId] : [],
  );
  const ids = [...new Set([...records.map(({ indicator_id }) => indicator_id), ...others])];
  const [measured, facts] = await Promise.all([
    measure(sight, authorityId, ids),
    targetFacts(sight, authorityId, records),
  ]);
  const unitIds = records.flatMap(({ unit_id, indicator_id }) => [
    unit_id,
    measured.all.get(indicator_id)?.unit_id ?? unit_id,
  ]);
  const [units, paths] = await Promise.all([unitRefs(db, unitIds), unitPaths(db, unitIds, day)]);
  const rows = records.flatMap<TargetRow>((target) => {
    const indicator = measured.all.get(target.indicator_id);
    const fact = facts.get(target.id);
    if (!indicator || !fact) return [];
    const thing = {
      authorityId,
      unitId: target.unit_id,
      unitPath: paths.get(target.unit_id) ?? [],
    };
    const isSeen = may(actor, 'indicator.read', thing).allowed;
    const { promise } = target.promise;
    return [
      {
        ...{ id: target.id, indicatorId: indicator.id, code: indicator.code, name: indicator.name },
        ...{ measure: indicator.definition.measure, promise, aspirational: target.aspirational },
        promised: sayPromise(spokenOf(target, indicator, measured.all)),
        field:
          target.field_id === null ? null : { id: target.field_id, name: fact.fieldName ?? '' },
        unit: refOf(units, target.unit_id),
        responsible: refOf(units, indicator.unit_id),
        dueOn: target.due_on,
        source: sourceOf(target, fact),
        judgement: isSeen
          ? judgeTarget(measured, target, indicator, startOf(target, fact), day)
          : null,
        ...{ openQuestion: fact.openQuestion, version: target.version },
      },
    ];
  });
  return { rows, measured, facts };
}

/** From when on values are asked for: the plan's first day, else the day on which the target was set. */
export function startOf(target: TargetRecord, fact: TargetFacts | undefined): Day {
  return asDay(fact?.effectiveOn ?? dayInVietnam(target.since));
}

function sourceOf(target: TargetRecord, fact: TargetFacts): TargetRow['source'] {
  const { plan_id, directive_id, quote, starts, ends } = target;
  return {
    ...{ planId: plan_id, planNumber: fact.planNumber, planTitle: fact.planTitle },
    ...{ directiveId: directive_id, clause: fact.clause, quote },
    span: starts === null || ends === null ? null : { start: starts, end: ends },
  };
}

function refOf(units: ReadonlyMap<string, UnitRef>, id: string): UnitRef {
  return units.get(id) ?? { id, name: '', shortName: null };
}
