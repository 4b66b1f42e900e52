import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import {
  allAliases,
  authorityOfUnit,
  forgetName,
  learnName,
  unitRefs,
} from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type listAliases, planErrors } from './contract.ts';
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

/** Every name that the officers of an authority have taught (bí danh đơn vị). */
export async function aliasesView(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
): Promise<z.input<typeof listAliases.reply>> {
  requireDrafting(actor);
  const found = await allAliases(db, actor.authorityId);
  const refs = await unitRefs(
    db,
    found.map(({ unitId }) => unitId),
  );
  return {
    aliases: found.flatMap(({ written, unitId, learntAt }) => {
      const unit = refs.get(unitId);
      return unit ? [{ written, unit, learntAt: learntAt.toISOString() }] : [];
    }),
  };
}

/** Forgets a name that was taught. @throws Refusal NOT_FOUND */
export async function forgetAlias(
  platform: Platform,
  actor: Actor,
  written: string,
  key: string | null,
): Promise<Record<string, never>> {
  requireDrafting(actor);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'forget_alias', authorityId, author: actor, key },
    async (context) => {
      const wasThere = await forgetName(context.tx, authorityId, written);
      if (!wasThere) throw new Refusal(platformErrors.NOT_FOUND);
      await context.journal({
        subjectKind: 'authority',
        subjectId: authorityId,
        before: { written },
        after: null,
      });
      return {};
    },
  );
}
