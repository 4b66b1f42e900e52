import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { createScorecard } from '../scorecards/add-scorecard.ts';
import { Definition } from '../scorecards/contract.ts';
import { actOnCampaign, refuseOutdatedCampaign, stageOf } from './act-on-campaign.ts';
import { emulationErrors } from './errors-contract.ts';
import { membersOf } from './store/campaign-parts.ts';
import { replaceCampaign } from './store/campaign-record.ts';

/**
 * Thêm tiêu chí: a scorecard for a stage, which ranks each cluster of peers for itself. It stands among
 * the scorecards, where its criteria are defined.
 *
 * @throws Refusal CONFLICT, CRITERIA_THERE, NO_UNITS
 */
export async function addCriteriaTo(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  stageId: string,
  { version }: { readonly version: number },
  key: string | null,
): Promise<{ scorecardId: string }> {
  const act = { name: 'add_campaign_criteria', right: 'campaign.define' as const, campaignId, key };
  return actOnCampaign(platform, actor, act, async (context, campaign) => {
    refuseOutdatedCampaign(campaign, version);
    const stage = stageOf(campaign, stageId);
    if (stage.scorecardId !== null) throw new Refusal(emulationErrors.CRITERIA_THERE);
    const members = await membersOf(context.tx, campaign.authorityId, campaignId);
    const { clusters, stages } = campaign.definition;
    const blocks = clusters.flatMap(({ id, name }) => {
      const unitIds = members.flatMap((each) => (each.clusterId === id ? [each.unitId] : []));
      return unitIds.length > 0 ? [{ name, unitIds }] : [];
    });
    if (blocks.length === 0) throw new Refusal(emulationErrors.NO_UNITS);
    const scorecardId = await createScorecard(context, {
      ...{
        name: `${campaign.name}: ${stage.name}`.slice(0, 300),
        about: campaign.definition.goals,
      },
      ...{ periodKind: 'stage', origin: null },
      definition: Definition.parse({ subjects: { kind: 'blocks', blocks }, criteria: [] }),
    });
    const withCard = stages.map((each) => (each.id === stageId ? { ...each, scorecardId } : each));
    await replaceCampaign(context.tx, {
      ...{ ...campaign, definition: { ...campaign.definition, stages: withCard } },
      ...{ version: version + 1, since: context.now, changedBy: actor.personId },
    });
    const after = { stageId, scorecardId };
    return { reply: { scorecardId }, before: null, after };
  });
}
