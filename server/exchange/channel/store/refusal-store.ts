import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows, run } from '../../../platform/database/rows.ts';

/** A message that was turned away with a signed refusal. */
export interface MessageRefusal {
  readonly authority_id: string;
  readonly id: string;
  readonly partner_id: string;
  readonly message_id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly kind: string;
  readonly code: string;
  readonly at: Date;
}

/** Kept once a message and reason, however often it comes again. */
export async function noteRefusal(tx: Tx, one: MessageRefusal): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_refusal
        (authority_id, id, partner_id, message_id, subject, sequence, kind, code, at)
      values (${one.authority_id}, ${one.id}, ${one.partner_id}, ${one.message_id}, ${one.subject},
        ${one.sequence}, ${one.kind}, ${one.code}, ${one.at})
      on conflict (authority_id, partner_id, message_id, code) do update set at = excluded.at`,
  );
}

/** The last of a partner, newest first. */
export async function refusalsOf(
  db: Db | Tx,
  authorityId: string,
  partnerId: string,
  limit: number,
): Promise<MessageRefusal[]> {
  return rows(
    db,
    sql<MessageRefusal>`select *, sequence::int as sequence from exchange_refusal
      where authority_id = ${authorityId} and partner_id = ${partnerId} order by at desc limit ${limit}`,
  );
}
