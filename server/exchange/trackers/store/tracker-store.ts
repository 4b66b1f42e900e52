import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { StatusWords } from '../rules/their-status.ts';
import type { TrackerColumn } from '../rules/tracker-columns.ts';

export interface TrackerRecord {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly folded: string;
  readonly sheet: string;
  readonly heads: Partial<Readonly<Record<TrackerColumn, string>>>;
  readonly statuses: StatusWords;
  readonly formHash: string | null;
  readonly formName: string | null;
  readonly comparedAt: Date | null;
  readonly lines: number;
  readonly linked: number;
  readonly differing: number;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const COLUMNS = sql`id, name, owner, folded, sheet, heads, statuses, form_hash as "formHash",
  form_name as "formName", compared_at as "comparedAt", lines, linked, differing, closed_at as "closedAt", version, since,
  changed_by as "changedBy"`;

export function findTracker(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<TrackerRecord | null> {
  return firstRow(
    db,
    sql<TrackerRecord>`select ${COLUMNS} from tracker where authority_id = ${authorityId} and id = ${id}`,
  );
}

export function holdTracker(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<TrackerRecord | null> {
  return firstRow(
    tx,
    sql<TrackerRecord>`select ${COLUMNS} from tracker
      where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

export interface TrackerSearch {
  readonly words: readonly string[];
  readonly open: boolean | undefined;
  readonly isDown: boolean;
  readonly after: readonly [folded: string, id: string] | null;
  readonly limit: number;
}

/** Trackers by name, with how many there are in all. */
export async function searchTrackers(
  db: Db,
  authorityId: string,
  { words, open, isDown, after, limit }: TrackerSearch,
): Promise<{ found: TrackerRecord[]; total: number }> {
  const where: RawBuilder<unknown>[] = [
    sql`authority_id = ${authorityId}`,
    ...words.map((word) => sql`folded like ${`%${word}%`}`),
    ...(open === undefined ? [] : [open ? sql`closed_at is null` : sql`closed_at is not null`]),
  ];
  const all = sql.join(where, sql` and `);
  const way = isDown ? sql`<` : sql`>`;
  const from = after ? sql`and (folded, id) ${way} (${after[0]}, ${after[1]}::bigint)` : sql``;
  const order = isDown ? sql`desc` : sql`asc`;
  const [found, counted] = await Promise.all([
    rows(
      db,
      sql<TrackerRecord>`select ${COLUMNS} from tracker where ${all} ${from}
        order by folded ${order}, id ${order} limit ${limit}`,
    ),
    firstRow(db, sql<{ count: number }>`select count(*)::int as count from tracker where ${all}`),
  ]);
  return { found, total: counted?.count ?? 0 };
}

export interface TrackerSettings {
  readonly name: string;
  readonly owner: string;
  readonly folded: string;
  readonly sheet: string;
  readonly heads: TrackerRecord['heads'];
  readonly statuses: StatusWords;
}

export async function insertTracker(
  tx: Tx,
  authorityId: string,
  id: string,
  tracker: TrackerSettings,
  by: { readonly now: Date; readonly personId: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into tracker (authority_id, id, name, owner, folded, sheet, heads, statuses, version, since, changed_by)
      values (${authorityId}, ${id}, ${tracker.name}, ${tracker.owner}, ${tracker.folded}, ${tracker.sheet},
        ${JSON.stringify(tracker.heads)}::jsonb, ${JSON.stringify(tracker.statuses)}::jsonb, 1, ${by.now}, ${by.personId})`,
  );
}

export async function updateTracker(
  tx: Tx,
  authorityId: string,
  id: string,
  tracker: TrackerSettings & { readonly closedAt: Date | null },
  by: { readonly now: Date; readonly personId: string },
): Promise<void> {
  await run(
    tx,
    sql`update tracker set name = ${tracker.name}, owner = ${tracker.owner}, folded = ${tracker.folded},
        sheet = ${tracker.sheet}, heads = ${JSON.stringify(tracker.heads)}::jsonb,
        statuses = ${JSON.stringify(tracker.statuses)}::jsonb, closed_at = ${tracker.closedAt},
        version = version + 1, since = ${by.now}, changed_by = ${by.personId}
      where authority_id = ${authorityId} and id = ${id}`,
  );
}

export interface NewRound {
  readonly id: string;
  readonly trackerId: string;
  readonly hash: string;
  readonly fileName: string;
  readonly lines: number;
  readonly linked: number;
  readonly differing: number;
  readonly adopted: number;
}

/** A file was taken in: it becomes the form that is filled in from here on. */
export async function addRound(
  tx: Tx,
  authorityId: string,
  round: NewRound,
  { now, personId }: { readonly now: Date; readonly personId: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into tracker_round (authority_id, id, tracker_id, file_hash, file_name, lines, linked, differing,
        adopted, at, person_id)
      values (${authorityId}, ${round.id}, ${round.trackerId}, ${round.hash}, ${round.fileName}, ${round.lines},
        ${round.linked}, ${round.differing}, ${round.adopted}, ${now}, ${personId})`,
  );
  await run(
    tx,
    sql`update tracker set form_hash = ${round.hash}, form_name = ${round.fileName}, compared_at = ${now},
        lines = ${round.lines}, linked = ${round.linked}, differing = ${round.differing},
        version = version + 1, since = ${now}, changed_by = ${personId}
      where authority_id = ${authorityId} and id = ${round.trackerId}`,
  );
}

/** The draft that came of the new lines of a file. */
export async function noteReading(
  db: Db,
  authorityId: string,
  roundId: string,
  readingId: string,
): Promise<void> {
  await run(
    db,
    sql`update tracker_round set reading_id = ${readingId} where authority_id = ${authorityId} and id = ${roundId}`,
  );
}

export interface RoundRecord extends Omit<NewRound, 'trackerId' | 'hash'> {
  readonly at: Date;
  readonly personId: string;
  readonly readingId: string | null;
}

const MOST_ROUNDS = 50;

export function roundsOf(
  db: Db | Tx,
  authorityId: string,
  trackerId: string,
): Promise<RoundRecord[]> {
  return rows(
    db,
    sql<RoundRecord>`select id, file_name as "fileName", lines, linked, differing, adopted, at,
        person_id as "personId", reading_id as "readingId" from tracker_round
      where authority_id = ${authorityId} and tracker_id = ${trackerId}
      order by at desc, id desc limit ${MOST_ROUNDS}`,
  );
}

export async function linksOf(
  db: Db | Tx,
  authorityId: string,
  trackerId: string,
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ code: string; taskId: string }>`select code, task_id as "taskId" from tracker_link
      where authority_id = ${authorityId} and tracker_id = ${trackerId} and until is null`,
  );
  return new Map(found.map(({ code, taskId }) => [code, taskId]));
}

/** Ends the links of some lines, and makes those that are given. */
export async function setLinks(
  tx: Tx,
  authorityId: string,
  trackerId: string,
  links: readonly {
    readonly code: string;
    readonly task: { readonly id: string; readonly authorityId: string } | null;
  }[],
  { now, personId }: { readonly now: Date; readonly personId: string },
): Promise<void> {
  if (links.length === 0) return;
  await run(
    tx,
    sql`update tracker_link set until = ${now} where authority_id = ${authorityId}
      and tracker_id = ${trackerId} and until is null and code = any(${links.map(({ code }) => code)}::text[])`,
  );
  const made = links.flatMap(({ code, task }) => (task ? [{ code, ...task }] : []));
  if (made.length === 0) return;
  await run(
    tx,
    sql`insert into tracker_link (authority_id, tracker_id, code, task_authority_id, task_id, linked_at, linked_by)
      select ${authorityId}, ${trackerId}, l.code, l.authority_id, l.task_id, ${now}, ${personId}
      from unnest(${made.map(({ code }) => code)}::text[], ${made.map((each) => each.authorityId)}::bigint[],
        ${made.map(({ id }) => id)}::bigint[]) as l(code, authority_id, task_id)`,
  );
}

/** What the words of some tasks are, and the numbers of the documents that they rest on. */
export function wordsBehind(
  db: Db,
  authorityIds: readonly string[],
  wordsIds: readonly string[],
): Promise<{ id: string; quote: string; numbers: string[] }[]> {
  return rows(
    db,
    sql<{ id: string; quote: string; numbers: string[] }>`
      select w.id, w.quote, array(select c.target_number from plan p
          join citation c on c.authority_id = p.authority_id and c.directive_id = p.directive_id
          where p.authority_id = w.authority_id and p.id = w.plan_id and c.target_number is not null) as numbers
      from task_words w
      where w.authority_id = any(${[...authorityIds]}::bigint[]) and w.id = any(${[...wordsIds]}::bigint[])`,
  );
}

/** The last words about the result of tasks, and why they are late. */
export function lastWordsOf(
  db: Db,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<{ taskId: string; result: string | null; cause: string | null }[]> {
  return rows(
    db,
    sql<{ taskId: string; result: string | null; cause: string | null }>`
      select t.id as "taskId",
        (select coalesce(nullif(r.product, ''), nullif(r.body, '')) from progress_report r
          where r.authority_id = t.authority_id and r.task_id = t.id order by r.at desc, r.id desc limit 1) as result,
        (select e.words from task_explanation e
          where e.authority_id = t.authority_id and e.task_id = t.id order by e.at desc, e.id desc limit 1) as cause
      from task t
      where t.authority_id = any(${[...authorityIds]}::bigint[]) and t.id = any(${[...taskIds]}::bigint[])`,
  );
}
