import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { isOpenTask } from './task-holdings.ts';

/** An open task that one unit would hold beside another of the same words. */
export interface Twin {
  readonly authorityId: string;
  readonly id: string;
  /** The unit that holds both. */
  readonly unitId: string;
  /** The same of all that are twins. */
  readonly words: string;
  readonly title: string;
}

/**
 * Open tasks of the same words and period that come together at one unit, where some are given to others: two
 * units that were told the same become one unit that was told it twice.
 */
export async function twinsAfter(
  db: Db | Tx,
  moves: readonly {
    readonly authorityId: string;
    readonly id: string;
    readonly toUnitId: string;
  }[],
): Promise<Twin[]> {
  if (moves.length === 0) return [];
  return rows(
    db,
    sql<Twin>`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
          as g("authorityId" bigint, id bigint, "toUnitId" bigint)
      ), going as materialized (
        select t.authority_id, t.id, g."toUnitId" as unit_id, t.words_id, t.occurrence
        from given g join task t on t.authority_id = g."authorityId" and t.id = g.id
        where not t.is_group
      ), there as (
        select t.authority_id, t.id, t.unit_id, t.words_id, t.occurrence
        from (select distinct authority_id, unit_id, words_id, occurrence from going) g
        join task t on t.authority_id = g.authority_id and t.words_id = g.words_id
          and t.unit_id = g.unit_id and t.occurrence is not distinct from g.occurrence
        where not t.is_group and ${isOpenTask('t')}
          and not exists (select from going x where x.authority_id = t.authority_id and x.id = t.id)
      ), each as (select * from going union all select * from there), counted as (
        select each.*, count(*) over (partition by authority_id, unit_id, words_id, occurrence) as n from each
      )
      select c.authority_id::text as "authorityId", c.id::text, c.unit_id::text as "unitId",
        concat_ws(' ', c.authority_id, c.words_id, c.occurrence) as words, w.title
      from counted c join task_words w on w.authority_id = c.authority_id and w.id = c.words_id
      where c.n > 1 order by c.id`,
  );
}

/** A task that also serves its twin: one of them is the line by which both are reported. */
export interface SiblingTie {
  readonly authorityId: string;
  readonly id: string;
  readonly toId: string;
}

export async function tieSiblings(
  tx: Tx,
  ties: readonly SiblingTie[],
  at: Date,
): Promise<SiblingTie[]> {
  if (ties.length === 0) return [];
  return rows(
    tx,
    sql<SiblingTie>`
      insert into alignment (authority_id, task_id, to_authority_id, to_task_id, since)
      select g."authorityId", g.id, g."authorityId", g."toId", ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb)
        as g("authorityId" bigint, id bigint, "toId" bigint)
      where not exists (select from alignment a where a.authority_id = g."authorityId"
        and a.task_id = g.id and a.to_authority_id = g."authorityId" and a.to_task_id = g."toId"
        and (a.until is null or a.since = ${at}::timestamptz))
      returning authority_id::text as "authorityId", task_id::text as id, to_task_id::text as "toId"`,
  );
}

export async function untieSiblings(tx: Tx, ties: readonly SiblingTie[], at: Date): Promise<void> {
  await run(
    tx,
    sql`update alignment a set until = greatest(a.since, ${at}::timestamptz)
        from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb)
          as g("authorityId" bigint, id bigint, "toId" bigint)
        where a.authority_id = g."authorityId" and a.task_id = g.id
          and a.to_authority_id = g."authorityId" and a.to_task_id = g."toId" and a.until is null`,
  );
}
