import type { Draft, DraftTask, DraftUnit } from '../contract.ts';
import { deadlineInCell } from './deadline-cell.ts';
import { headingOf } from './table-faults.ts';
import type { TaskColumn } from './task-columns.ts';
import { cellOf, type TableLine, type TaskTable } from './task-table.ts';
import { unitOf, unitsInCell } from './unit-cell.ts';

/** A column that nobody has explained yet, with its cells by the key of the task. */
export interface UnreadColumn {
  readonly label: string;
  readonly cells: readonly { readonly key: string; readonly value: string }[];
}

/** What a table comes to: the draft, the text in which its places are counted, what was not understood. */
export interface TableDraft {
  readonly draft: Draft;
  readonly text: string;
  readonly unread: readonly UnreadColumn[];
}

interface Options {
  readonly identity: Draft['identity'];
  readonly declared: Draft['declared'];
  /** Lines that stand above the table in the text. */
  readonly head: readonly string[];
  readonly year: number | null;
  /** Commas part names too, as in tables of other people. */
  readonly commas: boolean;
  /** Named at every value as what read it. */
  readonly rule: string;
}

type Place = NonNullable<DraftTask['span']>;
type DraftField = Draft['fields'][number];

/**
 * Builds the draft that an officer reviews from a list of tasks, a line a task, exactly as it stands.
 * Lines that {@link tableFaults} names must be mended before.
 */
export function draftFromTable(table: TaskTable, options: Options): TableDraft {
  const { identity, rule } = options;
  const fields: DraftField[] = [];
  const tasks: DraftTask[] = [];
  const sure = { confidence: 1, rule };
  const fieldKey = (name: string, span: Place | null): string | null => {
    if (name === '') return null;
    const known = fields.find((field) => field.name === name);
    if (known) return known.key;
    const key = `f${fields.length + 1}`;
    fields.push({ key, name, declaredCount: null, span, ...sure });
    return key;
  };
  const labels = table.columns.map(({ label }) => label).join('\t');
  let text = [...options.head, labels].join('\n');
  let heading: string | null = null;
  for (const line of table.lines) {
    const start = text.length + 1;
    const row = line.cells.join('\t');
    text += `\n${row}`;
    const whole = { start, end: start + row.length };
    const name = headingOf(table, line);
    if (name !== null) {
      heading = fieldKey(name.replace(/^(?:[IVXLC]+|[A-Z])[.)]\s+/u, ''), whole);
      continue;
    }
    const placeOf = (column: TaskColumn) => cellPlace(table, line, column, start);
    const cell = (column: TaskColumn) => cellOf(table, line, column);
    const named = (column: 'lead' | 'coord'): DraftUnit[] =>
      unitsInCell(cell(column), options.commas).map((unit) => ({
        ...unitOf(unit),
        span: placeOf(column),
      }));
    const deadline = deadlineInCell(cell('deadline'), options.year);
    const span = placeOf('quote') ?? whole;
    tasks.push({
      key: `t${tasks.length + 1}`,
      label: cell('label') || null,
      title: cell('title'),
      quote: text.slice(span.start, span.end),
      path: [],
      fieldKey: fieldKey(cell('field'), placeOf('field')) ?? heading,
      lead: leadOf(named('lead'), identity.issuer),
      coord: named('coord'),
      deadline:
        deadline === null || deadline === 'NOT_READ'
          ? null
          : { ...deadline, span: placeOf('deadline') },
      product: cell('product') === '' ? null : { text: cell('product'), span: placeOf('product') },
      earlyReason: null,
      state: 'unseen',
      span,
      ...sure,
    });
  }
  const draft = { ...emptyDraft(identity, options.declared), fields, tasks };
  return { draft, text, unread: unreadColumns(table, tasks) };
}

function cellPlace(
  table: TaskTable,
  { cells }: TableLine,
  column: TaskColumn,
  start: number,
): Place | null {
  const at = table.columns.find(({ means }) => means === column)?.at ?? -1;
  const cell = cells[at] ?? '';
  if (cell === '') return null;
  const from = cells.slice(0, at).reduce((so, { length }) => so + length + 1, start);
  return { start: from, end: from + cell.length };
}

/** Where nobody is named the issuer is understood (ngầm hiểu). */
function leadOf(lead: DraftUnit[], issuer: DraftUnit | null): DraftUnit[] {
  if (lead.length > 0 || issuer === null) return lead;
  return [{ ...issuer, span: null, implied: true }];
}

function unreadColumns(table: TaskTable, tasks: readonly DraftTask[]): UnreadColumn[] {
  const lines = table.lines.filter((line) => headingOf(table, line) === null);
  return table.columns
    .filter(({ means, label }) => means === null && label !== '')
    .map(({ at, label }) => ({
      label,
      cells: lines.flatMap(({ cells }, index) => {
        const key = tasks[index]?.key;
        const value = cells[at] ?? '';
        return key === undefined || value === '' ? [] : [{ key, value }];
      }),
    }))
    .filter(({ cells }) => cells.length > 0);
}

function emptyDraft(identity: Draft['identity'], declared: Draft['declared']): Draft {
  return {
    identity,
    citations: [],
    declared,
    fields: [],
    tasks: [],
    targets: [],
    money: [],
    phases: [],
    duties: [],
    mottos: [],
    notUnderstood: [],
  };
}
