import type { Actor } from '../organisation/actor.ts';
import { authorityOfUnit, learnName } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { planErrors } from './contract.ts';
import { requireDrafting } from './open-reading.ts';

/**
 * Remembers how a unit is written in this authority's texts ("từ nay luôn hiểu"): the next reading
 * takes the name for that unit by itself.
 *
 * @throws Refusal UNIT_UNKNOWN
 */
export async function learnAlias(
  platform: Platform,
  actor: Actor,
  alias: { readonly written: string; readonly unitId: string },
  key: string | null,
): Promise<Record<string, never>> {
  requireDrafting(actor);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'learn_alias', authorityId, author: actor, key },
    async (context) => {
      const { written, unitId } = alias;
      if ((await authorityOfUnit(context.tx, unitId)) === null) {
        throw new Refusal(planErrors.UNIT_UNKNOWN);
      }
      await learnName(context.tx, authorityId, written, unitId, context.now);
      await context.journal({
        subjectKind: 'unit',
        subjectId: unitId,
        before: null,
        after: { written },
      });
      return {};
    },
  );
}
