import { sql } from 'kysely';
import { asDay } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { NamedUnit } from '../rules/unit-name.ts';
import { visibleTo } from './unit-list.ts';

/**
 * Every unit that a text of this authority may name, past ones included, with its latest parent: the
 * authority's own units and the bodies of all others.
 */
export async function namedUnits(db: Db | Tx, authorityId: string): Promise<NamedUnit[]> {
  const found = await rows(
    db,
    sql<Omit<NamedUnit, 'validFrom' | 'validTo'> & { validFrom: string; validTo: string | null }>`
      select u.id, u.name, u.short_name as "shortName", u.aliases, u.kind, u.authority_id as "authorityId",
        p.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo"
      from unit u left join unit_parent p on p.unit_id = u.id and p.valid_to is null
      where ${visibleTo(authorityId)}`,
  );
  return found.map((unit) => ({
    ...unit,
    validFrom: asDay(unit.validFrom),
    validTo: unit.validTo === null ? null : asDay(unit.validTo),
  }));
}

/** Changes whenever a unit is added or changed, so that what was prepared from them can be kept. */
export async function registerStamp(db: Db | Tx): Promise<string> {
  const found = await firstRow(
    db,
    sql<{
      stamp: string;
    }>`select concat(count(*), ' ', max(id), ' ', max(since), ' ', sum(version)) as stamp
        from unit`,
  );
  return found?.stamp ?? '';
}

/** The units that officers of this authority have taught for names as written, by name key. */
export async function learntAliases(
  db: Db | Tx,
  authorityId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ written: string; unitId: string }>`select written, unit_id as "unitId" from unit_alias
        where authority_id = ${authorityId} and written = any(${[...keys]}::text[])`,
  );
  return new Map(found.map((row) => [row.written, row.unitId]));
}

export async function saveAlias(
  tx: Tx,
  authorityId: string,
  alias: { readonly key: string; readonly written: string; readonly unitId: string },
  now: Date,
): Promise<void> {
  const { key, written, unitId } = alias;
  await run(
    tx,
    sql`insert into unit_alias (authority_id, written, as_written, unit_id, created_at)
        values (${authorityId}, ${key}, ${written.trim()}, ${unitId}, ${now})
        on conflict (authority_id, written) do update set as_written = excluded.as_written,
          unit_id = excluded.unit_id, created_at = excluded.created_at`,
  );
}

export async function deleteAlias(tx: Tx, authorityId: string, key: string): Promise<boolean> {
  const gone = await run(
    tx,
    sql`delete from unit_alias where authority_id = ${authorityId} and written = ${key}`,
  );
  return gone > 0;
}

/** One name that the officers of an authority have taught (bí danh đơn vị). */
export interface LearntName {
  readonly written: string;
  readonly unitId: string;
  readonly learntAt: Date;
}

/** Everything that this authority has taught about names, in the order of the words. */
export async function allAliases(db: Db | Tx, authorityId: string): Promise<LearntName[]> {
  return rows(
    db,
    sql<LearntName>`select coalesce(as_written, written) as written, unit_id as "unitId",
          created_at as "learntAt"
        from unit_alias where authority_id = ${authorityId} order by 1`,
  );
}
