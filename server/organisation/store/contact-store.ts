import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import { holdsOn } from './unit-tree.ts';

export interface ContactRecord {
  readonly email: string | null;
  readonly digest_by_mail: boolean;
  readonly claimed: string | null;
  readonly claim_expires_at: Date | null;
}

export async function loadContact(db: Db | Tx, personId: string): Promise<ContactRecord | null> {
  return firstRow(
    db,
    sql<ContactRecord>`select pe.email, pe.digest_by_mail, c.email as claimed,
          c.expires_at as claim_expires_at
        from person pe left join email_claim c on c.person_id = pe.id where pe.id = ${personId}`,
  );
}

/** An address that waits for its code. */
export interface ClaimRecord {
  readonly email: string;
  readonly code_hash: Buffer;
  readonly tries: number;
  readonly expires_at: Date;
}

export async function saveClaim(
  tx: Tx,
  personId: string,
  claim: Omit<ClaimRecord, 'tries'> & { readonly asked_at: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into email_claim (person_id, email, code_hash, tries, asked_at, expires_at)
      values (${personId}, ${claim.email}, ${claim.code_hash}, 0, ${claim.asked_at}, ${claim.expires_at})
      on conflict (person_id) do update set email = excluded.email, code_hash = excluded.code_hash,
        tries = 0, asked_at = excluded.asked_at, expires_at = excluded.expires_at`,
  );
}

/**
 * Counts a try on its own, before the code is looked at: a wrong one is refused, and what an act that is
 * refused has written is undone.
 */
export async function countTry(db: Db, personId: string): Promise<ClaimRecord | null> {
  return firstRow(
    db,
    sql<ClaimRecord>`update email_claim set tries = tries + 1 where person_id = ${personId}
        returning email, code_hash, tries, expires_at`,
  );
}

export async function dropClaim(tx: Tx, personId: string): Promise<void> {
  await run(tx, sql`delete from email_claim where person_id = ${personId}`);
}

export async function saveEmail(tx: Tx, personId: string, email: string | null): Promise<void> {
  await run(tx, sql`update person set email = ${email} where id = ${personId}`);
}

export async function saveDigestWay(tx: Tx, personId: string, byMail: boolean): Promise<void> {
  await run(tx, sql`update person set digest_by_mail = ${byMail} where id = ${personId}`);
}

/** Whether a person holds a post of an authority on both days, in that post where one is named. */
export async function servesFromTo(
  db: Db | Tx,
  authorityId: string,
  personId: string,
  postId: string | null,
  from: string,
  to: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from appointment a join post p on p.id = a.post_id
        where a.person_id = ${personId} and p.authority_id = ${authorityId}
          and ${holdsOn('a', from)} and ${holdsOn('a', to)} and ${holdsOn('p', to)}
          and ${postId === null ? sql`true` : sql`p.id = ${postId}`} limit 1`,
  );
  return found !== null;
}
