import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { personNames, reachOf, unitPath } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { amendmentErrors } from './errors-contract.ts';
import {
  AMENDMENT_STEPS,
  type AmendmentState,
  type AmendmentStep,
  stepFits,
} from './rules/steps.ts';
import { type AmendmentRecord, amendments, authorityOf } from './store/amendment-table.ts';
import type { Change } from './value-contract.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

export interface AmendmentAct {
  readonly name: string;
  readonly step: AmendmentStep;
  readonly amendmentId: string;
  readonly version: number;
  readonly key: string | null;
}

/** What an act makes of a proposal, and what the journal keeps of it. */
export interface Outcome<R> {
  readonly change: Partial<AmendmentRecord>;
  readonly before?: unknown;
  readonly after: unknown;
  readonly reply: R;
}

/**
 * The steps that every act on a proposal shares: it is held, rights, version, whether the act is one for its
 * state, the matter itself, its next version, the journal.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, AMENDMENT_STEP and those of `work`
 */
export async function actOnAmendment<R>(
  platform: Platform,
  actor: Actor,
  { name, step, amendmentId, version, key }: AmendmentAct,
  work: (context: ActContext, amendment: AmendmentRecord) => Promise<Outcome<R>>,
): Promise<R> {
  const rule = AMENDMENT_STEPS[step];
  requireRight(actor, rule.right);
  const authorityId = await authorityOf(
    platform.db,
    await reachOf(platform.db, actor),
    amendmentId,
  );
  if (authorityId === null) throw new Refusal(platformErrors.NOT_FOUND);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const found = await amendments.lock(context.tx, authorityId, amendmentId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    await requireStep(context, actor, found, step);
    if (found.version !== version) await refuseOutdated(context, found);
    if (!stepFits(step, found.state)) throw new Refusal(amendmentErrors.AMENDMENT_STEP);
    const { change, before, after, reply } = await work(context, found);
    await saveNext(context, found, { ...stateOf(step), ...change });
    await context.journal({
      ...{ subjectKind: 'amendment', subjectId: amendmentId },
      ...{ before: before ?? { state: found.state }, after },
    });
    return reply;
  });
}

function stateOf(step: AmendmentStep): { state?: AmendmentState } {
  const { to } = AMENDMENT_STEPS[step];
  return to === null ? {} : { state: to };
}

/** Writes the next version of a proposal that is held; what it was stays in its past. */
export async function saveNext(
  { tx, now, author }: Pick<ActContext, 'tx' | 'now' | 'author'>,
  found: AmendmentRecord,
  change: Partial<AmendmentRecord>,
): Promise<AmendmentRecord> {
  const next: AmendmentRecord = {
    ...{ ...found, ...change, version: found.version + 1 },
    ...{ since: new Date(Math.max(now.getTime(), found.since.getTime())) },
    changed_by: author.personId,
  };
  await amendments.replace(tx, next);
  return next;
}

/** A draft is its unit's own: to anybody else it is not there. */
async function requireStep(
  { tx, now }: ActContext,
  actor: Actor,
  found: AmendmentRecord,
  step: AmendmentStep,
): Promise<void> {
  const { authority_id: authorityId, unit_id: unitId, state } = found;
  const isOwn = unitId === actor.jurisdictionUnitId;
  if (state === 'draft' && !isOwn) throw new Refusal(platformErrors.NOT_FOUND);
  const unitPaths = await unitPath(tx, unitId, dayInVietnam(now));
  const thing = { authorityId, unitId, unitPath: unitPaths, assignerUnitId: found.owner_unit_id };
  requireMay(actor, AMENDMENT_STEPS[step].right, thing);
  const isProposers = 'isProposers' in AMENDMENT_STEPS[step];
  if (isProposers && !isOwn) throw new Refusal(platformErrors.NOT_ALLOWED);
}

/** @throws Refusal CONFLICT with the changes that others saved since */
async function refuseOutdated({ tx }: ActContext, found: AmendmentRecord): Promise<never> {
  const names = await personNames(tx, [found.changed_by]);
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      savedBy: names.get(found.changed_by) ?? '',
      savedAt: found.since.toISOString(),
      version: found.version,
      fields: [
        { field: 'title', yours: null, saved: found.title },
        {
          ...{ field: 'changes', yours: null },
          saved: found.changes.map(({ key, kind, thingId, after, reason }) => {
            return { key, kind, thingId, after, reason };
          }),
        },
      ],
    },
  );
}

/** The change of that key. @throws Refusal NOT_FOUND */
export function changeOf({ changes }: Pick<AmendmentRecord, 'changes'>, key: string): Change {
  const found = changes.find((change) => change.key === key);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

/** The list with one change in another form. */
export function withChange(
  changes: readonly Change[],
  key: string,
  change: Partial<Change>,
): Change[] {
  return changes.map((each) => (each.key === key ? { ...each, ...change } : each));
}
