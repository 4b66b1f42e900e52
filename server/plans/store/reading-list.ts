import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { ReadingState } from './reading-store.ts';

export interface ReadingFilter {
  readonly state: ReadingState | null;
  /** Words without accents; each must occur in the title or number. */
  readonly words: readonly string[];
}

/** A draft in the list; counts are taken from the draft itself. */
export interface ListedReading {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly state: ReadingState;
  readonly tasks: number;
  readonly seen: number;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly planId: string | null;
  readonly key: string;
}

const columns = sql`id, title, draft->'identity'->>'number' as number, state,
  jsonb_array_length(draft->'tasks') as tasks,
  jsonb_array_length(jsonb_path_query_array(draft, '$.tasks[*] ? (@.state != "unseen")')) as seen,
  saved_at as "savedAt", saved_by as "savedBy", plan_id as "planId", saved_at::text as key`;

/** Drafts, the one saved last first. */
export async function pageOfReadings(
  db: Db,
  authorityId: string,
  filter: ReadingFilter,
  after: { readonly key: string; readonly id: string } | null,
  limit: number,
): Promise<ListedReading[]> {
  const beyond = after
    ? sql`and (saved_at, id) < (${after.key}::timestamptz, ${after.id}::bigint)`
    : sql``;
  return rows(
    db,
    sql<ListedReading>`select ${columns} from reading where ${matching(authorityId, filter)} ${beyond}
        order by saved_at desc, id desc limit ${limit}`,
  );
}

export async function countReadings(
  db: Db,
  authorityId: string,
  filter: ReadingFilter,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from reading
        where ${matching(authorityId, filter)}`,
  );
  return found?.count ?? 0;
}

export async function listedReading(
  db: Db,
  authorityId: string,
  id: string,
): Promise<ListedReading | null> {
  return firstRow(
    db,
    sql<ListedReading>`select ${columns} from reading
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

function matching(authorityId: string, { state, words }: ReadingFilter): RawBuilder<unknown> {
  const conditions = [
    sql`authority_id = ${authorityId}`,
    ...(state === null ? [] : [sql`state = ${state}`]),
    ...words.map((word) => sql`folded like ${`%${word}%`}`),
  ];
  return sql.join(conditions, sql` and `);
}
