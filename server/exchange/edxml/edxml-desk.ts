import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { edxmlErrors } from './contract.ts';
import type { EdxmlFault, Organ } from './rules/edxml-package.ts';
import { codesToTry } from './rules/organ-code.ts';
import { codedUnitAbove, unitsByCode } from './store/organ-store.ts';
import { findPackage, holdPackage, type PackageRecord } from './store/package-store.ts';

/** Refuses a post that may not look at, or not work on, the packages of its authority. */
export function requireEdxml(actor: Actor, right: 'edxml.read' | 'edxml.send'): void {
  requireRight(actor, right);
  requireMay(actor, right, { authorityId: actor.authorityId });
}

/** What binds the office to the sender is a person's decision. @throws Refusal EDXML_BY_PERSON */
export function requirePerson(actor: Actor): void {
  if (actor.via?.startsWith('token:')) throw new Refusal(edxmlErrors.EDXML_BY_PERSON);
}

/** @throws Refusal NOT_FOUND for a package of another authority as for one that is not there */
export async function packageOf(db: Db | Tx, actor: Actor, id: string): Promise<PackageRecord> {
  const record = await findPackage(db, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return record;
}

/** A package held for an act, as its author saw it. @throws Refusal NOT_FOUND, CONFLICT */
export async function holdSeen(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
): Promise<PackageRecord> {
  const record = await holdPackage(tx, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  if (record.version !== version) throw new Refusal(platformErrors.CONFLICT);
  return record;
}

/** A unit here to which one of the receivers is addressed; null where no code of theirs is known. */
export async function addressedUnit(
  db: Db | Tx,
  authorityId: string,
  receivers: readonly Organ[],
): Promise<{ readonly unitId: string; readonly isGuess: boolean } | null> {
  const tried = receivers.flatMap(({ organId }) => codesToTry(organId));
  if (tried.length === 0) return null;
  const units = await unitsByCode(
    db,
    authorityId,
    tried.map(({ code }) => code),
  );
  // A code as written comes before what an old one may have become.
  for (const isGuess of [false, true]) {
    for (const each of tried.filter((one) => one.isGuess === isGuess)) {
      const unitId = units.get(each.code);
      if (unitId) return { unitId, isGuess };
    }
  }
  return null;
}

/**
 * A unit as it stands in messages: its own identifier, or that of the nearest unit above that has one.
 *
 * @throws Refusal EDXML_NO_CODE
 */
export async function organOf(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  unitId: string,
): Promise<Organ> {
  const found = await codedUnitAbove(db, unitId, dayInVietnam(clock()));
  if (found === null || found.code === null) {
    throw new Refusal(edxmlErrors.EDXML_NO_CODE, { unit: found?.name ?? '' });
  }
  return {
    ...{ organId: found.code, name: found.name, inCharge: null, address: null },
    ...{ email: null, telephone: null, fax: null, website: null },
  };
}

/** A message that is not taken in: the first fault that blocks is the sentence, all of them are the details. */
export function unreadable(faults: readonly EdxmlFault[]): Refusal {
  const first = faults.find(({ blocks }) => blocks) ?? faults[0];
  const words = { vi: first?.vi ?? '', en: first?.en ?? '' };
  return new Refusal(edxmlErrors.EDXML_UNREADABLE, words, { faults });
}
