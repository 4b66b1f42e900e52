import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { personNames } from '../../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { feedbackErrors } from './errors-contract.ts';
import { thingOf } from './feedback-sight.ts';
import { FEEDBACK_STEPS, type FeedbackState, type FeedbackStep, stepFits } from './rules/steps.ts';
import { authorityOfFeedback, type FeedbackRecord, feedbacks } from './store/feedback-table.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

export interface FeedbackAct {
  readonly name: string;
  readonly step: FeedbackStep;
  readonly id: string;
  readonly version: number;
  readonly key: string | null;
}

/** What an act makes of a feedback, and what the journal keeps of it. */
export interface Outcome {
  readonly change: Partial<FeedbackRecord>;
  readonly after: unknown;
}

/**
 * The steps that every act of the staff shares: it is held, rights, version, whether the act is one for its state,
 * the matter itself, its next version, the journal.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, FEEDBACK_STEP and those of `work`
 */
export async function actOnFeedback(
  platform: Platform,
  actor: Actor,
  { name, step, id, version, key }: FeedbackAct,
  work: (context: ActContext, found: FeedbackRecord) => Promise<Outcome>,
): Promise<Saved> {
  const rule = FEEDBACK_STEPS[step];
  requireRight(actor, rule.right);
  const authorityId = await authorityOfFeedback(platform.db, [actor.authorityId], id);
  if (authorityId === null) throw new Refusal(platformErrors.NOT_FOUND);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const found = await feedbacks.lock(tx, authorityId, id);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, rule.right, await thingOf(tx, found, dayInVietnam(now)));
    if (found.version !== version) await refuseOutdated(context, found);
    if (!stepFits(step, found)) throw new Refusal(feedbackErrors.FEEDBACK_STEP);
    const { change, after } = await work(context, found);
    const next: FeedbackRecord = {
      ...{ ...found, ...stateOf(step), ...change, version: found.version + 1 },
      since: new Date(Math.max(now.getTime(), found.since.getTime())),
      changed_by: actor.personId,
    };
    await feedbacks.replace(tx, next);
    const before = { state: found.state, unitId: found.unit_id };
    await context.journal({ subjectKind: 'feedback', subjectId: id, before, after });
    return { id, version: next.version };
  });
}

function stateOf(step: FeedbackStep): { state?: FeedbackState } {
  const { to } = FEEDBACK_STEPS[step];
  return to === null ? {} : { state: to };
}

/** @throws Refusal CONFLICT with what others saved since */
async function refuseOutdated({ tx }: ActContext, found: FeedbackRecord): Promise<never> {
  const names = await personNames(tx, [found.changed_by]);
  const details = {
    savedBy: names.get(found.changed_by) ?? '',
    savedAt: found.since.toISOString(),
    version: found.version,
    fields: [
      { field: 'state', yours: null, saved: found.state },
      { field: 'words', yours: null, saved: found.draft?.words ?? found.answer ?? '' },
    ],
  };
  throw new Refusal(platformErrors.CONFLICT, {}, details);
}
