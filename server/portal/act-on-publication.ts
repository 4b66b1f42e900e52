import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { tellPublicChange } from './public-cache.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { requireOnPublication, thingOf } from './publication-sight.ts';
import {
  PUBLICATION_STEPS,
  type PublicationStep,
  publicationStepFits,
} from './rules/publication-steps.ts';
import { type PublicationRecord, publications } from './store/publication-table.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

export interface PublicationAct {
  readonly name: string;
  readonly step: PublicationStep;
  readonly publicationId: string;
  readonly version: number;
  readonly key: string | null;
}

/** What an act makes of a publication, and what the journal keeps of it. */
export interface Outcome<R> {
  readonly change: Partial<PublicationRecord>;
  readonly before?: unknown;
  readonly after: unknown;
  readonly reply: R;
  /** The public sees something else from now on. */
  readonly isOut?: boolean;
}

/**
 * The steps that every act on a publication shares: it is held, rights, version, whether the act is one for its
 * state, the matter itself, its next version, the journal; and whoever keeps public pages is told with the commit.
 * A publication is the work of its own authority alone.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, PUBLICATION_STEP and those of `work`
 */
export async function actOnPublication<R>(
  platform: Platform,
  actor: Actor,
  { name, step, publicationId, version, key }: PublicationAct,
  work: (context: ActContext, found: PublicationRecord) => Promise<Outcome<R>>,
): Promise<R> {
  const rule = PUBLICATION_STEPS[step];
  requireRight(actor, rule.right);
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const found = await publications.lock(tx, authorityId, publicationId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireOnPublication(actor, rule.right, await thingOf(tx, authorityId, found.plan_id));
    if (found.version !== version) await refuseOutdated(tx, found);
    if (!publicationStepFits(step, found)) throw new Refusal(publicationErrors.PUBLICATION_STEP);
    const { change, before, after, reply, isOut } = await work(context, found);
    const next: PublicationRecord = {
      ...{ ...found, stage: rule.to ?? found.stage, ...change, version: version + 1 },
      ...{ since: new Date(Math.max(now.getTime(), found.since.getTime())) },
      changed_by: actor.personId,
    };
    await publications.replace(tx, next);
    await context.journal({
      ...{ subjectKind: 'publication', subjectId: publicationId },
      ...{ before: before ?? { state: found.state, stage: found.stage }, after },
    });
    if (isOut) await tellPublicChange(tx, authorityId);
    return reply;
  });
}

/** @throws Refusal CONFLICT with what others chose since */
async function refuseOutdated(tx: Tx, found: PublicationRecord): Promise<never> {
  const names = await personNames(tx, [found.changed_by]);
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      savedBy: names.get(found.changed_by) ?? '',
      savedAt: found.since.toISOString(),
      version: found.version,
      fields: [
        { field: 'stage', yours: null, saved: found.stage },
        { field: 'choices', yours: null, saved: found.choices },
      ],
    },
  );
}
