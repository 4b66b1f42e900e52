import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { unitPath, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import { emulationErrors } from './errors-contract.ts';
import type { nominate as endpoint } from './nomination-contract.ts';
import { awardForm } from './rules/award-rules.ts';
import { membersOf } from './store/campaign-parts.ts';
import { insertNomination, nominationsOf } from './store/nomination-store.ts';

/**
 * Đề nghị khen thưởng: the head of a unit puts it, a unit under it or one of its people forward; the
 * planning officer may put forward any. What speaks against it does not stop it from being recorded.
 *
 * @throws Refusal NOT_IN_CAMPAIGN, FOR_UNITS, FOR_PERSONS, NOMINATED_TWICE, CAMPAIGN_NOT_LAUNCHED
 */
export async function nominate(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  body: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const { stageId, award, unitId, personName, dossier } = body;
  const act = {
    ...{ name: 'nominate', right: 'nominee.propose' as const, campaignId, key },
    unitId: actor.jurisdictionUnitId,
  };
  return actOnCampaign(platform, actor, act, async (context, campaign) => {
    const { tx, ids, now } = context;
    refuseUnlaunched(campaign);
    stageOf(campaign, stageId);
    const today = dayInVietnam(now);
    const path = await unitPath(tx, unitId, today);
    if (!path.includes(actor.jurisdictionUnitId)) throw new Refusal(platformErrors.NOT_FOUND);
    const members = await membersOf(tx, campaign.authorityId, campaignId);
    // A person or a part of a unit that takes part counts with it.
    if (!members.some((member) => path.includes(member.unitId))) {
      throw new Refusal(emulationErrors.NOT_IN_CAMPAIGN);
    }
    const isFor = awardForm(award).for;
    if (isFor === 'unit' && personName !== null) throw new Refusal(emulationErrors.FOR_UNITS);
    if (isFor === 'person' && personName === null) throw new Refusal(emulationErrors.FOR_PERSONS);
    const unit = (await unitRefs(tx, [unitId])).get(unitId)?.name ?? '';
    const name = personName ?? unit;
    const there = await nominationsOf(tx, campaign.authorityId, campaignId);
    const isTwice = there.some(
      (each) =>
        !each.withdrawn &&
        each.stageId === stageId &&
        each.award === award &&
        each.unitId === unitId &&
        each.personName === personName,
    );
    if (isTwice) throw new Refusal(emulationErrors.NOMINATED_TWICE, { name });
    const id = ids.next();
    await insertNomination(tx, {
      ...{ authorityId: campaign.authorityId, id, campaignId, stageId, award, unitId, personName },
      ...{ folded: plainWords(`${name} ${unit}`), proposedOn: today, dossier, withdrawn: false },
      ...{ version: 1, since: now, changedBy: actor.personId },
    });
    const after = { nominationId: id, stageId, award, name };
    return { reply: { id }, before: null, after };
  });
}
