import type { Draft, DraftTask, DraftUnit } from '../../server/plans/contract.ts';
import { deadlineInCell } from '../../server/plans/rules/deadline-cell.ts';
import { headingOf, tableFaults } from '../../server/plans/rules/table-faults.ts';
import type { LearntLabels, TaskColumn } from '../../server/plans/rules/task-columns.ts';
import {
  cellOf,
  cellsOf,
  headOf,
  pastedTable,
  type TaskTable,
} from '../../server/plans/rules/task-table.ts';
import { unitsInCell } from '../../server/plans/rules/unit-cell.ts';
import { yearOf } from '../../server/plans/rules/workbook-sheets.ts';
import type { DraftEdit } from './draft-edits.ts';
import { freshKey, writtenUnit } from './draft-shape.ts';
import { withFields } from './table-columns.ts';

/** A line of a pasted list: work, lead, coordination, deadline, product; tabs between, as Excel pastes. */
interface PastedTask {
  readonly line: number;
  readonly label: string;
  /** Name of its field; empty where the list names none. */
  readonly field: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly coord: readonly string[];
  readonly deadline: string;
  readonly product: string;
}

interface PasteFault {
  readonly line: number;
  readonly kind: 'title' | 'deadline';
  readonly value: string;
}

interface PastedList {
  readonly tasks: PastedTask[];
  readonly faults: PasteFault[];
  /** Labels of columns that nobody has explained yet. */
  readonly unread: string[];
}

/**
 * Reads a pasted list whole: every line, and every fault at once. Columns that are headed are taken by
 * their labels, others by their order.
 *
 * @param learnt what labels stand for besides the usual ones
 * @param year of the document, for days typed without one
 */
export function readPasted(
  text: string,
  learnt: LearntLabels = new Map(),
  year: number | null = null,
): PastedList {
  const table = pastedTable(text, learnt);
  return table ? byLabels(table, year) : byOrder(text, year);
}

function byLabels(table: TaskTable, year: number | null): PastedList {
  let heading = '';
  const tasks = table.lines.flatMap((line): PastedTask[] => {
    const name = headingOf(table, line);
    if (name !== null) {
      heading = name;
      return [];
    }
    const cell = (column: TaskColumn) => cellOf(table, line, column);
    return [
      {
        line: line.line,
        label: cell('label'),
        field: cell('field') || heading,
        title: cell('title'),
        lead: names(cell('lead')),
        coord: names(cell('coord')),
        deadline: cell('deadline'),
        product: cell('product'),
      },
    ];
  });
  const deadline = headOf(table, 'deadline');
  return {
    tasks,
    faults: tableFaults(table, year).map(({ line, column, value }) => ({
      line,
      kind: column === deadline ? 'deadline' : 'title',
      value,
    })),
    unread: table.columns.flatMap(({ label, means }) =>
      means === null && label !== '' ? [label] : [],
    ),
  };
}

function byOrder(text: string, year: number | null): PastedList {
  const tasks: PastedTask[] = [];
  const faults: PasteFault[] = [];
  cellsOf(text).forEach((row, index) => {
    const cells = row.map((cell) => cell.trim());
    const whole = cells.join(' ').trim();
    if (whole === '' || (index === 0 && isHeading(whole))) return;
    const shift = /^\d+\.?$/.test(cells[0] ?? '') && cells.length > 1 ? 1 : 0;
    const [title = '', lead = '', coord = '', deadline = '', product = ''] = cells.slice(shift);
    const line = index + 1;
    if (title === '') faults.push({ line, kind: 'title', value: whole });
    if (deadlineInCell(deadline, year) === 'NOT_READ') {
      faults.push({ line, kind: 'deadline', value: deadline });
    }
    const parties = { lead: names(lead), coord: names(coord) };
    tasks.push({ line, label: '', field: '', title, ...parties, deadline, product });
  });
  return { tasks, faults, unread: [] };
}

function isHeading(row: string): boolean {
  return /nhiệm vụ|nội dung/iu.test(row) && /chủ trì|thời hạn|đơn vị/iu.test(row);
}

function names(cell: string): string[] {
  return unitsInCell(cell, true).map(({ written }) => written);
}

/** Adds a pasted list to the draft as tasks that somebody typed. */
export function addPasted(tasks: readonly PastedTask[], fieldKey: string | null): DraftEdit {
  return (draft) => {
    const added = tasks.reduce((so, each) => append(so, each, fieldKey), draft);
    return { draft: added };
  };
}

function append(draft: Draft, pasted: PastedTask, fieldKey: string | null): Draft {
  const whole = withFields(draft, [pasted.field]);
  const named = whole.fields.find(({ name }) => name === pasted.field)?.key;
  const deadline = deadlineInCell(pasted.deadline, yearOf(draft.identity.issuedOn));
  const task: DraftTask = {
    ...placeTask(whole, pasted.title, named ?? fieldKey),
    label: pasted.label || null,
    lead: pasted.lead.length > 0 ? pasted.lead.map(typedUnit) : issuerOf(draft),
    coord: pasted.coord.map(typedUnit),
    deadline: deadline === null || deadline === 'NOT_READ' ? null : { ...deadline, span: null },
    product: pasted.product === '' ? null : { text: pasted.product, span: null },
    state: 'confirmed',
  };
  return { ...whole, tasks: [...whole.tasks, task] };
}

function typedUnit(name: string): DraftUnit {
  return writtenUnit(name, null);
}

function issuerOf(draft: Draft): DraftUnit[] {
  const { issuer } = draft.identity;
  return issuer ? [{ ...issuer, span: null, implied: true }] : [];
}

/**
 * Keeps a place (giữ chỗ) for every task that the text declares by field without listing it, so that the
 * plan counts as many as the text does. The words come later.
 *
 * @param nameOf how a place is called, from the field and the number in it
 */
export function keepPlaces(nameOf: (field: string, number: number) => string): DraftEdit {
  return (draft) => {
    const tasks = [...draft.tasks];
    for (const { key, field, from, to } of missingPlaces(draft)) {
      for (let number = from + 1; number <= to; number += 1) {
        tasks.push(placeTask({ ...draft, tasks }, nameOf(field, number), key));
      }
    }
    return { draft: { ...draft, tasks } };
  };
}

/** Fields that declare more tasks than stand under them. */
export function missingPlaces(
  draft: Draft,
): { key: string; field: string; from: number; to: number }[] {
  return draft.fields.flatMap(({ key, name, declaredCount }) => {
    const from = draft.tasks.filter(
      (task) => task.fieldKey === key && task.state !== 'rejected',
    ).length;
    return declaredCount !== null && declaredCount > from
      ? [{ key, field: name, from, to: declaredCount }]
      : [];
  });
}

function placeTask(draft: Draft, title: string, fieldKey: string | null): DraftTask {
  const field = draft.fields.find(({ key }) => key === fieldKey);
  return {
    key: freshKey(draft, 'tasks'),
    label: null,
    title,
    quote: '',
    path: [],
    fieldKey,
    lead: issuerOf(draft),
    coord: [],
    deadline: null,
    product: null,
    earlyReason: null,
    state: 'unseen',
    // The words that declare the count are the words that order it.
    span: field?.span ?? null,
    confidence: null,
    rule: null,
  };
}
