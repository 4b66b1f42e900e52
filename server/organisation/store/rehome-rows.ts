import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import {
  type Holdings,
  type MovedBy,
  type Rehomed,
  type Rehoming,
  type Standing,
  turnedRound,
} from './holdings.ts';

/** Moves rows of one kind of table: a column that names a unit, in a table that keeps its past. */
export interface KeptColumns {
  readonly table: string;
  /** Where old rows go, with the moment `until` which they held; null for a table without a past. */
  readonly past: string | null;
  /** False for rows that are not counted by version and moment. */
  readonly isVersioned?: boolean;
  /** By kind of thing: the column of the unit, and of its authority where that stands beside it. */
  readonly columns: Readonly<
    Record<string, { readonly unit: string; readonly authority?: string }>
  >;
}

/**
 * Gives rows to other units, all of one authority in one statement. Old rows are kept as they were; a row that
 * is named by two kinds (its unit and whoever receives it) becomes one new version.
 */
export async function rehomeRows(
  tx: Tx,
  { table, past, columns, isVersioned = true }: KeptColumns,
  moves: readonly Rehoming[],
  { at, personId }: MovedBy,
): Promise<Rehomed[]> {
  const done: Rehomed[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const given = [...groupBy(own, (move) => move.id)].map(([id, ofRow]) => ({
      id,
      ...Object.fromEntries(ofRow.map(({ kind, toUnitId }) => [kind, toUnitId])),
    }));
    const kinds = Object.keys(columns);
    const shape = sql.raw(['id bigint', ...kinds.map((kind) => `"${kind}" bigint`)].join(', '));
    const sets = kinds.flatMap((kind) => setsOf(kind, columns[kind]));
    const keep = past === null ? sql`` : await keepSql(tx, table, past, authorityId, at);
    const counted = [
      ...(isVersioned
        ? [sql`version = x.version + 1`, sql`since = greatest(x.since, ${at}::timestamptz)`]
        : []),
      ...(past === null ? [] : [sql`changed_by = ${personId}`]),
    ];
    const versions = await rows(
      tx,
      sql<{ id: string; version: number | null }>`
        with given as materialized (
          select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(${shape})
        ) ${keep}
        update ${sql.table(table)} x set ${sql.join([...sets, ...counted])}
        from given g where x.authority_id = ${authorityId} and x.id = g.id
        returning x.id::text, ${isVersioned ? sql`x.version` : sql`null::integer`} as version`,
    );
    const of = new Map(versions.map(({ id, version }) => [id, version]));
    for (const { kind, id } of own) {
      const version = of.get(id);
      if (version !== undefined) done.push({ kind, authorityId, id, version, kept: {} });
    }
  }
  return done;
}

function setsOf(
  kind: string,
  column: KeptColumns['columns'][string] | undefined,
): RawBuilder<unknown>[] {
  if (column === undefined) return [];
  const to = sql.ref(`g.${kind}`);
  const own = sql`${sql.ref(column.unit)} = coalesce(${to}, ${sql.ref(`x.${column.unit}`)})`;
  if (column.authority === undefined) return [own];
  const authority = sql.ref(column.authority);
  return [
    own,
    sql`${authority} = coalesce((select u.authority_id from unit u where u.id = ${to}),
      ${sql.ref(`x.${column.authority}`)})`,
  ];
}

/** By names of columns, so that it does not matter in which order a table and its past have them. */
async function keepSql(
  tx: Tx,
  table: string,
  past: string,
  authorityId: string,
  at: Date,
): Promise<RawBuilder<unknown>> {
  const names = await columnsOf(tx, past);
  const values = names.map((name) =>
    name === 'until' ? sql`greatest(x.since, ${at}::timestamptz)` : sql.ref(`x.${name}`),
  );
  return sql`, kept as (
    insert into ${sql.table(past)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(values)}
    from ${sql.table(table)} x join given g on g.id = x.id where x.authority_id = ${authorityId}
  )`;
}

/** Columns do not change while a process runs: migrations come before it. */
const known = new Map<string, readonly string[]>();

async function columnsOf(tx: Tx, table: string): Promise<readonly string[]> {
  const before = known.get(table);
  if (before) return before;
  const found = await rows(
    tx,
    sql<{ name: string }>`select attname::text as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
          and attgenerated = '' order by attnum`,
  );
  const names = found.map(({ name }) => name);
  known.set(table, names);
  return names;
}

/** Versions of rows as they stand, with the unit that each kind names: what tells whether anybody changed them. */
export async function standingRows(
  db: Db | Tx,
  { table, columns, isVersioned = true }: KeptColumns,
  things: readonly Pick<Rehoming, 'kind' | 'authorityId' | 'id'>[],
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const [authorityId, own] of groupBy(things, (thing) => thing.authorityId)) {
    for (const [kind, ofKind] of groupBy(own, (thing) => thing.kind)) {
      const column = columns[kind];
      if (column === undefined) continue;
      const stand = await rows(
        db,
        sql<{ id: string; unitId: string; version: number | null }>`
          select x.id::text, ${sql.ref(`x.${column.unit}`)}::text as "unitId",
            ${isVersioned ? sql`x.version` : sql`null::integer`} as version
          from ${sql.table(table)} x where x.authority_id = ${authorityId}
            and x.id = any(${ofKind.map(({ id }) => id)}::bigint[])`,
      );
      found.push(...stand.map((row) => ({ ...row, kind, authorityId })));
    }
  }
  return found;
}

/** Things by a key, in the order in which keys first come. */
export function groupBy<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** Things that are rows of one table with a column for the unit: found as the capability says, moved alike. */
export function rowHoldings(kept: KeptColumns, find: Holdings['find']): Holdings {
  return {
    kinds: Object.keys(kept.columns),
    endable: [],
    find,
    move: (context, moves) => rehomeRows(context.tx, kept, moves, context),
    async restore(context, moves) {
      await rehomeRows(context.tx, kept, moves.map(turnedRound), context);
    },
    standing: (db, moves) => standingRows(db, kept, moves),
  };
}
