import { asDay, type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Unit, UnitMatch, UnitRef } from './contract.ts';
import { nameKey } from './rules/name-key.ts';
import { isValidOn } from './rules/reference.ts';
import { membersOf } from './rules/unit-group.ts';
import { indexUnits, matchUnit, type NamedUnit, type UnitIndex } from './rules/unit-name.ts';
import { loadAuthority } from './store/authority-store.ts';
import { unitsById } from './store/unit-list.ts';
import {
  deleteAlias,
  learntAliases,
  namedUnits,
  registerStamp,
  saveAlias,
} from './store/unit-names.ts';

/**
 * Matches names as written (in a text of this authority, on a day) to the register. What officers
 * have taught comes first, then the authority's own units, then the bodies of the others. Two units
 * that bear the same name are never chosen between: both are offered.
 *
 * @param onDay the day on which the units must exist; today when null
 */
export async function matchNames(
  platform: Pick<Platform, 'db' | 'clock'>,
  authorityId: string,
  names: readonly string[],
  onDay: string | null,
): Promise<UnitMatch[]> {
  const { db, clock } = platform;
  const day = onDay === null ? dayInVietnam(clock()) : asDay(onDay);
  const { units, index } = await preparedNames(db, authorityId);
  const aliases = await learntAliases(db, authorityId, names.map(nameKey));
  const topId = (await loadAuthority(db, authorityId))?.unitId ?? null;

  const known = new Map<string, Matched>();
  for (const written of names) {
    if (known.has(written)) continue;
    const taught = aliases.get(nameKey(written));
    known.set(written, matchOne(written, { authorityId, units, index, day, topId, taught }));
  }
  const wanted = [...known.values()].flatMap((match) => [...match.exact, ...match.near]);
  const shown = await unitsById(db, [...new Set(wanted.map((unit) => unit.id))], day);
  const show = (list: readonly NamedUnit[]): Unit[] =>
    list.flatMap((unit) => shown.get(unit.id) ?? []);

  return names.map((written) => {
    const match = known.get(written) ?? nothing;
    const only = match.exact.length === 1 ? show(match.exact) : [];
    const several = match.exact.length > 1 ? match.exact : [];
    const offered = [...several, ...match.near].slice(0, MOST_OFFERED);
    return {
      written,
      unit: only[0] ?? null,
      near: show(offered),
      ambiguous: match.exact.length > 1,
      group: match.group,
    };
  });
}

/** Remembers which unit an officer chose for a name as written, for the next text. */
export async function learnName(
  tx: Tx,
  authorityId: string,
  written: string,
  unitId: string,
  now: Date,
): Promise<void> {
  await saveAlias(tx, authorityId, { key: nameKey(written), written, unitId }, now);
}

/** Forgets what was learnt of a name; false where nothing was. */
export function forgetName(tx: Tx, authorityId: string, written: string): Promise<boolean> {
  return deleteAlias(tx, authorityId, nameKey(written));
}

interface Matched {
  readonly exact: readonly NamedUnit[];
  readonly near: readonly NamedUnit[];
  readonly group: { kind: string; members: UnitRef[] } | null;
}
const nothing: Matched = { exact: [], near: [], group: null };

/** Equal names are offered up to this number: "Sở Y tế" alone is borne by every province. */
const MOST_OFFERED = 10;

function matchOne(
  written: string,
  context: {
    readonly authorityId: string;
    readonly units: readonly NamedUnit[];
    readonly index: UnitIndex<NamedUnit>;
    readonly day: Day;
    readonly topId: string | null;
    readonly taught: string | undefined;
  },
): Matched {
  const { authorityId, units, index, day, topId } = context;
  const taught = units.find((unit) => unit.id === context.taught);
  if (taught && isValidOn(taught, day)) return { exact: [taught], near: [], group: null };

  const { exact, near, group } = matchUnit(written, index, day);
  const own = exact.filter((unit) => unit.authorityId === authorityId);
  // A class is spoken of by one of its members about the others: "các bộ, ngành" is not the speaker.
  const members = group
    ? membersOf(group, units, day, topId).filter((unit) => unit.id !== topId)
    : [];
  return {
    exact: (own.length > 0 ? own : exact).slice(0, MOST_OFFERED),
    near: [...(taught ? [taught] : []), ...near.map((each) => each.unit)],
    group: group && {
      kind: group.kind,
      members: members.map(({ id, name, shortName }) => ({ id, name, shortName })),
    },
  };
}

interface Prepared {
  readonly stamp: string;
  readonly units: readonly NamedUnit[];
  readonly index: UnitIndex<NamedUnit>;
}

/** Preparing ten thousand communes takes longer than asking whether anything changed. */
const prepared = new WeakMap<Db, Map<string, Prepared>>();
const MOST_KEPT = 8;

async function preparedNames(db: Db, authorityId: string): Promise<Prepared> {
  const kept = prepared.get(db) ?? new Map<string, Prepared>();
  prepared.set(db, kept);
  const stamp = await registerStamp(db);
  const before = kept.get(authorityId);
  if (before?.stamp === stamp) return before;
  const units = await namedUnits(db, authorityId);
  const fresh = { stamp, units, index: indexUnits(units) };
  kept.delete(authorityId);
  kept.set(authorityId, fresh);
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  return fresh;
}
