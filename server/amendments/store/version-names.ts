import { sql } from 'kysely';
import type { PlanVersion } from '../../plans/plan-version-view.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { OPEN_STATES } from '../rules/steps.ts';

/** How the amendments and directives of some versions are called, and how many more are on their way. */
export async function versionNames(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  versions: readonly PlanVersion[],
) {
  const own = sql`authority_id = ${authorityId}`;
  const amendments = await rows(
    db,
    sql<{ id: string; number: number; title: string }>`
      select id, number, title from amendment where ${own}
        and id = any(${versions.flatMap(({ amendmentId }) => amendmentId ?? [])}::bigint[])`,
  );
  const directives = await rows(
    db,
    sql<{ id: string; number: string | null }>`
      select id, number from directive where ${own}
        and id = any(${versions.flatMap(({ directiveId }) => directiveId ?? [])}::bigint[])`,
  );
  const open = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from amendment
        where ${own} and plan_id = ${planId} and state = any(${[...OPEN_STATES]}::text[])`,
  );
  return {
    amendments: new Map(amendments.map((each) => [each.id, each])),
    directives: new Map(directives.map((each) => [each.id, each])),
    open: open?.count ?? 0,
  };
}
