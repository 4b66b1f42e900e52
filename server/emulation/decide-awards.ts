import type { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { unitPath, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import { type Composed, composeDecision } from './compose-decision.ts';
import type { decideAwards as endpoint, FrozenDecision } from './decision-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import { type CampaignRecord, findCampaign } from './store/campaign-record.ts';
import { insertAwards, insertDecision } from './store/decision-store.ts';

interface Asked {
  readonly stageId: string;
  readonly nominationIds: readonly string[];
  readonly signedOn: string;
}

/** Exactly what a decision would award. @throws Refusal as {@link decideAwards} */
export async function previewDecision(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { stageId, nominationIds, signedOn }: Asked,
): Promise<Omit<Composed, 'minutes' | 'records'>> {
  requireRight(actor, 'campaign.decide');
  const { authorityId } = actor;
  const campaign = await findCampaign(platform.db, authorityId, campaignId);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'campaign.decide', { authorityId, unitId: campaign.unitId });
  const stage = stageOf(campaign, stageId);
  const composed = await composeDecision(
    { ...platform, actor },
    campaign,
    stage,
    nominationIds,
    signedOn,
  );
  const { minutes: _minutes, records: _records, ...shown } = composed;
  return shown;
}

/**
 * Quyết định khen thưởng: everything is judged once more, then the decision is written as it stands, with
 * every bonus in đồng. It never changes; what it awards counts as held from then on.
 *
 * @throws Refusal AWARD_BLOCKED, NOMINATION_CLOSED, BONUS_UNKNOWN, NUMBER_TAKEN
 */
export async function decideAwards(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  body: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const { stageId, nominationIds, signedOn, number } = body;
  const act = { name: 'decide_awards', right: 'campaign.decide' as const, campaignId, key };
  return actOnCampaign(platform, actor, act, async (context, campaign) => {
    refuseUnlaunched(campaign);
    const stage = stageOf(campaign, stageId);
    const { tx, ids, now } = context;
    const inAct = { ...platform, db: tx, clock: () => now, actor };
    const composed = await composeDecision(inAct, campaign, stage, nominationIds, signedOn);
    const { awards, total, baseSource, minutes, records } = composed;
    const frozen: FrozenDecision = {
      ...{ number, signedOn, place: body.place, bases: body.bases, recipients: body.recipients },
      organ: await organOf(tx, campaign, signedOn),
      signer: { title: body.signerTitle, name: actor.personName },
      title: `Về việc khen thưởng thành tích trong phong trào thi đua “${campaign.name}” (${stage.name})`,
      ...{ campaign: campaign.name, stage: stage.name },
      ...{ awards: [...awards], baseSource, total, minutes },
    };
    const id = ids.next();
    const { authorityId } = campaign;
    const decision = { id, campaignId, stageId, frozen, decidedAt: now, decidedBy: actor.personId };
    if (!(await insertDecision(tx, authorityId, decision))) {
      const day = isDay(signedOn) ? formatDay(signedOn) : signedOn;
      throw new Refusal(emulationErrors.NUMBER_TAKEN, { number, day });
    }
    const people = new Map(records.map((record) => [record.id, record.personName]));
    await insertAwards(
      tx,
      awards.map((award) => ({
        ...{ authority_id: authorityId, id: ids.next(), decision_id: id },
        ...{ nomination_id: award.nominationId, award: award.award, unit_id: award.unitId },
        ...{ person_name: people.get(award.nominationId) ?? null, signed_on: signedOn },
        ...{ coefficient: award.coefficient, base_dong: award.base, bonus_dong: award.bonus },
      })),
    );
    const list = awards.map(({ name, awardName, bonus }) => `${name}: ${awardName.vi}, ${bonus} đ`);
    const after = { decisionId: id, number, signedOn, awards: list, total };
    return { reply: { id }, before: null, after };
  });
}

/** Whose name stands at the head of the document: the unit, under its authority where it is not the top. */
async function organOf(
  tx: Tx,
  { unitId }: CampaignRecord,
  signedOn: string,
): Promise<FrozenDecision['organ']> {
  const top = (await unitPath(tx, unitId, signedOn)).at(-1) ?? unitId;
  const units = await unitRefs(tx, [unitId, top]);
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  return { above: top === unitId ? null : nameOf(top), name: nameOf(unitId) };
}
