import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may, type Thing } from '../organisation/rules/may.ts';
import { reachOf, unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { isInSight, submissionInSight } from './rules/submission-states.ts';
import type { ObligationRecord } from './store/obligation-store.ts';
import {
  findSubmission,
  type SubmissionRecord,
  type SubmissionSight,
} from './store/submission-store.ts';

/** Whose reports the post may come upon. */
export async function submissionSight(db: Db | Tx, actor: Actor): Promise<SubmissionSight> {
  return { authorities: await reachOf(db, actor), authorityId: actor.authorityId };
}

/** A report as rights see it: who reports holds it, who receives it is the one that ordered it. */
export async function submissionThing(
  db: Db | Tx,
  record: Pick<SubmissionRecord, 'authorityId' | 'unitId' | 'toUnitId'>,
  day: string,
): Promise<Thing> {
  const { authorityId, unitId, toUnitId } = record;
  const paths = await unitPaths(db, [unitId, toUnitId], day);
  return {
    ...{ authorityId, unitId, unitPath: paths.get(unitId) ?? [unitId] },
    ...{ assignerUnitId: toUnitId, partyPaths: [paths.get(toUnitId) ?? [toUnitId]] },
  };
}

/**
 * Lets a post see a report: its own always, one of another unit once it was sent.
 *
 * @throws Refusal NOT_FOUND
 */
export function requireSight(actor: Actor, record: SubmissionRecord, thing: Thing): void {
  const isSeen = may(actor, 'submission.read', thing).allowed && isInSight(record, actor);
  if (!isSeen) throw new Refusal(platformErrors.NOT_FOUND);
}

/**
 * A report that the post may see, with the thing that rights decide on.
 *
 * @param at a past moment; null is now
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function seenSubmission(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  at: Date | null = null,
): Promise<{ record: SubmissionRecord; thing: Thing }> {
  requireRight(actor, 'submission.read');
  const record = await findSubmission(db, await submissionSight(db, actor), id, at);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const thing = await submissionThing(db, record, dayInVietnam(at ?? clock()));
  requireSight(actor, record, thing);
  return { record, thing };
}

/**
 * The report made for each of some obligations, where the post may read it: whoever is owed a list of obligations
 * need not be somebody who reads the reports.
 */
export async function submissionsShown(
  db: Db | Tx,
  actor: Actor,
  obligations: readonly Made[],
  day: string,
): Promise<(obligation: Made) => string | null> {
  const made = obligations.filter(({ submissionId }) => submissionId !== null);
  const units = made.flatMap(({ unitId, toUnitId }) => [unitId, toUnitId]);
  const paths = units.length === 0 ? new Map<string, string[]>() : await unitPaths(db, units, day);
  const pathOf = (unitId: string) => paths.get(unitId) ?? [unitId];
  return (obligation) => {
    const { authorityId, unitId, toUnitId } = obligation;
    const thing = {
      ...{ authorityId, unitId, unitPath: pathOf(unitId), assignerUnitId: toUnitId },
      partyPaths: [pathOf(toUnitId)],
    };
    const isRead = may(actor, 'submission.read', thing).allowed;
    return isRead ? submissionInSight(obligation, actor) : null;
  };
}
type Made = Pick<
  ObligationRecord,
  'authorityId' | 'unitId' | 'toUnitId' | 'state' | 'submissionId'
>;
