import type { Day } from '../../calendar/rules/day.ts';
import { idAt } from './block-ids.ts';

/** The tasks that one line of a directive becomes, as the journal keeps them. */
export interface IssuedLine {
  readonly wordsId: string;
  readonly fieldId: string | null;
  /** Index into {@link IssuedTasks.unitSets}. */
  readonly set: number;
  /** True where a group row held by the plan's owner stands above the rows of the units. */
  readonly isGroup: boolean;
  readonly dueOn: Day | null;
}

/**
 * Everything that issuing wrote into `task`, without a row for each: lists of units that several lines
 * share are told once, and ids follow from the first. From it and the plan every row can be built again.
 */
export interface IssuedTasks {
  readonly firstId: string;
  /** Rows in all, groups included. */
  readonly count: number;
  readonly unitSets: readonly (readonly string[])[];
  readonly lines: readonly IssuedLine[];
}

/** A line with the place of its first row in the block of ids. */
export interface PlacedLine extends IssuedLine {
  readonly at: number;
  readonly size: number;
}

/** Gives each line its place: in the order of the text, a group before its parts. */
export function placeLines(
  lines: readonly IssuedLine[],
  unitSets: readonly (readonly string[])[],
): PlacedLine[] {
  let at = 0;
  return lines.map((line) => {
    const size = (unitSets[line.set]?.length ?? 0) + (line.isGroup ? 1 : 0);
    const placed = { ...line, at, size };
    at += size;
    return placed;
  });
}

/** One row of `task` as issuing wrote it; everything else in it is the same for all. */
export interface IssuedTask {
  readonly id: string;
  readonly wordsId: string;
  readonly fieldId: string | null;
  readonly parentId: string | null;
  readonly isGroup: boolean;
  /** The plan's owner for a group. */
  readonly unitId: string;
  readonly dueOn: Day | null;
}

/** Builds the rows again from the journal entry of an issue. */
export function issuedTasks(issued: IssuedTasks, ownerUnitId: string): IssuedTask[] {
  const { firstId, unitSets } = issued;
  return placeLines(issued.lines, unitSets).flatMap((line) => {
    const { wordsId, fieldId, dueOn, at } = line;
    const groupId = line.isGroup ? idAt(firstId, at) : null;
    const parts = (unitSets[line.set] ?? []).map((unitId, index) => ({
      id: idAt(firstId, at + index + (groupId === null ? 0 : 1)),
      wordsId,
      fieldId,
      parentId: groupId,
      isGroup: false,
      unitId,
      dueOn,
    }));
    if (groupId === null) return parts;
    const group = { id: groupId, parentId: null, isGroup: true, unitId: ownerUnitId };
    return [{ ...group, wordsId, fieldId, dueOn }, ...parts];
  });
}

/** Lists of units, each kept once: lines given to the same bodies share theirs. */
export class UnitSets {
  readonly sets: (readonly string[])[] = [];
  readonly #seen = new Map<string, number>();
  readonly #byList = new Map<readonly string[], number>();

  /** The index of a list of units. */
  add(unitIds: readonly string[]): number {
    const known = this.#byList.get(unitIds);
    if (known !== undefined) return known;
    const name = unitIds.join(' ');
    const index = this.#seen.get(name) ?? this.sets.push(unitIds) - 1;
    this.#seen.set(name, index);
    this.#byList.set(unitIds, index);
    return index;
  }
}
