import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { FileFormat, MadePaper, PaperQuery } from '../made-paper-contract.ts';

/** A long paper as asked for, with how far it is. */
export interface MadePaperRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly kind: string;
  readonly format: FileFormat;
  readonly request: PaperQuery;
  readonly accountId: string;
  readonly personId: string;
  readonly postId: string;
  readonly state: MadePaper['state'];
  readonly tries: number;
  readonly rowsDone: number;
  readonly rowsAll: number;
  readonly fileHash: string | null;
  readonly fileSize: number | null;
  readonly name: string | null;
  readonly problem: MadePaper['problem'];
  readonly askedAt: Date;
  readonly begunAt: Date | null;
  readonly keptUntil: Date | null;
}

/** Which one: its authority and its number there. */
export type MadePaperKey = Pick<MadePaperRecord, 'authorityId' | 'id'>;

const columns = sql`authority_id as "authorityId", id, kind, format, request,
  account_id as "accountId", person_id as "personId", post_id as "postId", state, tries,
  rows_done as "rowsDone", rows_all as "rowsAll", file_hash as "fileHash", file_size as "fileSize", name,
  problem, asked_at as "askedAt", begun_at as "begunAt", kept_until as "keptUntil"`;

export type NewMadePaper = Pick<
  MadePaperRecord,
  | 'authorityId'
  | 'id'
  | 'kind'
  | 'format'
  | 'request'
  | 'accountId'
  | 'personId'
  | 'postId'
  | 'rowsAll'
  | 'askedAt'
>;

/** Asks for a paper; where the same is waiting for the same post, that one stands. */
export async function insertMadePaper(tx: Tx, paper: NewMadePaper): Promise<MadePaperRecord> {
  const { authorityId, id, kind, format, accountId, personId, postId } = paper;
  const request = JSON.stringify(paper.request);
  const inserted = await firstRow(
    tx,
    sql<MadePaperRecord>`
      insert into made_paper (authority_id, id, kind, format, request, account_id, person_id, post_id,
        state, rows_all, asked_at)
      values (${authorityId}, ${id}, ${kind}, ${format}, ${request}::jsonb, ${accountId}, ${personId},
        ${postId}, 'waiting', ${paper.rowsAll}, ${paper.askedAt})
      on conflict (authority_id, post_id, person_id, kind, format, md5(request::text))
        where state = 'waiting' do update set rows_all = made_paper.rows_all
      returning ${columns}`,
  );
  if (!inserted) throw new Error('A paper that was asked for was not kept');
  return inserted;
}

/** A paper of one person in one post; null where it is not theirs. */
export async function madePaperOf(
  db: Db | Tx,
  { authorityId, personId, postId }: Pick<MadePaperRecord, 'authorityId' | 'personId' | 'postId'>,
  id: string,
): Promise<MadePaperRecord | null> {
  return firstRow(
    db,
    sql<MadePaperRecord>`select ${columns} from made_paper
        where authority_id = ${authorityId} and id = ${id}
          and person_id = ${personId} and post_id = ${postId}`,
  );
}

/** The papers of one person in one post, the latest first. */
export async function madePapersOf(
  db: Db | Tx,
  { authorityId, personId, postId }: Pick<MadePaperRecord, 'authorityId' | 'personId' | 'postId'>,
  limit: number,
): Promise<MadePaperRecord[]> {
  return rows(
    db,
    sql<MadePaperRecord>`select ${columns} from made_paper
        where authority_id = ${authorityId} and person_id = ${personId} and post_id = ${postId}
        order by id desc limit ${limit}`,
  );
}

/** Papers that wait to be made, of all authorities: one of the few reads that cross them, for a job. */
export async function waitingPapers(db: Db): Promise<MadePaperRecord[]> {
  return rows(
    db,
    sql<MadePaperRecord>`/* all authorities: a job takes up what waits */
      select ${columns} from made_paper where state = 'waiting' order by id`,
  );
}

/** Notes that a process begins with a paper that still waits; null where another has ended it. */
export async function beginMadePaper(
  db: Db | Tx,
  { authorityId, id }: MadePaperKey,
  now: Date,
): Promise<MadePaperRecord | null> {
  return firstRow(
    db,
    sql<MadePaperRecord>`
      update made_paper set tries = tries + 1, begun_at = ${now}, rows_done = 0
      where authority_id = ${authorityId} and id = ${id} and state = 'waiting' returning ${columns}`,
  );
}

export async function noteRowsDone(
  db: Db | Tx,
  { authorityId, id }: MadePaperKey,
  count: number,
): Promise<void> {
  await run(
    db,
    sql`update made_paper set rows_done = least(${count}::integer, rows_all)
        where authority_id = ${authorityId} and id = ${id} and state = 'waiting'`,
  );
}

/** The file of a paper that is done. */
export interface MadeFile {
  readonly hash: string;
  readonly size: number;
  readonly name: string;
  readonly keptUntil: Date;
}

/** Ends a paper that waits, with its file or with why there is none; false where it had ended before. */
export async function endMadePaper(
  db: Db | Tx,
  { authorityId, id }: MadePaperKey,
  end: { readonly file: MadeFile } | { readonly problem: NonNullable<MadePaper['problem']> },
  now: Date,
): Promise<boolean> {
  const set =
    'file' in end
      ? sql`state = 'done', rows_done = rows_all, file_hash = ${end.file.hash},
          file_size = ${end.file.size}, name = ${end.file.name}, kept_until = ${end.file.keptUntil}`
      : sql`state = 'failed', problem = ${JSON.stringify(end.problem)}::jsonb`;
  const ended = await run(
    db,
    sql`update made_paper set ${set}, ended_at = ${now}
        where authority_id = ${authorityId} and id = ${id} and state = 'waiting'`,
  );
  return ended === 1;
}

/** Milliseconds a row that papers of a format took of late; null where none was made. */
export async function paceOf(
  db: Db | Tx,
  authorityId: string,
  format: FileFormat,
): Promise<number | null> {
  const found = await firstRow(
    db,
    sql<{ pace: number | null }>`
      select (sum(extract(epoch from ended_at - begun_at)) * 1000 / nullif(sum(rows_all), 0))::float8 as pace
      from (select ended_at, begun_at, rows_all from made_paper
        where authority_id = ${authorityId} and format = ${format} and state in ('done', 'expired')
        order by id desc limit 5) as last`,
  );
  return found?.pace ?? null;
}

/**
 * Takes the files of papers whose time is over from their rows, of all authorities, and gives the hashes that
 * no paper holds any more.
 */
export async function expireMadePapers(db: Tx, now: Date): Promise<string[]> {
  const expired = await rows(
    db,
    sql<{ hash: string }>`/* all authorities: a job removes what is over */
      with over as (
        select authority_id, id, file_hash from made_paper
        where state = 'done' and kept_until < ${now} for update skip locked)
      update made_paper p set state = 'expired', file_hash = null from over
      where p.authority_id = over.authority_id and p.id = over.id returning over.file_hash as hash`,
  );
  if (expired.length === 0) return [];
  const hashes = [...new Set(expired.map(({ hash }) => hash))];
  const held = await rows(
    db,
    sql<{ hash: string }>`/* all authorities: files are shared by content */
        select distinct file_hash as hash from made_paper
        where file_hash = any(${hashes}::text[])`,
  );
  const still = new Set(held.map(({ hash }) => hash));
  return hashes.filter((hash) => !still.has(hash));
}
