import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';

/** A duty that comes back (việc định kỳ), once for its words. */
export interface SeriesRecord {
  readonly words_id: string;
  readonly plan_id: string;
  /** The row that holds the units together; null where one unit bears the duty. */
  readonly group_id: string | null;
  readonly norm: string;
  /** "Trước ngày 25" was read as "by the 24th" when the duty was issued. */
  readonly exclusive: boolean;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  /** The day named by the words for the last turn made, before any day off moved it. */
  readonly made_due_on: Day | null;
  /** When the next turn is to be made; null once the duty has ended. */
  readonly next_on: Day | null;
  readonly next_due_on: Day | null;
}

const COLUMNS = {
  authority_id: 'bigint',
  words_id: 'bigint',
  plan_id: 'bigint',
  group_id: 'bigint',
  norm: 'text',
  exclusive: 'boolean',
  starts_on: 'date',
  ends_on: 'date',
  made_due_on: 'date',
  next_on: 'date',
  next_due_on: 'date',
} as const;

export async function insertSeries(
  tx: Tx,
  authorityId: string,
  series: readonly SeriesRecord[],
): Promise<void> {
  await insertRows(
    tx,
    'series',
    COLUMNS,
    series.map((one) => ({ authority_id: authorityId, ...one })),
  );
}

const columns = sql`words_id, plan_id, group_id, norm, exclusive, starts_on, ends_on, made_due_on,
  next_on, next_due_on`;

/** The duties of a plan of which a turn is to be made by a day, held: a second asker waits, then finds none. */
export async function holdSeriesToMake(
  tx: Tx,
  authorityId: string,
  planId: string,
  by: Day,
): Promise<SeriesRecord[]> {
  return rows(
    tx,
    sql<SeriesRecord>`select ${columns} from series
        where authority_id = ${authorityId} and plan_id = ${planId} and next_on <= ${by}::date
        order by words_id for update`,
  );
}

/** The plans, of every authority, in which a turn is to be made by a day. One of the reads across authorities. */
export async function plansToMakeTurnsOf(
  db: Db | Tx,
  by: Day,
): Promise<{ authorityId: string; planId: string }[]> {
  return rows(
    db,
    sql<{ authorityId: string; planId: string }>`
      /* all authorities: a job makes the turns of each */
      select distinct authority_id as "authorityId", plan_id as "planId" from series
      where next_on <= ${by}::date order by 1, 2`,
  );
}

/** Notes what was made of a duty and when the next turn is to be made. */
export async function noteMade(
  tx: Tx,
  authorityId: string,
  series: Pick<SeriesRecord, 'words_id' | 'made_due_on' | 'next_on' | 'next_due_on'>,
): Promise<void> {
  await run(
    tx,
    sql`update series set made_due_on = ${series.made_due_on}::date,
          next_on = ${series.next_on}::date, next_due_on = ${series.next_due_on}::date
        where authority_id = ${authorityId} and words_id = ${series.words_id}`,
  );
}

/** The duties behind some words, by their id. */
export async function seriesOf(
  db: Db | Tx,
  authorityId: string,
  wordsIds: readonly string[],
): Promise<Map<string, SeriesRecord>> {
  if (wordsIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<SeriesRecord>`select ${columns} from series
        where authority_id = ${authorityId} and words_id = any(${wordsIds}::bigint[])`,
  );
  return new Map(found.map((one) => [one.words_id, one]));
}
