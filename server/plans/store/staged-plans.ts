import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { IssueLayout } from '../compose-issue.ts';
import type { IssuingRecord } from './issuing-store.ts';

/** The tasks of a plan that is not issued yet: some of them written, none of them in anybody's sight. */
export interface StagedPlan {
  readonly planId: string;
  /** The moment that its rows say they hold from. */
  readonly at: Date;
  readonly layout: IssueLayout;
  /** So many lines are written and committed. */
  readonly linesDone: number;
}

type Order = Pick<IssuingRecord, 'authorityId' | 'id'>;

/** From here on the rows of the plan are out of sight, until {@link showStaged}. */
export async function insertStaged(
  tx: Tx,
  { authorityId, id }: Order,
  { planId, at, layout }: Omit<StagedPlan, 'linesDone'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into staged_plan (authority_id, plan_id, issuing_id, at, layout)
        values (${authorityId}, ${planId}, ${id}, ${at}, ${JSON.stringify(layout)}::jsonb)`,
  );
}

export async function stagedFor(
  db: Db | Tx,
  { authorityId, id }: Order,
): Promise<StagedPlan | null> {
  return firstRow(
    db,
    sql<StagedPlan>`select plan_id as "planId", at, layout, lines_done as "linesDone"
        from staged_plan where authority_id = ${authorityId} and issuing_id = ${id}`,
  );
}

/** Moves the checkpoint; false where another process has moved it, or the rows were given up. */
export async function noteLinesDone(
  tx: Tx,
  authorityId: string,
  planId: string,
  from: number,
  to: number,
): Promise<boolean> {
  const noted = await run(
    tx,
    sql`update staged_plan set lines_done = ${to}
        where authority_id = ${authorityId} and plan_id = ${planId} and lines_done = ${from}`,
  );
  return noted === 1;
}

/** Brings all rows of a staged plan into sight at the commit; false where not all of them are written. */
export async function showStaged(
  tx: Tx,
  authorityId: string,
  { planId, layout }: Pick<StagedPlan, 'planId' | 'layout'>,
): Promise<boolean> {
  const shown = await run(
    tx,
    sql`delete from staged_plan where authority_id = ${authorityId} and plan_id = ${planId}
          and lines_done = ${layout.tasks.lines.length}`,
  );
  return shown === 1;
}

/** Deletes up to `most` rows of a staged plan: none is ever seen. The number deleted. */
export async function deleteStagedRows(
  db: Db,
  authorityId: string,
  planId: string,
  most: number,
): Promise<number> {
  return run(
    db,
    sql`delete from task_row where authority_id = ${authorityId} and ctid = any(array(
          select r.ctid from task_row r
          join staged_plan s on s.authority_id = r.authority_id and s.plan_id = r.plan_id
          where r.authority_id = ${authorityId} and r.plan_id = ${planId} limit ${most}))`,
  );
}

/** Forgets a staged plan of which no row is left. */
export async function forgetStaged(db: Db, authorityId: string, planId: string): Promise<void> {
  await run(
    db,
    sql`delete from staged_plan s where s.authority_id = ${authorityId} and s.plan_id = ${planId}
          and not exists (select from task_row r
            where r.authority_id = s.authority_id and r.plan_id = s.plan_id)`,
  );
}
