import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { firstRow } from '../../../platform/database/rows.ts';

/** The directive of an issued plan with its files. */
export interface DirectiveToSend {
  readonly id: string;
  readonly unitId: string;
  readonly type: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly title: string;
  readonly signer: string | null;
  readonly text: string;
  readonly fileHash: string | null;
  readonly fileName: string | null;
  readonly signedHash: string | null;
  readonly signedName: string | null;
}

export async function directiveToSend(
  db: Db,
  authorityId: string,
  planId: string,
): Promise<DirectiveToSend | null> {
  return firstRow(
    db,
    sql<DirectiveToSend>`
      select d.id, p.owner_unit_id as "unitId", d.type, d.number, d.issued_on as "issuedOn", d.title,
        d.signer, d.text, d.file_hash as "fileHash", d.file_name as "fileName",
        d.signed_hash as "signedHash", d.signed_name as "signedName"
      from plan p join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where p.authority_id = ${authorityId} and p.id = ${planId}`,
  );
}
