import { dayInVietnam } from '../../calendar/rules/day.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import { programAct } from '../../organisation/program-author.ts';
import { timeRulesOn } from '../../organisation/time-settings.ts';
import { unitRefs } from '../../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { waitUntil } from './clock-words.ts';
import { feedbackErrors } from './errors-contract.ts';
import type { FeedbackPlace } from './feedback-place.ts';
import type { ReadForm } from './rules/check-form.ts';
import { doubtsOf } from './rules/doubts.ts';
import { answerBy } from './rules/feedback-rules.ts';
import { PLAN_HOURLY, PLAN_HOURLY_MOST, PUBLIC_LIMITS } from './rules/public-limits.ts';
import { codeOf, countedSubject, digestOfCode, fingerprintOf, sealContact } from './secrets.ts';
import { keepContact } from './store/contact-store.ts';
import { countOnce } from './store/count-store.ts';
import {
  type FeedbackRecord,
  feedbackBefore,
  insertFeedback,
  nextNumber,
} from './store/feedback-table.ts';
import { feedbackRulesOn } from './store/settings-store.ts';
import { tellUnit } from './tell-of-feedback.ts';

/** A sending: what was said, of what, and as little as possible of from where. */
export interface Sending {
  readonly place: FeedbackPlace;
  readonly form: ReadForm;
  readonly lang: 'vi' | 'en';
  /** Of the form that was sent: the same form again is the same feedback. */
  readonly once: string;
  readonly network: string;
}

/** What the writer is told. */
export interface Given {
  readonly code: string;
  readonly unit: string;
  readonly answerBy: string;
}

/** The same words from the same network within a day were sent by mistake. */
const SAME_WORDS = { waits: [86_400], forgets: 0 } as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Takes a feedback (góp ý, phản ánh) from somebody outside: without an account, and without a puzzle. What looks
 * like rubbish is put aside for a person; what is refused is told what to do, and nothing is dropped in silence.
 *
 * @throws Refusal GIVEN_TOO_SOON, GIVEN_BEFORE, PLAN_BUSY
 */
export async function giveFeedback(platform: Platform, sending: Sending): Promise<Given> {
  const { authorityId } = sending.place;
  const request = { ...programAct('give_feedback', authorityId), key: sending.once };
  const kept = await perform(platform, request, (context) => take(platform, context, sending));
  const code = codeOf(platform.journalKey, { authorityId, id: kept.id });
  return { code, unit: kept.unit, answerBy: kept.answerBy };
}

async function take(
  { journalKey }: Platform,
  context: ActContext,
  { place, form, lang, network }: Sending,
): Promise<{ id: string; unit: string; answerBy: string }> {
  const { tx, now, ids, authorityId } = context;
  const { words, contact, kind } = form;
  const fingerprint = fingerprintOf(journalKey, words);
  const subject = (text: string) => countedSubject(journalKey, `${network} ${text}`);
  const same = subject(`words ${fingerprint.toString('base64')}`);
  if (await countOnce(tx, { authorityId, what: 'same', subject: same }, SAME_WORDS, now)) {
    throw new Refusal(feedbackErrors.GIVEN_BEFORE);
  }
  const giver = { authorityId, what: 'give', subject: subject('give') };
  const wait = await countOnce(tx, giver, PUBLIC_LIMITS.give, now);
  if (wait) throw new Refusal(feedbackErrors.GIVEN_TOO_SOON, { at: waitUntil(wait) });

  const number = await nextNumber(tx, authorityId);
  const before = await feedbackBefore(tx, place, {
    words: fingerprint,
    sameSince: new Date(now.getTime() - DAY_MS),
    planSince: new Date(now.getTime() - HOUR_MS),
  });
  if (before.ofPlan >= PLAN_HOURLY_MOST) throw new Refusal(feedbackErrors.PLAN_BUSY);
  const doubts = doubtsOf(words, before, PLAN_HOURLY);
  const today = dayInVietnam(now);
  const rules = await feedbackRulesOn(tx, authorityId, today);
  const { calendar } = await timeRulesOn(tx, authorityId, today);
  const id = ids.next();
  const record: FeedbackRecord = {
    ...{ authority_id: authorityId, id, version: 1, since: now, changed_by: '0', number },
    ...{ plan_id: place.planId, task_id: place.taskId, task_key: place.taskKey },
    ...{ subject: place.subject, kind, lang, words, more_words: null, more_at: null },
    may_publish: form.mayPublish,
    ...{ folded: plainWords(`#${number} ${words} ${place.subject}`), doubts },
    ...{ state: doubts.length > 0 ? 'suspect' : 'new', unit_id: place.unitId },
    ...{ received_at: now, answer_by: answerBy(today, kind, rules, calendar) },
    ...{ draft: null, answer: null, answered_at: null, answered_by: null, said: null },
  };
  const code = codeOf(journalKey, { authorityId, id });
  const digests = { code: digestOfCode(journalKey, code), words: fingerprint };
  await insertFeedback(tx, record, digests);
  const given = (['name', 'email', 'phone'] as const).filter((each) => contact[each] !== null);
  if (given.length > 0) {
    const sealed = sealContact(journalKey, { authorityId, id }, contact);
    await keepContact(tx, { authorityId, feedbackId: id }, sealed, given);
  }
  await context.journal({
    ...{ subjectKind: 'feedback', subjectId: id, before: null },
    after: {
      number,
      kind,
      planId: place.planId,
      taskKey: place.taskKey,
      state: record.state,
      doubts,
    },
  });
  // What was put aside calls nobody: whoever looks through it does so when there is time.
  if (record.state === 'new') await tellUnit(context, record, 'came');
  const unit = (await unitRefs(tx, [place.unitId])).get(place.unitId)?.name ?? '';
  return { id, unit, answerBy: record.answer_by };
}
