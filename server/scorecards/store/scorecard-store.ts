import { type RawBuilder, sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { PeriodKind } from '../definition-contract.ts';

/** A row of `scorecard`. */
export interface ScorecardRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly periodKind: PeriodKind;
  readonly origin: string | null;
  readonly closedOn: Day | null;
  readonly version: number;
}

const columns = sql`s.authority_id as "authorityId", s.id, s.name, s.about,
  s.period_kind as "periodKind", s.origin, s.closed_on as "closedOn", s.version`;

/** A scorecard of one of these authorities; as of a past day as it was called then. */
export async function findScorecard(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<ScorecardRecord | null> {
  return firstRow(
    db,
    sql<ScorecardRecord>`select ${columns} from scorecard s
        where s.authority_id = any(${[...authorityIds]}::bigint[]) and s.id = ${id}`,
  );
}

export async function lockScorecard(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<ScorecardRecord | null> {
  return firstRow(
    tx,
    sql<ScorecardRecord>`select ${columns} from scorecard s
        where s.authority_id = ${authorityId} and s.id = ${id} for update`,
  );
}

export interface ScorecardFilter {
  readonly authorityIds: readonly string[];
  /** The authority whose scorecards are all listed. */
  readonly own: string;
  /** Those of the other authorities that are. */
  readonly others: readonly string[];
  readonly words: readonly string[];
  readonly closed: boolean;
  /** The end of the day looked at; null for now. */
  readonly until: Date | null;
}

/** Scorecards by name, the page after a key. */
export async function pageOfScorecards(
  db: Db | Tx,
  filter: ScorecardFilter,
  after: { readonly folded: string; readonly id: string } | null,
  limit: number,
  downwards: boolean,
): Promise<(ScorecardRecord & { readonly folded: string })[]> {
  const order = downwards ? sql`desc` : sql`asc`;
  const beyond = after
    ? sql`and (s.folded, s.id) ${downwards ? sql`<` : sql`>`} (${after.folded}, ${after.id}::bigint)`
    : sql``;
  return rows(
    db,
    sql<ScorecardRecord & { folded: string }>`select ${columns}, s.folded from scorecard s
        where ${matching(filter)} ${beyond} order by s.folded ${order}, s.id ${order} limit ${limit}`,
  );
}

export async function countScorecards(db: Db | Tx, filter: ScorecardFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{
      count: number;
    }>`select count(*)::int as count from scorecard s where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching({
  authorityIds,
  own,
  others,
  words,
  closed,
  until,
}: ScorecardFilter): RawBuilder<unknown> {
  const begun = sql`coalesce((select min(h.since) from scorecard_history h
    where h.authority_id = s.authority_id and h.id = s.id), s.since)`;
  return sql.join(
    [
      sql`s.authority_id = any(${[...authorityIds]}::bigint[])`,
      sql`(s.authority_id = ${own} or s.id = any(${[...others]}::bigint[]))`,
      ...(closed ? [] : [sql`s.closed_on is null`]),
      ...(until === null ? [] : [sql`${begun} < ${until}`]),
      ...words.map((word) => sql`s.folded like ${`%${word}%`}`),
    ],
    sql` and `,
  );
}

export async function insertScorecard(
  tx: Tx,
  scorecard: ScorecardRecord,
  at: Date,
  by: string,
): Promise<void> {
  const { authorityId, id, name, about, periodKind, origin, closedOn, version } = scorecard;
  await run(
    tx,
    sql`insert into scorecard (authority_id, id, name, folded, about, period_kind, origin, closed_on,
          version, since, changed_by)
        values (${authorityId}, ${id}, ${name}, ${accentFree(name)}, ${about}, ${periodKind}, ${origin},
          ${closedOn}, ${version}, ${at}, ${by})`,
  );
}

/** Puts the next version in place; the one before goes to history with the time for which it held. */
export async function saveScorecard(
  tx: Tx,
  next: ScorecardRecord,
  at: Date,
  by: string,
): Promise<void> {
  const { authorityId, id, name, about, closedOn, version } = next;
  await run(
    tx,
    sql`insert into scorecard_history
        select s.*, ${at}::timestamptz from scorecard s
        where s.authority_id = ${authorityId} and s.id = ${id}`,
  );
  await run(
    tx,
    sql`update scorecard set name = ${name}, folded = ${accentFree(name)}, about = ${about},
          closed_on = ${closedOn}, version = ${version}, since = ${at}, changed_by = ${by}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** How scorecards are called, for the journal. */
export async function scorecardTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from scorecard
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
