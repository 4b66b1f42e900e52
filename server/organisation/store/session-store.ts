import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import { actorColumns } from './people-store.ts';
import { holdsOn } from './unit-tree.ts';

/** A session as kept: the token itself is only in the browser. */
export interface SessionRow {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly postId: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await run(
    tx,
    sql`insert into session (token_hash, account_id, post_id, created_at, seen_at, expires_at)
        values (${session.tokenHash}, ${session.accountId}, ${session.postId}, ${session.createdAt},
                ${session.seenAt}, ${session.expiresAt})`,
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
  return firstRow(
    db,
    sql<SessionActor>`
      select ${actorColumns}, s.created_at as "createdAt", s.seen_at as "seenAt",
        s.expires_at as "expiresAt",
        array_prepend(p.authority_id, array(select r.from_authority_id from reach r
          where r.authority_id = p.authority_id and r.from_authority_id <> p.authority_id
          order by 1)) as reach
      from session s
      join account ac on ac.id = s.account_id
      join person pe on pe.id = ac.person_id
      join appointment a on a.person_id = ac.person_id and a.post_id = s.post_id and ${holdsOn('a', day)}
      join post p on p.id = s.post_id and ${holdsOn('p', day)}
      join unit u on u.id = p.unit_id
      join authority au on au.id = p.authority_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${now} limit 1`,
  );
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

export async function insertLink(
  tx: Tx,
  link: { tokenHash: Buffer; accountId: string; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into sign_in_link (token_hash, account_id, expires_at)
        values (${link.tokenHash}, ${link.accountId}, ${link.expiresAt})`,
  );
}

/** Uses a link up and gives its account. Of two that come at once, the second waits and gets null. */
export async function useLink(tx: Tx, tokenHash: Buffer, now: Date): Promise<string | null> {
  const found = await firstRow(
    tx,
    sql<{ accountId: string }>`update sign_in_link set used_at = ${now}
        where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
        returning account_id as "accountId"`,
  );
  return found?.accountId ?? null;
}
