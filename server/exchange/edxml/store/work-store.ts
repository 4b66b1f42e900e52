import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import type { PackageState } from '../rules/edxml-codes.ts';

/** States of a task in which nothing is left to do. */
const ENDED = sql`('closed', 'withdrawn', 'merged', 'carried_over')`;

/** The draft of a package and the tasks issued from it; null where it was not read. */
export async function tasksOfPackage(
  db: Db | Tx,
  authorityId: string,
  packageId: string,
): Promise<{ readonly open: number; readonly total: number } | null> {
  return firstRow(
    db,
    sql<{ open: number; total: number }>`
      select (count(*) filter (where t.state not in ${ENDED}))::int as open, count(*)::int as total
      from edxml_package p
      join reading r on r.authority_id = p.authority_id and r.id = p.reading_id and r.plan_id is not null
      join task t on t.authority_id = r.authority_id and t.plan_id = r.plan_id
      where p.authority_id = ${authorityId} and p.id = ${packageId}
      having count(*) > 0`,
  );
}

/** The draft that a package was read into. */
export async function readingOfPackage(
  db: Db | Tx,
  authorityId: string,
  readingId: string,
): Promise<{
  readonly id: string;
  readonly state: 'draft' | 'issued' | 'dropped';
  readonly planId: string | null;
} | null> {
  return firstRow(
    db,
    sql<{ id: string; state: 'draft' | 'issued' | 'dropped'; planId: string | null }>`
      select id, state, plan_id as "planId" from reading
      where authority_id = ${authorityId} and id = ${readingId}`,
  );
}

/** The package by which a document is asked back. */
export async function recallOf(
  tx: Tx,
  authorityId: string,
  packageId: string,
): Promise<string | null> {
  const found = await firstRow(
    tx,
    sql<{ id: string }>`select id from edxml_package
      where authority_id = ${authorityId} and earlier_id = ${packageId} and kind = 'recall'
        and state = 'recall_asked' order by id desc limit 1`,
  );
  return found?.id ?? null;
}

/** A received package whose work has moved since something was last said of it. */
export interface MovedPackage {
  readonly id: string;
  readonly state: PackageState;
  readonly isBegun: boolean;
}

/** Received packages of which tasks were issued and which have more to say, held; few of them are ever open. */
export async function packagesWithWork(tx: Tx, authorityId: string): Promise<MovedPackage[]> {
  return rows(
    tx,
    sql<MovedPackage>`
      select p.id, p.state, exists (select from task t where t.authority_id = r.authority_id
          and t.plan_id = r.plan_id and t.state in ('in_progress', 'reported', 'closed')) as "isBegun"
      from edxml_package p
      join reading r on r.authority_id = p.authority_id and r.id = p.reading_id and r.plan_id is not null
      where p.authority_id = ${authorityId} and p.way = 'in'
        and p.state in ('arrived', 'accepted', 'assigned')
      order by p.id for update of p`,
  );
}
