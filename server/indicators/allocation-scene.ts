import { sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import type { Thing } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { allocationErrors } from './allocation-errors-contract.ts';
import { isShareable, type SharedPromise } from './rules/allocation-change.ts';
import { type Adding, addingOf, givenByYear, type YearValues } from './rules/allocation-grid.ts';
import {
  type AllocationRecord,
  allocationsOf,
  sharesOf,
  unitsAbove,
} from './store/allocation-store.ts';
import { findIndicators, type IndicatorRecord, reportersOf } from './store/indicator-store.ts';
import { findTargets, type TargetRecord } from './store/target-store.ts';
import type { Sight } from './store/versioned.ts';

/** A target that is, or may be, shared out, as it stood on the day looked at. */
export interface OpenAllocation {
  readonly looking: Sight;
  readonly whole: TargetRecord;
  readonly promise: SharedPromise;
  readonly indicator: IndicatorRecord;
  /** The units that report the indicator besides the one that answers for it. */
  readonly reporterIds: readonly string[];
  readonly adding: Adding;
  /** Null before the first split. */
  readonly allocation: AllocationRecord | null;
  /** The targets that its shares became. */
  readonly shares: readonly TargetRecord[];
  /** What is promised of each of some years. */
  given(years: readonly number[]): YearValues;
}

/**
 * Finds a target with its shares in the first of a few authorities that has it.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_AN_AMOUNT where it cannot be shared out
 */
export async function openAllocation(
  looking: Sight,
  authorities: readonly string[],
  targetId: string,
  actor: Actor,
  right: 'indicator.read' | 'indicator.allocate',
): Promise<OpenAllocation> {
  const whole = await findWhole(looking, authorities, targetId);
  const { authority_id, promise: kept } = whole;
  requireMay(actor, right, await thingOfTarget(looking, whole));
  const { promise, baseline } = kept;
  if (!isShareable(promise)) throw new Refusal(allocationErrors.NOT_AN_AMOUNT);
  const [indicators, reporters, allocations, given] = await Promise.all([
    findIndicators(looking, authority_id, sql`i.id = ${whole.indicator_id}`),
    reportersOf(looking, authority_id, [whole.indicator_id]),
    allocationsOf(looking, authority_id, [targetId]),
    sharesOf(looking, authority_id, [targetId]),
  ]);
  const [indicator] = indicators;
  if (!indicator) throw new Error(`Target ${targetId} has no indicator`);
  const ids = given.map(({ share_id }) => share_id);
  const shares =
    ids.length === 0
      ? []
      : await findTargets(looking, authority_id, sql`t.id = any(${ids}::bigint[])`);
  const adding = addingOf(indicator.definition);
  return {
    ...{ looking, whole, promise, indicator, adding, shares },
    reporterIds: reporters.get(whole.indicator_id) ?? [],
    allocation: allocations.get(targetId) ?? null,
    given: (years) =>
      givenByYear(
        { milestones: promise.milestones, baseline },
        years,
        adding,
        indicator.definition.decimals,
      ),
  };
}

/** A target as rights see it on a day. */
export async function thingOfTarget(
  { db, day }: Pick<Sight, 'db' | 'day'>,
  { authority_id, unit_id }: Pick<TargetRecord, 'authority_id' | 'unit_id'>,
): Promise<Thing> {
  const paths = await unitPaths(db, [unit_id], day);
  return { authorityId: authority_id, unitId: unit_id, unitPath: paths.get(unit_id) ?? [] };
}

async function findWhole(
  looking: Sight,
  authorities: readonly string[],
  targetId: string,
): Promise<TargetRecord> {
  for (const authorityId of authorities) {
    const [found] = await findTargets(looking, authorityId, sql`t.id = ${targetId}`);
    if (found) return found;
  }
  throw new Refusal(platformErrors.NOT_FOUND);
}

/**
 * A share goes down: to units below, or from the top to those that report the indicator; never back to whoever
 * shares out.
 *
 * @throws Refusal SHARE_OF_ITSELF, UNIT_OUTSIDE
 */
export async function refuseUnits(
  { whole, indicator, reporterIds, looking }: OpenAllocation,
  unitIds: readonly string[],
): Promise<void> {
  const above = new Set(await unitsAbove(looking.db, whole.authority_id, whole.id));
  const names = await unitRefs(looking.db, unitIds);
  const paths = await unitPaths(looking.db, unitIds, looking.day);
  // Only whoever answers for the indicator shares out to units that stand elsewhere: provinces, say.
  const reporters = new Set(whole.unit_id === indicator.unit_id ? reporterIds : []);
  for (const unitId of unitIds) {
    const unit = names.get(unitId)?.name ?? '';
    if (above.has(unitId)) throw new Refusal(allocationErrors.SHARE_OF_ITSELF, { unit });
    const isBelow = paths.get(unitId)?.includes(whole.unit_id) ?? false;
    if (!isBelow && !reporters.has(unitId)) {
      throw new Refusal(allocationErrors.UNIT_OUTSIDE, { unit });
    }
  }
}
