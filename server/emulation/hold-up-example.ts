import type { z } from 'zod';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, unitPath, unitPaths, unitRefs } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnCampaign, refuseUnlaunched, stageOf } from './act-on-campaign.ts';
import { emulationErrors } from './errors-contract.ts';
import type { proposeExample as proposeEndpoint, TypicalExample } from './review-contract.ts';
import { findCampaign } from './store/campaign-record.ts';
import {
  type ExampleRecord,
  examplesOf,
  insertExample,
  lockExample,
  stepExample,
} from './store/example-store.ts';

/**
 * Giới thiệu điển hình tiên tiến: the head of a unit puts the unit, one under it or one of its people forward
 * with a story and what proves it.
 *
 * @throws Refusal NOT_FOUND for a unit outside the jurisdiction, STAGE_UNKNOWN
 */
export async function proposeExample(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  body: z.output<(typeof proposeEndpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const act = {
    ...{ name: 'propose_example', right: 'nominee.propose' as const, campaignId, key },
    unitId: actor.jurisdictionUnitId,
  };
  return actOnCampaign(platform, actor, act, async ({ tx, ids, now }, campaign) => {
    refuseUnlaunched(campaign);
    stageOf(campaign, body.stageId);
    const { day } = momentOf(() => now, undefined);
    const path = await unitPath(tx, body.unitId, day);
    if (!path.includes(actor.jurisdictionUnitId)) throw new Refusal(platformErrors.NOT_FOUND);
    const unit = (await unitRefs(tx, [body.unitId])).get(body.unitId)?.name ?? '';
    const id = ids.next();
    await insertExample(tx, campaign.authorityId, {
      ...{ id, campaignId, ...body, proposedAt: now, proposedBy: actor.personId },
      folded: plainWords(`${body.title} ${body.personName ?? ''} ${unit} ${body.story}`),
    });
    const { title, personName, evidence } = body;
    const after = { exampleId: id, title, who: personName ?? unit, evidence };
    return { reply: { id }, before: null, after };
  });
}

/** Approved by whoever decides on awards of the movement. @throws Refusal NOT_FOUND, EXAMPLE_SETTLED */
export function approveExample(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<{ id: string }> {
  return step(platform, actor, id, 'approved', key);
}

/** Shown to everybody of the authority, once approved. @throws Refusal NOT_FOUND, EXAMPLE_SETTLED */
export function publishExample(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<{ id: string }> {
  return step(platform, actor, id, 'published', key);
}

async function step(
  platform: Platform,
  actor: Actor,
  id: string,
  to: 'approved' | 'published',
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const right = to === 'approved' ? 'campaign.decide' : 'campaign.define';
  requireRight(actor, right);
  const name = to === 'approved' ? 'approve_example' : 'publish_example';
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const example = await lockExample(context.tx, authorityId, id);
    const campaign = example && (await findCampaign(context.tx, authorityId, example.campaignId));
    if (!example || !campaign) throw new Refusal(platformErrors.NOT_FOUND);
    if (!may(actor, right, { authorityId, unitId: campaign.unitId }).allowed) {
      const isSeen = await seesExample(context.tx, actor, example, dayInVietnam(context.now));
      throw new Refusal(isSeen ? platformErrors.NOT_ALLOWED : platformErrors.NOT_FOUND);
    }
    if (nextStep(example) !== to) throw new Refusal(emulationErrors.EXAMPLE_SETTLED);
    await stepExample(context.tx, authorityId, id, to, { at: context.now, by: actor.personId });
    await context.journal({
      ...{ subjectKind: 'campaign', subjectId: campaign.id, before: null },
      after: { exampleId: id, title: example.title, step: to },
    });
    return { id };
  });
}

/** What is published everybody of the authority sees; before that, whoever sees the nominees of its unit. */
async function seesExample(
  db: Db | Tx,
  actor: Actor,
  { unitId, publishedAt }: ExampleRecord,
  day: Day,
): Promise<boolean> {
  if (publishedAt !== null) return true;
  const { authorityId } = actor;
  const unitPath = (await unitPaths(db, [unitId], day)).get(unitId) ?? [];
  return may(actor, 'nominee.read', { authorityId, unitId, unitPath }).allowed;
}

function nextStep({ approvedAt, publishedAt }: ExampleRecord): 'approved' | 'published' | null {
  if (approvedAt === null) return 'approved';
  return publishedAt === null ? 'published' : null;
}

/**
 * Typical examples of a movement: published ones for everybody of the authority, the others for whoever
 * sees the nominees of their unit.
 *
 * @throws Refusal NOT_FOUND
 */
export async function examplesView(
  { db, clock }: Platform,
  actor: Actor,
  campaignId: string,
  { q, asOf }: { readonly q?: string | undefined; readonly asOf?: string | undefined },
): Promise<{ examples: TypicalExample[]; mayPropose: boolean }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { day, endOfDay } = momentOf(clock, asOf);
  const campaign = await findCampaign(db, authorityId, campaignId, endOfDay);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  const words = plainWords(q ?? '').split(' ');
  const found = (await examplesOf(db, authorityId, campaignId, endOfDay)).filter(({ folded }) =>
    words.every((word) => folded.includes(word)),
  );
  const paths = await unitPaths(
    db,
    found.map(({ unitId }) => unitId),
    day,
  );
  const names = await personNames(
    db,
    found.map(({ proposedBy }) => proposedBy),
  );
  const isNow = endOfDay === null;
  const thing = { authorityId, unitId: campaign.unitId };
  const mayDecide = isNow && may(actor, 'campaign.decide', thing).allowed;
  const mayDefine = isNow && may(actor, 'campaign.define', thing).allowed;
  const seen = found.filter(({ unitId, publishedAt }) => {
    const unitPath = paths.get(unitId) ?? [];
    return (
      publishedAt !== null || may(actor, 'nominee.read', { authorityId, unitId, unitPath }).allowed
    );
  });
  const own = { authorityId, unitId: actor.jurisdictionUnitId };
  return {
    examples: seen.map((example) => {
      const next = nextStep(example);
      const { id, stageId, unitId, unitName, personName, title, story, evidence } = example;
      return {
        ...{ id, campaignId, stageId, personName, title, story, evidence },
        unit: { id: unitId, name: unitName, shortName: null },
        state: next === 'approved' ? 'proposed' : next === 'published' ? 'approved' : 'published',
        proposedBy: names.get(example.proposedBy) ?? '',
        at: (example.publishedAt ?? example.approvedAt ?? example.proposedAt).toISOString(),
        mayApprove: mayDecide && next === 'approved',
        mayPublish: mayDefine && next === 'published',
      };
    }),
    mayPropose: isNow && campaign.launchedOn !== null && may(actor, 'nominee.propose', own).allowed,
  };
}
