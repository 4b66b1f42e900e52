import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import type { Db } from './database.ts';
import { PLAN_ANEW, PLAN_ONCE } from './prepare-statements.ts';
import { firstRow } from './rows.ts';

describe('statements of a connection', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(() => platform.close());

  const mode = async (db: Db, mark = sql``) => {
    const statement = sql<{
      mode: string;
    }>`${mark} select current_setting('plan_cache_mode') as mode
      where ${1}::int = 1`;
    return (await firstRow(db, statement))?.mode;
  };

  it('are planned once, those that are marked at every call', async () => {
    await platform.db.connection().execute(async (db) => {
      expect(await mode(db)).toBe(PLAN_ONCE);
      expect(await mode(db, PLAN_ANEW)).toBe('force_custom_plan');
      expect(await mode(db)).toBe(PLAN_ONCE);
    });
  });

  it('are planned once again after a marked one failed, in a transaction and outside', async () => {
    await platform.db.connection().execute(async (db) => {
      const fails = sql`${PLAN_ANEW} select 1 / ${0}::int`;
      await expect(fails.execute(db)).rejects.toThrow(/division/);
      expect(await mode(db)).toBe(PLAN_ONCE);
      const whole = db.transaction().execute(async (tx) => fails.execute(tx));
      await expect(whole).rejects.toThrow(/division/);
      expect(await mode(db)).toBe(PLAN_ONCE);
    });
  });

  it('are prepared by name, so that their text is read once', async () => {
    await platform.db.connection().execute(async (db) => {
      await mode(db);
      await mode(db, PLAN_ANEW);
      const names = await firstRow(
        db,
        sql<{ marked: number; others: number }>`select
          count(*) filter (where statement like '/* plan anew */%')::int as marked,
          count(*)::int as others from pg_prepared_statements`,
      );
      expect(names?.marked).toBe(0);
      expect(names?.others).toBeGreaterThan(0);
    });
  });
});
