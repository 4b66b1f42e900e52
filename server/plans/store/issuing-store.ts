import { sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { IssueRequest } from '../issue-plan.ts';
import type { Issuing } from '../issuing-contract.ts';

/** A large issue as asked for, with how far it is. */
export interface IssuingRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly request: IssueRequest;
  /** Who asked, in which post: whoever goes on does so in their name. */
  readonly author: Actor;
  readonly askedAt: Date;
  readonly state: Issuing['state'];
  readonly written: number;
  readonly total: number;
  readonly result: Pick<Issuing, 'issued' | 'problem'> | null;
}

const columns = sql`authority_id as "authorityId", id, request, author, asked_at as "askedAt", state,
  written, total, result`;

/** False where the same draft is being issued already. */
export async function insertIssuing(
  tx: Tx,
  issuing: Pick<IssuingRecord, 'authorityId' | 'id' | 'request' | 'author' | 'askedAt' | 'total'>,
): Promise<boolean> {
  const { authorityId, id, request, author, askedAt, total } = issuing;
  const inserted = await run(
    tx,
    sql`insert into issuing
          (authority_id, id, reading_id, request, author, asked_at, total, state, seen_at)
        values (${authorityId}, ${id}, ${request.id}, ${JSON.stringify(request)}::jsonb,
          ${JSON.stringify(author)}::jsonb, ${askedAt}, ${total}, 'waiting', ${askedAt})
        on conflict (authority_id, reading_id) where state = 'waiting' do nothing`,
  );
  return inserted === 1;
}

/** The last large issue of a draft. */
export async function issuingOf(
  db: Db | Tx,
  authorityId: string,
  readingId: string,
): Promise<IssuingRecord | null> {
  return firstRow(
    db,
    sql<IssuingRecord>`select ${columns} from issuing
        where authority_id = ${authorityId} and reading_id = ${readingId} order by id desc limit 1`,
  );
}

/**
 * Large issues that are not over, and those given up of which rows are left, of all authorities: one of the
 * few reads that cross them, for a job.
 */
export async function unfinishedIssues(db: Db): Promise<IssuingRecord[]> {
  return rows(
    db,
    sql<IssuingRecord>`/* all authorities: a job takes up what waits */
        select ${columns} from issuing where state = 'waiting' or (authority_id, id) in (select authority_id, issuing_id from staged_plan) order by id`,
  );
}

/** Whether an order still waits to be carried out. */
export async function isWaiting(
  db: Db | Tx,
  { authorityId, id }: Pick<IssuingRecord, 'authorityId' | 'id'>,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql<{ state: string }>`select state from issuing
        where authority_id = ${authorityId} and id = ${id}`,
  );
  return found?.state === 'waiting';
}

/** Whether a draft is being issued: until that is over nothing of it changes. */
export async function isBeingIssued(
  tx: Tx,
  authorityId: string,
  readingId: string,
): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql<{ id: string }>`select id from issuing
        where authority_id = ${authorityId} and reading_id = ${readingId} and state = 'waiting'`,
  );
  return found !== null;
}

/** Notes how far an issue is; false where it was stopped meanwhile. */
export async function noteWritten(
  db: Db | Tx,
  { authorityId, id }: Pick<IssuingRecord, 'authorityId' | 'id'>,
  written: number,
  now: Date,
): Promise<boolean> {
  const noted = await run(
    db,
    sql`update issuing set written = ${written}, seen_at = ${now}
        where authority_id = ${authorityId} and id = ${id} and state = 'waiting'`,
  );
  return noted === 1;
}

/** Ends an issue that waits; false where it had ended before. */
export async function endIssuing(
  db: Db | Tx,
  { authorityId, id }: Pick<IssuingRecord, 'authorityId' | 'id'>,
  state: Exclude<Issuing['state'], 'waiting'>,
  result: IssuingRecord['result'],
  now: Date,
): Promise<boolean> {
  const ended = await run(
    db,
    sql`update issuing set state = ${state}, result = ${JSON.stringify(result)}::jsonb, seen_at = ${now},
          written = case when ${state} = 'done' then total else written end
        where authority_id = ${authorityId} and id = ${id} and state = 'waiting'`,
  );
  return ended === 1;
}
