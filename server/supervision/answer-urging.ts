import type { Actor } from '../organisation/actor.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { findUrging } from './find-urging.ts';
import { holdRecipient, stepSql } from './store/urging-store.ts';
import { type Urging, urgingErrors } from './urging-contract.ts';
import { urgingView } from './urging-view.ts';

/** Đã xem: the letter lies open before the unit; noted once. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function seeUrging(platform: Platform, actor: Actor, id: string, key: string | null) {
  return step(platform, actor, id, key, 'see_urging', 'seen');
}

/** Đã nhận: the unit takes note. @throws Refusal NOT_FOUND, NOT_ALLOWED, URGING_ANSWERED */
export function receiveUrging(platform: Platform, actor: Actor, id: string, key: string | null) {
  return step(platform, actor, id, key, 'receive_urging', 'received');
}

/** Trả lời: the unit answers in words, once. @throws Refusal NOT_FOUND, NOT_ALLOWED, URGING_ANSWERED */
export function answerUrging(
  platform: Platform,
  actor: Actor,
  id: string,
  { words }: { readonly words: string },
  key: string | null,
) {
  return step(platform, actor, id, key, 'answer_urging', 'answered', words);
}

async function step(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
  name: string,
  what: 'seen' | 'received' | 'answered',
  words: string | null = null,
): Promise<Urging> {
  const sight = await openSight(platform, actor);
  const letter = await findUrging(sight, id);
  const { authorityId } = letter;
  const unitId = actor.jurisdictionUnitId;
  requireMay(actor, 'urging.answer', { authorityId, unitId });
  const act = { name, authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, now, journal } = context;
    const held = await holdRecipient(tx, authorityId, id, unitId);
    if (!held) throw new Refusal(platformErrors.NOT_ALLOWED);
    if (what !== 'seen' && held.answered_at !== null) {
      throw new Refusal(urgingErrors.URGING_ANSWERED);
    }
    const by = { personId: actor.personId, postId: actor.postId, at: now };
    await run(tx, stepSql({ authorityId, urgingId: id, unitId }, what, by, words));
    if (what === 'answered') await tellSender(context, letter, words);
    const after = { unitId, step: what, reason: words };
    await journal({ subjectKind: 'urging', subjectId: id, before: null, after });
    return urgingView({ ...sight, db: tx }, id);
  });
}

function tellSender(
  context: ActContext,
  letter: { readonly id: string; readonly personId: string; readonly symbol: string },
  words: string | null,
): Promise<void> {
  return notifyPeople(context, [letter.personId], {
    ...{ subjectKind: 'urging', subjectId: letter.id, title: letter.symbol, words },
    address: `/supervision?peek=${letter.id}`,
    says: { vi: 'đã trả lời công văn đôn đốc', en: 'answered a letter of urging' },
  });
}
