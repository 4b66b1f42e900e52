import { sql } from 'kysely';
import type { z } from 'zod';
import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { reportingErrors } from './errors-contract.ts';
import type { unlockObligations as contract } from './obligation-contract.ts';
import { isLocked } from './rules/standing.ts';
import { findObligations, type ObligationRecord, setUnlocked } from './store/obligation-store.ts';

/**
 * Lets closed reports be handed in until a day (mở khoá có thời hạn), with who granted it and why. Of those
 * named, the ones that are not closed stay as they are. One journal entry a regime.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, UNLOCK_TOO_EARLY, NOT_LOCKED
 */
export async function unlockObligations(
  platform: Platform,
  actor: Actor,
  { obligationIds, until, reason }: z.output<typeof contract.body>,
  key: string | null,
): Promise<{ unlocked: number }> {
  const { authorityId } = actor;
  requireRight(actor, 'report.unlock');
  const request = { name: 'unlock_obligations', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const today = dayInVietnam(now);
    const last = asDay(until);
    if (last < today) {
      const fields = [{ field: 'until' }];
      throw new Refusal(reportingErrors.UNLOCK_TOO_EARLY, { day: formatDay(today) }, { fields });
    }
    const named = await findObligations(
      tx,
      [authorityId],
      sql`o.id = any(${obligationIds}::bigint[])`,
    );
    if (named.length < new Set(obligationIds).size) throw new Refusal(platformErrors.NOT_FOUND);
    const closed = named.filter((each) => isLocked({ ...each, unlockedUntil: null }, today));
    if (closed.length === 0) throw new Refusal(reportingErrors.NOT_LOCKED);
    const grant = { until: last, reason, by: actor.personId, at: now };
    await setUnlocked(
      tx,
      authorityId,
      closed.map(({ id }) => id),
      grant,
    );
    await journalByRegime(context, closed, last, reason);
    return { unlocked: closed.length };
  });
}

async function journalByRegime(
  context: ActContext,
  closed: readonly ObligationRecord[],
  until: Day,
  reason: string,
): Promise<void> {
  for (const regimeId of new Set(closed.map((each) => each.regimeId))) {
    const ofRegime = closed.filter((each) => each.regimeId === regimeId);
    await context.journal({
      ...{ subjectKind: 'regime', subjectId: regimeId },
      before: { unlockedUntil: null },
      after: { until, reason, obligationIds: ofRegime.map(({ id }) => id) },
    });
  }
}
