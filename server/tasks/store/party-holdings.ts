import { sql } from 'kysely';
import {
  type Held,
  type HeldBy,
  type Holdings,
  type HoldingsContext,
  PLAIN,
  type Rehomed,
  type Rehoming,
  type Standing,
} from '../../organisation/store/holdings.ts';
import { groupBy } from '../../organisation/store/rehome-rows.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { partiesSql } from './party-store.ts';
import { isOpenTask } from './task-holdings.ts';

/**
 * Units that coordinate or monitor open work (phối hợp, theo dõi), named by its words or arranged. The words
 * stay as they are: beside each task stands that the old unit no longer takes part and the new one does.
 */
export const partyHoldings: Holdings = {
  kinds: ['party'],
  endable: ['party'],
  find: findParties,
  move: moveParties,
  restore: restoreParties,
  standing: standingParties,
};

const ROLES = sql`('coordinate', 'monitor')`;

async function findParties(
  db: Db | Tx,
  { authorityIds, unitIds }: HeldBy,
  subjects: boolean,
): Promise<Held[]> {
  const found = await rows(
    db,
    sql<Omit<Held, 'subjectIds' | 'carrier'> & { holderId: string }>`
      with role as (
        select p.authority_id, t.id as task_id, p.role, p.unit_id
        from party p join task t on t.authority_id = p.authority_id and t.words_id = p.words_id
        where p.authority_id = any(${authorityIds}::bigint[]) and p.role in ${ROLES}
          and p.unit_id = any(${unitIds}::bigint[])
          and not exists (select from task_party x where x.authority_id = t.authority_id
            and x.task_id = t.id and x.unit_id = p.unit_id and x.role = p.role)
        union all
        select x.authority_id, x.task_id, x.role, x.unit_id from task_party x
        where x.authority_id = any(${authorityIds}::bigint[]) and x.role in ${ROLES}
          and x.unit_id = any(${unitIds}::bigint[]) and x.until is null and not x.removed
      )
      select 'party' as kind, t.authority_id::text as "authorityId",
        concat_ws('.', t.id, r.unit_id, r.role) as id, r.unit_id::text as "unitId", w.title,
        f.name as field, t.plan_id::text as "planId", t.due_on as "dueOn", null as "personId",
        t.unit_id::text as "holderId"
      from role r
      join task t on t.authority_id = r.authority_id and t.id = r.task_id and ${isOpenTask('t')}
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join field f on f.authority_id = t.authority_id and f.id = t.field_id`,
  );
  return found.map(({ holderId, ...each }) => ({
    ...PLAIN,
    ...each,
    subjectIds: subjects ? [holderId] : [],
  }));
}

/** The rows that are about, from `12.34.coordinate`. */
function rolesOf(moves: readonly Rehoming[]): string {
  return JSON.stringify(
    moves.map(({ id, fromUnitId, toUnitId, kept }) => {
      const [taskId, , role] = id.split('.');
      const { duty = null, dueOn = null, wasThere = false } = kept;
      const kind = { duty, due_on: dueOn, was_there: wasThere };
      return { task_id: taskId, role, unit_id: fromUnitId, to_id: toUnitId, key: id, ...kind };
    }),
  );
}

const SHAPE =
  sql.raw(`(task_id bigint, role text, unit_id bigint, to_id bigint, key text, duty text,
  due_on date, was_there boolean)`);
const isSameRole = sql`y.authority_id = t.authority_id and y.task_id = t.id and y.role = g.role`;

async function moveParties(
  { tx, ids, at, personId }: HoldingsContext,
  moves: readonly Rehoming[],
): Promise<Rehomed[]> {
  const done: Rehomed[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const { first } = ids.block(2 * own.length);
    const moved = await rows(
      tx,
      sql<{ key: string; duty: string | null; dueOn: string | null; wasThere: boolean }>`
        with given as materialized (
          select g.*, row_number() over (order by g.key) - 1 as n
          from jsonb_to_recordset(${rolesOf(own)}::jsonb) as g${SHAPE}
        ), stood as materialized (
          select g.*, y.id as row_id, y.duty as old_duty, y.due_on as old_due,
            exists (select from party p where p.authority_id = t.authority_id
              and p.words_id = t.words_id and p.unit_id = g.unit_id and p.role = g.role) as by_words,
            -- One that takes part already, and does not itself go elsewhere with the others.
            g.to_id is not null and not exists (select from given o where o.task_id = g.task_id
              and o.role = g.role and o.unit_id = g.to_id) and exists (select from (${partiesSql(sql`t`, null)}) z
              where z.unit_id = g.to_id and z.role = g.role) as there
          from given g join task t on t.authority_id = ${authorityId} and t.id = g.task_id
          left join task_party y on ${isSameRole} and y.unit_id = g.unit_id and y.until is null
            and not y.removed
        ), ended as (
          update task_party x set until = greatest(x.since, ${at}::timestamptz) from stood s
          where x.authority_id = ${authorityId} and x.id = s.row_id
        ), row as (
          select s.n, s.task_id, s.role, s.unit_id, null::text as duty, null::date as due_on, true as removed
          from stood s where s.by_words
          union all
          select ${own.length} + min(s.n), s.task_id, s.role, s.to_id, min(s.old_duty), min(s.old_due), false
          from stood s where s.to_id is not null and not s.there group by s.task_id, s.role, s.to_id
        ), begun as (
          insert into task_party (authority_id, id, task_id, role, unit_id, duty, due_on, removed,
            since, changed_by)
          select ${authorityId}, ${idAtSql(first, sql`row.n`)}, task_id, role, unit_id, duty, due_on,
            removed, ${at}::timestamptz, ${personId} from row
        )
        select key, old_duty as duty, old_due as "dueOn", there as "wasThere" from stood`,
    );
    for (const { key, ...kept } of moved) {
      done.push({ kind: 'party', authorityId, id: key, version: null, kept });
    }
  }
  return done;
}

async function restoreParties(
  { tx, ids, at, personId }: HoldingsContext,
  moves: readonly Rehoming[],
): Promise<void> {
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const { first } = ids.block(own.length);
    await run(
      tx,
      sql`
        with given as materialized (
          select g.*, row_number() over (order by g.key) - 1 as n
          from jsonb_to_recordset(${rolesOf(own)}::jsonb) as g${SHAPE}
        ), ended as (
          update task_party x set until = greatest(x.since, ${at}::timestamptz) from given g
          where x.authority_id = ${authorityId} and x.task_id = g.task_id and x.role = g.role
            and x.until is null
            and ((x.unit_id = g.to_id and not x.removed and not g.was_there)
              or (x.unit_id = g.unit_id and x.removed))
        )
        insert into task_party (authority_id, id, task_id, role, unit_id, duty, due_on, removed,
          since, changed_by)
        select ${authorityId}, ${idAtSql(first, sql`g.n`)}, g.task_id, g.role, g.unit_id, g.duty, g.due_on,
          false, ${at}::timestamptz, ${personId} from given g`,
    );
  }
}

async function standingParties(db: Db | Tx, moves: readonly Rehoming[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const there = await rows(
      db,
      sql<{ key: string; unitId: string }>`
        select g.key, coalesce(g.to_id, g.unit_id)::text as "unitId"
        from jsonb_to_recordset(${rolesOf(own)}::jsonb) as g${SHAPE}
        join task t on t.authority_id = ${authorityId} and t.id = g.task_id
        where g.to_id is null or exists (select from (${partiesSql(sql`t`, null)}) z
          where z.unit_id = g.to_id and z.role = g.role)`,
    );
    for (const { key, unitId } of there) {
      found.push({ kind: 'party', authorityId, id: key, unitId, version: null });
    }
  }
  return found;
}
