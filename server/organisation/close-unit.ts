import type { z } from 'zod';
import { asDay, formatDay, isDay } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { type closeUnit, organisationErrors, type Unit } from './contract.ts';
import { requireMay } from './require-may.ts';
import { lastSaving } from './store/last-saving.ts';
import { unitsById } from './store/unit-list.ts';
import { lockTree, openChildren } from './store/unit-page.ts';
import { endUnit, loadUnit, type UnitRow } from './store/unit-store.ts';

type Body = z.output<typeof closeUnit.body>;

/**
 * Gives a unit its last day. It stays in the register and keeps its place: what it did is found where
 * it was done.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, UNIT_ENDS_BEFORE_START, CONFLICT with the difference, UNIT_HAS_OPEN_CHILDREN
 */
export async function closeUnitFrom(
  platform: Platform,
  actor: Actor,
  unitId: string,
  body: Body,
  key: string | null,
): Promise<Unit> {
  const { authorityId } = actor;
  const known = await loadUnit(platform.db, unitId);
  if (!known) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'unit.edit', { authorityId: known.authorityId });

  const { lastDay, version, basis } = body;
  const request = { name: 'close_unit', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, now, journal }) => {
    await lockTree(tx, authorityId);
    const unit = await loadUnit(tx, unitId);
    if (!unit) throw new Refusal(platformErrors.NOT_FOUND);
    if (!isDay(lastDay) || lastDay < unit.validFrom) {
      const from = formatDay(asDay(unit.validFrom));
      const fields = [{ field: 'lastDay', rule: 'custom', message: from }];
      throw new Refusal(organisationErrors.UNIT_ENDS_BEFORE_START, { from }, { fields });
    }
    const isNew = unit.version === version && unit.validTo === null;
    if (!isNew || !(await endUnit(tx, unitId, version, lastDay, now))) {
      const difference = { yours: lastDay, saved: unit };
      throw new Refusal(platformErrors.CONFLICT, {}, await describe(difference));
    }
    const count = await openChildren(tx, unitId, lastDay);
    if (count > 0) throw new Refusal(organisationErrors.UNIT_HAS_OPEN_CHILDREN, { count });
    await journal({
      subjectKind: 'unit',
      subjectId: unitId,
      before: { validTo: unit.validTo },
      after: { validTo: lastDay, basis },
    });
    const closed = (await unitsById(tx, [unitId], lastDay)).get(unitId);
    if (!closed) throw new Error(`Unit ${unitId} was lost`);
    return closed;
  });

  async function describe({ yours, saved }: { yours: string; saved: UnitRow }) {
    const saving = await lastSaving(platform.db, authorityId, 'unit', unitId);
    return {
      ...saving,
      version: saved.version,
      fields: [{ field: 'validTo', yours, saved: saved.validTo }],
    };
  }
}
