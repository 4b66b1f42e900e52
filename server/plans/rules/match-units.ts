import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { UnitMatch } from '../../organisation/contract.ts';
import type { Draft, DraftUnit } from '../contract.ts';

/** A class of more members than this is not listed in a draft; it is found again when the plan is issued. */
export const MOST_LISTED = 1_000;

/** Every unit that a draft names: the issuer, leads, coordinators. */
function unitsOf(draft: Draft): DraftUnit[] {
  const { issuer } = draft.identity;
  const parties = draft.tasks.flatMap(({ lead, coord }) => [...lead, ...coord]);
  return issuer === null ? parties : [issuer, ...parties];
}

/** Names of a draft that no unit or class of the register stands behind yet, each once. */
export function unmatchedNames(draft: Draft): string[] {
  const names = unitsOf(draft)
    .filter(needsMatch)
    .map(({ written }) => written);
  return [...new Set(names)];
}

function needsMatch(unit: DraftUnit): boolean {
  return unit.written.trim() !== '' && unit.unitId === null && unit.memberIds.length === 0;
}

/**
 * Puts what the register says into a draft. A name that fits one unit gets it; a class gets its members;
 * a name that fits several keeps them to choose from and stays open. What a person chose is left alone.
 */
export function matchUnits(draft: Draft, matches: readonly UnitMatch[]): Draft {
  const byName = new Map(matches.map((match) => [match.written, match]));
  const settle = (unit: DraftUnit): DraftUnit => {
    const match = needsMatch(unit) ? byName.get(unit.written) : undefined;
    return match ? matched(unit, match) : unit;
  };
  const { issuer } = draft.identity;
  return {
    ...draft,
    identity: { ...draft.identity, issuer: issuer && settle(issuer) },
    tasks: draft.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(settle),
      coord: task.coord.map(settle),
    })),
  };
}

function matched(unit: DraftUnit, match: UnitMatch): DraftUnit {
  const { twins: _, ...rest } = unit;
  if (match.unit) {
    return { ...rest, unitId: match.unit.id, unitName: match.unit.name, group: false };
  }
  if (match.group) {
    const { members } = match.group;
    const isLarge = members.length > MOST_LISTED;
    return {
      ...rest,
      group: true,
      memberIds: isLarge ? [] : members.map(({ id }) => id),
      memberCount: members.length,
    };
  }
  return match.ambiguous ? { ...rest, group: false, twins: twinsOf(match) } : rest;
}

/** Of the units offered, those that bear the name itself; the rest only resemble it. */
function twinsOf({ written, near }: UnitMatch): NonNullable<DraftUnit['twins']> {
  const wanted = accentFree(written);
  const equal = near.filter((unit) =>
    [unit.name, unit.shortName ?? '', ...unit.aliases].some((name) => accentFree(name) === wanted),
  );
  return (equal.length > 1 ? equal : near).map(({ id, name, shortName, path }) => ({
    id,
    name,
    shortName,
    path,
  }));
}

/** Names of the classes whose members are not listed in the draft. */
export function largeClasses(draft: Draft): string[] {
  const names = unitsOf(draft)
    .filter(({ group, memberIds, memberCount }) => group && memberIds.length === 0 && memberCount)
    .map(({ written }) => written);
  return [...new Set(names)];
}

/** Fills in the members of classes too large to be listed in the draft itself. */
export function withAllMembers(draft: Draft, matches: readonly UnitMatch[]): Draft {
  const members = new Map(
    matches.flatMap(({ written, group }) =>
      group ? [[written, group.members.map(({ id }) => id)] as const] : [],
    ),
  );
  const fill = (unit: DraftUnit): DraftUnit => {
    if (!unit.group || unit.memberIds.length > 0) return unit;
    const memberIds = members.get(unit.written) ?? [];
    // A class that the register no longer fills must block the issue, whatever was counted before.
    return { ...unit, memberIds, memberCount: memberIds.length };
  };
  return {
    ...draft,
    tasks: draft.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(fill),
      coord: task.coord.map(fill),
    })),
  };
}
