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
  const under = named ?? fieldKey;
  const deadline = deadlineInCell(pasted.deadline, yearOf(draft.identity.issuedOn));
  const task: DraftTask = {
    ...placeUnder(whole, under),
    title: pasted.title,
    quote: '',
    fieldKey: under,
    rule: null,
    confidence: null,
    label: pasted.label || null,
    lead: pasted.lead.length > 0 ? pasted.lead.map(typedUnit) : issuerOf(draft),
    coord: pasted.coord.map(typedUnit),
    deadline: deadline === null || deadline === 'NOT_READ' ? null : { ...deadline, span: null },
    product: pasted.product === '' ? null : { text: pasted.product, span: null },
    state: 'confirmed',
  };
  return placed(whole, task);
}

/** Marks a task that only keeps a place: its words are still to come. */
export const KEPT_PLACE = 'place';
const unfilled = { rule: KEPT_PLACE, confidence: 0 };

/** The first place that is kept under a field and that nobody has begun to fill. */
function freePlace({ tasks }: Draft, fieldKey: string | null): DraftTask | undefined {
  return tasks.find((task) => fieldKey !== null && task.fieldKey === fieldKey && isFreePlace(task));
}

/** A place that was kept and still waits for its words. */
export function isFreePlace({ rule, state, deadline, product }: DraftTask): boolean {
  return rule === KEPT_PLACE && state !== 'rejected' && deadline === null && product === null;
}

/** A task in the place that was kept for it, else at the end. */
export function placed(draft: Draft, task: DraftTask): Draft {
  const isThere = draft.tasks.some(({ key }) => key === task.key);
  const tasks = isThere
    ? draft.tasks.map((each) => (each.key === task.key ? task : each))
    : [...draft.tasks, task];
  return { ...draft, tasks };
}

/** The place under a field for a task that comes from a list: one that was kept, or a new one. */
export function placeUnder(draft: Draft, fieldKey: string | null): DraftTask {
  return freePlace(draft, fieldKey) ?? newTask(draft, fieldKey);
}

function typedUnit(name: string): DraftUnit {
  return writtenUnit(name, null);
}

/** Where a list names nobody the issuer is understood. */
export function issuerOf(draft: Draft): DraftUnit[] {
  const { issuer } = draft.identity;
  return issuer ? [{ ...issuer, span: null, implied: true }] : [];
}

/**
 * Keeps a place (giữ chỗ) for every task that the text declares by field without listing it, so that the
 * plan counts as many as the text does. Words and lead come later: what the text does not say is not made up.
 *
 * @param nameOf how a place is called, from the field and the number in it
 */
export function keepPlaces(nameOf: (field: string, number: number) => string): DraftEdit {
  return (draft) => {
    const tasks = [...draft.tasks];
    for (const { key, field, from, to } of missingPlaces(draft)) {
      // The words that declare the count are the words that order it.
      const span = draft.fields.find((each) => each.key === key)?.span ?? null;
      for (let number = from + 1; number <= to; number += 1) {
        const place = newTask({ ...draft, tasks }, key);
        tasks.push({ ...place, title: nameOf(field, number), span, ...unfilled });
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

function newTask(draft: Draft, fieldKey: string | null): DraftTask {
  return {
    key: freshKey(draft, 'tasks'),
    label: null,
    title: '',
    quote: '',
    path: [],
    fieldKey,
    lead: [],
    coord: [],
    deadline: null,
    product: null,
    earlyReason: null,
    state: 'unseen',
    span: null,
    confidence: null,
    rule: null,
  };
}
