import type { z } from 'zod';
import { asDay, dayInVietnam } from '../../calendar/rules/day.ts';
import { choiceOn } from '../../calendar/rules/time-rules.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { may } from '../../organisation/rules/may.ts';
import { type Platform, perform } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { setFeedbackSettings as endpoint, FeedbackSettings } from './contract.ts';
import { DEFAULT_FEEDBACK_RULES } from './rules/feedback-rules.ts';
import { keptFeedbackRules, lockFeedbackRules, saveFeedbackRules } from './store/settings-store.ts';

/** Whether a post sets the terms of its body: whoever answers for all of it. */
export function maySetTerms(actor: Actor): boolean {
  return may(actor, 'feedback.answer', { authorityId: actor.authorityId }).allowed;
}

/** How the post's body deals with feedback today, and all that was ever chosen. @throws Refusal NOT_ALLOWED */
export async function viewFeedbackSettings(
  { clock }: Pick<Platform, 'clock'>,
  db: Db | Tx,
  actor: Actor,
): Promise<z.output<typeof FeedbackSettings>> {
  requireRight(actor, 'feedback.read');
  const kept = await keptFeedbackRules(db, actor.authorityId);
  const chosen = choiceOn(kept, dayInVietnam(clock()));
  const rules = chosen?.value ?? DEFAULT_FEEDBACK_RULES;
  return {
    rules: { ...rules, days: { ...rules.days } },
    chosen: kept.map(({ value, from, source }) => {
      return { value: { ...value, days: { ...value.days } }, from, source };
    }),
    maySet: maySetTerms(actor),
  };
}

/**
 * Chooses the terms from a day on, with the paper behind them. What came before keeps the day that it was given.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function setFeedbackSettings(
  platform: Platform,
  actor: Actor,
  { rules, from, source }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<z.output<typeof FeedbackSettings>> {
  const { authorityId } = actor;
  requireMay(actor, 'feedback.answer', { authorityId });
  const request = { name: 'set_feedback_rules', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const before = await lockFeedbackRules(context.tx, authorityId);
    const choice = { value: rules, from: asDay(from), source };
    await saveFeedbackRules(context.tx, authorityId, [...before, choice]);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: { feedback: before.at(-1) ?? null }, after: { feedback: choice } },
    });
    return viewFeedbackSettings(platform, context.tx, actor);
  });
}
