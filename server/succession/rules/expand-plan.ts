import { accentFree } from '../../calendar/rules/accent-free.ts';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import type { PlanWords, Step, UnitKey } from '../plan-contract.ts';
import type { StepKind } from './kinds.ts';

/** A unit as the register has it on the day before. */
export interface TreeUnit {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly code: string | null;
  readonly aliases: readonly string[];
  readonly parentId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A unit that comes to be on the day: one that the plan names, or one that goes on elsewhere as it was. */
export interface FoundedUnit {
  readonly key: UnitKey;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly code: string | null;
  /** A unit that is there on the day: of those that end, their successor stands here. */
  readonly parent: UnitKey | null;
  /** The unit that goes on as this one; null for a new one. */
  readonly like: string | null;
}

/** One unit taking over from another. */
export interface PlannedEdge {
  readonly kind: StepKind;
  readonly from: string;
  readonly to: UnitKey;
  readonly isBelow: boolean;
}

/** What a plan comes to, unit by unit. */
export interface ExpandedPlan {
  readonly founded: readonly FoundedUnit[];
  readonly edges: readonly PlannedEdge[];
  /** Units whose last day is the day before. */
  readonly ending: readonly string[];
  /** Where what a unit gave up goes when a rule says "to the unit above". */
  parentOf(unitId: string): UnitKey | null;
  /** The one unit that takes all of a unit over, by what kind of step it is; null where rules decide. */
  heirOf(unitId: string): UnitKey | null;
}

/**
 * Works out which units end, which come to be, and who takes over from whom, the units under those that end
 * included. A unit is never changed in place: one that is renamed or stands under another from a day on goes on
 * as a new unit, so that what it did before stays where it was done (see the decision of this part).
 */
export function expandPlan(
  words: Pick<PlanWords, 'newUnits' | 'steps' | 'onDay'>,
  tree: ReadonlyMap<string, TreeUnit>,
): ExpandedPlan {
  const children = new Map<string, TreeUnit[]>();
  // One that ended with its house the day before, by the reference data say, still goes along with what it holds.
  const lastDay = addDays(asDay(words.onDay), -1);
  for (const unit of tree.values()) {
    if (unit.parentId === null || (unit.validTo !== null && unit.validTo < lastDay)) continue;
    children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit]);
  }
  const steps = new Map<string, Step>();
  for (const step of words.steps) {
    if (step.kind === 'transfer') continue;
    for (const from of step.from) if (!step.to.includes(from)) steps.set(from, step);
  }
  const founded = new Map<string, FoundedUnit>(
    words.newUnits.map((unit) => [unit.key, { ...unit, like: null }]),
  );
  const edges: PlannedEdge[] = [];
  const heirs = new Map<string, UnitKey>();
  const ending = new Set<string>(steps.keys());

  /** What stands in place of a unit on the day; of one that is dissolved what stands above it. */
  function placeOf(key: UnitKey | null, seen: ReadonlySet<string> = new Set()): UnitKey | null {
    if (key === null || !ending.has(key) || seen.has(key)) return key;
    const step = steps.get(key);
    if (step === undefined) return heirs.get(key) ?? key;
    const around = new Set([...seen, key]);
    if (step.kind === 'dissolve') return placeOf(tree.get(key)?.parentId ?? null, around);
    return placeOf(ownHeir(key, step) ?? step.to[0] ?? null, around);
  }

  function goOn(unit: TreeUnit, key: UnitKey, parent: UnitKey | null, name?: Step): void {
    founded.set(key, {
      ...{ key, kind: unit.kind, code: unit.code, parent, like: unit.id },
      name: name?.name ?? unit.name,
      shortName: name?.name === undefined ? unit.shortName : (name.shortName ?? null),
    });
  }

  for (const [from, step] of steps) {
    const unit = tree.get(from);
    const heir = ownHeir(from, step);
    if (heir !== null) heirs.set(from, heir);
    const own = step.kind === 'rename' || step.kind === 'move';
    for (const to of own && heir !== null ? [heir] : step.to) {
      edges.push({ kind: step.kind, from, to, isBelow: false });
    }
    if (unit === undefined || !own || heir === null) continue;
    const above = step.kind === 'move' ? (step.parent ?? null) : unit.parentId;
    goOn(unit, heir, above, step);
  }
  // Places are looked for once every step has its heirs.
  for (const unit of founded.values()) {
    founded.set(unit.key, { ...unit, parent: placeOf(unit.parent) });
  }
  for (const step of words.steps) {
    if (step.kind !== 'transfer') continue;
    for (const from of step.from) {
      for (const to of step.to) {
        if (to !== from) edges.push({ kind: 'transfer', from, to, isBelow: false });
      }
    }
  }
  for (const [from, step] of steps) {
    if (step.below !== 'named') follow(from, placeOf(from), step.below);
  }

  /** The units under one that ends go on under whatever stands in its place. */
  function follow(from: string, above: UnitKey | null, below: Step['below']): void {
    for (const child of children.get(from) ?? []) {
      if (ending.has(child.id) || child.id === above) continue;
      const same = below === 'same_name' ? namesake(child, above) : null;
      const key: UnitKey = same ?? `new:below.${child.id}`;
      if (same === null) goOn(child, key, above);
      ending.add(child.id);
      heirs.set(child.id, key);
      edges.push({
        kind: same === null ? 'move' : 'merge',
        from: child.id,
        to: key,
        isBelow: true,
      });
      follow(child.id, key, below);
    }
  }

  function namesake(child: TreeUnit, above: UnitKey | null): UnitKey | null {
    if (above === null) return null;
    const name = nameKey(child.name);
    const there = (children.get(above) ?? []).find(
      (unit) =>
        unit.validTo === null &&
        unit.kind === child.kind &&
        nameKey(unit.name) === name &&
        !ending.has(unit.id),
    );
    const planned = words.newUnits.find(
      (unit) => unit.parent === above && unit.kind === child.kind && nameKey(unit.name) === name,
    );
    return there?.id ?? planned?.key ?? null;
  }

  return {
    founded: [...founded.values()],
    edges,
    ending: [...ending],
    parentOf: (unitId) => placeOf(tree.get(unitId)?.parentId ?? null),
    heirOf: (unitId) => heirs.get(unitId) ?? null,
  };
}

/** The unit that takes a unit over as a whole; null for those that are split or dissolved. */
function ownHeir(from: string, step: Step): UnitKey | null {
  switch (step.kind) {
    case 'merge':
      return step.to[0] ?? null;
    case 'rename':
      return `new:rename.${from}`;
    case 'move':
      return `new:move.${from}`;
    case 'split':
    case 'dissolve':
    case 'transfer':
      return null;
  }
}

function nameKey(name: string): string {
  return accentFree(name).trim();
}
