import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnScorecard } from './act-on-scorecard.ts';
import { definitionFor, periodIn, unitsIn } from './compute-ranking.ts';
import { type voteTie as endpoint, scorecardErrors } from './contract.ts';
import { seesUnit } from './open-scorecard.ts';
import { writeVote } from './store/vote-store.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Biểu quyết: records how a council ordered units that every criterion left level, with its document.
 *
 * @throws Refusal UNIT_NOT_RANKED, BAD_INPUT where a unit stands twice
 */
export async function voteTie(
  platform: Platform,
  actor: Actor,
  id: string,
  { period, unitIds, words, basis }: Body,
  key: string | null,
): Promise<Record<string, never>> {
  const request = { name: 'vote_tie', right: 'scorecard.publish' as const, id, key };
  return actOnScorecard(platform, actor, request, async ({ context, sight }) => {
    if (new Set(unitIds).size < unitIds.length) {
      throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['unitIds'] });
    }
    const stretch = periodIn(sight, period);
    const definition = await definitionFor(context.tx, sight, stretch);
    const units = await unitsIn(context.tx, sight, definition, stretch);
    const ranked = new Set(
      units.filter(({ path }) => seesUnit(sight, path)).map((unit) => unit.id),
    );
    if (unitIds.some((unitId) => !ranked.has(unitId))) {
      throw new Refusal(scorecardErrors.UNIT_NOT_RANKED);
    }
    const { authorityId } = sight.card;
    const vote = { id: context.ids.next(), unitIds, words, basis };
    const scope = { authorityId, scorecardId: id, period };
    await writeVote(context.tx, scope, vote, context.now, actor.personId);
    return { before: null, after: { period, unitIds, words, basis }, reply: {} };
  });
}
