import { sql } from 'kysely';
import type { Rehomed, Rehoming } from '../../organisation/store/holdings.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';
import type { OfReorganisation } from './choice-store.ts';

/** A thing that was moved, as it can be put back. */
export interface MoveRow extends Rehoming {
  readonly title: string;
  readonly rule: string;
  readonly version: number | null;
}

/** Notes what was moved; of rows that were moved before it notes their new version too. */
export async function writeMoves(
  tx: Tx,
  ids: Ids,
  { authorityId, id }: OfReorganisation,
  moved: readonly (Omit<MoveRow, keyof Rehomed> & Rehomed)[],
  at: Date,
): Promise<void> {
  if (moved.length === 0) return;
  const { first } = ids.block(moved.length);
  const given = JSON.stringify(
    moved.map((move) => ({
      kind: move.kind,
      authority: move.authorityId,
      thing: move.id,
      from_id: move.fromUnitId,
      to_id: move.toUnitId,
      title: move.title,
      rule: move.rule,
      version: move.version,
      kept: move.kept,
    })),
  );
  const shape =
    sql.raw(`(kind text, authority bigint, thing text, from_id bigint, to_id bigint, title text,
    rule text, version integer, kept jsonb)`);
  await run(
    tx,
    sql`update reorganisation_move m set thing_version = g.version
        from jsonb_to_recordset(${given}::jsonb) as g${shape}
        where m.authority_id = ${authorityId} and m.reorganisation_id = ${id} and m.undone_at is null
          and m.thing_authority_id = g.authority and m.thing_id = g.thing and g.version is not null
          and (m.kind = g.kind or m.kind in ('task', 'class', 'series', 'given')
              and g.kind in ('task', 'class', 'series', 'given')
            or m.kind in ('obligation', 'received') and g.kind in ('obligation', 'received')
            or m.kind in ('proposal', 'to_decide') and g.kind in ('proposal', 'to_decide'))`,
  );
  await run(
    tx,
    sql`insert into reorganisation_move (authority_id, reorganisation_id, id, kind, thing_authority_id,
          thing_id, from_unit_id, to_unit_id, title, rule, thing_version, kept, at)
        select ${authorityId}, ${id}, ${idAtSql(first, sql`(row_number() over () - 1)`)}, kind, authority,
          thing, from_id, to_id, title, rule, version, kept, ${at}::timestamptz
        from jsonb_to_recordset(${given}::jsonb) as g${shape}`,
  );
}

/** What was moved and not put back. */
export async function movesOf(
  db: Db | Tx,
  { authorityId, id }: OfReorganisation,
): Promise<MoveRow[]> {
  return rows(
    db,
    sql<MoveRow>`
      select kind, thing_authority_id::text as "authorityId", thing_id as id,
        from_unit_id::text as "fromUnitId", to_unit_id::text as "toUnitId", title, rule,
        thing_version as version, kept, true as "keepsPerson"
      from reorganisation_move
      where authority_id = ${authorityId} and reorganisation_id = ${id} and undone_at is null
      order by id`,
  );
}

/** Notes that moves were put back. */
export async function noteUndone(
  tx: Tx,
  { authorityId, id }: OfReorganisation,
  moves: readonly Pick<MoveRow, 'kind' | 'authorityId' | 'id'>[],
  at: Date,
): Promise<void> {
  await run(
    tx,
    sql`update reorganisation_move m set undone_at = ${at}
        from unnest(${moves.map((move) => move.kind)}::text[],
          ${moves.map((move) => move.authorityId)}::bigint[], ${moves.map((move) => move.id)}::text[])
          as g(kind, authority, thing)
        where m.authority_id = ${authorityId} and m.reorganisation_id = ${id} and m.undone_at is null
          and m.kind = g.kind and m.thing_authority_id = g.authority and m.thing_id = g.thing`,
  );
}
