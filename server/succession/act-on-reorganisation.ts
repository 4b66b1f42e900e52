import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { may, type Right } from '../organisation/rules/may.ts';
import { hostAuthority } from '../organisation/store/time-store.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { successionErrors } from './contract.ts';
import type { ReorganisationState } from './rules/kinds.ts';
import { type ReorganisationRecord, reorganisations } from './store/reorganisation-store.ts';

/** Whether a post may touch units of every body: an administrator of the body that the program serves. */
export async function mayAcross(db: Db | Tx, actor: Actor): Promise<boolean> {
  if (!may(actor, 'succession.across', actor).allowed) return false;
  return (await hostAuthority(db)) === actor.authorityId;
}

/**
 * A reorganisation moves what every part of an authority holds: only a post that answers for the whole of it
 * comes near, and near one across authorities only the administrator of the installation.
 *
 * @throws Refusal NOT_ALLOWED, REORGANISATION_ACROSS
 */
export async function requireSuccession(
  db: Db | Tx,
  actor: Actor,
  right: Right,
  isAcross: boolean,
): Promise<void> {
  requireRight(actor, right);
  requireMay(actor, right, { authorityId: actor.authorityId });
  if (!actor.wholeAuthority) throw new Refusal(platformErrors.NOT_ALLOWED);
  if (isAcross && !(await mayAcross(db, actor))) {
    throw new Refusal(successionErrors.REORGANISATION_ACROSS);
  }
}

export interface ReorganisationAct {
  readonly name: string;
  readonly right: Right;
  readonly from: readonly ReorganisationState[];
  readonly id: string;
  /** Null for what is decided beside the plan: nobody's copy is outdated by it. */
  readonly version: number | null;
  readonly key: string | null;
}

/** What an act did, for the journal, and what it answers. */
export interface Outcome<R> {
  readonly reply: R;
  readonly change?: Partial<ReorganisationRecord>;
  readonly before?: unknown;
  readonly after: unknown;
}

/**
 * The steps that every act on a reorganisation shares: the right, the row held until the end, its state, the
 * matter itself, the new version, the journal entry.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT, REORGANISATION_STEP, REORGANISATION_ACROSS
 */
export async function actOnReorganisation<R>(
  platform: Platform,
  actor: Actor,
  { name, right, from, id, version, key }: ReorganisationAct,
  work: (context: ActContext, record: ReorganisationRecord) => Promise<Outcome<R>>,
): Promise<R> {
  const { authorityId } = actor;
  requireRight(actor, right);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const record = await reorganisations.lock(context.tx, authorityId, id);
    if (!record) throw new Refusal(platformErrors.NOT_FOUND);
    await requireSuccession(context.tx, actor, right, record.is_across);
    if (version !== null && version !== record.version) {
      throw new Refusal(
        platformErrors.CONFLICT,
        {},
        { savedAt: record.since.toISOString(), version: record.version },
      );
    }
    if (!from.includes(record.state)) throw new Refusal(successionErrors.REORGANISATION_STEP);
    const { reply, change, before, after } = await work(context, record);
    if (change !== undefined) await saveNext(context, record, change);
    await context.journal({
      ...{ subjectKind: 'reorganisation', subjectId: id },
      ...{ before: before ?? null, after },
    });
    return reply;
  });
}

/** Writes the next version of a reorganisation; the one before goes to the past. */
export async function saveNext(
  { tx, now, author }: ActContext,
  record: ReorganisationRecord,
  change: Partial<ReorganisationRecord>,
): Promise<void> {
  await reorganisations.replace(tx, {
    ...{ ...record, ...change, version: record.version + 1 },
    ...{ since: now, changed_by: author.personId },
  });
}
