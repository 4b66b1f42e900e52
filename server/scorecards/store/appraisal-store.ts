import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { CellScope } from './value-store.ts';

/** Points that a unit gives itself beside those that it is given, under one criterion. */
export interface AppraisalRecord {
  readonly id: string;
  readonly criterion: string;
  readonly unitId: string;
  readonly selfPoints: number | null;
  readonly selfWords: string | null;
  readonly selfAt: Date | null;
  readonly selfById: string | null;
  readonly points: number | null;
  readonly words: string | null;
  readonly appraisedAt: Date | null;
  readonly appraisedById: string | null;
  readonly version: number;
}

/** The record with the names of who gave the points. */
export type NamedAppraisal = AppraisalRecord & {
  readonly selfBy: string | null;
  readonly appraisedBy: string | null;
};

const columns = sql`a.id, a.criterion, a.unit_id as "unitId", a.self_points::float8 as "selfPoints",
  a.self_words as "selfWords", a.self_at as "selfAt", a.self_by as "selfById",
  a.points::float8 as points, a.words, a.appraised_at as "appraisedAt",
  a.appraised_by as "appraisedById", a.version`;
const bare = sql`authority_id, id, scorecard_id, period, criterion, unit_id, self_points, self_words,
  self_at, self_by, points, words, appraised_at, appraised_by, version, since, changed_by`;

/**
 * The appraisals of a period; as of a past moment as they stood then.
 *
 * @param until null for now
 */
export async function appraisalsOf(
  db: Db | Tx,
  { authorityId, scorecardId, period }: CellScope,
  until: Date | null = null,
): Promise<NamedAppraisal[]> {
  const mine = sql`authority_id = ${authorityId} and scorecard_id = ${scorecardId} and period = ${period}`;
  const stood =
    until === null
      ? sql`(select ${bare} from appraisal where ${mine})`
      : sql`(select ${bare} from appraisal where ${mine} and since < ${until}
          union all select ${bare} from appraisal_history
            where ${mine} and since < ${until} and until >= ${until})`;
  return rows(
    db,
    sql<NamedAppraisal>`select ${columns}, s.full_name as "selfBy", g.full_name as "appraisedBy"
        from ${stood} a left join person s on s.id = a.self_by left join person g on g.id = a.appraised_by
        order by a.criterion, a.unit_id`,
  );
}

/** The appraisal of one cell, held until the act ends; null where nothing was given yet. */
export async function lockAppraisal(
  tx: Tx,
  { authorityId, scorecardId, period }: CellScope,
  criterion: string,
  unitId: string,
): Promise<AppraisalRecord | null> {
  return firstRow(
    tx,
    sql<AppraisalRecord>`select ${columns} from appraisal a
        where a.authority_id = ${authorityId} and a.scorecard_id = ${scorecardId}
          and a.period = ${period} and a.criterion = ${criterion} and a.unit_id = ${unitId} for update`,
  );
}

/** Puts an appraisal in place; the one before goes to history with the time for which it held. */
export async function writeAppraisal(
  tx: Tx,
  { authorityId, scorecardId, period }: CellScope,
  next: AppraisalRecord,
  at: Date,
  by: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into appraisal_history (${bare}, until)
        select ${bare}, ${at}::timestamptz from appraisal
        where authority_id = ${authorityId} and id = ${next.id}`,
  );
  await run(
    tx,
    sql`insert into appraisal (${bare})
        values (${authorityId}, ${next.id}, ${scorecardId}, ${period}, ${next.criterion}, ${next.unitId},
          ${next.selfPoints}, ${next.selfWords}, ${next.selfAt}, ${next.selfById}, ${next.points},
          ${next.words}, ${next.appraisedAt}, ${next.appraisedById}, ${next.version}, ${at}, ${by})
        on conflict (authority_id, id) do update set self_points = excluded.self_points,
          self_words = excluded.self_words, self_at = excluded.self_at, self_by = excluded.self_by,
          points = excluded.points, words = excluded.words, appraised_at = excluded.appraised_at,
          appraised_by = excluded.appraised_by, version = excluded.version, since = excluded.since,
          changed_by = excluded.changed_by`,
  );
}
