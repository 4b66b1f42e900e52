import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseOutdatedCampaign } from './act-on-campaign.ts';
import type { CampaignDefinition, CampaignWords } from './campaign-contract.ts';
import { checkWords } from './check-words.ts';
import { emulationErrors } from './errors-contract.ts';
import { isStageUsed, setMembers } from './store/campaign-parts.ts';
import { type CampaignRecord, insertCampaign, replaceCampaign } from './store/campaign-record.ts';

/**
 * Plans a movement (phong trào thi đua) of the unit that the post answers for: the authority, or a unit
 * below that carries a movement above on (phát động tại đơn vị).
 *
 * @throws Refusal NOT_ALLOWED, UNIT_TWICE, UNIT_OUTSIDE, SUPERIOR_CIRCLE
 */
export async function planCampaign(
  platform: Platform,
  actor: Actor,
  words: CampaignWords,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId, jurisdictionUnitId: unitId } = actor;
  requireMay(actor, 'campaign.define', { authorityId, unitId });
  const request = { name: 'add_campaign', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const id = context.ids.next();
    const { definition, members } = await checkWords(context, unitId, id, words, new Set());
    await insertCampaign(context.tx, {
      ...{ authorityId, id, unitId, launchedOn: null, version: 1 },
      ...wordsOf(words, definition),
      ...{ since: context.now, changedBy: actor.personId },
    });
    await setMembers(context.tx, { authorityId, campaignId: id }, members, context.now);
    const after = { name: words.name, ...spanOf(definition) };
    await context.journal({ subjectKind: 'campaign', subjectId: id, before: null, after });
    return { id };
  });
}

/**
 * Changes a movement; what it was stays in history. A stage in which something was done stays.
 *
 * @throws Refusal CONFLICT, STAGE_IN_USE and those of {@link planCampaign}
 */
export async function changeCampaign(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  { version, ...words }: CampaignWords & { readonly version: number },
  key: string | null,
): Promise<{ id: string; version: number }> {
  const act = { name: 'save_campaign', right: 'campaign.define' as const, campaignId, key };
  return actOnCampaign(platform, actor, act, async (context, before) => {
    refuseOutdatedCampaign(before, version);
    const { authorityId, unitId } = before;
    const { stages, clusters } = before.definition;
    const known = new Set([...stages, ...clusters].map(({ id }) => id));
    const { definition, members } = await checkWords(context, unitId, campaignId, words, known);
    const kept = new Set(definition.stages.map(({ id }) => id));
    for (const { id, name } of stages.filter((stage) => !kept.has(stage.id))) {
      if (await isStageUsed(context.tx, authorityId, campaignId, id)) {
        throw new Refusal(emulationErrors.STAGE_IN_USE, { name });
      }
    }
    const after: CampaignRecord = {
      ...{ ...before, ...wordsOf(words, definition), version: version + 1 },
      ...{ since: context.now, changedBy: actor.personId },
    };
    await replaceCampaign(context.tx, after);
    await setMembers(context.tx, { authorityId, campaignId }, members, context.now);
    return {
      reply: { id: campaignId, version: after.version },
      before: { name: before.name, ...spanOf(before.definition) },
      after: { name: after.name, ...spanOf(definition), units: members.length },
    };
  });
}

function wordsOf(
  { name, directiveId, superiorId }: CampaignWords,
  definition: CampaignDefinition,
): Pick<
  CampaignRecord,
  'name' | 'folded' | 'directiveId' | 'superiorId' | 'startsOn' | 'endsOn' | 'definition'
> {
  const lines = definition.contents.map(({ line, title }) => `${line} ${title}`).join(' ');
  return {
    ...{ name, directiveId, superiorId, definition, ...spanOf(definition) },
    folded: plainWords(`${name} ${lines}`).slice(0, 4_000),
  };
}

/** The movement runs from the first day of its first stage to the last day of its last. */
function spanOf({ stages }: CampaignDefinition): { startsOn: string; endsOn: string } {
  const startsOn = stages.map(({ from }) => from).toSorted()[0] ?? '';
  const endsOn =
    stages
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? '';
  return { startsOn, endsOn };
}
