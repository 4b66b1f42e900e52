import type { Draft, DraftTask, DraftUnit } from '../contract.ts';
import { liveTasks } from './check-draft.ts';

/** To whom one ordered piece of work goes. */
export interface Assignment {
  readonly task: DraftTask;
  /** Every unit that gets a row of its own, once. */
  readonly unitIds: readonly string[];
  /** True where a group row held by the plan's owner stands above them (several leads, or a class). */
  readonly isGroup: boolean;
  readonly coordinators: readonly { readonly unitId: string; readonly unit: DraftUnit }[];
}

/**
 * Spreads the tasks of a draft over units. One lead gives one row; several leads or a class ("các bộ,
 * ngành, địa phương") give one group and a row for each body, because one row answers to one unit only
 * and the printed line must stay whole (practice of the 2025 annexes). Rejected tasks are left out.
 */
export function expandAssignments(draft: Draft): Assignment[] {
  return liveTasks(draft).map((task) => {
    const unitIds = unitsOf(task.lead);
    const coordinators = task.coord.flatMap((unit) =>
      (unit.group ? unit.memberIds : unit.unitId === null ? [] : [unit.unitId]).map((unitId) => ({
        unitId,
        unit,
      })),
    );
    return {
      task,
      unitIds,
      isGroup: unitIds.length > 1 || task.lead.some(({ group }) => group),
      coordinators: onceEach(coordinators),
    };
  });
}

function unitsOf(leads: readonly DraftUnit[]): readonly string[] {
  const [only] = leads;
  // A class alone keeps its own array: the same bodies of many tasks are then seen to be the same.
  if (leads.length === 1 && only?.group) return only.memberIds;
  const ids = leads.flatMap((unit) => {
    if (unit.group) return unit.memberIds;
    return unit.unitId === null ? [] : [unit.unitId];
  });
  return [...new Set(ids)];
}

function onceEach<T extends { readonly unitId: string }>(parties: readonly T[]): T[] {
  return [...new Map(parties.map((party) => [party.unitId, party])).values()];
}

/** Rows that units get and the number of different units, for the sentence before issue. */
export function countAssignments(assignments: readonly Assignment[]): {
  assignments: number;
  units: number;
} {
  const units = new Set<string>();
  let rows = 0;
  for (const { unitIds } of assignments) {
    rows += unitIds.length;
    for (const id of unitIds) units.add(id);
  }
  return { assignments: rows, units: units.size };
}
