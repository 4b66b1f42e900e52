import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

interface PlacedClause {
  readonly id: string;
  readonly level: number;
  readonly starts: number;
  readonly ends: number;
}

/** A plan of an authority with the outline of the document that it rests on. */
export interface PlanClauses {
  readonly directiveId: string;
  readonly ownerUnitId: string;
  readonly effectiveOn: Day;
  readonly fieldIds: readonly string[];
  readonly clauses: readonly PlacedClause[];
}

/** Null where the authority has no such plan. */
export async function clausesOfPlan(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PlanClauses | null> {
  const plan = await firstRow(
    db,
    sql<Omit<PlanClauses, 'clauses'>>`
      select directive_id as "directiveId", owner_unit_id as "ownerUnitId",
        effective_on as "effectiveOn",
        array(select f.id::text from field f
          where f.authority_id = plan.authority_id and f.plan_id = plan.id) as "fieldIds"
      from plan where authority_id = ${authorityId} and id = ${planId}`,
  );
  if (!plan) return null;
  const clauses = await rows(
    db,
    sql<PlacedClause>`select id, level, starts, ends from clause
        where authority_id = ${authorityId} and directive_id = ${plan.directiveId}
        order by ordinal`,
  );
  return { ...plan, clauses };
}

/** A target that was reviewed with the draft of a plan and kept as it stood. */
export interface TargetProvision {
  readonly id: string;
  readonly ordinal: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly starts: number | null;
  readonly ends: number | null;
}

export async function targetProvisions(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<TargetProvision[]> {
  return rows(
    db,
    sql<TargetProvision>`select id, ordinal, data, starts, ends from plan_provision
        where authority_id = ${authorityId} and plan_id = ${planId} and kind = 'target'
        order by ordinal, id`,
  );
}
