import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { DeadlineKind } from '../calendar/rules/deadline.ts';
import { parseRecurrence } from '../calendar/rules/recurrence.ts';
import { sayTurn } from '../calendar/rules/recurrence-periods.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { rows } from '../platform/database/rows.ts';
import type { TaskRow } from './contract.ts';
import { DEFAULT_LIMITS, type FlagLimits, flagsOn } from './rules/flags.ts';
import { daysLate, statusOn } from './rules/status.ts';
import { type RowNames, rowNames } from './store/row-names.ts';
import type { TaskRecord } from './store/task-record.ts';

/**
 * Turns records into rows of a list, in their order: names are fetched for all at once, status, flags
 * and days late are computed for the day.
 *
 * @param limits after how many days the reader's authority raises flags; the usual ones when left out
 * @param authorities those that the post asks: names of a plan from above come from its authority
 */
export async function shapeRows(
  db: Db | Tx,
  authorities: readonly string[],
  records: readonly TaskRecord[],
  day: Day,
  limits?: FlagLimits | null,
): Promise<TaskRow[]> {
  if (records.length === 0) return [];
  const names = await rows(db, rowNames(authorities, records, day));
  return namedRows(records, names, day, limits);
}

/** Rows of a list from records and the names that were read for them, in their order. */
export function namedRows(
  records: readonly TaskRecord[],
  names: readonly RowNames[],
  day: Day,
  limits?: FlagLimits | null,
): TaskRow[] {
  return records.map((record, index) => {
    const named = names[index];
    // Outer joins keep the order of the records; a row without its words or unit is a broken database.
    if (!named?.title || !named.unit.id) {
      throw new Error(`Task ${record.id} has lost its words or its unit`);
    }
    return shapeRow(record, named, day, limits ?? DEFAULT_LIMITS);
  });
}

function shapeRow(record: TaskRecord, names: RowNames, day: Day, limits: FlagLimits): TaskRow {
  const facts = {
    ...factsOf(record, names.deadline.kind),
    nextStageOn: names.nextStageOn,
    extensionAsked: names.extensionAsked,
    explanationWaits: names.explanationWaits,
  };
  return {
    id: record.id,
    authorityId: record.authority_id,
    planId: record.plan_id,
    planNumber: names.planNumber,
    label: names.label,
    title: titleOf(record, names),
    unit: names.unit,
    fieldName: names.fieldName,
    state: record.state,
    status: statusOn(runsOn(record, names) ? { ...facts, dueOn: day } : facts, day),
    flags: [...flagsOn(facts, day, limits)],
    daysLate: daysLate(facts, day),
    dueOn: record.due_on,
    deadline: names.deadline,
    occurrence: record.occurrence,
    firstDueOn: record.first_due_on,
    finishedOn: record.finished_on,
    percent: record.percent,
    reportedAt: record.reported_at?.toISOString() ?? null,
    childCount: names.childCount,
    weight: names.arranged?.weight ?? null,
    isFocus: names.arranged?.isFocus ?? false,
    version: record.version,
    wordsId: record.words_id,
    fieldId: record.field_id,
    parentId: record.parent_id,
    officer: names.officer,
    givenOn: names.givenOn,
  };
}

/** A recurring duty without an end is in time as long as it runs: its turns say what is late. */
function runsOn({ is_group, due_on }: TaskRecord, { deadline }: RowNames): boolean {
  return is_group && due_on === null && deadline.kind === 'RECURRING';
}

/** One turn of a recurring duty is named with its period: "Cập nhật số liệu (tháng 11/2026)". */
function titleOf({ occurrence }: TaskRecord, { title, deadline }: RowNames): string {
  const recurrence = occurrence && parseRecurrence(deadline.norm ?? '');
  return recurrence && occurrence ? `${title} (${sayTurn(recurrence, occurrence, 'vi')})` : title;
}

/** What the rules of status and flags look at. */
function factsOf(record: TaskRecord, kind: DeadlineKind) {
  return {
    state: record.state,
    dueOn: record.due_on,
    finishedOn: record.finished_on,
    assignedOn: dayInVietnam(record.since),
    lastUpdatedOn: record.reported_at && dayInVietnam(record.reported_at),
    evidenceCount: record.evidence_count,
    hangsOnEvent: kind === 'RELATIVE' || kind === 'EVENT',
  };
}
