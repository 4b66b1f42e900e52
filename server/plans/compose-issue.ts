import { isDeepStrictEqual } from 'node:util';
import { asDay, type Day, isDay } from '../calendar/rules/day.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import type { ActContext } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Ids } from '../platform/ids.ts';
import type { Draft } from './contract.ts';
import { type Assignment, expandAssignments } from './rules/expand-assignments.ts';
import { type IssuedDeadline, issuedDeadline } from './rules/issued-deadline.ts';
import { type IssuedTasks, placeLines, UnitSets } from './rules/issued-tasks.ts';
import { planEnd } from './rules/plan-end.ts';

/** The ids that an issue gives out, settled before anything is written. */
export interface IssueIds {
  readonly planId: string;
  /** In the order of the draft's fields. */
  readonly fieldIds: readonly string[];
  /** In the order of the assignments. */
  readonly wordsIds: readonly string[];
}

/** Everything that the rows of `task` depend on: whoever has it writes the same rows, in any process. */
export interface IssueLayout {
  readonly ids: IssueIds;
  /** The unit that holds the plan and gives its tasks. */
  readonly ownerUnitId: string;
  readonly tasks: IssuedTasks;
}

/** One line of the plan: the words that order it, its deadline, to whom it goes. */
export interface ComposedLine {
  readonly assignment: Assignment;
  readonly deadline: IssuedDeadline;
  readonly wordsId: string;
  readonly fieldId: string | null;
}

export interface ComposedIssue {
  readonly layout: IssueLayout;
  readonly lines: readonly ComposedLine[];
}

/** On what an issue is composed. */
export interface IssueBasis {
  /** With the members of its classes filled in. */
  readonly draft: Draft;
  readonly ownerUnitId: string;
  readonly effectiveOn: string;
  readonly today: Day;
}

/**
 * Works out what an issue gives to whom and until when, with ids of its own.
 *
 * @param kept the layout of an earlier time: its ids are used again
 */
export async function composeIssue(
  { db, authorityId, ids }: { db: Db | Tx; authorityId: string; ids: Pick<Ids, 'next' | 'block'> },
  { draft, ownerUnitId, effectiveOn, today }: IssueBasis,
  kept: IssueLayout | null = null,
): Promise<ComposedIssue> {
  const assignments = expandAssignments(draft);
  const given = kept?.ids ?? {
    planId: ids.next(),
    fieldIds: draft.fields.map(() => ids.next()),
    wordsIds: assignments.map(() => ids.next()),
  };
  const fieldIds = new Map(draft.fields.map(({ key }, n) => [key, given.fieldIds[n] ?? null]));
  const rules = await timeRulesOn(db, authorityId, today);
  const { issuedOn } = draft.identity;
  const signedOn = issuedOn !== null && isDay(issuedOn) ? issuedOn : null;
  const days = { today, signedOn, effectiveOn: asDay(effectiveOn), endsOn: planEnd(draft) };
  const lines = assignments.map((assignment, n) => ({
    assignment,
    deadline: issuedDeadline(assignment.task, days, rules),
    wordsId: given.wordsIds[n] ?? '',
    fieldId: fieldIds.get(assignment.task.fieldKey ?? '') ?? null,
  }));
  const tasks = tasksOf(lines, (count) => kept?.tasks.firstId ?? ids.block(count).first);
  return { layout: { ids: given, ownerUnitId, tasks }, lines };
}

/** Whether what was composed before is still what would be composed now. */
export function isSameLayout(a: IssueLayout, b: IssueLayout): boolean {
  // As JSON keeps it: a line without turns has none rather than an undefined.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

/** The ids of all units that an issue gives tasks to. */
export function unitsOf({ tasks }: IssueLayout): string[] {
  return [...new Set(tasks.unitSets.flat())];
}

function tasksOf(
  lines: readonly ComposedLine[],
  firstIdOf: (count: number) => string,
): IssuedTasks {
  const sets = new UnitSets();
  const issued = lines.map(({ assignment: { unitIds, isGroup }, deadline, wordsId, fieldId }) => ({
    wordsId,
    fieldId,
    set: sets.add(unitIds),
    isGroup,
    dueOn: deadline.dueOn,
    ...(deadline.series && { turns: deadline.series.turns }),
  }));
  const count = placeLines(issued, sets.sets).reduce((sum, { size }) => sum + size, 0);
  return { firstId: firstIdOf(Math.max(count, 1)), count, unitSets: sets.sets, lines: issued };
}

/** What composing needs of an act. */
export const within = ({ tx, authorityId, ids }: ActContext) => ({ db: tx, authorityId, ids });
