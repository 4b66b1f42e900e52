import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

/** A version of a plan after the one that was issued. */
export interface PlanVersionRecord {
  readonly number: number;
  /** The day of effect that the amending directive names. */
  readonly inForceFrom: string;
  /** The moment at which it took the place of the one before. */
  readonly appliedAt: Date;
  readonly amendmentId: string;
  readonly directiveId: string;
}

const columns = sql`number, in_force_from as "inForceFrom", applied_at as "appliedAt",
  amendment_id as "amendmentId", directive_id as "directiveId"`;

/** The versions after the first, oldest first. */
export async function laterVersions(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PlanVersionRecord[]> {
  return rows(
    db,
    sql<PlanVersionRecord>`select ${columns} from plan_version
        where authority_id = ${authorityId} and plan_id = ${planId} order by number`,
  );
}

/** The version that was in force before a moment; null is now. */
export async function versionAt(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  at: Date | null,
): Promise<number> {
  const before = at === null ? sql`` : sql`and applied_at < ${at}`;
  const found = await firstRow(
    db,
    sql<{ number: number }>`select coalesce(max(number), 1) as number from plan_version
        where authority_id = ${authorityId} and plan_id = ${planId} ${before}`,
  );
  return found?.number ?? 1;
}

/** Puts the next version in force; the plan's row must be held. Gives its number. */
export async function insertVersion(
  tx: Tx,
  authorityId: string,
  planId: string,
  version: Omit<PlanVersionRecord, 'number'>,
): Promise<number> {
  const number = (await versionAt(tx, authorityId, planId, null)) + 1;
  await run(
    tx,
    sql`insert into plan_version
          (authority_id, plan_id, number, in_force_from, applied_at, amendment_id, directive_id)
        values (${authorityId}, ${planId}, ${number}, ${version.inForceFrom}, ${version.appliedAt},
          ${version.amendmentId}, ${version.directiveId})`,
  );
  return number;
}

/** Holds the row of a plan, so that amendments of it are applied one after the other. */
export async function lockPlan(
  tx: Tx,
  authorityId: string,
  planId: string,
): Promise<{ readonly directiveId: string; readonly ownerUnitId: string } | null> {
  return firstRow(
    tx,
    sql<{ directiveId: string; ownerUnitId: string }>`
      select directive_id as "directiveId", owner_unit_id as "ownerUnitId" from plan
      where authority_id = ${authorityId} and id = ${planId} for update`,
  );
}

/** A plan that was amended, in the version in force at a moment. */
export interface VersionInForce {
  readonly planId: string;
  /** Number and symbol of its document. */
  readonly plan: string | null;
  readonly version: number;
}

/**
 * The amended plans that give work to a unit or to units under it, each in the version in force before a
 * moment: on which the figures of a report were made. A plan that was never amended is in its first.
 */
export async function versionsOfUnit(
  db: Db | Tx,
  authorityId: string,
  unitId: string,
  at: Date,
): Promise<VersionInForce[]> {
  return rows(
    db,
    sql<VersionInForce>`
      select p.id as "planId", d.number as plan, max(v.number) as version
      from plan_version v
      join plan p on p.authority_id = v.authority_id and p.id = v.plan_id
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where v.authority_id = ${authorityId} and v.applied_at < ${at}
        and exists (select from task t join unit_ancestor a on a.unit_id = t.unit_id
          where t.authority_id = p.authority_id and t.plan_id = p.id and a.ancestor_id = ${unitId})
      group by p.id, d.number order by p.id`,
  );
}
