import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import type { registerFor } from './campaign-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import { membersOf, writeRegistration } from './store/campaign-parts.ts';

/**
 * Đăng ký thi đua: what a unit pledges for a stage. A later registration takes the place of the earlier
 * one, which stays in history. Nothing after it asks whether there is one.
 *
 * @throws Refusal NO_REGISTRATION, NOT_IN_CAMPAIGN, CAMPAIGN_NOT_LAUNCHED, STAGE_UNKNOWN
 */
export async function registerForCampaign(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { stageId, unitId, pledge }: z.output<(typeof registerFor)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const act = {
    ...{ name: 'register_for_campaign', right: 'campaign.register' as const },
    ...{ campaignId, key, unitId },
  };
  return actOnCampaign(platform, actor, act, async ({ tx, now }, campaign) => {
    refuseUnlaunched(campaign);
    stageOf(campaign, stageId);
    if (!campaign.definition.takesRegistrations) throw new Refusal(emulationErrors.NO_REGISTRATION);
    const members = await membersOf(tx, campaign.authorityId, campaignId);
    if (!members.some((member) => member.unitId === unitId)) {
      throw new Refusal(emulationErrors.NOT_IN_CAMPAIGN);
    }
    const registration = { stageId, unitId, pledge, since: now, registeredBy: actor.personId };
    await writeRegistration(tx, { authorityId: campaign.authorityId, campaignId }, registration);
    return { reply: { id: campaignId }, before: null, after: { stageId, unitId, pledge } };
  });
}
