import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../../platform/database/rows.ts';
import type { IdentityDifference } from '../rules/compare-identity.ts';
import type { PackageKind, PackageState, Priority, SteeringType } from '../rules/edxml-codes.ts';
import type { EdxmlFault, EdxmlPackage } from '../rules/edxml-package.ts';

/** A package without the content of its attachments, which are files. */
export type StoredMessage = Omit<EdxmlPackage, 'attachments'>;

/** A package as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface PackageRecord {
  readonly id: string;
  readonly way: 'in' | 'out';
  readonly kind: PackageKind;
  readonly state: PackageState;
  readonly documentKey: string;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly subject: string;
  readonly steering: SteeringType;
  readonly priority: Priority;
  readonly dueOn: string | null;
  readonly partnerCode: string;
  readonly partnerName: string | null;
  readonly unitId: string;
  readonly message: StoredMessage;
  readonly faults: readonly EdxmlFault[];
  readonly differences: readonly IdentityDifference[];
  readonly xmlHash: string;
  readonly readingId: string | null;
  readonly directiveId: string | null;
  readonly submissionId: string | null;
  readonly earlierId: string | null;
  readonly at: Date;
  readonly acknowledgedAt: Date | null;
  readonly version: number;
}

const columns = sql`p.id, p.way, p.kind, p.state, p.document_key as "documentKey", p.number,
  p.issued_on as "issuedOn", p.subject, p.steering, p.priority, p.due_on as "dueOn",
  p.partner_code as "partnerCode", p.partner_name as "partnerName", p.unit_id as "unitId", p.message,
  p.faults, p.differences, p.xml_hash as "xmlHash", p.reading_id as "readingId",
  p.directive_id as "directiveId", p.submission_id as "submissionId", p.earlier_id as "earlierId",
  p.at, p.acknowledged_at as "acknowledgedAt", p.version`;

/** A package about to be written. */
export interface NewPackage extends Omit<PackageRecord, 'at' | 'acknowledgedAt' | 'version'> {
  readonly folded: string;
  readonly addedBy: string;
}

/** Writes a package; false where the same document came already. */
export async function insertPackage(
  tx: Tx,
  authorityId: string,
  row: NewPackage,
  now: Date,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into edxml_package
          (authority_id, id, way, kind, state, document_key, number, issued_on, subject, steering, priority,
           due_on, partner_code, partner_name, unit_id, message, faults, differences, xml_hash, reading_id,
           directive_id, submission_id, earlier_id, folded, at, added_by)
        values
          (${authorityId}, ${row.id}, ${row.way}, ${row.kind}, ${row.state}, ${row.documentKey},
           ${row.number}, ${row.issuedOn}, ${row.subject}, ${row.steering}, ${row.priority}, ${row.dueOn},
           ${row.partnerCode}, ${row.partnerName}, ${row.unitId}, ${JSON.stringify(row.message)}::jsonb,
           ${JSON.stringify(row.faults)}::jsonb, ${JSON.stringify(row.differences)}::jsonb,
           ${row.xmlHash}, ${row.readingId}, ${row.directiveId}, ${row.submissionId}, ${row.earlierId},
           ${row.folded}, ${now}, ${row.addedBy})
        on conflict do nothing`,
  );
  return written === 1;
}

export async function findPackage(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<PackageRecord | null> {
  return onePackage(db, sql`p.authority_id = ${authorityId} and p.id = ${id}`);
}

/** A package held until the act ends. */
export async function holdPackage(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<PackageRecord | null> {
  return onePackage(tx, sql`p.authority_id = ${authorityId} and p.id = ${id}`, sql`for update`);
}

/** What came earlier with this document or the very same file and still stands; the newest first. */
export async function findReceived(
  db: Db | Tx,
  authorityId: string,
  by: { readonly documentKey: string } | { readonly xmlHash: string },
): Promise<PackageRecord | null> {
  const same =
    'xmlHash' in by
      ? sql`p.xml_hash = ${by.xmlHash}`
      : sql`p.document_key = ${by.documentKey}
      and p.kind <> 'recall'`;
  return onePackage(
    db,
    sql`p.authority_id = ${authorityId} and p.way = 'in'
      and p.state not in ('refused', 'recalled') and ${same}`,
  );
}

/** What was sent under this document id; the newest first. */
export async function findSent(
  db: Db | Tx,
  authorityId: string,
  documentKey: string,
): Promise<PackageRecord | null> {
  return onePackage(
    db,
    sql`p.authority_id = ${authorityId} and p.way = 'out' and p.document_key = ${documentKey}`,
  );
}

function onePackage(
  db: Db | Tx,
  where: RawBuilder<unknown>,
  hold: RawBuilder<unknown> = sql``,
): Promise<PackageRecord | null> {
  return firstRow(
    db,
    sql<PackageRecord>`select ${columns} from edxml_package p
      where ${where} order by p.id desc limit 1 ${hold}`,
  );
}

/** Moves a package on; its version with it. */
export async function movePackage(
  tx: Tx,
  authorityId: string,
  id: string,
  state: PackageState,
): Promise<void> {
  await run(
    tx,
    sql`update edxml_package set state = ${state}, version = version + 1
      where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** A file of a package. */
export interface PackageFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
}

export async function insertPackageFiles(
  tx: Tx,
  authorityId: string,
  packageId: string,
  files: readonly PackageFile[],
): Promise<void> {
  const columns = {
    ...{ authority_id: 'bigint', id: 'bigint', package_id: 'bigint', place: 'smallint' },
    ...{ name: 'text', media_type: 'text', size: 'bigint', file_hash: 'text' },
  } as const;
  const values = files.map(({ id, name, mediaType, size, hash }, place) => ({
    ...{ authority_id: authorityId, id, package_id: packageId, place },
    ...{ name, media_type: mediaType, size, file_hash: hash },
  }));
  await insertRows(tx, 'edxml_file', columns, values);
}

export async function filesOfPackage(
  db: Db | Tx,
  authorityId: string,
  packageId: string,
): Promise<PackageFile[]> {
  return rows(
    db,
    sql<PackageFile>`select id, name, media_type as "mediaType", size::int as size, file_hash as hash
      from edxml_file where authority_id = ${authorityId} and package_id = ${packageId}
      order by place`,
  );
}

/** The packages that stand around one: what it changed, what changed it, what answers it. */
export async function packagesAround(
  db: Db | Tx,
  authorityId: string,
  { id, earlierId }: PackageRecord,
): Promise<Pick<PackageRecord, 'id' | 'way' | 'kind' | 'state' | 'number' | 'subject' | 'at'>[]> {
  return rows(
    db,
    sql<PackageRecord>`select ${columns} from edxml_package p
      where p.authority_id = ${authorityId} and (p.earlier_id = ${id} or p.id = ${earlierId})
      order by p.id`,
  );
}
