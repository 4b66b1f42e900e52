import type { z } from 'zod';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { ActContext, Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tellPublicChange } from '../public-cache.ts';
import { actOnFeedback, type Outcome, type Saved } from './act-on-feedback.ts';
import type { moveFeedback as moveEndpoint, writeAnswer as writeEndpoint } from './contract.ts';
import { feedbackErrors } from './errors-contract.ts';
import { mailAnswer } from './mail-answer.ts';
import { eraseOn } from './rules/feedback-rules.ts';
import { takeAnswerBack } from './store/answer-store.ts';
import { setErasing } from './store/contact-store.ts';
import type { FeedbackRecord } from './store/feedback-table.ts';
import { feedbackRulesOn } from './store/settings-store.ts';
import { tellUnit } from './tell-of-feedback.ts';

/** Soạn trả lời, and submits it where asked. @throws Refusal those of every act */
export function writeAnswer(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, outcome, words, submit }: z.output<(typeof writeEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'write_feedback_answer', step: 'write' as const, id, version, key };
  return actOnFeedback(platform, actor, act, async (context, found) => {
    const draft = { outcome, words, submitted: submit, by: actor.personId };
    if (submit) await tellUnit(context, found, 'submitted');
    return { change: { draft }, after: { draft: { outcome, words, submitted: submit } } };
  });
}

type Body = z.output<(typeof moveEndpoint)['body']>;

/**
 * Carries a feedback on or back: trình, duyệt và gửi, trả lại, rác, hoàn lại, gỡ.
 *
 * @param home where people reach the program, for letters; null where mail is off
 * @throws Refusal FEEDBACK_WORDS and those of every act
 */
export function moveFeedback(
  platform: Platform,
  home: string | null,
  actor: Actor,
  id: string,
  { version, to, words }: Body,
  key: string | null,
): Promise<Saved> {
  if (to === 'give_back' && words.length < 5) throw new Refusal(feedbackErrors.FEEDBACK_WORDS);
  const act = { name: `${to}_feedback`, step: to, id, version, key };
  return actOnFeedback(platform, actor, act, async (context, found) => {
    const said = { said: words || null };
    const { change, after } = await MOVES[to]({ platform, home, context, found, words });
    return { change: { ...said, ...change }, after: { ...Object(after), reason: words || null } };
  });
}

interface Moving {
  readonly platform: Platform;
  readonly home: string | null;
  readonly context: ActContext;
  readonly found: FeedbackRecord;
  readonly words: string;
}

const MOVES: Readonly<Record<Body['to'], (moving: Moving) => Promise<Outcome>>> = {
  async submit({ context, found }) {
    await tellUnit(context, found, 'submitted');
    return { change: { draft: draftOf(found, true) }, after: { to: 'submitted' } };
  },
  async approve({ platform, home, context, found }) {
    const { outcome, words } = draftOf(found, true);
    const { now, author } = context;
    const answered = { answer: words, answered_at: now, answered_by: author.personId };
    await closeContact(context, found);
    if (home !== null) {
      await mailAnswer(platform, context, home, { ...found, ...answered, state: outcome });
    }
    const folded = `${found.folded} ${plainWords(words)}`;
    return {
      change: { ...answered, state: outcome, draft: null, folded },
      after: { to: outcome, answer: words },
    };
  },
  async give_back({ context, found, words }) {
    await tellUnit(context, found, 'given_back', words);
    return { change: { draft: draftOf(found, false) }, after: { to: 'working' } };
  },
  async reject({ context, found }) {
    await closeContact(context, found);
    return { change: { draft: null }, after: { to: 'rubbish' } };
  },
  async restore({ context, found }) {
    await setErasing(context.tx, keyOf(found), null);
    await tellUnit(context, found, 'came');
    return { change: { doubts: [] }, after: { to: 'new', was: found.doubts } };
  },
  async unpublish({ context, found }) {
    await takeAnswerBack(context.tx, found.authority_id, found.id, context.now);
    await tellPublicChange(context.tx, found.authority_id);
    return { change: {}, after: { published: null } };
  },
};

function draftOf({ draft }: FeedbackRecord, submitted: boolean) {
  if (draft === null) throw new Refusal(feedbackErrors.FEEDBACK_STEP);
  return { ...draft, submitted };
}

const keyOf = ({ authority_id, id }: FeedbackRecord) => {
  return { authorityId: authority_id, feedbackId: id };
};

/** The matter is over: what is known of the writer goes on a day that is set now. */
async function closeContact({ tx, now }: ActContext, found: FeedbackRecord): Promise<void> {
  const today = dayInVietnam(now);
  const rules = await feedbackRulesOn(tx, found.authority_id, today);
  await setErasing(tx, keyOf(found), eraseOn(today, rules));
}
