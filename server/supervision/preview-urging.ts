import type { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { openSight } from '../tasks/task-sight.ts';
import { composeLetter, symbolOf } from './compose-letter.ts';
import { gatherUrged } from './gather-urged.ts';
import { nextNumber } from './store/urging-store.ts';
import type { previewUrging as endpoint } from './urging-contract.ts';

/**
 * Đôn đốc, before it goes out: whom the letter would reach with what, what stays out and why, and the letter as
 * it would stand. Its number is the next one of the year; the number that counts is taken when it is sent.
 *
 * @throws Refusal NOT_ALLOWED, TOO_MANY_URGED
 */
export async function previewUrging(
  platform: Platform,
  actor: Actor,
  ask: z.output<(typeof endpoint)['body']>,
): Promise<z.output<(typeof endpoint)['reply']>> {
  requireRight(actor, 'task.urge');
  const sight = await openSight(platform, actor);
  const gathered = await gatherUrged(sight, ask, platform.clock());
  const year = Number(sight.day.slice(0, 4));
  const answerBy = ask.answerBy === null ? gathered.answerBy : asDay(ask.answerBy);
  const symbol = await symbolOf(sight, await nextNumber(platform.db, actor.authorityId, year));
  const paper = await composeLetter(sight, gathered, { symbol, answerBy, words: ask.words });
  return {
    answerBy,
    recipients: gathered.recipients.map(({ unit, own }) => ({
      unit,
      tasks: own.map(({ shown }) => shown),
    })),
    skipped: gathered.skipped.flatMap(({ shown, why }) => (why ? [{ ...shown, why }] : [])),
    paper,
  };
}
