import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import type { Draft, DraftTask, DraftUnit } from '../../server/plans/contract.ts';
import { shapeOf } from '../../server/plans/rules/draft-deadline.ts';
import type { DraftEdit } from './draft-edits.ts';
import { freshKey, writtenUnit } from './draft-shape.ts';

/** A line of a pasted list: work, lead, coordination, deadline, product; tabs between, as Excel pastes. */
interface PastedTask {
  readonly line: number;
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

/** Reads a pasted list whole: every line, and every fault at once. A first line of headings is left out. */
export function readPasted(text: string): { tasks: PastedTask[]; faults: PasteFault[] } {
  const tasks: PastedTask[] = [];
  const faults: PasteFault[] = [];
  text.split(/\r?\n/).forEach((row, index) => {
    if (row.trim() === '' || (index === 0 && isHeading(row))) return;
    const cells = row.split('\t').map((cell) => cell.replace(/^"|"$/g, '').trim());
    const shift = /^\d+\.?$/.test(cells[0] ?? '') && cells.length > 1 ? 1 : 0;
    const [title = '', lead = '', coord = '', deadline = '', product = ''] = cells.slice(shift);
    const line = index + 1;
    if (title === '') faults.push({ line, kind: 'title', value: row.trim() });
    if (deadline !== '' && !deadlineFromText(deadline).ok) {
      faults.push({ line, kind: 'deadline', value: deadline });
    }
    tasks.push({ line, title, lead: names(lead), coord: names(coord), deadline, product });
  });
  return { tasks, faults };
}

function isHeading(row: string): boolean {
  return /nhiệm vụ|nội dung/iu.test(row) && /chủ trì|thời hạn|đơn vị/iu.test(row);
}

function names(cell: string): string[] {
  return cell
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Adds a pasted list to the draft as tasks that somebody typed. */
export function addPasted(tasks: readonly PastedTask[], fieldKey: string | null): DraftEdit {
  return (draft) => {
    const added = tasks.reduce((so, each) => append(so, each, fieldKey), draft);
    return { draft: added };
  };
}

function append(draft: Draft, pasted: PastedTask, fieldKey: string | null): Draft {
  const read = deadlineFromText(pasted.deadline);
  const task: DraftTask = {
    ...placeTask(draft, pasted.title, fieldKey),
    lead: pasted.lead.length > 0 ? pasted.lead.map(typedUnit) : issuerOf(draft),
    coord: pasted.coord.map(typedUnit),
    deadline: read.ok && pasted.deadline !== '' ? { ...shapeOf(read.deadline), span: null } : null,
    product: pasted.product === '' ? null : { text: pasted.product, span: null },
    state: 'confirmed',
  };
  return { ...draft, tasks: [...draft.tasks, task] };
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
