import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { Holdings, HoldingsContext, Rehomed, Rehoming, Standing } from './holdings.ts';
import { groupBy } from './rehome-rows.ts';

/** A table of links between a thing and units, each standing from `since` to `until`. */
export interface LinkTable {
  readonly kind: string;
  readonly table: string;
  /** The column of the thing that is linked with units. */
  readonly owner: string;
  /** What a link says besides; the new one says the same. */
  readonly carried: readonly string[];
  /** A receiver that has a link already keeps its own: the other one then waits for a person, or is one with it. */
  readonly ifThere: 'waits' | 'one';
}

/**
 * Links of units (who reports an indicator, who has a share, who takes part in a movement): one ends, one
 * begins. The id of such a thing is `owner.unit`.
 */
export function linkHoldings(link: LinkTable, find: Holdings['find']): Holdings {
  const { kind, ifThere } = link;
  return {
    kinds: [kind],
    endable: [kind],
    find,
    ...(ifThere === 'waits' ? { clashing: (db, moves) => clashing(db, link, moves) } : {}),
    move: (context, moves) => moveLinks(context, link, moves),
    restore: (context, moves) => restoreLinks(context, link, moves),
    standing: (db, moves) => standingLinks(db, link, moves),
  };
}

const SHAPE = sql.raw(
  '(owner bigint, unit_id bigint, to_id bigint, key text, was_there boolean, carried jsonb)',
);

function given(moves: readonly Rehoming[]): string {
  return JSON.stringify(
    moves.map(({ id, fromUnitId, toUnitId, kept }) => ({
      ...{ owner: id.split('.')[0], unit_id: fromUnitId, to_id: toUnitId, key: id },
      ...{ was_there: kept.wasThere === true, carried: kept.carried ?? {} },
    })),
  );
}

/** A link of `g`'s receiver that stands, and does not itself go elsewhere with the others of `given`. */
function thereSql({ table, owner }: LinkTable, authorityId: string) {
  return sql`(${standsSql({ table, owner }, authorityId)}
    and not exists (select from given o where o.owner = g.owner and o.unit_id = g.to_id))`;
}

function standsSql({ table, owner }: Pick<LinkTable, 'table' | 'owner'>, authorityId: string) {
  return sql`exists (select from ${sql.table(table)} z where z.authority_id = ${authorityId}
    and ${sql.ref(`z.${owner}`)} = g.owner and z.unit_id = g.to_id and z.until is null)`;
}

async function clashing(
  db: Db | Tx,
  link: LinkTable,
  moves: readonly Rehoming[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const clash = await rows(
      db,
      sql<{ key: string }>`
        with given as materialized (
          select * from jsonb_to_recordset(${given(own)}::jsonb) as g${SHAPE}
        )
        select key from (
          select g.key, ${thereSql(link, authorityId)} as there,
            row_number() over (partition by g.owner, g.to_id order by g.unit_id) as place
          from given g where g.to_id is not null
        ) as each where there or place > 1`,
    );
    found.push(...clash.map(({ key }) => key));
  }
  return found;
}

async function moveLinks(
  { tx, at }: HoldingsContext,
  link: LinkTable,
  moves: readonly Rehoming[],
): Promise<Rehomed[]> {
  const { kind, table, owner, carried } = link;
  const names = carried.map((name) => sql.ref(name));
  const columns = sql.join([sql`authority_id`, sql.ref(owner), sql`unit_id`, sql`since`, ...names]);
  const values = sql.join([
    ...[sql`authority_id`, sql`owner`, sql`to_id`, sql`greatest(since, ${at}::timestamptz)`],
    ...names,
  ]);
  const done: Rehomed[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const moved = await rows(
      tx,
      sql<{ key: string; wasThere: boolean; carried: Record<string, unknown> }>`
        with given as materialized (
          select * from jsonb_to_recordset(${given(own)}::jsonb) as g${SHAPE}
        ), stood as materialized (
          select x.*, g.owner, g.to_id, g.key, ${thereSql(link, authorityId)} as there,
            -- As texts: a program that reads ids as numbers would lose their last digits.
            (select jsonb_object_agg(e.key, e.value) from jsonb_each_text(to_jsonb(x)) e) as whole
          from given g
          join ${sql.table(table)} x on x.authority_id = ${authorityId}
            and ${sql.ref(`x.${owner}`)} = g.owner and x.unit_id = g.unit_id and x.until is null
        ), ended as (
          update ${sql.table(table)} x set until = greatest(x.since, ${at}::timestamptz) from stood s
          where x.authority_id = ${authorityId} and ${sql.ref(`x.${owner}`)} = s.owner
            and x.unit_id = s.unit_id and x.since = s.since and x.until is null
        ), begun as (
          insert into ${sql.table(table)} (${columns})
          select ${values} from (
            select distinct on (s.owner, s.to_id) s.* from stood s
            where s.to_id is not null and not s.there order by s.owner, s.to_id, s.unit_id
          ) as begin
        )
        select key, there as "wasThere", whole as carried from stood`,
    );
    for (const { key, wasThere, carried: whole } of moved) {
      const kept = {
        wasThere,
        carried: Object.fromEntries(carried.map((name) => [name, whole[name]])),
      };
      done.push({ kind, authorityId, id: key, version: null, kept });
    }
  }
  return done;
}

async function restoreLinks(
  { tx, at }: HoldingsContext,
  { table, owner, carried }: LinkTable,
  moves: readonly Rehoming[],
): Promise<void> {
  const names = carried.map((name) => sql.ref(name));
  const columns = sql.join([sql`authority_id`, sql.ref(owner), sql`unit_id`, sql`since`, ...names]);
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const whole = sql`jsonb_populate_record(null::${sql.table(table)}, g.carried)`;
    await run(
      tx,
      sql`
        with given as materialized (
          select g.* from jsonb_to_recordset(${given(own)}::jsonb) as g${SHAPE}
        ), ended as (
          update ${sql.table(table)} x set until = greatest(x.since, ${at}::timestamptz) from given g
          where x.authority_id = ${authorityId} and ${sql.ref(`x.${owner}`)} = g.owner
            and x.unit_id = g.to_id and x.until is null and not g.was_there
        )
        insert into ${sql.table(table)} (${columns})
        select ${sql.join([
          ...[sql`${authorityId}::bigint`, sql`g.owner`, sql`g.unit_id`, sql`${at}::timestamptz`],
          ...carried.map((name) => sql`(${whole}).${sql.ref(name)}`),
        ])} from given g`,
    );
  }
}

async function standingLinks(
  db: Db | Tx,
  link: LinkTable,
  moves: readonly Rehoming[],
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const there = await rows(
      db,
      sql<{ key: string; unitId: string }>`
        select g.key, coalesce(g.to_id, g.unit_id)::text as "unitId"
        from jsonb_to_recordset(${given(own)}::jsonb) as g${SHAPE}
        where g.to_id is null or ${standsSql(link, authorityId)}`,
    );
    for (const { key, unitId } of there) {
      found.push({ kind: link.kind, authorityId, id: key, unitId, version: null });
    }
  }
  return found;
}
