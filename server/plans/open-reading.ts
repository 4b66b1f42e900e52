import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Draft, planErrors } from './contract.ts';
import { type DraftDifference, draftDifference } from './rules/draft-difference.ts';
import { isBeingIssued } from './store/issuing-store.ts';
import { findReading, holdReading, type ReadingRecord } from './store/reading-store.ts';

/** Refuses a post that may not work on drafts of its authority. */
export function requireDrafting(actor: Actor): void {
  requireRight(actor, 'reading.write');
  requireMay(actor, 'reading.write', { authorityId: actor.authorityId });
}

/** @throws Refusal NOT_FOUND for a draft of another authority as for one that is not there */
export async function readingOf(db: Db | Tx, actor: Actor, id: string): Promise<ReadingRecord> {
  const record = await findReading(db, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return record;
}

/**
 * Holds a draft for an act, provided that nobody saved it meanwhile.
 *
 * @param yours the draft that is sent, for the difference; null where only the version is sent
 * @throws Refusal CONFLICT with the difference to what was saved
 */
export async function holdUnchanged(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  yours: Draft | null = null,
): Promise<ReadingRecord> {
  const record = await heldReading(tx, actor, id);
  if (record.version === version) return record;
  const fields = yours === null ? [] : draftDifference(yours, record.draft);
  throw await conflictWith(tx, record, fields);
}

/** @throws Refusal NOT_FOUND for a draft of another authority as for one that is not there */
export async function heldReading(tx: Tx, actor: Actor, id: string): Promise<ReadingRecord> {
  const record = await holdReading(tx, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return record;
}

/** The 409 of a draft: who saved what stands there, when, and where it says something else. */
export async function conflictWith(
  tx: Tx,
  { savedBy, savedAt, version }: ReadingRecord,
  fields: readonly DraftDifference[],
): Promise<Refusal> {
  const names = await personNames(tx, [savedBy]);
  return new Refusal(
    platformErrors.CONFLICT,
    {},
    { savedBy: names.get(savedBy) ?? '', savedAt: savedAt.toISOString(), version, fields },
  );
}

/**
 * Refuses to change a draft that is over, or that a job is issuing as it stands.
 *
 * @throws Refusal DRAFT_NOT_OPEN, DRAFT_BEING_ISSUED
 */
export async function requireOpen(
  tx: Tx,
  authorityId: string,
  { id, state }: Pick<ReadingRecord, 'id' | 'state'>,
  wanted: ReadingRecord['state'] = 'draft',
): Promise<void> {
  if (state !== wanted) throw new Refusal(planErrors.DRAFT_NOT_OPEN);
  if (await isBeingIssued(tx, authorityId, id)) throw new Refusal(planErrors.DRAFT_BEING_ISSUED);
}
