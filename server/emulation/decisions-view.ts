import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Decision } from './decision-contract.ts';
import { type DecisionRecord, decisionsOf, findDecision } from './store/decision-store.ts';

/** Decisions of a movement with their awards: issued, so that everybody of the authority reads them. */
export async function decisionsView(
  { db, clock }: Platform,
  actor: Actor,
  campaignId: string,
  asOf?: string,
): Promise<{ decisions: Decision[] }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { endOfDay } = momentOf(clock, asOf);
  const found = await decisionsOf(db, authorityId, campaignId, endOfDay);
  const names = await personNames(
    db,
    found.map(({ decidedBy }) => decidedBy),
  );
  return { decisions: found.map((record) => shown(record, names)) };
}

/** One decision of the post's authority. @throws Refusal NOT_FOUND */
export async function decisionOf(
  { db }: Platform,
  actor: Actor,
  id: string,
): Promise<DecisionRecord> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const found = await findDecision(db, authorityId, id);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

function shown(
  { id, campaignId, stageId, frozen, decidedAt, decidedBy }: DecisionRecord,
  names: ReadonlyMap<string, string>,
): Decision {
  return {
    ...{ ...frozen, id, campaignId, stageId },
    ...{ decidedBy: names.get(decidedBy) ?? '', decidedAt: decidedAt.toISOString() },
  };
}
