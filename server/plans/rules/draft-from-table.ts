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
  /** Fields that are known beforehand. */
  readonly fields?: readonly DraftField[];
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
  const fields: DraftField[] = [...(options.fields ?? [])];
  const tasks: DraftTask[] = [];
  const sure = { confidence: 1, rule };
  const fieldKey = (name: string, span: Place | null): string | null => {
    if (name === '') return null;
    const known = fieldNamed(fields, name);
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
    const unquoted = cell('quote') === NONE;
    const span = unquoted ? null : (placeOf('quote') ?? whole);
    tasks.push({
      key: `t${tasks.length + 1}`,
      label: cell('label') || null,
      title: cell('title'),
      quote: span ? text.slice(span.start, span.end) : '',
      path: pathIn(cell('path')),
      fieldKey: fieldKey(cell('field'), placeOf('field')) ?? heading,
      lead: cell('lead') === NONE ? [] : leadOf(named('lead'), identity.issuer),
      coord: named('coord'),
      deadline:
        deadline === null || deadline === 'NOT_READ'
          ? null
          : { ...deadline, span: placeOf('deadline') },
      product: cell('product') === '' ? null : { text: cell('product'), span: placeOf('product') },
      earlyReason: cell('earlyReason') || null,
      state: 'unseen',
      span,
      ...sure,
    });
  }
  const draft = { ...emptyDraft(identity, options.declared), fields, tasks };
  return { draft, text, unread: unreadColumns(table, tasks) };
}

/** Said in place of ordering words, or of who leads, where an empty cell would be filled by what is usual. */
export const NONE = '[không có]';

const STEP = ' › ';

/** The place of a task in the outline as a cell holds it: `II › 3 › a`. */
export function pathCell(path: readonly string[]): string {
  return path.join(STEP);
}

/** The inverse of {@link pathCell}. */
export function pathIn(cell: string): string[] {
  return cell === '' ? [] : cell.split(STEP);
}

/** A field by its name; of several of one name, `Viễn thông [2]` is the second field of the plan. */
function fieldNamed(fields: readonly DraftField[], name: string): DraftField | undefined {
  const place = /^(.*) \[(\d+)\]$/su.exec(name);
  const numbered = fields[Number(place?.[2]) - 1];
  return (
    fields.find((field) => field.name === name) ??
    (numbered?.name === place?.[1] ? numbered : undefined)
  );
}

/** The inverse: how a field is called where its tasks name it. */
export function fieldCell(fields: readonly DraftField[], key: string | null): string {
  const at = fields.findIndex((field) => field.key === key);
  const name = fields[at]?.name ?? '';
  const isFirst = fields.findIndex((field) => field.name === name) === at;
  return at === -1 || isFirst ? name : `${name} [${at + 1}]`;
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
