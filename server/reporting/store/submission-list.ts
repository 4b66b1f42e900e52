import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { subtreeSql } from '../../organisation/units.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { SENT } from '../rules/submission-states.ts';
import type {
  SUBMISSION_SCOPES,
  SUBMISSION_SORTS,
  SubmissionState,
} from '../submission-contract.ts';
import { type SubmissionRecord, type SubmissionSight, submissionsAt } from './submission-store.ts';

export interface SubmissionFilter {
  readonly sight: SubmissionSight;
  readonly actor: Actor;
  readonly day: string;
  /** The last instant of a past day; null is now. */
  readonly at: Date | null;
  /** Words without accents, each somewhere in what the report is searched by. */
  readonly words: readonly string[];
  readonly scope: (typeof SUBMISSION_SCOPES)[number];
  readonly state: SubmissionState | null;
  readonly periodKey: string | null;
  readonly unitId: string | null;
}

export type SubmissionListed = SubmissionRecord & { readonly sortKey: string };

/** One page of reports with the key of each in the order asked for. */
export async function pageOfSubmissions(
  db: Db,
  filter: SubmissionFilter,
  sort: (typeof SUBMISSION_SORTS)[number],
  after: readonly [string, string] | null,
  limit: number,
): Promise<SubmissionListed[]> {
  const isDown = sort.startsWith('-');
  const key = keyOf(sort);
  const beyond = sql.raw(isDown ? '<' : '>');
  const next = after ? sql`and (${key}, s.id) ${beyond} (${after[0]}, ${after[1]}::bigint)` : sql``;
  const way = sql.raw(isDown ? 'desc' : 'asc');
  return rows(
    db,
    sql<SubmissionListed>`select s.*, ${key} as "sortKey"
        from (${submissionsAt(filter.sight, filter.at)}) s
        where ${matching(filter)} ${next} order by ${key} ${way}, s.id ${way} limit ${limit}`,
  );
}

export async function countSubmissions(db: Db, filter: SubmissionFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count
        from (${submissionsAt(filter.sight, filter.at)}) s where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function keyOf(sort: (typeof SUBMISSION_SORTS)[number]): RawBuilder<string> {
  switch (sort) {
    case 'due':
    case '-due':
      return sql<string>`(s.frame->>'dueOn')`;
    case 'unit':
    case '-unit':
      return sql<string>`left(s.folded, 200)`;
    case 'changed':
    case '-changed':
      return sql<string>`to_char(s.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  }
}

function matching(filter: SubmissionFilter): RawBuilder<unknown> {
  const { words, state, periodKey, unitId, day } = filter;
  return sql.join(
    [
      inJurisdiction(filter),
      ofScope(filter),
      ...words.map((word) => sql`s.folded like ${`%${word}%`}`),
      ...(state === null ? [] : [sql`s.state = ${state}`]),
      ...(periodKey === null ? [] : [sql`s."periodKey" = ${periodKey}`]),
      ...(unitId === null ? [] : [sql`s."unitId" in (${subtreeSql(unitId, day)})`]),
    ],
    sql` and `,
  );
}

/** Its own reports; those of units below and those sent to it once they were sent; an inspector all of them. */
function inJurisdiction({ actor, day }: SubmissionFilter): RawBuilder<unknown> {
  const { jurisdictionUnitId: unitId, role } = actor;
  const isReadable =
    role === 'inspector'
      ? sql`true`
      : sql`(s."unitId" = ${unitId} or s.state = any(${[...SENT]}::text[]))`;
  const below = subtreeSql(unitId, day);
  return sql`(s."unitId" in (${below}) or s."toUnitId" in (${below})) and ${isReadable}`;
}

function ofScope({ scope, actor }: SubmissionFilter): RawBuilder<unknown> {
  const unitId = actor.jurisdictionUnitId;
  switch (scope) {
    case 'mine':
      return sql`s."unitId" = ${unitId}`;
    case 'to_sign':
      return sql`s."unitId" = ${unitId} and s.state = 'signing'`;
    case 'to_decide':
      return sql`s."toUnitId" = ${unitId} and s.state = 'submitted'`;
    case 'all':
      return sql`true`;
  }
}
