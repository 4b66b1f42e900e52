import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { allocateTarget as endpoint } from './allocation-contract.ts';
import { allocationErrors } from './allocation-errors-contract.ts';
import { type OpenAllocation, openAllocation, refuseUnits } from './allocation-scene.ts';
import { refuseOlder } from './require-on-indicator.ts';
import {
  promiseOfShare,
  type ShareChanges,
  shareChanges,
  valuesOfShare,
} from './rules/allocation-change.ts';
import { exceeded, reconcile, type YearValues } from './rules/allocation-grid.ts';
import { endOf } from './rules/periods.ts';
import {
  type AllocationRecord,
  beginShares,
  endShares,
  saveAllocation,
  saveShareTargets,
} from './store/allocation-store.ts';
import { insertTargets, lockTarget, type TargetRecord } from './store/target-store.ts';
import { momentAfter } from './store/versioned.ts';

type Body = z.output<(typeof endpoint)['body']>;

/** The least that counts as a reason, in characters. */
const LEAST_WORDS = 5;

/**
 * Phân bổ: shares a target out over units and years, all of it in one transaction. Every share becomes a
 * target of its unit; what stood before a correction is kept with its targets. A unit shares out what it
 * holds: its own promise, or the share that it was given.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, NOT_AN_AMOUNT, SHARES_SHAPE, SHARE_OF_ITSELF, UNIT_OUTSIDE,
 *   OVER_GIVEN without a reason, WHY_CORRECTED without a reason
 */
export async function allocateTarget(
  platform: Platform,
  actor: Actor,
  targetId: string,
  body: Body,
  key: string | null,
): Promise<{ id: string; version: number }> {
  const authorities = await reachOf(platform.db, actor);
  const looking = { db: platform.db, day: dayInVietnam(platform.clock()), isPast: false };
  const may = 'indicator.allocate';
  const found = await openAllocation(looking, authorities, targetId, actor, may);
  const authorityId = found.whole.authority_id;
  const request = { name: 'allocate_target', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    // Whoever shares out the same target waits here, and meets the version that was saved.
    await lockTarget(context.tx, authorityId, targetId);
    const sight = { ...looking, db: context.tx };
    const scene = await openAllocation(sight, [authorityId], targetId, actor, may);
    const { allocation } = scene;
    if (allocation) await refuseOlder(context.tx, allocation, body.version);
    const wanted = wantedShares(body);
    await refuseUnits(scene, [...wanted.keys()]);
    const changes = shareChanges(standing(scene), wanted);
    refuseFigures(scene, body, wanted, changes);
    return save(context, scene, body, changes);
  });
}

function wantedShares({ years, shares }: Body): Map<string, YearValues> {
  const wanted = new Map<string, YearValues>();
  for (const { unitId, values } of shares) {
    if (values.length !== years.length || wanted.has(unitId)) {
      throw new Refusal(allocationErrors.SHARES_SHAPE, { count: years.length });
    }
    const given = years.flatMap((year, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [[year, value] as const];
    });
    wanted.set(unitId, new Map(given));
  }
  return wanted;
}

/** The values of the shares that stand, by unit. */
function standing({ shares }: OpenAllocation): Map<string, YearValues> {
  return new Map(shares.map((share) => [share.unit_id, valuesOfShare(share.promise.promise)]));
}

function refuseFigures(
  scene: OpenAllocation,
  body: Body,
  wanted: ReadonlyMap<string, YearValues>,
  { corrected }: ShareChanges,
): void {
  if (corrected > 0 && (body.why?.length ?? 0) < LEAST_WORDS) {
    throw new Refusal(allocationErrors.WHY_CORRECTED, { count: corrected });
  }
  const given = scene.given(body.years);
  const balances = reconcile(given, [...wanted.values()], body.years, scene.adding);
  const over = new Set(exceeded(balances, scene.adding));
  if (over.size === 0 || (body.whyOver?.length ?? 0) >= LEAST_WORDS) return;
  const what = balances
    .filter(({ year }) => over.has(year))
    .map(({ year, shared, given: whole }) => {
      return `${year}: ${formatNumber(shared ?? 0)}/${formatNumber(whole ?? 0)}`;
    })
    .join(', ');
  throw new Refusal(allocationErrors.OVER_GIVEN, { what });
}

async function save(
  context: ActContext,
  scene: OpenAllocation,
  body: Body,
  changes: ShareChanges,
): Promise<{ id: string; version: number }> {
  const { tx, ids, author } = context;
  const { whole, promise, shares, allocation } = scene;
  const { authority_id, id: target_id } = whole;
  const latest = Math.max(0, ...[...shares, allocation].map((each) => each?.since.getTime() ?? 0));
  const since = momentAfter(context.now, new Date(latest));
  const stamp = { since, changed_by: author.personId };
  const promised = (values: YearValues) => {
    const own = promiseOfShare(promise, values);
    if (own === null) throw new Error(`Target ${target_id}: a share without a value`);
    const kept = { ...whole.promise, promise: own, baseline: null };
    return { promise: kept, due_on: endOf(own.milestones.at(-1)?.period ?? '') };
  };
  const fresh: TargetRecord[] = [...changes.added].map(([unit_id, values]) => ({
    ...whole,
    ...{ id: ids.next(), unit_id, provision_id: null, state: 'followed', version: 1 },
    ...promised(values),
    ...stamp,
  }));
  const moved: TargetRecord[] = shares.flatMap((share): TargetRecord[] => {
    const values = changes.changed.get(share.unit_id);
    const version = share.version + 1;
    if (values) return [{ ...share, ...promised(values), version, ...stamp }];
    const isEnded = changes.ended.includes(share.unit_id);
    return isEnded ? [{ ...share, state: 'dropped', version, ...stamp }] : [];
  });
  await insertTargets(tx, fresh);
  await saveShareTargets(tx, authority_id, moved);
  const begun = fresh.map(({ id, unit_id }) => ({ target_id, unit_id, share_id: id }));
  await beginShares(tx, authority_id, begun, since);
  const ended = moved.filter(({ state }) => state === 'dropped').map(({ id }) => id);
  await endShares(tx, authority_id, ended, since);
  const next: AllocationRecord = {
    ...{ authority_id, target_id, rule: body.rule, years: body.years, why_over: body.whyOver },
    ...{ weight_indicator_id: body.weightId, weight_period: body.weightPeriod },
    version: (allocation?.version ?? 0) + 1,
    ...stamp,
  };
  await saveAllocation(tx, next);
  await context.journal({
    subjectKind: 'target',
    subjectId: target_id,
    before: { allocation, shares: figuresOf(standing(scene), changes) },
    after: { allocation: next, shares: figuresOf(wantedShares(body), changes), why: body.why },
  });
  return { id: target_id, version: next.version };
}

/** The figures of the units that changed, for the journal. */
function figuresOf(
  shares: ReadonlyMap<string, YearValues>,
  { added, changed, ended }: ShareChanges,
): Record<string, Record<string, number>> {
  const touched = [...added.keys(), ...changed.keys(), ...ended];
  return Object.fromEntries(
    touched.flatMap((unitId) => {
      const values = shares.get(unitId);
      return values ? [[unitId, Object.fromEntries(values)]] : [];
    }),
  );
}
