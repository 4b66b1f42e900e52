import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { Side } from './handed-store.ts';

/** Which tasks, between which two, are compared. */
export interface Compares {
  readonly authorityId: string;
  readonly otherId: string;
  readonly side: Side;
}

/** What the other side last said it shows. */
export interface LastComparison {
  readonly at: string;
  /** Tasks that stand only there, by the giver's number. */
  readonly missingHere: readonly string[];
}

const where = ({ authorityId, otherId, side }: Compares) =>
  sql`authority_id = ${authorityId} and other_authority_id = ${otherId} and side = ${side}`;

/** Begins to take in what the other side shows: what it said before holds no more. */
export async function beginComparison(tx: Tx, which: Compares, at: Date): Promise<void> {
  await run(
    tx,
    sql`update handed_task set other_digest = null, other_digest_at = null where ${where(which)}`,
  );
  const said = { at: at.toISOString(), missingHere: [] };
  await run(
    tx,
    sql`update linked_body set compared = compared || ${JSON.stringify({ [which.side]: said })}::jsonb
        where authority_id = ${which.authorityId} and body_authority_id = ${which.otherId}`,
  );
}

/** Notes what the other side shows of some tasks; those that nobody here knows are kept by number. */
export async function noteDigests(
  tx: Tx,
  which: Compares,
  digests: readonly (readonly [string, string])[],
  at: Date,
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(
    digests.map(([giver_task, digest]) => ({ giver_task, digest })),
  )}::jsonb) as given(giver_task bigint, digest text)`;
  await run(
    tx,
    sql`update handed_task h set other_digest = given.digest, other_digest_at = ${at}
        from ${given} where ${where(which)} and h.giver_task = given.giver_task`,
  );
  const path = [which.side, 'missingHere'];
  await run(
    tx,
    sql`update linked_body b set compared = jsonb_set(compared, ${path}::text[],
          (compared #> ${path}::text[]) || (
            select coalesce(jsonb_agg(given.giver_task::text order by given.giver_task), '[]')
            from ${given} where not exists (
              select from handed_task h where ${where(which)} and h.giver_task = given.giver_task)))
        where b.authority_id = ${which.authorityId} and b.body_authority_id = ${which.otherId}
          and b.compared ? ${which.side}`,
  );
}

export async function lastComparison(
  db: Db | Tx,
  { authorityId, otherId, side }: Compares,
): Promise<LastComparison | null> {
  const found = await firstRow(
    db,
    sql<{ compared: LastComparison | null }>`select compared -> ${side}::text as compared
        from linked_body where authority_id = ${authorityId} and body_authority_id = ${otherId}`,
  );
  return found?.compared ?? null;
}

/** What is shown of a handed task in the list of a comparison. */
export interface ComparedRow {
  readonly giverTask: string;
  readonly taskId: string;
  readonly unit: string;
  readonly note: string | null;
  readonly otherDigest: string | null;
}

export function comparedRows(db: Db | Tx, which: Compares): Promise<ComparedRow[]> {
  return rows(
    db,
    sql<ComparedRow>`select h.giver_task::text as "giverTask", h.task_id::text as "taskId",
          u.name as unit, h.note, h.other_digest as "otherDigest"
        from (select * from handed_task where ${where(which)}) h
        join task t on t.authority_id = h.authority_id and t.id = h.task_id
        join unit u on u.id = t.unit_id
        order by h.giver_task`,
  );
}
