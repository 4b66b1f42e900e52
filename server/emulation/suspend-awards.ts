import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { unitPath } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { emulationErrors } from './errors-contract.ts';
import type {
  suspend as endpoint,
  settleSuspension as settleEndpoint,
} from './nomination-contract.ts';
import { insertSuspension, lockSuspension, writeSettlement } from './store/suspension-store.ts';

/**
 * Tạm dừng xét: discipline, an inspection or a complaint is pending against a unit or one of its people.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for a unit outside the jurisdiction
 */
export async function suspendAwards(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'nominee.suspend', { authorityId });
  const request = { name: 'suspend_awards', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, ids, now, journal }) => {
    const path = await unitPath(tx, body.unitId, body.fromOn);
    if (!path.includes(actor.jurisdictionUnitId)) throw new Refusal(platformErrors.NOT_FOUND);
    const id = ids.next();
    await insertSuspension(tx, authorityId, { id, ...body }, { at: now, by: actor.personId });
    const { unitId, ...after } = body;
    await journal({
      ...{ subjectKind: 'unit', subjectId: unitId, before: null },
      after: { suspensionId: id, ...after },
    });
    return { id };
  });
}

/**
 * The matter is settled; the row stays with its basis.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, SUSPENSION_SETTLED, DAY_BEFORE
 */
export async function settleSuspension(
  platform: Platform,
  actor: Actor,
  id: string,
  { toOn, basis }: z.output<(typeof settleEndpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'nominee.suspend', { authorityId });
  const request = { name: 'settle_suspension', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, now, journal }) => {
    const found = await lockSuspension(tx, authorityId, id);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    if (found.toOn !== null) {
      throw new Refusal(emulationErrors.SUSPENSION_SETTLED, { day: formatDay(asDay(found.toOn)) });
    }
    if (toOn < found.fromOn) {
      throw new Refusal(emulationErrors.DAY_BEFORE, { day: formatDay(asDay(found.fromOn)) });
    }
    await writeSettlement(tx, authorityId, id, { toOn, basis }, { at: now, by: actor.personId });
    await journal({
      ...{ subjectKind: 'unit', subjectId: found.unitId },
      before: { suspensionId: id, cause: found.cause, fromOn: found.fromOn },
      after: { suspensionId: id, toOn, basis },
    });
    return { id };
  });
}
