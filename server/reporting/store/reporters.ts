import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import type { Reporters } from '../rules/regime.ts';
import { visibleObligationSql } from './obligation-sight.ts';
import { reportersSql } from './reporter-sql.ts';

interface SomeUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
}

/** How many units report at a level on a day, and the first of them by name. */
export async function reportersOf(
  db: Db,
  reporters: Reporters,
  topId: string,
  day: Day,
): Promise<{ count: number; some: SomeUnit[] }> {
  const found = await firstRow(
    db,
    sql<{ count: number; some: SomeUnit[] | null }>`
      with reporter as (${reportersSql(reporters, topId, sql`${day}::date`)})
      select (select count(*)::int from reporter) as count,
        (select json_agg(s) from (select u.id::text as id, u.name, u.short_name as "shortName"
          from reporter r join unit u on u.id = r.unit_id order by u.folded, u.id limit 6) s) as some`,
  );
  return { count: found?.count ?? 0, some: found?.some ?? [] };
}

/** Whether a post sees somebody owing reports under a regime. */
export async function isOwedUnder(
  db: Db,
  actor: Actor,
  { authorityId, id }: { readonly authorityId: string; readonly id: string },
  day: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from obligation o where o.authority_id = ${authorityId} and o.regime_id = ${id}
        and ${visibleObligationSql(actor, day)} limit 1`,
  );
  return found !== null;
}
