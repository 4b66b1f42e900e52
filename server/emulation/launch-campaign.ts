import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseOutdatedCampaign } from './act-on-campaign.ts';
import { emulationErrors } from './errors-contract.ts';
import { missingFor } from './rules/launch.ts';
import { membersOf } from './store/campaign-parts.ts';
import { replaceCampaign } from './store/campaign-record.ts';

/**
 * Phát động: goals, contents, stages and units stand; from here on units register, score and are appraised.
 *
 * @throws Refusal CONFLICT, CAMPAIGN_LAUNCHED, CAMPAIGN_INCOMPLETE with everything that is missing
 */
export async function launchCampaign(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { version, launchedOn }: { readonly version: number; readonly launchedOn: string },
  key: string | null,
): Promise<{ id: string; version: number }> {
  const act = { name: 'launch_campaign', right: 'campaign.define' as const, campaignId, key };
  return actOnCampaign(platform, actor, act, async (context, before) => {
    if (before.launchedOn !== null) {
      const day = isDay(before.launchedOn) ? formatDay(before.launchedOn) : before.launchedOn;
      throw new Refusal(emulationErrors.CAMPAIGN_LAUNCHED, { day });
    }
    refuseOutdatedCampaign(before, version);
    const members = await membersOf(context.tx, before.authorityId, campaignId);
    const missing = missingFor(before.definition, members.length);
    if (missing.length > 0) {
      const { length: count } = missing;
      throw new Refusal(emulationErrors.CAMPAIGN_INCOMPLETE, { count }, { missing });
    }
    const next = version + 1;
    await replaceCampaign(context.tx, {
      ...{ ...before, launchedOn, version: next, since: context.now },
      changedBy: actor.personId,
    });
    return {
      reply: { id: campaignId, version: next },
      before: { launchedOn: null },
      after: { launchedOn, units: members.length },
    };
  });
}
