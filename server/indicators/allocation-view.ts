import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { may } from '../organisation/rules/may.ts';
import { childUnits, unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { Allocation, Share } from './allocation-contract.ts';
import { type OpenAllocation, openAllocation, thingOfTarget } from './allocation-scene.ts';
import { valuesOfShare } from './rules/allocation-change.ts';
import { givenByYear, reconcile, totalOf } from './rules/allocation-grid.ts';
import { shapeTargets } from './shape-targets.ts';
import { allocationsOf, sharesOf, unitsAbove, wholeOf } from './store/allocation-store.ts';
import { findTargets, type TargetRecord } from './store/target-store.ts';

type Found = z.input<typeof Allocation>;

/**
 * How a target is shared out on a day: the share of each unit by year and how it stands, what is left of each
 * year, what a unit shares out further, and to whom it could be shared out.
 *
 * @throws Refusal NOT_FOUND, NOT_AN_AMOUNT
 */
export async function allocationView(
  platform: Platform,
  actor: Actor,
  targetId: string,
  asOf?: string,
): Promise<Found> {
  const sight = await openSight(platform, actor, asOf);
  const open = await openAllocation(sight, sight.authorities, targetId, actor, 'indicator.read');
  const { whole, shares, allocation, indicator, adding } = open;
  const { authority_id } = whole;
  const shareIds = shares.map(({ id }) => id);
  const [shaped, aboveId, further, candidates, thing] = await Promise.all([
    shapeTargets(sight, authority_id, [whole, ...shares]),
    wholeOf(sight, authority_id, targetId),
    furtherOf(open, shareIds),
    candidatesOf(open),
    thingOfTarget(sight, whole),
  ]);
  const rows = new Map(shaped.rows.map((row) => [row.id, row]));
  const row = rows.get(targetId);
  if (!row) throw new Error(`Target ${targetId} was not shaped`);
  const years = allocation?.years ?? [];
  const asked = years.length > 0 ? years : yearsPromised(whole);
  const values = shares.map(({ promise }) => valuesOfShare(promise.promise));
  const balances = reconcile(open.given(asked), values, asked, adding);
  const weightId = allocation?.weight_indicator_id ?? null;
  const weight = weightId === null ? undefined : shaped.measured.all.get(weightId);
  return {
    target: {
      ...{ id: targetId, indicatorId: indicator.id, name: indicator.name, unit: row.unit },
      ...{ measure: row.measure, decimals: indicator.definition.decimals },
      promised: row.promised,
      shareOf: aboveId === null ? null : await shareOf(open, aboveId),
    },
    adds: adding,
    rule: allocation?.rule ?? null,
    weight: weight
      ? { id: weight.id, name: weight.name, period: allocation?.weight_period ?? '' }
      : null,
    years: [...years],
    balances,
    total: totalOf(balances, adding),
    whyOver: allocation?.why_over ?? null,
    shares: shares
      .map((share): z.input<typeof Share> => {
        const shown = rows.get(share.id);
        const given = valuesOfShare(share.promise.promise);
        return {
          unit: shown?.unit ?? { id: share.unit_id, name: '', shortName: null },
          targetId: share.id,
          values: years.map((year) => ({ year, value: given.get(year) ?? null })),
          judgement: shown?.judgement ?? null,
          further: further.get(share.id) ?? null,
        };
      })
      .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi')),
    candidates,
    mayAllocate: !sight.isPast && may(actor, 'indicator.allocate', thing).allowed,
    version: allocation?.version ?? 0,
  };
}

/** The years from the first promise (or the one after the baseline) to the last. */
function yearsPromised({ promise: { promise, baseline } }: TargetRecord): number[] {
  const promised = [...valuesOfShare(promise).keys()];
  const from = baseline ? Number(baseline.period.slice(0, 4)) + 1 : Math.min(...promised);
  const to = Math.max(...promised);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

async function shareOf({ looking, whole }: OpenAllocation, targetId: string) {
  const [above] = await findTargets(looking, whole.authority_id, sql`t.id = ${targetId}`);
  if (!above) return null;
  const names = await unitRefs(looking.db, [above.unit_id]);
  return { targetId, unit: refOf(names, above.unit_id) };
}

/** What units that have a share share out further, by share. */
async function furtherOf(
  { looking, whole, adding, indicator }: OpenAllocation,
  shareIds: readonly string[],
): Promise<Map<string, NonNullable<z.input<typeof Share>['further']>>> {
  const { authority_id } = whole;
  const [allocations, below] = await Promise.all([
    allocationsOf(looking, authority_id, shareIds),
    sharesOf(looking, authority_id, shareIds),
  ]);
  if (below.length === 0) return new Map();
  const ids = [...below.map(({ share_id }) => share_id), ...allocations.keys()];
  const targets = await findTargets(looking, authority_id, sql`t.id = any(${ids}::bigint[])`);
  const byId = new Map(targets.map((target) => [target.id, target]));
  return new Map(
    [...allocations.values()].flatMap(({ target_id, years }) => {
      const own = byId.get(target_id);
      if (!own) return [];
      const parts = below.flatMap((share) =>
        share.target_id === target_id ? (byId.get(share.share_id) ?? []) : [],
      );
      const { promise, baseline } = own.promise;
      const milestones =
        'milestones' in promise && promise.kind !== 'between' ? promise.milestones : [];
      const { decimals } = indicator.definition;
      const given = givenByYear({ milestones, baseline }, years, adding, decimals);
      const values = parts.map((part) => valuesOfShare(part.promise.promise));
      const balances = reconcile(given, values, years, adding);
      return [[target_id, { units: parts.length, balances }] as const];
    }),
  );
}

/** To whom a target can be shared out: the units that report it and stand below, else those right below. */
async function candidatesOf({
  looking,
  whole,
  indicator,
  reporterIds,
}: OpenAllocation): Promise<UnitRef[]> {
  const { db, day } = looking;
  const above = new Set(await unitsAbove(db, whole.authority_id, whole.id));
  const paths = await unitPaths(db, reporterIds, day);
  const isWhole = whole.unit_id === indicator.unit_id;
  const reporting = reporterIds.filter(
    (id) => !above.has(id) && (isWhole || paths.get(id)?.includes(whole.unit_id)),
  );
  if (reporting.length === 0) {
    const children = await childUnits(db, whole.unit_id, day);
    return children.map(({ id, name, shortName }) => ({ id, name, shortName }));
  }
  const names = await unitRefs(db, reporting);
  return reporting.map((id) => refOf(names, id)).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

function refOf(names: ReadonlyMap<string, UnitRef>, id: string): UnitRef {
  return names.get(id) ?? { id, name: '', shortName: null };
}
