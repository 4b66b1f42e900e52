import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, run } from '../../platform/database/rows.ts';

/** The secret behind an account's one-time codes, sealed; asked for at the door once confirmed. */
export interface CodeSecret {
  readonly secret: Buffer;
  readonly begunAt: Date;
  readonly confirmedAt: Date | null;
}

export async function loadSecret(db: Db | Tx, accountId: string): Promise<CodeSecret | null> {
  return firstRow(
    db,
    sql<CodeSecret>`select secret, begun_at as "begunAt", confirmed_at as "confirmedAt"
        from one_time_code where account_id = ${accountId}`,
  );
}

/** Begins an enrolment; one that was begun and never confirmed gives way. False where codes are on. */
export async function beginSecret(
  tx: Tx,
  accountId: string,
  secret: Buffer,
  now: Date,
): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`insert into one_time_code (account_id, secret, begun_at)
          values (${accountId}, ${secret}, ${now})
          on conflict (account_id) do update set secret = excluded.secret, begun_at = ${now},
            last_step = 0 where one_time_code.confirmed_at is null`,
    )) === 1
  );
}

/** Turns codes on; false where they are on already or another secret was begun meanwhile. */
export async function confirmSecret(
  tx: Tx,
  accountId: string,
  secret: Buffer,
  step: number,
  now: Date,
): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`update one_time_code set confirmed_at = ${now}, last_step = ${step}
          where account_id = ${accountId} and secret = ${secret} and confirmed_at is null`,
    )) === 1
  );
}

/** Uses a step up; false where its code, or a later one, has been taken before. */
export async function spendStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`update one_time_code set last_step = ${step}
          where account_id = ${accountId} and confirmed_at is not null and last_step < ${step}`,
    )) === 1
  );
}

/** Turns codes off, with the recovery codes; false where they were off. */
export async function dropSecret(tx: Tx, accountId: string): Promise<boolean> {
  await run(tx, sql`delete from recovery_code where account_id = ${accountId}`);
  return (await run(tx, sql`delete from one_time_code where account_id = ${accountId}`)) === 1;
}

/** Puts new recovery codes in the place of all that there were. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await run(tx, sql`delete from recovery_code where account_id = ${accountId}`);
  await insertRows(
    tx,
    'recovery_code',
    { account_id: 'bigint', code_hash: 'bytea' },
    hashes.map((hash) => ({ account_id: accountId, code_hash: `\\x${hash.toString('hex')}` })),
  );
}

/** Uses a recovery code up; false where there is none such that is unused. */
export async function spendRecoveryCode(
  tx: Tx,
  accountId: string,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`update recovery_code set used_at = ${now}
          where account_id = ${accountId} and code_hash = ${hash} and used_at is null`,
    )) === 1
  );
}

export async function countRecoveryCodes(db: Db | Tx, accountId: string): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from recovery_code
        where account_id = ${accountId} and used_at is null`,
  );
  return found?.count ?? 0;
}
