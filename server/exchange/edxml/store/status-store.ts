import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { insertRows, rows } from '../../../platform/database/rows.ts';
import type { StatusCode } from '../rules/edxml-codes.ts';

/** A status message about a package. */
export interface StatusRecord {
  readonly id: string;
  readonly packageId: string;
  readonly way: 'in' | 'out';
  readonly code: StatusCode;
  readonly rawCode: string;
  readonly said: string | null;
  readonly department: string | null;
  readonly staff: string | null;
  readonly saidAt: Date;
  readonly notedAt: Date;
  readonly isInOrder: boolean;
  readonly acknowledgedAt: Date | null;
}
export type NewStatus = Omit<StatusRecord, 'acknowledgedAt' | 'notedAt'>;

export async function insertStatuses(
  tx: Tx,
  authorityId: string,
  statuses: readonly NewStatus[],
  now: Date,
): Promise<void> {
  const columns = {
    ...{ authority_id: 'bigint', id: 'bigint', package_id: 'bigint', way: 'text', code: 'text' },
    ...{ raw_code: 'text', said: 'text', department: 'text', staff: 'text' },
    ...{ said_at: 'timestamptz', noted_at: 'timestamptz', is_in_order: 'boolean' },
  } as const;
  const values = statuses.map((each) => ({
    ...{ authority_id: authorityId, id: each.id, package_id: each.packageId, way: each.way },
    ...{ code: each.code, raw_code: each.rawCode, said: each.said },
    ...{ department: each.department, staff: each.staff },
    said_at: each.saidAt.toISOString(),
    noted_at: now.toISOString(),
    is_in_order: each.isInOrder,
  }));
  await insertRows(tx, 'edxml_status', columns, values);
}

export async function statusesOf(
  db: Db | Tx,
  authorityId: string,
  packageId: string,
): Promise<StatusRecord[]> {
  return rows(
    db,
    sql<StatusRecord>`select s.id, s.package_id as "packageId", s.way, s.code, s.raw_code as "rawCode",
        s.said, s.department, s.staff, s.said_at as "saidAt", s.noted_at as "notedAt",
        s.is_in_order as "isInOrder", s.acknowledged_at as "acknowledgedAt"
      from edxml_status s
      where s.authority_id = ${authorityId} and s.package_id = ${packageId} order by s.id`,
  );
}
