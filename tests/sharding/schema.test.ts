import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../../server/platform/database/rows.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { REFERENCE_TABLES } from './tables.ts';

/** What `authority_id` as the key of distribution (Citus) asks of the schema itself. */
describe('the schema can be spread by authority', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(() => platform.close());
  const ask = <T>(statement: RawBuilder<T>) => rows(platform.db, statement);

  it('every table is a reference table with a reason, or has a key that begins with its authority', async () => {
    const tables = await ask(sql<{ name: string; key: string[] | null }>`
      select c.relname as name,
             (select array_agg(a.attname::text order by k.n)
              from pg_index i
              cross join unnest(i.indkey) with ordinality k(col, n)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.col
              where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
    expect(tables.length).toBeGreaterThan(100);
    const wrong = tables.filter(
      ({ name, key }) => !(name in REFERENCE_TABLES) && key?.[0] !== 'authority_id',
    );
    expect(wrong).toEqual([]);
    const known = new Set(tables.map(({ name }) => name));
    expect(Object.keys(REFERENCE_TABLES).filter((name) => !known.has(name))).toEqual([]);
  });

  it('what is unique among facts is unique within an authority', async () => {
    const unique = await ask(sql<{ name: string; index: string; columns: string[] }>`
      select c.relname as name, x.relname as index, array_agg(a.attname::text) as columns
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_class x on x.oid = i.indexrelid
      cross join unnest(i.indkey) k(col)
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.col
      where c.relnamespace = 'public'::regnamespace and i.indisunique
      group by 1, 2`);
    const wrong = unique.filter(
      ({ name, columns }) => !(name in REFERENCE_TABLES) && !columns.includes('authority_id'),
    );
    expect(wrong).toEqual([]);
  });

  it('facts point to facts of their own authority only', async () => {
    const keys = await ask(sql<{ name: string; target: string; columns: string[] }>`
      select f.relname as name, t.relname as target, array_agg(a.attname::text) as columns
      from pg_constraint k
      join pg_class f on f.oid = k.conrelid
      join pg_class t on t.oid = k.confrelid
      cross join unnest(k.conkey) c(col)
      join pg_attribute a on a.attrelid = f.oid and a.attnum = c.col
      where k.contype = 'f' and f.relnamespace = 'public'::regnamespace
      group by k.oid, 1, 2`);
    const wrong = keys.filter(
      ({ target, columns }) => !(target in REFERENCE_TABLES) && !columns.includes('authority_id'),
    );
    expect(wrong).toEqual([]);
  });

  it('nothing runs by itself: no trigger, no sequence, no time or id made by a default', async () => {
    expect(
      await ask(sql`
        select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
        union all
        select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
        union all
        select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public'
          and (is_identity = 'YES' or column_default ~* 'now\\(|uuid|random|nextval|current_')`),
    ).toEqual([]);
  });
});
