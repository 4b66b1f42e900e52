import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { proposeAllocation as endpoint } from './allocation-contract.ts';
import { allocationErrors } from './allocation-errors-contract.ts';
import { type OpenAllocation, openAllocation, refuseUnits } from './allocation-scene.ts';
import { valuesOfShare } from './rules/allocation-change.ts';
import { reconcile, splitGrid, type YearValues } from './rules/allocation-grid.ts';
import { periodOfCode } from './rules/periods.ts';
import { findIndicators } from './store/indicator-store.ts';
import { valuesOfIndicator } from './values-of-indicator.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Weighing = {
  readonly indicatorId: string;
  readonly period: string;
};

/**
 * Figures of a split by a rule, exact to the last decimal that the indicator keeps; nothing is saved. By hand
 * what stands is kept and the rest is empty. A level that does not add up is given whole to everyone.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_AN_AMOUNT, WEIGHT_MISSING, NO_WEIGHTS,
 *   SHARE_OF_ITSELF, UNIT_OUTSIDE
 */
export async function proposeAllocation(
  platform: Platform,
  actor: Actor,
  targetId: string,
  body: Body,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const sight = await openSight(platform, actor);
  const may = 'indicator.allocate';
  const open = await openAllocation(sight, sight.authorities, targetId, actor, may);
  await refuseUnits(open, body.unitIds);
  const given = open.given(body.years);
  const weighing = weighingOf(open, body);
  const weights = weighing === null ? null : await weightsOf(sight, open, weighing, body.unitIds);
  const unweighed = body.unitIds.filter((id) => weights !== null && (weights.get(id) ?? 0) <= 0);
  const lines =
    body.rule === 'by_hand'
      ? standing(open, body.unitIds)
      : splitGrid(
          given,
          body.unitIds.map((id) => (weights === null ? 1 : Math.max(0, weights.get(id) ?? 0))),
          open.adding,
          open.indicator.definition.decimals,
        );
  if (lines === null) throw await noWeights(sight, open, weighing);
  const names = await unitRefs(sight.db, unweighed);
  return {
    shares: body.unitIds.map((unitId, at) => ({
      unitId,
      values: body.years.map((year) => ({ year, value: lines[at]?.get(year) ?? null })),
    })),
    balances: reconcile(given, lines, body.years, open.adding),
    weight: weighing && { id: weighing.indicatorId, period: weighing.period },
    without: unweighed.flatMap((id) => names.get(id) ?? []),
  };
}

/** What an amount is weighed by; null where all are alike, or a level is given whole. */
function weighingOf({ adding, whole }: OpenAllocation, body: Body): Weighing | null {
  if (adding.overUnits !== 'sum') return null;
  if (body.rule === 'last_year') {
    const period = String(Math.min(...body.years) - 1);
    return { indicatorId: whole.indicator_id, period };
  }
  if (body.rule !== 'weights') return null;
  if (body.weightId === null || body.weightPeriod === null) {
    throw new Refusal(allocationErrors.WEIGHT_MISSING);
  }
  return { indicatorId: body.weightId, period: body.weightPeriod };
}

async function weightsOf(
  { db }: TaskSight,
  { whole }: OpenAllocation,
  { indicatorId, period }: Weighing,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const { startsOn, endsOn } = periodOfCode(period);
  const wanted = { indicatorId, from: startsOn, to: endsOn, unitIds };
  return valuesOfIndicator(db, whole.authority_id, wanted);
}

function standing({ shares }: OpenAllocation, unitIds: readonly string[]): YearValues[] {
  const byUnit = new Map(shares.map((share) => [share.unit_id, share]));
  return unitIds.map((unitId) => {
    const share = byUnit.get(unitId);
    return share ? valuesOfShare(share.promise.promise) : new Map();
  });
}

async function noWeights(
  sight: TaskSight,
  { whole }: OpenAllocation,
  weighing: Weighing | null,
): Promise<Refusal> {
  const id = weighing?.indicatorId ?? whole.indicator_id;
  const [indicator] = await findIndicators(sight, whole.authority_id, sql`i.id = ${id}`);
  const facts = { name: indicator?.name ?? '', period: weighing?.period ?? '' };
  return new Refusal(allocationErrors.NO_WEIGHTS, facts);
}
