import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { insertRows, run } from '../platform/database/rows.ts';
import { writeFirstTurns } from './first-turns.ts';
import { idAtSql } from './id-sql.ts';
import { postIssue, type SetLine } from './ledger.ts';
import { idAt } from './rules/block-ids.ts';
import { type IssuedTasks, type PlacedLine, placeLines } from './rules/issued-tasks.ts';

/** Rows that one batch writes at most: far below the statement timeout, and little to write again. */
export const MOST_ROWS = 25_000;

/** What writing rows needs of an act. */
export type RowsContext = Pick<ActContext, 'tx' | 'authorityId' | 'now' | 'author'>;

/** What the rows of an issue are written from. */
export interface GivenTasks {
  readonly planId: string;
  readonly ownerUnitId: string;
  readonly tasks: IssuedTasks;
}

/** Some lines that are written together. */
export interface Batch {
  readonly lines: readonly PlacedLine[];
  /** Lines up to its end. */
  readonly upTo: number;
  /** Rows of units up to its end: groups and turns are not counted. */
  readonly rows: number;
}

/** The lines of an issue in batches of at most so many rows; a line is never divided. */
export function* batchesOf(
  { lines, unitSets }: IssuedTasks,
  most = MOST_ROWS,
): Generator<Batch, void> {
  let batch: PlacedLine[] = [];
  let size = 0;
  let [upTo, rows] = [0, 0];
  for (const line of placeLines(lines, unitSets)) {
    if (size > 0 && size + line.size > most) {
      yield { lines: batch, upTo, rows };
      batch = [];
      size = 0;
    }
    batch.push(line);
    size += line.size;
    upTo += 1;
    rows += unitSets[line.set]?.length ?? 0;
  }
  if (batch.length > 0) yield { lines: batch, upTo, rows };
}

/** Writes all tasks of an issue. */
export async function writeTasks(context: RowsContext, given: GivenTasks): Promise<void> {
  for (const batch of batchesOf(given.tasks)) await writeBatch(context, given, batch);
}

/**
 * Writes the tasks of some lines: narrow rows that inherit everything from their words. A class of ten
 * thousand communes is one statement; its ids are reckoned in the database. Groups are held by the plan's
 * owner and are at work from the start: nobody has to accept them.
 */
export async function writeBatch(
  context: RowsContext,
  given: GivenTasks,
  { lines }: Pick<Batch, 'lines'>,
): Promise<void> {
  await writeGroups(context, given, lines);
  await writeParts(context, given, lines);
  await writeFirstTurns(context, given, lines);
}

async function writeGroups(
  { tx, authorityId, now, author }: RowsContext,
  { planId, ownerUnitId, tasks: { firstId } }: GivenTasks,
  lines: readonly PlacedLine[],
): Promise<void> {
  await insertRows(
    tx,
    'task',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      words_id: 'bigint',
      field_id: 'bigint',
      layer: 'smallint',
      is_group: 'boolean',
      unit_id: 'bigint',
      assigner_unit_id: 'bigint',
      state: 'text',
      due_on: 'date',
      first_due_on: 'date',
      evidence_count: 'integer',
      version: 'integer',
      since: 'timestamptz',
      changed_by: 'bigint',
    },
    lines
      .filter(({ isGroup }) => isGroup)
      .map((line) => ({
        authority_id: authorityId,
        id: idAt(firstId, line.at),
        plan_id: planId,
        words_id: line.wordsId,
        field_id: line.fieldId,
        layer: 0,
        is_group: true,
        unit_id: ownerUnitId,
        assigner_unit_id: ownerUnitId,
        state: 'in_progress',
        due_on: line.dueOn,
        first_due_on: line.dueOn,
        evidence_count: 0,
        version: 1,
        since: now.toISOString(),
        changed_by: author.personId,
      })),
  );
}

async function writeParts(
  { tx, authorityId, now, author }: RowsContext,
  { planId, ownerUnitId, tasks: { firstId, unitSets } }: GivenTasks,
  lines: readonly PlacedLine[],
): Promise<void> {
  const used = [...new Set(lines.map(({ set }) => set))];
  const sets = used.map((set) => ({ set_no: set, units: unitSets[set] ?? [] }));
  const given = lines.map((line) => ({
    words_id: line.wordsId,
    field_id: line.fieldId,
    parent_id: line.isGroup ? idAt(firstId, line.at) : null,
    set_no: line.set,
    at: line.at + (line.isGroup ? 1 : 0),
    due_on: line.dueOn,
    recurs: line.turns !== undefined,
  }));
  await run(
    tx,
    sql`
      with member as materialized (
        select s.set_no, u.unit_id::bigint, u.n - 1 as n
        from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as s (set_no integer, units jsonb)
        cross join lateral jsonb_array_elements_text(s.units) with ordinality as u (unit_id, n)
      )
      insert into task
        (authority_id, id, plan_id, words_id, field_id, parent_id, layer, is_group, unit_id,
         assigner_unit_id, state, due_on, first_due_on, evidence_count, version, since, changed_by)
      select ${authorityId}::bigint, ${idAtSql(firstId, sql`(line.at + member.n)`)}, ${planId}::bigint,
        line.words_id, line.field_id, line.parent_id, 0, line.recurs, member.unit_id, ${ownerUnitId}::bigint,
        case when line.recurs then 'in_progress' else 'assigned' end, line.due_on, line.due_on, 0, 1, ${now}::timestamptz, ${author.personId}::bigint
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as line
        (words_id bigint, field_id bigint, parent_id bigint, set_no integer, at bigint, due_on date,
         recurs boolean)
      join member on member.set_no = line.set_no
      order by line.at, member.n`,
  );
}

/**
 * Posts what was given: each task onto its state, and onto the account of silence (`heard`), where the
 * day on which the unit was last heard, today, stands in place of the deadline. Lines to the same units
 * with the same field and deadline are one line.
 */
export async function postIssued(
  context: ActContext,
  planId: string,
  { lines, unitSets }: IssuedTasks,
): Promise<void> {
  const today = dayInVietnam(context.now);
  const sums = new Map<string, SetLine>();
  // A duty itself is not posted: its turns are.
  const given = lines.flatMap(({ turns, ...line }) =>
    turns === undefined ? [line] : turns.map(({ dueOn }) => ({ ...line, dueOn })),
  );
  for (const { fieldId, dueOn, set } of given) {
    for (const [account, day] of [['assigned', dueOn] as const, ['heard', today] as const]) {
      const name = [set, fieldId, account, day].join(' ');
      const delta = (sums.get(name)?.delta ?? 0) + 1;
      sums.set(name, { set, fieldId, account, dueOn: day, delta });
    }
  }
  await postIssue(context, planId, unitSets, [...sums.values()]);
}
