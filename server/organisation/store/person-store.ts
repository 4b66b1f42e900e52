import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

export interface PersonRecord {
  readonly id: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly version: number;
}

const columns = sql`pe.id, pe.full_name as "fullName", pe.email, pe.version`;

export async function loadPerson(db: Db | Tx, id: string): Promise<PersonRecord | null> {
  return firstRow(db, sql<PersonRecord>`select ${columns} from person pe where pe.id = ${id}`);
}

export async function lockPerson(tx: Tx, id: string): Promise<PersonRecord | null> {
  return firstRow(
    tx,
    sql<PersonRecord>`select ${columns} from person pe where pe.id = ${id} for update`,
  );
}

export async function savePersonName(tx: Tx, id: string, fullName: string): Promise<void> {
  await run(
    tx,
    sql`update person set full_name = ${fullName}, folded = ${accentFree(fullName)},
        version = version + 1 where id = ${id}`,
  );
}

/** The people of an authority who bear one of some names, written without accents. */
export async function personsNamed(
  db: Db | Tx,
  authorityId: string,
  folded: readonly string[],
): Promise<PersonRecord[]> {
  return rows(
    db,
    sql<PersonRecord>`select ${columns} from person pe
        where pe.folded = any(${folded}::text[]) and (pe.authority_id = ${authorityId} or exists (
          select from appointment a join post p on p.id = a.post_id
          where a.person_id = pe.id and p.authority_id = ${authorityId}))
        order by pe.id`,
  );
}
