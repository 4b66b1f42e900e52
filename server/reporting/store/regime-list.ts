import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { visibleObligationSql } from './obligation-sight.ts';
import { type RegimeRecord, regimesAt } from './regime-store.ts';

export interface RegimeFilter {
  readonly authorities: readonly string[];
  readonly actor: Actor;
  readonly day: string;
  readonly at: Date | null;
  /** Words without accents, each somewhere in the name or the code of the form. */
  readonly words: readonly string[];
  readonly frequency: string | null;
  readonly state: 'current' | 'closed' | null;
}

/** One page of regimes by name, with how many there are in all. */
export async function regimePage(
  db: Db,
  filter: RegimeFilter,
  isDown: boolean,
  after: readonly [string, string] | null,
  limit: number,
): Promise<{ found: RegimeRecord[]; total: number }> {
  const seen = sql`(${regimesAt(filter.authorities, filter.at)}) r where ${matching(filter)}`;
  const [way, beyond] = [sql.raw(isDown ? 'desc' : 'asc'), sql.raw(isDown ? '<' : '>')];
  const next = after
    ? sql`and (r.folded, r.id) ${beyond} (${after[0]}, ${after[1]}::bigint)`
    : sql``;
  const [found, total] = await Promise.all([
    rows(
      db,
      sql<RegimeRecord>`select * from ${seen} ${next} order by r.folded ${way}, r.id ${way} limit ${limit}`,
    ),
    firstRow(db, sql<{ count: number }>`select count(*)::int as count from ${seen}`),
  ]);
  return { found, total: total?.count ?? 0 };
}

function matching({ actor, day, words, frequency, state }: RegimeFilter): RawBuilder<unknown> {
  const isOver = sql`(r."validTo" is not null and r."validTo" < ${day}::date)`;
  const conditions = [
    // Another authority's regime is seen by what somebody owes under it.
    sql`(r."authorityId" = ${actor.authorityId} or exists (select from obligation o
      where o.authority_id = r."authorityId" and o.regime_id = r.id
        and ${visibleObligationSql(actor, day)}))`,
    ...words.map((word) => sql`r.folded like ${`%${word}%`}`),
    ...(frequency === null ? [] : [sql`r.frequency = ${frequency}`]),
    ...(state === null ? [] : [state === 'closed' ? isOver : sql`not ${isOver}`]),
  ];
  return sql.join(conditions, sql` and `);
}
