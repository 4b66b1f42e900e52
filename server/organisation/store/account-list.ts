import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { DemonstrationAccount } from '../contract.ts';
import { holdsOn } from './unit-tree.ts';

/**
 * The people of the demonstration, each in the first post that they hold on the day. Bodies that only
 * receive work there (a department in every province) have no planning officer and are left out.
 */
export async function demonstrationAccounts(db: Db, day: string): Promise<DemonstrationAccount[]> {
  return rows(
    db,
    sql<DemonstrationAccount>`
      select distinct on (au.id, ac.id) ac.username, pe.full_name as "fullName", p.title as post,
        u.name as unit, p.role, au.name as "authorityName"
      from account ac
      join person pe on pe.id = ac.person_id
      join appointment a on a.person_id = pe.id and ${holdsOn('a', day)}
      join post p on p.id = a.post_id and ${holdsOn('p', day)}
      join unit u on u.id = p.unit_id
      join authority au on au.id = p.authority_id
      where ac.demonstration and exists (
        select from post desk where desk.authority_id = au.id and desk.role = 'planner')
      order by au.id, ac.id, a.kind desc, p.id`,
  );
}

/** The account of a real administrator, else of the first planning officer of the demonstration. */
export async function accountToEnterWith(db: Db, day: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`
      select ac.id from account ac
      join appointment a on a.person_id = ac.person_id and ${holdsOn('a', day)}
      join post p on p.id = a.post_id and ${holdsOn('p', day)}
      where (p.role = 'admin' and not ac.demonstration) or (p.role = 'planner' and ac.demonstration)
      order by ac.demonstration, ac.id limit 1`,
  );
  return found?.id ?? null;
}

export async function personOfAccount(db: Db | Tx, accountId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select person_id as id from account where id = ${accountId}`,
  );
  return found?.id ?? null;
}

/** The name by which a person signs in; null without an account. */
export async function usernameOf(db: Db | Tx, personId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ name: string }>`select username as name from account where person_id = ${personId}
        order by id limit 1`,
  );
  return found?.name ?? null;
}

/** The accounts of a person, the first one first. */
export async function accountsOf(db: Db | Tx, personId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from account where person_id = ${personId} order by id`,
  );
  return found.map(({ id }) => id);
}

/** An account that administers an authority on a day, with the post in which it does. */
export async function administratorOf(
  db: Db | Tx,
  authorityId: string,
  day: string,
): Promise<{ accountId: string; postId: string } | null> {
  return firstRow(
    db,
    sql<{ accountId: string; postId: string }>`
      select ac.id as "accountId", p.id as "postId" from account ac
      join appointment a on a.person_id = ac.person_id and ${holdsOn('a', day)}
      join post p on p.id = a.post_id and ${holdsOn('p', day)}
      where p.authority_id = ${authorityId} and p.role = 'admin' order by ac.id limit 1`,
  );
}

export async function anyAccount(db: Db | Tx): Promise<boolean> {
  return (await firstRow(db, sql`select 1 from account limit 1`)) !== null;
}
