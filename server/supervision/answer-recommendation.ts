import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { refuseOutdated } from './act-on-inspection.ts';
import type {
  answerRecommendation as answerEndpoint,
  changeRecommendation as changeEndpoint,
  decideAnswer as decideEndpoint,
} from './inspection-contract.ts';
import { inspectionErrors } from './inspection-errors-contract.ts';
import type { Saved } from './plan-inspection.ts';
import { keepProof, recommendationColumns } from './record-findings.ts';
import {
  RECOMMENDATION_STEPS,
  type RecommendationStep,
  stateAfter,
  stepFits,
} from './rules/steps.ts';
import { decideLatest, insertAnswer } from './store/inspection-answers.ts';
import { type RecommendationRecord, recommendations } from './store/inspection-tables.ts';

interface RecommendationAct {
  readonly name: string;
  readonly step: RecommendationStep;
  readonly id: string;
  readonly version: number;
  readonly key: string | null;
}

/**
 * The steps that every act on a recommendation shares. A unit that may not see it is told that there is none.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT, RECOMMENDATION_STEP
 */
async function actOnRecommendation(
  platform: Platform,
  actor: Actor,
  { name, step, id, version, key }: RecommendationAct,
  work: (
    context: ActContext,
    found: RecommendationRecord,
  ) => Promise<{ change?: Partial<RecommendationRecord>; after: unknown }>,
): Promise<Saved> {
  const { authorityId } = actor;
  const { right } = RECOMMENDATION_STEPS[step];
  requireRight(actor, right);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const found = await recommendations.lock(tx, authorityId, id);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, right, { authorityId, unitId: found.unit_id });
    refuseOutdated(found, version);
    if (!stepFits(RECOMMENDATION_STEPS[step], found.state)) {
      throw new Refusal(inspectionErrors.RECOMMENDATION_STEP);
    }
    const { change, after } = await work(context, found);
    const state = stateAfter(RECOMMENDATION_STEPS[step], found.state);
    const stamp = { version: version + 1, since: now, changed_by: actor.personId };
    await recommendations.replace(tx, { ...found, ...change, state, ...stamp });
    await context.journal({
      ...{ subjectKind: 'recommendation', subjectId: id },
      ...{ before: { state: found.state, words: found.words }, after },
    });
    return { id, version: version + 1 };
  });
}

/** Changes or drops a recommendation before the conclusion is signed. */
export async function changeRecommendation(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, dropped, ...words }: z.output<(typeof changeEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const step = dropped ? ('drop' as const) : ('change' as const);
  const act = { name: 'change_recommendation', step, id, version, key };
  return actOnRecommendation(platform, actor, act, async () => ({
    change: recommendationColumns(words),
    after: { ...words, dropped },
  }));
}

/** Trả lời kiến nghị: what the unit has done about it, with evidence. */
export async function answerRecommendation(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, words, fileIds }: z.output<(typeof answerEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'answer_recommendation', step: 'answer' as const, id, version, key };
  return actOnRecommendation(platform, actor, act, async (context, found) => {
    const { tx, ids, now, authorityId } = context;
    const answerId = ids.next();
    await insertAnswer(tx, {
      ...{ authority_id: authorityId, id: answerId, recommendation_id: id, at: now, words },
      ...{ person_id: actor.personId, post_id: actor.postId },
    });
    const proof = { inspectionId: found.inspection_id, unitId: found.unit_id };
    await keepProof(context, { ...proof, subjectId: answerId }, fileIds);
    return { after: { answer: words, files: fileIds.length } };
  });
}

/**
 * Chấp nhận, or yêu cầu làm tiếp with what is still to be done: by whoever recommended it.
 *
 * @throws Refusal NOT_RECOMMENDED_BY, REOPEN_REASON
 */
export async function decideAnswer(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, decision, words }: z.output<(typeof decideEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const step = decision === 'accepted' ? ('accept' as const) : ('reopen' as const);
  const act = { name: 'decide_answer', step, id, version, key };
  return actOnRecommendation(platform, actor, act, async ({ tx, now, authorityId }, found) => {
    if (found.recommended_by !== actor.personId) {
      const names = await personNames(tx, [found.recommended_by]);
      const name = names.get(found.recommended_by) ?? '';
      throw new Refusal(inspectionErrors.NOT_RECOMMENDED_BY, { name });
    }
    if (decision === 'reopened' && words.trim().length < 10) {
      throw new Refusal(inspectionErrors.REOPEN_REASON);
    }
    await decideLatest(tx, authorityId, id, { decision, words, at: now, by: actor.personId });
    return { after: { decision, words } };
  });
}
