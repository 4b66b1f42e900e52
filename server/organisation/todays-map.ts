import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Actor } from './actor.ts';
import type { TodaysUnit } from './contract.ts';
import { requireRight } from './require-may.ts';
import { type Mapped, type Succeeded, todaysMap, wholeHeirs } from './rules/todays-map.ts';
import { successionsUpTo, unitsEndedBy } from './store/succession-store.ts';
import { unitRefs } from './store/unit-store.ts';

/**
 * Today's map (bản đồ hôm nay) of a day: which unit stands where a unit of an earlier day stood. Asked once a
 * view: successions are few, and the answer of each thing is then reckoned without asking again.
 *
 * @param day the day whose map it is, mostly today
 */
export async function openTodaysMap(db: Db | Tx, day: string): Promise<(thing: Mapped) => string> {
  return todaysMap(await successionsKnown(db, day), day);
}

/**
 * Of some units those that others took over, each with the unit that stands for it today; of those that were
 * divided the last that stood for all of it. Units that nobody took over are left out.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function todaysUnits(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  unitIds: readonly string[],
): Promise<TodaysUnit[]> {
  requireRight(actor, 'unit.read');
  const day = dayInVietnam(clock());
  const ended = await unitsEndedBy(db, day);
  const known = await successionsKnown(db, day);
  // A unit that only gave something away stands for itself.
  const heirOf = wholeHeirs(known.filter(({ from }) => ended.has(from)));
  const found = unitIds.map((id) => ({ id, heir: heirOf(id) }));
  const gone = found.filter(({ id, heir }) => heir.isDivided || heir.unitId !== id);
  const refs = await unitRefs(
    db,
    gone.map(({ heir }) => heir.unitId),
  );
  return gone.flatMap(({ id, heir: { unitId, isDivided } }) => {
    const unit = refs.get(unitId);
    return unit ? [{ id, unit, isDivided }] : [];
  });
}

/** Every succession up to a day, those of the reference data included: their shares are fields in words. */
async function successionsKnown(db: Db | Tx, day: string): Promise<Succeeded[]> {
  const found = await successionsUpTo(db, day);
  return found.map(({ fromUnitId, toUnitId, kind, onDay, share, fields, under }) => ({
    ...{ from: fromUnitId, to: toUnitId, onDay, under },
    fields: fields.length === 0 && under.length === 0 && share !== null ? wordsOf(share) : fields,
    isPart: share !== null || kind === 'transfer',
  }));
}

/** `viễn thông; bưu chính, chuyển đổi số` names three fields. */
function wordsOf(share: string): string[] {
  return share
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
