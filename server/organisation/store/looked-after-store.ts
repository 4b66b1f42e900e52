import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import { holdsOn } from './unit-tree.ts';

/** A person as an administrator of a body sees how they sign in. */
export interface LookedAfter {
  readonly personId: string;
  readonly fullName: string;
  readonly email: string | null;
  /** Holds, or will hold, a post in another body. */
  readonly elsewhere: boolean;
}

/** A person whom a body looks after: entered by it, or holding a post in it now or later. */
export async function lookedAfter(
  db: Db | Tx,
  authorityId: string,
  personId: string,
  day: string,
): Promise<LookedAfter | null> {
  const serves = (where: RawBuilder<unknown>) => sql`exists (
    select from appointment a join post p on p.id = a.post_id
    where a.person_id = pe.id and (a.valid_to is null or a.valid_to >= ${day}::date) and ${where})`;
  return firstRow(
    db,
    sql<LookedAfter>`select pe.id as "personId", pe.full_name as "fullName", pe.email,
          ${serves(sql`p.authority_id <> ${authorityId}`)} as elsewhere
        from person pe where pe.id = ${personId}
          and (pe.authority_id = ${authorityId} or ${serves(sql`p.authority_id = ${authorityId}`)})`,
  );
}

/** What an account page of the administration shows besides the account. */
export interface AccountState {
  readonly codesSince: Date | null;
  readonly invitedUntil: Date | null;
  readonly openSessions: number;
  readonly lastSeenAt: Date | null;
}

export async function accountState(
  db: Db | Tx,
  accountId: string,
  now: Date,
): Promise<AccountState | null> {
  return firstRow(
    db,
    sql<AccountState>`select
        (select confirmed_at from one_time_code where account_id = ac.id) as "codesSince",
        (select max(expires_at) from sign_in_link where account_id = ac.id and kind = 'invitation'
          and used_at is null and expires_at > ${now}) as "invitedUntil",
        (select count(*)::int from session where account_id = ac.id and expires_at > ${now})
          as "openSessions",
        (select max(seen_at) from session where account_id = ac.id) as "lastSeenAt"
      from account ac where ac.id = ${accountId}`,
  );
}

/** Roles of which a body asks one-time codes. */
export async function loadCodeRoles(db: Db | Tx, authorityId: string): Promise<string[]> {
  const found = await firstRow(
    db,
    sql<{ roles: string[] }>`select coalesce(settings->'signIn'->'codeRoles', '[]'::jsonb) as roles
        from authority where id = ${authorityId}`,
  );
  return found?.roles ?? [];
}

export async function saveCodeRoles(
  tx: Tx,
  authorityId: string,
  roles: readonly string[],
): Promise<void> {
  await run(
    tx,
    sql`update authority set settings = settings || jsonb_build_object('signIn',
          coalesce(settings->'signIn', '{}'::jsonb)
            || jsonb_build_object('codeRoles', ${JSON.stringify(roles)}::jsonb))
        where id = ${authorityId}`,
  );
}

/** How many people in service sign in by a password, and how many of them with one-time codes. */
export async function countCodes(
  db: Db | Tx,
  authorityId: string,
  day: string,
): Promise<{ readonly people: number; readonly withCodes: number }> {
  const found = await firstRow(
    db,
    sql<{ people: number; withCodes: number }>`
      select count(distinct ac.id)::int as people,
        count(distinct c.account_id)::int as "withCodes"
      from post p
      join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      join account ac on ac.person_id = a.person_id and not ac.demonstration
      left join one_time_code c on c.account_id = ac.id and c.confirmed_at is not null
      where p.authority_id = ${authorityId} and ${holdsOn('p', day)}`,
  );
  return found ?? { people: 0, withCodes: 0 };
}
