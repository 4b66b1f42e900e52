import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { SuspensionCause } from '../rules/suspension.ts';

export interface SuspensionRecord {
  readonly id: string;
  readonly unitId: string;
  readonly personName: string | null;
  readonly cause: SuspensionCause;
  readonly fromOn: string;
  readonly basis: string;
  readonly toOn: string | null;
  readonly settledBasis: string | null;
}

/** As they were known at a moment: what was settled later was still pending then. */
export async function suspensionsOf(
  db: Db | Tx,
  authorityId: string,
  at: Date | null = null,
): Promise<SuspensionRecord[]> {
  const known = at === null ? sql`true` : sql`s.recorded_at <= ${at}`;
  const settled = at === null ? sql`true` : sql`s.settled_at <= ${at}`;
  return rows(
    db,
    sql<SuspensionRecord>`
      select s.id, s.unit_id as "unitId", s.person_name as "personName", s.cause,
        s.from_on as "fromOn", s.basis, case when ${settled} then s.to_on end as "toOn",
        case when ${settled} then s.settled_basis end as "settledBasis"
      from suspension s where s.authority_id = ${authorityId} and ${known}
      order by (case when ${settled} then s.to_on end) is not null, s.from_on desc, s.id`,
  );
}

export async function lockSuspension(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<SuspensionRecord | null> {
  return firstRow(
    tx,
    sql<SuspensionRecord>`select s.id, s.unit_id as "unitId", s.person_name as "personName",
          s.cause, s.from_on as "fromOn", s.basis, s.to_on as "toOn", s.settled_basis as "settledBasis"
        from suspension s where s.authority_id = ${authorityId} and s.id = ${id} for update`,
  );
}

interface Done {
  readonly at: Date;
  readonly by: string;
}

export async function insertSuspension(
  tx: Tx,
  authorityId: string,
  record: Omit<SuspensionRecord, 'toOn' | 'settledBasis'>,
  { at, by }: Done,
): Promise<void> {
  const { id, unitId, personName, cause, fromOn, basis } = record;
  await run(
    tx,
    sql`insert into suspension
          (authority_id, id, unit_id, person_name, cause, from_on, basis, recorded_at, recorded_by)
        values (${authorityId}, ${id}, ${unitId}, ${personName}, ${cause}, ${fromOn}, ${basis}, ${at}, ${by})`,
  );
}

export async function writeSettlement(
  tx: Tx,
  authorityId: string,
  id: string,
  { toOn, basis }: { readonly toOn: string; readonly basis: string },
  { at, by }: Done,
): Promise<void> {
  await run(
    tx,
    sql`update suspension set to_on = ${toOn}, settled_basis = ${basis}, settled_at = ${at},
          settled_by = ${by}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
