import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, run } from '../../platform/database/rows.ts';

/** A letter of urging, as it was sent. */
export interface UrgingRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly number: number;
  readonly year: number;
  readonly symbol: string;
  readonly subject: string;
  readonly paper: Paper;
  readonly answer_by: Day;
  readonly unit_id: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly sent_on: Day;
  readonly at: Date;
}

/** Something that a letter names, as it stood when the letter went out. */
export interface UrgedRecord {
  readonly kind: 'task' | 'obligation';
  readonly id: string;
  readonly unitId: string;
  readonly state: string;
  readonly dueOn: Day | null;
  readonly daysLate: number;
}

/**
 * The next number of the year (NĐ 30/2020, Điều 15: one series a year, from 01). Its row is held until the
 * letter is sent, so that numbers stay without gaps: a letter that fails gives its number back.
 */
export async function takeNumber(tx: Tx, authorityId: string, year: number): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ last: number }>`
      insert into urging_register (authority_id, year, last) values (${authorityId}, ${year}, 1)
      on conflict (authority_id, year) do update set last = urging_register.last + 1
      returning last`,
  );
  if (!found) throw new Error('The register of letters gave no number');
  return found.last;
}

/** The number that a letter would get now; another may take it first. */
export async function nextNumber(db: Db, authorityId: string, year: number): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ last: number }>`select last from urging_register
        where authority_id = ${authorityId} and year = ${year}`,
  );
  return (found?.last ?? 0) + 1;
}

/**
 * Writes a letter with its recipients and what it names.
 *
 * @param words by which it is found, without accents
 */
export async function insertUrging(
  tx: Tx,
  urging: UrgingRecord,
  urged: readonly UrgedRecord[],
  words: string,
): Promise<void> {
  const { authority_id, id, at } = urging;
  await run(
    tx,
    sql`insert into urging (authority_id, id, number, year, symbol, subject, paper, answer_by, unit_id,
        person_id, post_id, sent_on, at, search)
      values (${authority_id}, ${id}, ${urging.number}, ${urging.year}, ${urging.symbol},
        ${urging.subject}, ${JSON.stringify(urging.paper)}::jsonb, ${urging.answer_by},
        ${urging.unit_id}, ${urging.person_id}, ${urging.post_id}, ${urging.sent_on}, ${at},
        to_tsvector('simple', ${words}))`,
  );
  const unitIds = [...new Set(urged.map(({ unitId }) => unitId))];
  await insertRows(
    tx,
    'urging_recipient',
    { authority_id: 'bigint', urging_id: 'bigint', unit_id: 'bigint', tasks: 'integer' },
    unitIds.map((unit_id) => ({
      ...{ authority_id, urging_id: id, unit_id },
      tasks: urged.filter(({ unitId }) => unitId === unit_id).length,
    })),
  );
  await insertRows(
    tx,
    'urging_task',
    {
      ...{ authority_id: 'bigint', urging_id: 'bigint', kind: 'text', task_id: 'bigint' },
      ...{ unit_id: 'bigint', position: 'smallint', state: 'text', due_on: 'date' },
      ...{ days_late: 'integer', at: 'timestamptz' },
    },
    urged.map((each, position) => ({
      ...{ authority_id, urging_id: id, kind: each.kind, task_id: each.id },
      ...{ unit_id: each.unitId, position, state: each.state, due_on: each.dueOn },
      ...{ days_late: each.daysLate, at },
    })),
  );
}

/** When each of some tasks or obligations was last named by a letter. */
export async function lastUrged(
  db: Db | Tx,
  authorityId: string,
  kind: 'task' | 'obligation',
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const found = await sql<{ id: string; at: Date }>`
    select task_id as id, max(at) as at from urging_task
    where authority_id = ${authorityId} and kind = ${kind} and task_id = any(${ids}::bigint[])
    group by 1`.execute(db);
  return new Map(found.rows.map(({ id, at }) => [id, at]));
}

type Step = 'seen' | 'received' | 'answered';

/** What a unit did with a letter so far, its row held; null where the letter did not go to it. */
export async function holdRecipient(
  tx: Tx,
  authorityId: string,
  urgingId: string,
  unitId: string,
): Promise<{ readonly [S in Step as `${S}_at`]: Date | null } | null> {
  return firstRow(
    tx,
    sql<{ seen_at: Date | null; received_at: Date | null; answered_at: Date | null }>`
      select seen_at, received_at, answered_at from urging_recipient
      where authority_id = ${authorityId} and urging_id = ${urgingId} and unit_id = ${unitId}
      for update`,
  );
}

/** Notes a step of a unit; whoever receives has seen, whoever answers has received. */
export function stepSql(
  {
    authorityId,
    urgingId,
    unitId,
  }: Readonly<Record<'authorityId' | 'urgingId' | 'unitId', string>>,
  step: Step,
  by: { readonly personId: string; readonly postId: string; readonly at: Date },
  answer: string | null = null,
): RawBuilder<unknown> {
  const seen = sql`seen_at = coalesce(seen_at, ${by.at}), seen_by = coalesce(seen_by, ${by.personId})`;
  const received = sql`received_at = coalesce(received_at, ${by.at}),
    received_by = coalesce(received_by, ${by.personId})`;
  const answered = sql`answered_at = ${by.at}, answered_by = ${by.personId},
    answered_post_id = ${by.postId}, answer = ${answer}`;
  const set =
    step === 'seen'
      ? seen
      : step === 'received'
        ? sql`${seen}, ${received}`
        : sql`${seen}, ${received}, ${answered}`;
  return sql`update urging_recipient set ${set}
    where authority_id = ${authorityId} and urging_id = ${urgingId} and unit_id = ${unitId}`;
}
