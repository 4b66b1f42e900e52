import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';

export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly demonstration: boolean;
}

const columns = sql`id, person_id as "personId", username, password_hash as "passwordHash", failures,
  locked_until as "lockedUntil", demonstration`;

export async function insertAccount(
  tx: Tx,
  account: Omit<Account, 'failures' | 'lockedUntil'>,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into account (id, person_id, username, password_hash, demonstration, created_at)
        values (${account.id}, ${account.personId}, ${account.username}, ${account.passwordHash},
                ${account.demonstration}, ${now})`,
  );
}

export async function accountByName(db: Db | Tx, username: string): Promise<Account | null> {
  return firstRow(db, sql<Account>`select ${columns} from account where username = ${username}`);
}

export async function accountById(db: Db | Tx, accountId: string): Promise<Account | null> {
  return firstRow(db, sql<Account>`select ${columns} from account where id = ${accountId}`);
}

/** Takes the account's row for this transaction, so that tries are counted one after another. */
export async function lockAccount(tx: Tx, accountId: string): Promise<Account | null> {
  return firstRow(
    tx,
    sql<Account>`select ${columns} from account where id = ${accountId} for update`,
  );
}

export async function saveTries(
  tx: Tx,
  accountId: string,
  failures: number,
  lockedUntil: Date | null,
): Promise<void> {
  await run(
    tx,
    sql`update account set failures = ${failures}, locked_until = ${lockedUntil}
        where id = ${accountId}`,
  );
}
