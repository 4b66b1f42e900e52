import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import type { Right } from '../organisation/rules/may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CampaignStage } from './campaign-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import { type CampaignRecord, lockCampaign } from './store/campaign-record.ts';

export interface CampaignAct {
  readonly name: string;
  readonly right: Right;
  readonly campaignId: string;
  readonly key: string | null;
  /** The unit in question where it is not the one that launched the movement. */
  readonly unitId?: string;
}

/** What an act on a movement changed, for the journal, and what it answers. */
export interface CampaignOutcome<R> {
  readonly reply: R;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The steps that every act on a movement shares: the right, the movement held until the end, the matter
 * itself, the journal entry.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND and whatever `work` refuses
 */
export async function actOnCampaign<R>(
  platform: Platform,
  actor: Actor,
  { name, right, campaignId, key, unitId }: CampaignAct,
  work: (context: ActContext, campaign: CampaignRecord) => Promise<CampaignOutcome<R>>,
): Promise<R> {
  const { authorityId } = actor;
  requireRight(actor, right);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const campaign = await lockCampaign(context.tx, authorityId, campaignId);
    if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, right, { authorityId, unitId: unitId ?? campaign.unitId });
    const { reply, before, after } = await work(context, campaign);
    await context.journal({ subjectKind: 'campaign', subjectId: campaignId, before, after });
    return reply;
  });
}

/** @throws Refusal CONFLICT where somebody saved since */
export function refuseOutdatedCampaign(campaign: CampaignRecord, version: number): void {
  if (campaign.version === version) return;
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    { savedAt: campaign.since.toISOString(), version: campaign.version },
  );
}

/** @throws Refusal CAMPAIGN_NOT_LAUNCHED */
export function refuseUnlaunched(campaign: CampaignRecord): void {
  if (campaign.launchedOn === null) throw new Refusal(emulationErrors.CAMPAIGN_NOT_LAUNCHED);
}

/** @throws Refusal STAGE_UNKNOWN */
export function stageOf({ definition }: CampaignRecord, stageId: string): CampaignStage {
  const stage = definition.stages.find(({ id }) => id === stageId);
  if (!stage) throw new Refusal(emulationErrors.STAGE_UNKNOWN);
  return stage;
}

/** A stage as the scorecards name it: from its first day to its last. */
export function periodOf({ from, to }: CampaignStage): string {
  return `${from}..${to}`;
}
