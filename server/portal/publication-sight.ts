import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { may, type Right, type Thing } from '../organisation/rules/may.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  PUBLICATION_ACTS,
  PUBLICATION_STEPS,
  type PublicationStep,
  publicationStepFits,
} from './rules/publication-steps.ts';
import { type PublicationRecord, publications } from './store/publication-table.ts';

/** A plan as rights see its publication: of its authority and of the unit that holds the plan. */
export async function findThing(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<(Thing & { readonly unitId: string }) | null> {
  const found = await firstRow(
    db,
    sql<{ unitId: string }>`select owner_unit_id as "unitId" from plan
        where authority_id = ${authorityId} and id = ${planId}`,
  );
  return found && { authorityId, unitId: found.unitId };
}

/** {@link findThing}. @throws Refusal NOT_FOUND where the authority has no such plan */
export async function thingOf(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<Thing & { readonly unitId: string }> {
  const found = await findThing(db, authorityId, planId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

/**
 * The condition that a post may know of publication `x` of its authority: all of them, or those of the plans
 * that its own unit holds.
 *
 * @throws Refusal NOT_ALLOWED for a post that has the right nowhere
 */
export function seesPublication(actor: Actor): RawBuilder<boolean> {
  requireRight(actor, 'publication.read');
  const { authorityId, jurisdictionUnitId } = actor;
  if (may(actor, 'publication.read', { authorityId }).allowed) return sql<boolean>`true`;
  return sql<boolean>`exists (select from plan p where p.authority_id = x.authority_id
    and p.id = x.plan_id and p.owner_unit_id = ${jurisdictionUnitId})`;
}

/** A publication that the post may read, as it stood at a moment. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function seenPublication(
  db: Db | Tx,
  actor: Actor,
  id: string,
  at: Date | null = null,
): Promise<{ readonly record: PublicationRecord; readonly thing: Thing }> {
  requireRight(actor, 'publication.read');
  const record = await publications.find(db, actor.authorityId, id, at);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const thing = await thingOf(db, actor.authorityId, record.plan_id);
  requireMay(actor, 'publication.read', thing);
  return { record, thing };
}

/**
 * Whether a post reads all that the publication of a plan is made of: whoever answers for the whole authority, and
 * whoever answers for the unit that holds the plan. A planner of another unit sees only a part of its tasks.
 */
export function readsContent(actor: Actor, thing: Thing): boolean {
  return actor.wholeAuthority || thing.unitId === actor.jurisdictionUnitId;
}

/** The right to work on a publication, which is no more than the sight of what it is made of. */
export function mayOnPublication(actor: Actor, right: Right, thing: Thing): boolean {
  return may(actor, right, thing).allowed && readsContent(actor, thing);
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function requireOnPublication(actor: Actor, right: Right, thing: Thing): void {
  requireMay(actor, right, thing);
  if (!readsContent(actor, thing)) throw new Refusal(platformErrors.NOT_ALLOWED);
}

/** What a post may do with a publication now; nobody approves what they proposed themselves. */
export function publicationActs(
  actor: Actor,
  record: PublicationRecord,
  thing: Thing,
  proposedBy: string | null,
): PublicationStep[] {
  return PUBLICATION_ACTS.filter(
    (step) =>
      publicationStepFits(step, record) &&
      mayOnPublication(actor, PUBLICATION_STEPS[step].right, thing) &&
      (step !== 'approve' || proposedBy !== actor.personId),
  );
}
