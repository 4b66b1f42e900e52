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
  key: string,
  unitId: string,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into unit_alias (authority_id, written, unit_id, created_at)
        values (${authorityId}, ${key}, ${unitId}, ${now})
        on conflict (authority_id, written) do update set unit_id = excluded.unit_id, created_at = excluded.created_at`,
  );
}
