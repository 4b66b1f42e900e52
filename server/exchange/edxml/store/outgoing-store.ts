import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import type { StatusCode } from '../rules/edxml-codes.ts';
import type { StoredMessage } from './package-store.ts';

/** A message that waits for the gateway: a package, or a status about one. */
export interface OutgoingRecord {
  readonly id: string;
  readonly kind: 'package' | 'status';
  readonly packageId: string;
  readonly unitId: string;
  readonly way: 'in' | 'out';
  readonly number: string;
  readonly message: StoredMessage;
  readonly xmlHash: string;
  readonly code: StatusCode | null;
  readonly said: string | null;
  readonly department: string | null;
  readonly staff: string | null;
  readonly madeAt: Date;
  readonly acknowledgedAt: Date | null;
}

const packages = sql`select p.id, 'package' as kind, p.id as "packageId", p.unit_id as "unitId", p.way,
    p.number, p.message, p.xml_hash as "xmlHash", null as code, null as said, null as department,
    null as staff, p.at as "madeAt", p.acknowledged_at as "acknowledgedAt"
  from edxml_package p where p.way = 'out'`;
const statuses = sql`select s.id, 'status' as kind, p.id as "packageId", p.unit_id as "unitId", p.way,
    p.number, p.message, p.xml_hash as "xmlHash", s.code, s.said, s.department, s.staff,
    s.said_at as "madeAt", s.acknowledged_at as "acknowledgedAt"
  from edxml_status s
  join edxml_package p on p.authority_id = s.authority_id and p.id = s.package_id
  where s.way = 'out'`;

/** What the gateway has not acknowledged, oldest first. */
export async function waitingMessages(
  db: Db,
  authorityId: string,
  after: string | null,
  limit: number,
): Promise<OutgoingRecord[]> {
  // The number of another body's message is no place in this list, like one that nobody has.
  const from =
    after === null
      ? sql``
      : sql`and o.id > coalesce(
          (select own.id from edxml_package own where own.authority_id = ${authorityId} and own.id = ${after}::bigint),
          (select own.id from edxml_status own where own.authority_id = ${authorityId} and own.id = ${after}::bigint),
          0)`;
  return rows(
    db,
    sql<OutgoingRecord>`select * from (
        (${packages} and p.authority_id = ${authorityId} and p.acknowledged_at is null)
        union all
        (${statuses} and s.authority_id = ${authorityId} and s.acknowledged_at is null)
      ) o where true ${from} order by o.id limit ${limit}`,
  );
}

export async function findOutgoing(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<OutgoingRecord | null> {
  return firstRow(
    db,
    sql<OutgoingRecord>`
      (${packages} and p.authority_id = ${authorityId} and p.id = ${id})
      union all
      (${statuses} and s.authority_id = ${authorityId} and s.id = ${id})`,
  );
}

/** Notes that the gateway has carried a message; the first time counts. */
export async function acknowledge(
  tx: Tx,
  authorityId: string,
  { id, kind }: Pick<OutgoingRecord, 'id' | 'kind'>,
  now: Date,
): Promise<void> {
  await firstRow(
    tx,
    kind === 'status'
      ? sql`update edxml_status set acknowledged_at = ${now}
          where authority_id = ${authorityId} and id = ${id} and acknowledged_at is null`
      : sql`update edxml_package set acknowledged_at = ${now}, version = version + 1,
            state = case when state = 'waiting' then 'sent' else state end
          where authority_id = ${authorityId} and id = ${id} and acknowledged_at is null`,
  );
}
