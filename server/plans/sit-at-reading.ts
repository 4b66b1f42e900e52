import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type sitAtReading as endpoint, SEAT_MS } from './contract.ts';
import { requireDrafting } from './open-reading.ts';
import { standOfReading } from './store/reading-store.ts';
import { forgetSeats, holdItems, layDown, saveSeat, seatsAt } from './store/seat-store.ts';

type Said = z.output<(typeof endpoint)['body']>;
type Heard = z.input<(typeof endpoint)['reply']>;

/**
 * Notes where an officer works in a draft and what is in hand, and tells of the others (cùng rà soát). It
 * is no act: nothing of the draft changes, and what is noted ends by itself within {@link SEAT_MS}. An
 * item in another's hands is only shown as such; that no words are lost is the matter of saving.
 *
 * @throws Refusal NOT_FOUND
 */
export async function sitAtReading(
  platform: Platform,
  actor: Actor,
  readingId: string,
  { seat, stretch, holds, leaves }: Said,
): Promise<Heard> {
  requireDrafting(actor);
  const { db, clock } = platform;
  const { authorityId, personId } = actor;
  const stand = await standOfReading(db, authorityId, readingId);
  if (!stand) throw new Refusal(platformErrors.NOT_FOUND);
  const at = { authorityId, readingId };
  const now = clock();
  const silentSince = new Date(now.getTime() - SEAT_MS);
  const seats = await db.transaction().execute(async (tx) => {
    await forgetSeats(tx, at, leaves ? seat : null, silentSince, now);
    if (!leaves && stand.state === 'draft') {
      const [fromKey, toKey] = [stretch?.from ?? null, stretch?.to ?? null];
      await saveSeat(tx, at, { seat, personId, fromKey, toKey }, now);
      await layDown(tx, at, seat, holds);
      await holdItems(tx, at, seat, holds, now, new Date(now.getTime() + SEAT_MS));
    }
    return seatsAt(tx, at, silentSince, now);
  });
  const others = seats.filter((each) => each.seat !== seat);
  const names = await personNames(
    db,
    others.map((each) => each.personId),
  );
  return {
    ...stand,
    others: others.map((each) => ({
      seat: each.seat,
      name: names.get(each.personId) ?? '',
      isSelf: each.personId === personId,
      stretch:
        each.fromKey === null || each.toKey === null
          ? null
          : { from: each.fromKey, to: each.toKey },
      holds: each.holds,
    })),
  };
}
