import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { DocumentKey } from '../rules/document-key.ts';

/** A row of the register about to be written. */
export interface NewDirective {
  readonly id: string;
  readonly type: string;
  readonly number: string | null;
  readonly key: DocumentKey | null;
  readonly year: number | null;
  readonly issuedOn: string | null;
  readonly issuerUnitId: string | null;
  readonly issuerName: string | null;
  readonly issuerKey: string;
  readonly signer: string | null;
  readonly title: string;
  readonly text: string;
  readonly fileHash: string | null;
  readonly fileName: string | null;
  readonly signedHash: string | null;
  readonly signedName: string | null;
  readonly edition: number;
  readonly secretCount: number | null;
  readonly folded: string;
}

/** Writes a document; false where the same document with the same edition is there already. */
export async function insertDirective(
  tx: Tx,
  authorityId: string,
  row: NewDirective,
  now: Date,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into directive
          (authority_id, id, type, number, number_key, issued_on, year, issuer_unit_id, issuer_name,
           issuer_key, signer, title, text, file_hash, file_name, signed_hash, signed_name, edition,
           secret_count, folded, registered_at, since)
        values
          (${authorityId}, ${row.id}, ${row.type}, ${row.number}, ${row.key?.numberKey ?? null},
           ${row.issuedOn}, ${row.year}, ${row.issuerUnitId}, ${row.issuerName}, ${row.issuerKey},
           ${row.signer}, ${row.title}, ${row.text}, ${row.fileHash}, ${row.fileName},
           ${row.signedHash}, ${row.signedName}, ${row.edition}, ${row.secretCount}, ${row.folded}, ${now}, ${now})
        on conflict do nothing`,
  );
  return written === 1;
}

export interface Edition {
  readonly id: string;
  readonly edition: number;
}

/** The editions (bản) of one document, the newest first; empty where it is not registered. */
export async function editionsOf(
  db: Db | Tx,
  authorityId: string,
  key: DocumentKey,
): Promise<Edition[]> {
  return rows(
    db,
    sql<Edition>`select id, edition from directive
        where authority_id = ${authorityId} and number_key = ${key.numberKey}
          and year is not distinct from ${key.year}::smallint and issuer_key = ${key.issuerKey}
        order by edition desc`,
  );
}

/** A document with everything but the lists that hang on it. */
export interface DirectiveRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly text: string;
  readonly issuedOn: string | null;
  readonly numberKey: string | null;
  readonly year: number | null;
  readonly issuerKey: string;
  readonly issuerUnitId: string | null;
  readonly fileHash: string | null;
  readonly fileName: string | null;
  readonly signedHash: string | null;
  readonly signedName: string | null;
  readonly registeredAt: Date;
  readonly version: number;
}

/** Finds a document in any of these authorities. */
export async function findDirective(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<DirectiveRecord | null> {
  return firstRow(
    db,
    sql<DirectiveRecord>`
      select authority_id as "authorityId", id, text, issued_on as "issuedOn",
        number_key as "numberKey", year, issuer_key as "issuerKey",
        issuer_unit_id as "issuerUnitId", file_hash as "fileHash", file_name as "fileName",
        signed_hash as "signedHash", signed_name as "signedName", registered_at as "registeredAt", version
      from directive where authority_id = any(${[...authorityIds]}::bigint[]) and id = ${id}`,
  );
}
