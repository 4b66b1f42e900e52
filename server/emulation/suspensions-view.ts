import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { SuspensionShape } from './nomination-contract.ts';
import { suspensionsOf } from './store/suspension-store.ts';

/** What suspends awards, pending first, of the units whose nominees the post sees. */
export async function suspensionsView(
  { db, clock }: Platform,
  actor: Actor,
  asOf?: string,
): Promise<{ suspensions: SuspensionShape[]; mayRecord: boolean }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { day, endOfDay } = momentOf(clock, asOf);
  const found = await suspensionsOf(db, authorityId, endOfDay);
  const unitIds = found.map(({ unitId }) => unitId);
  const [units, paths] = await Promise.all([unitRefs(db, unitIds), unitPaths(db, unitIds, day)]);
  const seen = found.filter(({ unitId }) => {
    const unitPath = paths.get(unitId) ?? [];
    return may(actor, 'nominee.read', { authorityId, unitId, unitPath }).allowed;
  });
  return {
    suspensions: seen.map(({ unitId, ...suspension }) => ({
      ...suspension,
      unit: units.get(unitId) ?? { id: unitId, name: '', shortName: null },
    })),
    mayRecord: endOfDay === null && may(actor, 'nominee.suspend', { authorityId }).allowed,
  };
}
