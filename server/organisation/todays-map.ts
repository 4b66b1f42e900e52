import type { Db, Tx } from '../platform/database/database.ts';
import { type Mapped, type Succeeded, todaysMap } from './rules/todays-map.ts';
import { successionsUpTo } from './store/succession-store.ts';

/**
 * Today's map (bản đồ hôm nay) of a day: which unit stands where a unit of an earlier day stood. Asked once a
 * view: successions are few, and the answer of each thing is then reckoned without asking again.
 *
 * @param day the day whose map it is, mostly today
 */
export async function openTodaysMap(db: Db | Tx, day: string): Promise<(thing: Mapped) => string> {
  return todaysMap(await successionsKnown(db, day), day);
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
