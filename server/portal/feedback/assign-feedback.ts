import type { z } from 'zod';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { authorityOfUnit, unitPath } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { actOnFeedback, type Saved } from './act-on-feedback.ts';
import type { assignFeedback as endpoint } from './contract.ts';
import { feedbackErrors } from './errors-contract.ts';
import { tellUnit } from './tell-of-feedback.ts';

/**
 * Giao, chuyển: names the unit that answers. The day of the answer stays: who writes was told it. A draft of
 * another unit goes.
 *
 * @throws Refusal FEEDBACK_UNIT and those of every act
 */
export function assignFeedback(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, unitId, words }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'assign_feedback', step: 'assign' as const, id, version, key };
  return actOnFeedback(platform, actor, act, async (context, found) => {
    const owner = await authorityOfUnit(context.tx, unitId);
    const path = await unitPath(context.tx, unitId, dayInVietnam(context.now));
    if (owner !== found.authority_id || path.length === 0) {
      throw new Refusal(feedbackErrors.FEEDBACK_UNIT);
    }
    const change = { unit_id: unitId, said: words || null };
    await tellUnit(context, { ...found, ...change }, 'assigned', words || null);
    return {
      change: { ...change, ...(unitId === found.unit_id ? {} : { draft: null }) },
      after: { unitId, reason: words || null },
    };
  });
}
