import type { z } from 'zod';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tellPublicChange } from '../public-cache.ts';
import { actOnFeedback, type Saved } from './act-on-feedback.ts';
import type { publishAnswer as endpoint } from './contract.ts';
import { feedbackErrors } from './errors-contract.ts';
import { putAnswer } from './store/answer-store.ts';

/**
 * Đăng câu hỏi và trả lời: on the public page of the plan, in words that were edited for it. Whoever may approve
 * answers decides, and nothing of the writer goes along.
 *
 * @throws Refusal FEEDBACK_NO_LEAVE where its writer did not agree, and those of every act
 */
export function publishAnswer(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, question, answer }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'publish_feedback_answer', step: 'publish' as const, id, version, key };
  return actOnFeedback(platform, actor, act, async (context, found) => {
    if (!found.may_publish) throw new Refusal(feedbackErrors.FEEDBACK_NO_LEAVE);
    const { tx, now, author } = context;
    const unit = (await unitRefs(tx, [found.unit_id])).get(found.unit_id);
    await putAnswer(tx, found.authority_id, {
      ...{ id, planId: found.plan_id, taskKey: found.task_key, kind: found.kind },
      ...{ question, answer, unitName: unit?.name ?? '' },
      answeredOn: dayInVietnam(found.answered_at ?? now),
      ...{ publishedAt: now, publishedBy: author.personId },
    });
    await tellPublicChange(tx, found.authority_id);
    return { change: {}, after: { published: { question, answer } } };
  });
}
