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
  /** The deadline; of a recurring duty the last day of the duty, null where it goes on. */
  readonly dueOn: Day | null;
  /**
   * The turns with which a recurring duty begins: each unit then gets a row that stands for the duty, and
   * under it a row a turn. Absent for everything else.
   */
  readonly turns?: readonly IssuedTurn[];
}

/** One turn (kỳ) of a recurring duty: the first day of its period, which names it, and its deadline. */
export interface IssuedTurn {
  readonly period: Day;
  readonly dueOn: Day;
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

/** Gives each line its place: in the order of the text, a group before its parts, a duty before its turns. */
export function placeLines(
  lines: readonly IssuedLine[],
  unitSets: readonly (readonly string[])[],
): PlacedLine[] {
  let at = 0;
  return lines.map((line) => {
    const units = unitSets[line.set]?.length ?? 0;
    const size = units * (1 + (line.turns?.length ?? 0)) + (line.isGroup ? 1 : 0);
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
  /** For one turn of a recurring duty: the first day of its period. */
  readonly occurrence: Day | null;
}

/** Builds the rows again from the journal entry of an issue. */
export function issuedTasks(issued: IssuedTasks, ownerUnitId: string): IssuedTask[] {
  const { firstId, unitSets } = issued;
  return placeLines(issued.lines, unitSets).flatMap((line) => {
    const { wordsId, fieldId, dueOn, at, turns } = line;
    const units = unitSets[line.set] ?? [];
    const first = at + (line.isGroup ? 1 : 0);
    const words = { wordsId, fieldId, occurrence: null };
    const groupId = line.isGroup ? idAt(firstId, at) : null;
    const parts = units.map((unitId, index) => ({
      ...{ ...words, id: idAt(firstId, first + index), parentId: groupId },
      ...{ isGroup: turns !== undefined, unitId, dueOn },
    }));
    const made = (turns ?? []).flatMap((turn, round) =>
      units.map((unitId, index) => ({
        ...{ ...words, id: idAt(firstId, first + units.length * (round + 1) + index) },
        ...{ parentId: idAt(firstId, first + index), isGroup: false, unitId },
        ...{ dueOn: turn.dueOn, occurrence: turn.period },
      })),
    );
    if (groupId === null) return [...parts, ...made];
    const group = { ...words, id: groupId, parentId: null, isGroup: true, unitId: ownerUnitId };
    return [{ ...group, dueOn }, ...parts, ...made];
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
