import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

/** Somebody on the way to the provider and back. */
export interface Attempt {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly accountId: string | null;
  readonly expiresAt: Date;
}

export async function insertAttempt(db: Db, attempt: Attempt, now: Date): Promise<void> {
  await run(db, sql`delete from sign_on_attempt where expires_at <= ${now}`);
  await run(
    db,
    sql`insert into sign_on_attempt (state_hash, browser_hash, nonce, verifier, return_to, account_id, expires_at)
        values (${attempt.stateHash}, ${attempt.browserHash}, ${attempt.nonce}, ${attempt.verifier},
          ${attempt.returnTo}, ${attempt.accountId}, ${attempt.expiresAt})`,
  );
}

/** Takes an attempt out: of two who come back with the same state, one gets it. */
export async function takeAttempt(db: Db, stateHash: Buffer): Promise<Attempt | null> {
  return firstRow(
    db,
    sql<Attempt>`delete from sign_on_attempt where state_hash = ${stateHash}
        returning state_hash as "stateHash", browser_hash as "browserHash", nonce, verifier,
          return_to as "returnTo", account_id as "accountId", expires_at as "expiresAt"`,
  );
}

export interface IdentityRow {
  readonly issuer: string;
  readonly subject: string;
  readonly accountId: string;
  readonly shown: string;
  readonly linkedAt: Date;
  readonly usedAt: Date | null;
}
const identityColumns = sql`issuer, subject, account_id as "accountId", shown,
  linked_at as "linkedAt", used_at as "usedAt"`;

export async function identityOf(
  db: Db | Tx,
  issuer: string,
  subject: string,
): Promise<IdentityRow | null> {
  return firstRow(
    db,
    sql<IdentityRow>`select ${identityColumns} from sign_on_identity
        where issuer = ${issuer} and subject = ${subject}`,
  );
}

export async function identitiesOf(db: Db | Tx, accountId: string): Promise<IdentityRow[]> {
  return rows(
    db,
    sql<IdentityRow>`select ${identityColumns} from sign_on_identity
        where account_id = ${accountId} order by linked_at, subject`,
  );
}

/** Links an identity; false where it is linked already, to whomever. */
export async function insertIdentity(
  tx: Tx,
  identity: Omit<IdentityRow, 'usedAt'>,
): Promise<boolean> {
  const { issuer, subject, accountId, shown, linkedAt } = identity;
  const inserted = await run(
    tx,
    sql`insert into sign_on_identity (issuer, subject, account_id, shown, linked_at)
        values (${issuer}, ${subject}, ${accountId}, ${shown}, ${linkedAt}) on conflict do nothing`,
  );
  return inserted === 1;
}

export async function noteIdentityUse(
  db: Db,
  issuer: string,
  subject: string,
  at: Date,
): Promise<void> {
  await run(
    db,
    sql`update sign_on_identity set used_at = ${at} where issuer = ${issuer} and subject = ${subject}`,
  );
}

/** Unlinks an identity of an account; null where it was not linked to it. */
export async function deleteIdentity(
  tx: Tx,
  accountId: string,
  issuer: string,
  subject: string,
): Promise<IdentityRow | null> {
  return firstRow(
    tx,
    sql<IdentityRow>`delete from sign_on_identity
        where account_id = ${accountId} and issuer = ${issuer} and subject = ${subject}
        returning ${identityColumns}`,
  );
}

/** Real accounts of people with a mail address, or of one name; two are as good as none. */
export async function accountsBy(
  db: Db | Tx,
  by: 'email' | 'username',
  value: string,
): Promise<string[]> {
  const matches = by === 'email' ? sql`lower(pe.email) = ${value}` : sql`ac.username = ${value}`;
  const found = await rows(
    db,
    sql<{ id: string }>`select ac.id from account ac join person pe on pe.id = ac.person_id
        where ${matches} and not ac.demonstration order by ac.id limit 2`,
  );
  return found.map(({ id }) => id);
}

/** A session that began at a provider. */
export interface SignOnSession {
  readonly sessionId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly sid: string | null;
  readonly idToken: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** Notes where the session of a token began; sessions that are long over are forgotten with it. */
export async function noteSignOnSession(
  db: Db,
  tokenHash: Buffer,
  session: Omit<SignOnSession, 'sessionId'>,
  now: Date,
): Promise<void> {
  await run(db, sql`delete from sign_on_session where expires_at <= ${now}`);
  await run(
    db,
    sql`insert into sign_on_session (session_id, issuer, subject, sid, id_token, account_id, expires_at)
        select id, ${session.issuer}, ${session.subject}, ${session.sid}, ${session.idToken},
          ${session.accountId}, ${session.expiresAt}
        from session where token_hash = ${tokenHash}`,
  );
}

/** By which the provider knows the session of a token; null where it began here. */
export async function idTokenOf(
  db: Db,
  tokenHash: Buffer,
): Promise<{ issuer: string; idToken: string } | null> {
  return firstRow(
    db,
    sql<{ issuer: string; idToken: string }>`select o.issuer, o.id_token as "idToken"
        from sign_on_session o join session s on s.id = o.session_id
        where s.token_hash = ${tokenHash}`,
  );
}

/** Ends the sessions that began at a provider under a sid, or all of a subject; gives whose they were. */
export async function endSignOnSessions(
  tx: Tx,
  issuer: string,
  whose: { readonly sid: string | null; readonly subject: string | null },
): Promise<string[]> {
  const matches = whose.sid === null ? sql`subject = ${whose.subject}` : sql`sid = ${whose.sid}`;
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      with theirs as (delete from sign_on_session where issuer = ${issuer} and ${matches}
          and (${whose.subject}::text is null or subject = ${whose.subject})
          returning session_id, account_id),
        ended as (delete from session where id in (select session_id from theirs) returning id)
      select distinct account_id as "accountId" from theirs
        where session_id in (select id from ended)`,
  );
  return found.map(({ accountId }) => accountId);
}

/** Remembers a message of the provider; false where it has been heard before. */
export async function hearOnce(
  tx: Tx,
  issuer: string,
  jti: string,
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  await run(tx, sql`delete from sign_on_logout where expires_at <= ${now}`);
  const inserted = await run(
    tx,
    sql`insert into sign_on_logout (issuer, jti, expires_at) values (${issuer}, ${jti}, ${expiresAt})
        on conflict do nothing`,
  );
  return inserted === 1;
}
