import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { TaskRow } from './contract.ts';
import { flagsOn } from './rules/flags.ts';
import { daysLate, statusOn } from './rules/status.ts';
import { childCounts } from './store/child-counts.ts';
import { fieldNames, planNames } from './store/plan-names.ts';
import type { TaskRecord } from './store/task-record.ts';
import { wordsInList } from './store/words-store.ts';

/**
 * Turns records into rows of a list, in their order: names are fetched for all at once, status, flags
 * and days late are computed for the day.
 *
 * @param authorities those that the post asks: names of a plan from above come from its authority
 */
export async function shapeRows(
  db: Db | Tx,
  authorities: readonly string[],
  records: readonly TaskRecord[],
  day: Day,
): Promise<TaskRow[]> {
  if (records.length === 0) return [];
  const owners = [...new Set(records.map((record) => record.authority_id))];
  const fields = records.flatMap(({ field_id }) => (field_id === null ? [] : [field_id]));
  const [words, units, plans, names, children] = await Promise.all([
    wordsInList(db, owners, [...new Set(records.map((record) => record.words_id))]),
    unitRefs(
      db,
      records.map((record) => record.unit_id),
    ),
    planNames(
      db,
      authorities,
      records.map((record) => record.plan_id),
    ),
    fieldNames(db, authorities, fields),
    childCounts(db, authorities, records),
  ]);
  return records.map((record) => {
    const text = words.get(record.words_id);
    const unit = units.get(record.unit_id);
    if (!text || !unit) throw new Error(`Task ${record.id} has lost its words or its unit`);
    const facts = {
      state: record.state,
      dueOn: record.due_on,
      finishedOn: record.finished_on,
      assignedOn: dayInVietnam(record.since),
      lastUpdatedOn: record.reported_at && dayInVietnam(record.reported_at),
      evidenceCount: record.evidence_count,
    };
    return {
      id: record.id,
      authorityId: record.authority_id,
      planId: record.plan_id,
      planNumber: plans.get(record.plan_id)?.number ?? null,
      label: text.label,
      title: text.title,
      unit,
      fieldName: record.field_id === null ? null : (names.get(record.field_id) ?? null),
      state: record.state,
      status: statusOn(facts, day),
      flags: [...flagsOn(facts, day)],
      daysLate: daysLate(facts, day),
      dueOn: record.due_on,
      deadline: text.deadline,
      firstDueOn: record.first_due_on,
      finishedOn: record.finished_on,
      percent: record.percent,
      reportedAt: record.reported_at?.toISOString() ?? null,
      childCount: children.get(record.id) ?? 0,
      version: record.version,
    };
  });
}
