import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { insertRows, run } from '../platform/database/rows.ts';
import { writeFirstTurns } from './first-turns.ts';
import { idAtSql } from './id-sql.ts';
import { postIssue, type SetLine } from './ledger.ts';
import { idAt } from './rules/block-ids.ts';
import { type IssuedTasks, type PlacedLine, placeLines } from './rules/issued-tasks.ts';

/** Rows that one statement writes at most: each stays far below the statement timeout. */
const CHUNK = 50_000;

export interface GivenBy {
  readonly planId: string;
  readonly ownerUnitId: string;
}

/**
 * Writes the tasks of an issue: narrow rows that inherit everything from their words, and their
 * postings. A class of ten thousand communes is one statement; its ids are reckoned in the database.
 * Groups are held by the plan's owner and are at work from the start: nobody has to accept them.
 *
 * @param wrote told after each statement how many rows of units there are
 */
export async function writeIssuedTasks(
  context: ActContext,
  plan: GivenBy,
  issued: IssuedTasks,
  wrote?: (rows: number) => Promise<void>,
): Promise<void> {
  const lines = placeLines(issued.lines, issued.unitSets);
  await writeGroups(context, plan, issued, lines);
  let written = 0;
  for (const chunk of chunksOf(lines)) {
    written += await writeParts(context, plan, issued, chunk);
    await wrote?.(written);
  }
  await writeFirstTurns(context, plan, issued, lines);
  await postIssued(context, plan, issued);
}

async function writeGroups(
  { tx, authorityId, now, author }: ActContext,
  { planId, ownerUnitId }: GivenBy,
  { firstId }: IssuedTasks,
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
  { tx, authorityId, now, author }: ActContext,
  { planId, ownerUnitId }: GivenBy,
  { firstId, unitSets }: IssuedTasks,
  lines: readonly PlacedLine[],
): Promise<number> {
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
  return run(
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

function* chunksOf(lines: readonly PlacedLine[]): Generator<PlacedLine[]> {
  let chunk: PlacedLine[] = [];
  let size = 0;
  for (const line of lines) {
    if (size > 0 && size + line.size > CHUNK) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(line);
    size += line.size;
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Posts what was given: each task onto its state, and onto the account of silence (`heard`), where the
 * day on which the unit was last heard, today, stands in place of the deadline. Lines to the same units
 * with the same field and deadline are one line.
 */
async function postIssued(
  context: ActContext,
  { planId }: GivenBy,
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
