import { dayInVietnam } from '../../calendar/rules/day.ts';
import { loadAuthority } from '../../organisation/store/authority-store.ts';
import type { LinkContext } from './acting.ts';
import type { NamedUnit } from './message-contract.ts';
import { matchUnit } from './rules/match-unit.ts';
import { ownUnits } from './store/received-plan.ts';

/** Where a task goes here: its unit, and what somebody has to settle where that could only be guessed. */
export interface Placed {
  readonly unitId: string;
  readonly note: string | null;
}

/** Finds the unit here that the giver means; what cannot be told goes to the head office, with a note. */
export async function findOwnUnit(context: LinkContext, meant: NamedUnit): Promise<Placed> {
  const { tx, authorityId, now } = context;
  const own = await loadAuthority(tx, authorityId);
  if (own === null) throw new Error(`Authority ${authorityId} is missing`);
  if (meant.isTop) return { unitId: own.unitId, note: null };
  const found = matchUnit(meant, await ownUnits(tx, authorityId, dayInVietnam(now)));
  if (found) return { unitId: found.id, note: null };
  return { unitId: own.unitId, note: `unit:${meant.name}` };
}

/** The coordinating units that the register here knows, with how they were written. */
export async function findParties(
  context: LinkContext,
  coordinators: readonly { readonly unit: NamedUnit; readonly written: string }[],
): Promise<{ readonly unitId: string; readonly written: string }[]> {
  if (coordinators.length === 0) return [];
  const { tx, authorityId, now } = context;
  const units = await ownUnits(tx, authorityId, dayInVietnam(now));
  return coordinators.flatMap(({ unit, written }) => {
    const found = matchUnit(unit, units);
    return found ? [{ unitId: found.id, written }] : [];
  });
}
