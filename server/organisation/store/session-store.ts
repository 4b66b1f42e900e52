import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import { type HeldActor, heldColumns, heldSql, withRightsLeft } from './held-post.ts';
import { actorColumns } from './people-store.ts';
import { holdsOn } from './unit-tree.ts';

/** A session as kept: the token itself is only in the browser. */
export interface SessionRow {
  /** Stays while tokens change. */
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly postId: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** Where and with what it was begun, where that was a browser. */
  readonly address: string | null;
  readonly browser: string | null;
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await run(
    tx,
    sql`insert into session (id, token_hash, account_id, post_id, created_at, seen_at, expires_at,
          address, browser)
        values (${session.id}, ${session.tokenHash}, ${session.accountId}, ${session.postId},
          ${session.createdAt}, ${session.seenAt}, ${session.expiresAt}, ${session.address},
          ${session.browser})`,
  );
}

export type SessionActor = Actor & {
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
};

/**
 * Who a session stands for at a moment, by its primary key, with the authorities that its lists ask: all
 * that a request must know of its sender, in one statement. Null once it or the appointment has ended.
 */
export async function actorOfSession(
  db: Db | Tx,
  tokenHash: Buffer,
  now: Date,
  day: string,
): Promise<SessionActor | null> {
  const row = await firstRow(
    db,
    sql<HeldActor<SessionActor>>`
      select ${actorColumns}, ${heldColumns}, s.created_at as "createdAt", s.seen_at as "seenAt",
        s.expires_at as "expiresAt",
        array_prepend(p.authority_id, array(select r.from_authority_id from reach r
          where r.authority_id = p.authority_id and r.from_authority_id <> p.authority_id
          order by 1)) as reach
      from session s
      join account ac on ac.id = s.account_id
      join person pe on pe.id = ac.person_id
      join post p on p.id = s.post_id and ${holdsOn('p', day)}
      ${heldSql(sql`s.delegation_id`, day)}
      join unit u on u.id = p.unit_id
      join authority au on au.id = p.authority_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${now} limit 1`,
  );
  return withRightsLeft(row);
}

export async function extendSession(
  db: Db | Tx,
  tokenHash: Buffer,
  seenAt: Date,
  expiresAt: Date,
): Promise<void> {
  await run(
    db,
    sql`update session set seen_at = ${seenAt}, expires_at = ${expiresAt}
        where token_hash = ${tokenHash}`,
  );
}

/** Ends a session; false where it was not there any more. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  return (await run(tx, sql`delete from session where token_hash = ${tokenHash}`)) === 1;
}

export async function deleteExpiredSessions(tx: Tx, accountId: string, now: Date): Promise<void> {
  await run(tx, sql`delete from session where account_id = ${accountId} and expires_at <= ${now}`);
}

/** The sessions of an account that have not ended, the one seen last first. */
export async function sessionsOf(
  db: Db | Tx,
  accountId: string,
  now: Date,
): Promise<(SessionRow & { readonly post: string; readonly unit: string })[]> {
  return rows(
    db,
    sql<SessionRow & { post: string; unit: string }>`
      select s.id, s.token_hash as "tokenHash", s.account_id as "accountId", s.post_id as "postId",
        s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt",
        s.address, s.browser, p.title as post, u.name as unit
      from session s join post p on p.id = s.post_id join unit u on u.id = p.unit_id
      where s.account_id = ${accountId} and s.expires_at > ${now} order by s.seen_at desc, s.id`,
  );
}

/** Ends one session of an account by its number; false where it was not there any more. */
export async function deleteSessionById(tx: Tx, accountId: string, id: string): Promise<boolean> {
  return (
    (await run(tx, sql`delete from session where id = ${id} and account_id = ${accountId}`)) === 1
  );
}

/** Ends every session of an account but the one of a token; gives how many. */
export async function deleteOtherSessions(
  tx: Tx,
  accountId: string,
  kept: Buffer | null,
): Promise<number> {
  return run(
    tx,
    sql`delete from session where account_id = ${accountId}
        and ${kept === null ? sql`true` : sql`token_hash <> ${kept}`}`,
  );
}

/** Gives a session a new token; the old one is worth nothing from here on. False where it has ended. */
export async function rotateSession(tx: Tx, old: Buffer, next: Buffer): Promise<boolean> {
  return (
    (await run(tx, sql`update session set token_hash = ${next} where token_hash = ${old}`)) === 1
  );
}

/** Goes on in another post, or in one lent by a delegation, under a new token. False where it has ended. */
export async function moveSession(
  tx: Tx,
  old: Buffer,
  to: Pick<SessionRow, 'tokenHash' | 'postId' | 'seenAt' | 'expiresAt'> & {
    readonly delegationId: string | null;
  },
): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`update session set token_hash = ${to.tokenHash}, post_id = ${to.postId},
          delegation_id = ${to.delegationId}, seen_at = ${to.seenAt}, expires_at = ${to.expiresAt} where token_hash = ${old}`,
    )) === 1
  );
}
