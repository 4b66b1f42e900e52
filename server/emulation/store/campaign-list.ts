import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../directives/moment.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { type CAMPAIGN_SORTS, CampaignDefinition } from '../campaign-contract.ts';
import { type CampaignRecord, campaignsAt } from './campaign-record.ts';

export interface CampaignFilter {
  /** Words without accents, each somewhere in the name or number. */
  readonly words: readonly string[];
  readonly state: 'draft' | 'running' | 'ended' | null;
  readonly form: string | null;
  readonly moment: Moment;
}
export type CampaignSort = (typeof CAMPAIGN_SORTS)[number];

/** One page of movements with the key of each in the order asked for. */
export async function pageOfCampaigns(
  db: Db,
  authorityId: string,
  filter: CampaignFilter,
  sort: CampaignSort,
  after: readonly [string, string] | null,
  limit: number,
): Promise<(CampaignRecord & { readonly sortKey: string })[]> {
  const isDown = sort.startsWith('-');
  const key = sort.endsWith('name') ? sql`left(c.folded, 200)` : sql`c."startsOn"::text`;
  const beyond = sql.raw(isDown ? '<' : '>');
  const next = after ? sql`and (${key}, c.id) ${beyond} (${after[0]}, ${after[1]}::bigint)` : sql``;
  const way = sql.raw(isDown ? 'desc' : 'asc');
  const found = await rows(
    db,
    sql<CampaignRecord & { sortKey: string }>`
      select c.*, ${key} as "sortKey"
      from (${campaignsAt(authorityId, filter.moment.endOfDay)}) c
      where ${matching(filter)} ${next} order by ${key} ${way}, c.id ${way} limit ${limit}`,
  );
  return found.map((row) => ({ ...row, definition: CampaignDefinition.parse(row.definition) }));
}

export async function countCampaigns(
  db: Db,
  authorityId: string,
  filter: CampaignFilter,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count
        from (${campaignsAt(authorityId, filter.moment.endOfDay)}) c where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching({ words, state, form, moment }: CampaignFilter): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...words.map((word) => sql`c.folded like ${`%${word}%`}`),
    ...(form === null ? [] : [sql`c.definition->>'form' = ${form}`]),
    ...(state === null ? [] : [stateSql(state, moment.day)]),
  ];
  return sql.join(conditions, sql` and `);
}

function stateSql(state: 'draft' | 'running' | 'ended', day: string): RawBuilder<unknown> {
  switch (state) {
    case 'draft':
      return sql`c."launchedOn" is null`;
    case 'running':
      return sql`c."launchedOn" is not null and c."endsOn" >= ${day}::date`;
    case 'ended':
      return sql`c."launchedOn" is not null and c."endsOn" < ${day}::date`;
  }
}
