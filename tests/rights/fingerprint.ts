import { sql } from 'kysely';
import { rows } from '../../server/platform/database/rows.ts';
import type { World } from './world.ts';

/** Tables that say who came and asked, and nothing of the work. */
const OF_VISITS = new Set(['session', 'access_log', 'sign_in_try', 'account_security']);

/** A checksum of the rows of every table, the queue of jobs among them. */
export async function fingerprint({ platform }: World): Promise<Map<string, string>> {
  const tables = await rows(
    platform.db,
    sql<{ schema: string; name: string }>`select schemaname as schema, relname as name
        from pg_stat_user_tables order by 1, 2`,
  );
  const sums = new Map<string, string>();
  for (const { schema, name } of tables) {
    if (OF_VISITS.has(name)) continue;
    const [found] = await rows(
      platform.db,
      sql<{
        sum: string;
      }>`select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum
          from ${sql.table(`${schema}.${name}`)} t`,
    );
    sums.set(`${schema}.${name}`, found?.sum ?? '');
  }
  return sums;
}
