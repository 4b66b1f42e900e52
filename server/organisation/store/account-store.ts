import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { holdsOn } from './unit-tree.ts';

export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly passwordSetAt: Date | null;
  /** One-time codes are asked of this person whatever the role. */
  readonly codeRequired: boolean;
  readonly demonstration: boolean;
}

const columns = sql`id, person_id as "personId", username, password_hash as "passwordHash",
  password_set_at as "passwordSetAt", code_required as "codeRequired", demonstration`;

export async function insertAccount(
  tx: Tx,
  account: Omit<Account, 'codeRequired'>,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into account (id, person_id, username, password_hash, password_set_at, demonstration,
          created_at)
        values (${account.id}, ${account.personId}, ${account.username}, ${account.passwordHash},
          ${account.passwordSetAt}, ${account.demonstration}, ${now})`,
  );
}

export async function accountByName(db: Db | Tx, username: string): Promise<Account | null> {
  return firstRow(db, sql<Account>`select ${columns} from account where username = ${username}`);
}

export async function accountById(db: Db | Tx, accountId: string): Promise<Account | null> {
  return firstRow(db, sql<Account>`select ${columns} from account where id = ${accountId}`);
}

/** Takes the account's row for this transaction: of two changes at once the second sees the first. */
export async function lockAccount(tx: Tx, accountId: string): Promise<Account | null> {
  return firstRow(
    tx,
    sql<Account>`select ${columns} from account where id = ${accountId} for update`,
  );
}

/** The first account of a person; null where there is none yet. */
export async function accountOfPerson(db: Db | Tx, personId: string): Promise<Account | null> {
  return firstRow(
    db,
    sql<Account>`select ${columns} from account where person_id = ${personId} order by id limit 1`,
  );
}

/** @param setAt when the person chose it; null where the same password is only hashed anew */
export async function savePassword(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  setAt: Date | null,
): Promise<void> {
  await run(
    tx,
    sql`update account set password_hash = ${passwordHash},
        password_set_at = coalesce(${setAt}::timestamptz, password_set_at) where id = ${accountId}`,
  );
}

export async function saveCodeRequired(
  tx: Tx,
  accountId: string,
  isRequired: boolean,
): Promise<void> {
  await run(tx, sql`update account set code_required = ${isRequired} where id = ${accountId}`);
}

/** An account with the mail address of its person, for letters about it. */
export interface Addressee {
  readonly accountId: string;
  readonly personId: string;
  readonly fullName: string;
  readonly username: string;
  readonly email: string | null;
}

export async function addresseeOf(db: Db | Tx, accountId: string): Promise<Addressee | null> {
  return firstRow(
    db,
    sql<Addressee>`select ac.id as "accountId", pe.id as "personId", pe.full_name as "fullName",
          ac.username, pe.email
        from account ac join person pe on pe.id = ac.person_id where ac.id = ${accountId}`,
  );
}

/** Whom a letter can reach that was asked for by user name or by mail address: real accounts with one. */
export async function addresseesBy(
  db: Db | Tx,
  typed: string,
  limit: number,
): Promise<Addressee[]> {
  return rows(
    db,
    sql<Addressee>`select ac.id as "accountId", pe.id as "personId", pe.full_name as "fullName",
          ac.username, pe.email
        from account ac join person pe on pe.id = ac.person_id
        where (ac.username = ${typed} or lower(pe.email) = ${typed})
          and pe.email is not null and not ac.demonstration order by ac.id limit ${limit}`,
  );
}

/** A body in which a person serves: what its name is in passwords, and of whom it asks one-time codes. */
export interface Service {
  readonly authorityId: string;
  readonly role: string;
  readonly names: readonly string[];
  /** Roles of which the body asks codes. */
  readonly codeRoles: readonly string[];
}

/** The posts that a person holds on a day, with the rules of their bodies. */
export async function servicesOf(db: Db | Tx, personId: string, day: string): Promise<Service[]> {
  return rows(
    db,
    sql<Service>`
      select p.authority_id as "authorityId", p.role,
        array_remove(array[au.name, u.short_name], null) as names,
        coalesce(au.settings->'signIn'->'codeRoles', '[]'::jsonb) as "codeRoles"
      from appointment a
      join post p on p.id = a.post_id and ${holdsOn('p', day)}
      join authority au on au.id = p.authority_id
      join unit u on u.id = au.unit_id
      where a.person_id = ${personId} and ${holdsOn('a', day)} order by p.id`,
  );
}
