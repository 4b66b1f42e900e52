import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { subtreeSql, unitRefs } from '../organisation/units.ts';
import type { ActContext } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CampaignDefinition, CampaignWords } from './campaign-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import type { Member } from './store/campaign-parts.ts';
import { campaignsBelow, findCampaign } from './store/campaign-record.ts';

/** The definition with ids of ours, and the units of each cluster one by one. */
export interface CheckedWords {
  readonly definition: CampaignDefinition;
  readonly members: readonly Member[];
}

/**
 * Takes a definition as typed: stages and clusters that are new get ids, units stand once and below the
 * unit that launches, the movement above is one that can be above.
 *
 * @param known ids of stages and clusters that the movement has already
 * @throws Refusal UNIT_TWICE, UNIT_OUTSIDE, SUPERIOR_CIRCLE
 */
export async function checkWords(
  context: ActContext,
  unitId: string,
  campaignId: string,
  words: CampaignWords,
  known: ReadonlySet<string>,
): Promise<CheckedWords> {
  const given = new Map<string, string>();
  const idFor = (id: string) => {
    const own = known.has(id) ? id : (given.get(id) ?? context.ids.next());
    given.set(id, own);
    return own;
  };
  const clusters = words.definition.clusters.map((each) => ({ ...each, id: idFor(each.id) }));
  const clusterIds = new Map(
    words.definition.clusters.map(({ id }, at) => [id, clusters[at]?.id ?? id]),
  );
  given.clear();
  const stages = words.definition.stages.map((each) => ({ ...each, id: idFor(each.id) }));
  const members = words.members.flatMap(({ clusterId, unitIds }) => {
    const own = clusterIds.get(clusterId);
    return own === undefined ? [] : unitIds.map((unit) => ({ unitId: unit, clusterId: own }));
  });
  await refuseTwice(context, members);
  const heads = clusters.flatMap(({ headUnitId }) => headUnitId ?? []);
  await refuseOutside(context, unitId, [...members.map((member) => member.unitId), ...heads]);
  await refuseCircle(context, campaignId, words.superiorId);
  return { definition: { ...words.definition, clusters, stages }, members };
}

async function refuseTwice({ tx }: ActContext, members: readonly Member[]): Promise<void> {
  const seen = new Set<string>();
  for (const { unitId } of members) {
    if (seen.has(unitId)) {
      const name = (await unitRefs(tx, [unitId])).get(unitId)?.name ?? unitId;
      throw new Refusal(emulationErrors.UNIT_TWICE, { name });
    }
    seen.add(unitId);
  }
}

async function refuseOutside(
  { tx, now }: ActContext,
  unitId: string,
  unitIds: readonly string[],
): Promise<void> {
  if (unitIds.length === 0) return;
  const day = dayInVietnam(now);
  const below = await rows(
    tx,
    sql<{ id: string }>`select u.id from unit u where u.id = any(${[...unitIds]}::bigint[])
        and (u.id = ${unitId} or u.id in (${subtreeSql(unitId, day)}))`,
  );
  if (below.length < new Set(unitIds).size) throw new Refusal(emulationErrors.UNIT_OUTSIDE);
}

/** A movement stands above another only where neither carries the other on already. */
async function refuseCircle(
  { tx, authorityId }: ActContext,
  campaignId: string,
  superiorId: string | null,
): Promise<void> {
  if (superiorId === null) return;
  const below = [campaignId];
  for (const id of below) {
    if (id === superiorId) throw new Refusal(emulationErrors.SUPERIOR_CIRCLE);
    below.push(...(await campaignsBelow(tx, authorityId, id, null)).map((each) => each.id));
  }
  if (!(await findCampaign(tx, authorityId, superiorId))) {
    throw new Refusal(emulationErrors.SUPERIOR_CIRCLE);
  }
}
