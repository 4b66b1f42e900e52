import type { Draft, DraftTask, UnreadColumn } from '../../server/plans/contract.ts';
import { deadlineInCell } from '../../server/plans/rules/deadline-cell.ts';
import { pathIn } from '../../server/plans/rules/draft-from-table.ts';
import { type ColumnMeaning, labelKey } from '../../server/plans/rules/task-columns.ts';
import { unitOf, unitsInCell } from '../../server/plans/rules/unit-cell.ts';
import { yearOf } from '../../server/plans/rules/workbook-sheets.ts';
import type { DraftEdit } from './draft-edits.ts';
import { freshKey } from './draft-shape.ts';

/** Puts the cells of a column into its tasks, once somebody has said what the column holds. */
export function fillColumn(column: UnreadColumn, means: ColumnMeaning): DraftEdit {
  return (draft) => {
    if (means === 'none') return { draft };
    const cells = new Map(column.cells.map(({ key, value }) => [key, value]));
    const whole = means === 'field' ? withFields(draft, [...cells.values()]) : draft;
    const tasks = whole.tasks.map((task) => {
      const value = cells.get(task.key);
      return value === undefined ? task : filled(whole, task, means, value);
    });
    return { draft: { ...whole, tasks } };
  };
}

/** The same, and the answer itself with it: taken back together, and known at the next device too. */
export function answerColumn(column: UnreadColumn, means: ColumnMeaning): DraftEdit {
  return (draft) => {
    const filled = fillColumn(column, means)(draft).draft;
    return { draft: { ...filled, columns: { ...draft.columns, [labelKey(column.label)]: means } } };
  };
}

/** Fields (lĩnh vực) of these names, made where the draft has none of the name. */
export function withFields(draft: Draft, names: readonly string[]): Draft {
  let whole = draft;
  for (const name of new Set(names)) {
    if (name === '' || whole.fields.some((field) => field.name === name)) continue;
    const field = { key: freshKey(whole, 'fields'), name, declaredCount: null };
    const typed = { span: null, confidence: null, rule: null };
    whole = { ...whole, fields: [...whole.fields, { ...field, ...typed }] };
  }
  return whole;
}

function filled(
  draft: Draft,
  task: DraftTask,
  means: Exclude<ColumnMeaning, 'none'>,
  value: string,
): DraftTask {
  switch (means) {
    case 'lead':
    case 'coord':
      return { ...task, [means]: unitsInCell(value, true).map(unitOf) };
    case 'deadline': {
      const read = deadlineInCell(value, yearOf(draft.identity.issuedOn));
      // Words that are no deadline are kept as words: the check says that the task has no date.
      const kept = read === 'NOT_READ' ? deadlineInCell(`${value} [chưa rõ]`, null) : read;
      if (kept === null || kept === 'NOT_READ') return task;
      return { ...task, deadline: { ...kept, span: null } };
    }
    case 'product':
      return { ...task, product: { text: value, span: null } };
    case 'field':
      return { ...task, fieldKey: draft.fields.find(({ name }) => name === value)?.key ?? null };
    case 'path':
      return { ...task, path: pathIn(value) };
    case 'label':
    case 'title':
    case 'quote':
    case 'earlyReason':
      return { ...task, [means]: value };
  }
}
