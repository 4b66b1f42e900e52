import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';

/**
 * What a one-time token is good for: `sign_in` signs in by itself; `invitation` and `reset` set a password;
 * `code` and `enrol` say that the password was right and the second step is open.
 */
export type LinkKind = 'sign_in' | 'invitation' | 'reset' | 'code' | 'enrol';

/** Keeps a token by its hash. */
export async function insertLink(
  tx: Tx,
  link: {
    readonly tokenHash: Buffer;
    readonly accountId: string;
    readonly kind: LinkKind;
    readonly madeAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await run(
    tx,
    sql`insert into sign_in_link (token_hash, account_id, kind, made_at, expires_at)
        values (${link.tokenHash}, ${link.accountId}, ${link.kind}, ${link.madeAt}, ${link.expiresAt})`,
  );
}

/** A token that is still good, without using it up. */
export async function findLink(
  db: Db | Tx,
  tokenHash: Buffer,
  kinds: readonly LinkKind[],
  now: Date,
): Promise<{ readonly accountId: string; readonly kind: LinkKind } | null> {
  return firstRow(
    db,
    sql<{ accountId: string; kind: LinkKind }>`select account_id as "accountId", kind
        from sign_in_link where token_hash = ${tokenHash} and kind = any(${kinds}::text[])
          and used_at is null and expires_at > ${now}`,
  );
}

/** Uses a token up and gives its account. Of two that come at once, the second waits and gets null. */
export async function spendLink(
  tx: Tx,
  tokenHash: Buffer,
  kinds: readonly LinkKind[],
  now: Date,
): Promise<string | null> {
  const found = await firstRow(
    tx,
    sql<{ accountId: string }>`update sign_in_link set used_at = ${now}
        where token_hash = ${tokenHash} and kind = any(${kinds}::text[])
          and used_at is null and expires_at > ${now} returning account_id as "accountId"`,
  );
  return found?.accountId ?? null;
}

/** Ends what is still open of an account: a newer link, or a password that was set, takes its place. */
export async function endLinks(
  tx: Tx,
  accountId: string,
  kinds: readonly LinkKind[],
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`update sign_in_link set used_at = ${now}
        where account_id = ${accountId} and kind = any(${kinds}::text[]) and used_at is null`,
  );
}

/** How many tokens of a kind were made for an account since a moment. */
export async function countLinks(
  db: Db | Tx,
  accountId: string,
  kind: LinkKind,
  since: Date,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from sign_in_link
        where account_id = ${accountId} and kind = ${kind} and made_at > ${since}`,
  );
  return found?.count ?? 0;
}

export async function deleteOldLinks(db: Db | Tx, before: Date): Promise<void> {
  await run(db, sql`delete from sign_in_link where expires_at < ${before}`);
}
