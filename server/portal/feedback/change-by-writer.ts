import { plainWords } from '../../directives/rules/register-words.ts';
import { programAct } from '../../organisation/program-author.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { waitUntil } from './clock-words.ts';
import { feedbackErrors } from './errors-contract.ts';
import { PUBLIC_LIMITS } from './rules/public-limits.ts';
import { WRITERS_STATES } from './rules/steps.ts';
import { countedSubject } from './secrets.ts';
import { eraseContact } from './store/contact-store.ts';
import { countOnce } from './store/count-store.ts';
import { type FeedbackRecord, feedbacks } from './store/feedback-table.ts';
import { tellUnit } from './tell-of-feedback.ts';

interface Change {
  readonly authorityId: string;
  readonly id: string;
  readonly network: string;
  readonly once: string;
}

/**
 * Nói thêm một lời: the writer, who has the code, adds one more word while nothing has been answered.
 *
 * @throws Refusal NOT_FOUND, FEEDBACK_STEP, GIVEN_TOO_SOON
 */
export function addWord(platform: Platform, change: Change, words: string): Promise<void> {
  return byWriter(platform, 'add_to_feedback', change, async (context, found) => {
    if (found.more_words !== null) throw new Refusal(feedbackErrors.FEEDBACK_STEP);
    const more = plainWords(words);
    await tellUnit(context, found, 'more');
    return { more_words: words, more_at: context.now, folded: `${found.folded} ${more}` };
  });
}

/**
 * Rút: nothing is answered any more, and what was known of the writer is erased at once.
 *
 * @throws Refusal NOT_FOUND, FEEDBACK_STEP, GIVEN_TOO_SOON
 */
export function withdrawFeedback(platform: Platform, change: Change): Promise<void> {
  return byWriter(platform, 'withdraw_feedback', change, async (context, found) => {
    await eraseContact(context.tx, { authorityId: found.authority_id, feedbackId: found.id });
    if (found.state !== 'suspect') await tellUnit(context, found, 'withdrawn');
    return { state: 'withdrawn', draft: null };
  });
}

async function byWriter(
  platform: Platform,
  name: string,
  { authorityId, id, network, once }: Change,
  work: (context: ActContext, found: FeedbackRecord) => Promise<Partial<FeedbackRecord>>,
): Promise<void> {
  await perform(platform, { ...programAct(name, authorityId), key: once }, async (context) => {
    const { tx, now } = context;
    const subject = countedSubject(platform.journalKey, `${network} change`);
    const limit = PUBLIC_LIMITS.change;
    const wait = await countOnce(tx, { authorityId, what: 'change', subject }, limit, now);
    if (wait) throw new Refusal(feedbackErrors.GIVEN_TOO_SOON, { at: waitUntil(wait) });
    const found = await feedbacks.lock(tx, authorityId, id);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    if (!WRITERS_STATES.includes(found.state)) throw new Refusal(feedbackErrors.FEEDBACK_STEP);
    const change = await work(context, found);
    const next = { ...found, ...change, version: found.version + 1, changed_by: '0' };
    await feedbacks.replace(tx, { ...next, since: later(now, found.since) });
    await context.journal({
      ...{ subjectKind: 'feedback', subjectId: id, before: { state: found.state } },
      after: { state: next.state, added: next.more_words !== found.more_words },
    });
    return {};
  });
}

function later(now: Date, since: Date): Date {
  return new Date(Math.max(now.getTime(), since.getTime()));
}
