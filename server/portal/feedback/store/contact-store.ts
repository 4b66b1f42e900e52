import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';

interface Key {
  readonly authorityId: string;
  readonly feedbackId: string;
}

/** Keeps what a writer gave of himself, sealed. @param given which of `name`, `email`, `phone` there are */
export async function keepContact(
  tx: Tx,
  { authorityId, feedbackId }: Key,
  sealed: Buffer,
  given: readonly string[],
): Promise<void> {
  await run(
    tx,
    sql`insert into feedback_contact (authority_id, feedback_id, sealed, given)
        values (${authorityId}, ${feedbackId}, ${sealed}, ${[...given]}::text[])`,
  );
}

export async function sealedContact(
  db: Db | Tx,
  { authorityId, feedbackId }: Key,
): Promise<{ sealed: Buffer; given: string[]; eraseOn: string | null } | null> {
  return firstRow(
    db,
    sql<{ sealed: Buffer; given: string[]; eraseOn: string | null }>`
      select sealed, given, erase_on as "eraseOn" from feedback_contact
      where authority_id = ${authorityId} and feedback_id = ${feedbackId}`,
  );
}

/** Sets the day on which it goes; null: not while the matter is open. */
export async function setErasing(
  tx: Tx,
  { authorityId, feedbackId }: Key,
  on: string | null,
): Promise<void> {
  await run(
    tx,
    sql`update feedback_contact set erase_on = ${on}
        where authority_id = ${authorityId} and feedback_id = ${feedbackId}`,
  );
}

/** Erases it now: the writer took the feedback back. */
export async function eraseContact(tx: Tx, { authorityId, feedbackId }: Key): Promise<void> {
  await run(
    tx,
    sql`delete from feedback_contact
        where authority_id = ${authorityId} and feedback_id = ${feedbackId}`,
  );
}

/** The bodies that have something to erase by a day. */
export async function bodiesToErase(db: Db, today: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      /* all authorities: a job erases what is due */
      select distinct authority_id::text as id from feedback_contact where erase_on <= ${today}`,
  );
  return found.map(({ id }) => id);
}

/** Erases what is due in a body. Gives of which feedback. */
export async function eraseDue(tx: Tx, authorityId: string, today: string): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`delete from feedback_contact
        where authority_id = ${authorityId} and erase_on <= ${today}
        returning feedback_id::text as id`,
  );
  return found.map(({ id }) => id);
}
