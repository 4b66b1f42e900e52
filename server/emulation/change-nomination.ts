import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { unitPath } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { emulationErrors } from './errors-contract.ts';
import type { Dossier } from './nomination-contract.ts';
import { awardsOf } from './store/decision-store.ts';
import {
  lockNomination,
  type NominationRecord,
  replaceNomination,
} from './store/nomination-store.ts';

interface Changed {
  readonly id: string;
  readonly version: number;
}

/**
 * Completes a dossier (bổ sung hồ sơ). What was decided changes no more. The day on which a dossier came in
 * is that of its last change.
 *
 * @throws Refusal NOT_FOUND, CONFLICT, NOMINATION_CLOSED
 */
export async function changeNomination(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, dossier }: { readonly version: number; readonly dossier: Dossier },
  key: string | null,
): Promise<Changed> {
  return change(platform, actor, { name: 'change_nomination', id, version, key }, (now) => ({
    change: { dossier, proposedOn: dayInVietnam(now) },
    after: { papers: dossier.papers.map((paper) => `${paper.kind} ${paper.number}`) },
  }));
}

/** Takes a nomination back, with the reason. @throws Refusal NOT_FOUND, CONFLICT, NOMINATION_CLOSED */
export async function withdrawNomination(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
  key: string | null,
): Promise<Changed> {
  return change(platform, actor, { name: 'withdraw_nomination', id, version, key }, () => ({
    change: { withdrawn: true },
    after: { reason },
  }));
}

interface Change {
  readonly change: Partial<Pick<NominationRecord, 'dossier' | 'proposedOn' | 'withdrawn'>>;
  readonly after: Readonly<Record<string, unknown>>;
}

async function change(
  platform: Platform,
  actor: Actor,
  { name, id, version, key }: Changed & { readonly name: string; readonly key: string | null },
  decide: (now: Date) => Change,
): Promise<Changed> {
  const { authorityId } = actor;
  requireRight(actor, 'nominee.propose');
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const before = await openNomination(context, actor, id, version);
    const { change: changed, after } = decide(context.now);
    await replaceNomination(context.tx, {
      ...{ ...before, ...changed, version: version + 1, since: context.now },
      changedBy: actor.personId,
    });
    const subject = { subjectKind: 'campaign', subjectId: before.campaignId };
    const papers = before.dossier.papers.map((paper) => `${paper.kind} ${paper.number}`);
    await context.journal({
      ...subject,
      before: { nominationId: id, papers },
      after: { nominationId: id, ...after },
    });
    return { id, version: version + 1 };
  });
}

async function openNomination(
  { tx, authorityId, now }: ActContext,
  actor: Actor,
  id: string,
  version: number,
): Promise<NominationRecord> {
  const found = await lockNomination(tx, authorityId, id);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const path = await unitPath(tx, found.unitId, dayInVietnam(now));
  if (!path.includes(actor.jurisdictionUnitId)) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(actor, 'nominee.propose', { authorityId, unitId: actor.jurisdictionUnitId });
  const awards = await awardsOf(tx, authorityId, [found.unitId]);
  if (found.withdrawn || awards.some(({ nominationId }) => nominationId === id)) {
    throw new Refusal(emulationErrors.NOMINATION_CLOSED);
  }
  if (found.version !== version) {
    const details = { savedAt: found.since.toISOString(), version: found.version };
    throw new Refusal(platformErrors.CONFLICT, {}, details);
  }
  return found;
}
