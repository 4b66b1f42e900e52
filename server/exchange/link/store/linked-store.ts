import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';

/** A partner and the body of the own register that works there. */
export interface Bond {
  readonly authorityId: string;
  readonly partnerId: string;
  /** The other authority, as this register numbers it. */
  readonly otherId: string;
  readonly otherName: string;
  /** Its top unit. */
  readonly otherUnitId: string;
}

const columns = sql`b.authority_id as "authorityId", b.partner_id as "partnerId", a.id as "otherId",
  a.name as "otherName", a.unit_id as "otherUnitId"`;

/** All bodies that an authority exchanges work with, those aside whose partner has ended. */
export function bondsOf(db: Db | Tx, authorityId: string): Promise<Bond[]> {
  return rows(
    db,
    sql<Bond>`select ${columns} from linked_body b
        join authority a on a.id = b.body_authority_id
        join exchange_partner p on p.authority_id = b.authority_id and p.id = b.partner_id
          and p.state <> 'ended' and p.organ_id is not null
        where b.authority_id = ${authorityId} order by a.name, a.id`,
  );
}

export function bondWith(
  db: Db | Tx,
  authorityId: string,
  partnerId: string,
): Promise<Bond | null> {
  return firstRow(
    db,
    sql<Bond>`select ${columns} from linked_body b join authority a on a.id = b.body_authority_id
        where b.authority_id = ${authorityId} and b.partner_id = ${partnerId}`,
  );
}

/** Notes that a body works at a partner, for this authority and for the register. */
export async function insertBond(
  tx: Tx,
  bond: Pick<Bond, 'authorityId' | 'partnerId' | 'otherId'>,
  linked: { readonly by: string; readonly at: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into linked_body (authority_id, body_authority_id, partner_id, linked_by, linked_at)
        values (${bond.authorityId}, ${bond.otherId}, ${bond.partnerId}, ${linked.by}, ${linked.at})`,
  );
  await run(tx, sql`update authority set works_elsewhere = true where id = ${bond.otherId}`);
}

/** Bodies of the register that are open, work nowhere else yet, and are not the authority itself. */
export function bodiesToLink(
  db: Db | Tx,
  authorityId: string,
): Promise<{ id: string; name: string; code: string | null }[]> {
  return rows(
    db,
    sql<{ id: string; name: string; code: string | null }>`
      select a.id, a.name, u.code from authority a join unit u on u.id = a.unit_id
      where a.id <> ${authorityId} and not a.works_elsewhere and u.valid_to is null
      order by a.name, a.id`,
  );
}

/** What speaks against a body's working elsewhere: plans and open posts that it has here. */
export async function livesHere(
  db: Db | Tx,
  authorityId: string,
): Promise<{ readonly plans: number; readonly people: number }> {
  const found = await firstRow(
    db,
    sql<{ plans: number; people: number }>`select
        (select count(*)::int from plan p where p.authority_id = ${authorityId}) as plans,
        (select count(*)::int from post p join appointment a on a.post_id = p.id
          where p.authority_id = ${authorityId} and a.valid_to is null) as people`,
  );
  return found ?? { plans: 0, people: 0 };
}
