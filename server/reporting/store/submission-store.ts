import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { SubmissionFrame, SubmissionSigner, SubmissionState } from '../submission-contract.ts';

/** A report as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface SubmissionRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly obligationId: string;
  readonly regimeId: string;
  readonly unitId: string;
  readonly toAuthorityId: string;
  readonly toUnitId: string;
  readonly periodKey: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly frame: SubmissionFrame;
  readonly folded: string;
  readonly state: SubmissionState;
  readonly edition: number;
  readonly frozenAt: Date | null;
  readonly round: number;
  readonly presentedAt: Date | null;
  readonly presentedBy: string | null;
  readonly askedBackAt: Date | null;
  readonly askedBackBy: string | null;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly signer: SubmissionSigner | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`s.authority_id as "authorityId", s.id, s.obligation_id as "obligationId",
  s.regime_id as "regimeId", s.unit_id as "unitId", s.to_authority_id as "toAuthorityId",
  s.to_unit_id as "toUnitId", s.period_key as "periodKey", s.period_from as "periodFrom",
  s.period_to as "periodTo", s.frame, s.folded, s.state, s.edition, s.frozen_at as "frozenAt",
  s.round, s.presented_at as "presentedAt", s.presented_by as "presentedBy",
  s.asked_back_at as "askedBackAt", s.asked_back_by as "askedBackBy", s.number,
  s.signed_on as "signedOn", s.signed_at as "signedAt", s.signed_by as "signedBy", s.signer,
  s.decided_at as "decidedAt", s.decided_by as "decidedBy", s.reason, s.version, s.since,
  s.changed_by as "changedBy"`;

/** Whose reports a post may come upon: those kept by some authorities, and those sent to its own. */
export interface SubmissionSight {
  readonly authorities: readonly string[];
  readonly authorityId: string;
}

/** All reports in sight as they were at a moment; null is now. */
export function submissionsAt(
  { authorities, authorityId }: SubmissionSight,
  at: Date | null,
): RawBuilder<SubmissionRecord> {
  const inSight = sql`(s.authority_id = any(${[...authorities]}::bigint[])
      or s.to_authority_id = ${authorityId})`;
  if (at === null) return sql`select ${columns} from submission s where ${inSight}`;
  return sql`select ${columns} from submission s where ${inSight} and s.since <= ${at}
    union all
    select ${columns} from submission_past s
      where ${inSight} and s.since <= ${at} and s.until > ${at}`;
}

export async function findSubmission(
  db: Db | Tx,
  sight: SubmissionSight,
  id: string,
  at: Date | null = null,
): Promise<SubmissionRecord | null> {
  return firstRow(
    db,
    sql<SubmissionRecord>`select * from (${submissionsAt(sight, at)}) s where s.id = ${id}`,
  );
}

/** A version of a report as it once stood, for the difference that a 409 shows. */
export async function submissionAtVersion(
  tx: Tx,
  authorityId: string,
  id: string,
  version: number,
): Promise<SubmissionRecord | null> {
  return firstRow(
    tx,
    sql<SubmissionRecord>`select ${columns} from submission_past s
        where s.authority_id = ${authorityId} and s.id = ${id} and s.version = ${version}`,
  );
}

/** The report, held until the act ends. */
export async function lockSubmission(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<SubmissionRecord | null> {
  return firstRow(
    tx,
    sql<SubmissionRecord>`select ${columns} from submission s
        where s.authority_id = ${authorityId} and s.id = ${id} for update`,
  );
}

/** The report, its state held until the act ends; others may hold it the same way at the same time. */
export async function shareSubmission(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<SubmissionRecord | null> {
  return firstRow(
    tx,
    sql<SubmissionRecord>`select ${columns} from submission s
        where s.authority_id = ${authorityId} and s.id = ${id} for share`,
  );
}

export async function submissionOfObligation(
  db: Db | Tx,
  authorityId: string,
  obligationId: string,
): Promise<SubmissionRecord | null> {
  return firstRow(
    db,
    sql<SubmissionRecord>`select ${columns} from submission s
        where s.authority_id = ${authorityId} and s.obligation_id = ${obligationId}`,
  );
}

/** The last report of the same unit and regime that was sent for an earlier period. */
export async function previousSubmission(
  db: Db | Tx,
  record: Pick<SubmissionRecord, 'authorityId' | 'unitId' | 'regimeId' | 'periodFrom'>,
): Promise<SubmissionRecord | null> {
  return firstRow(
    db,
    sql<SubmissionRecord>`select ${columns} from submission s
        where s.authority_id = ${record.authorityId} and s.unit_id = ${record.unitId}
          and s.regime_id = ${record.regimeId} and s.period_to < ${record.periodFrom}::date
          and s.state in ('submitted', 'accepted')
        order by s.period_to desc limit 1`,
  );
}

export async function insertSubmission(tx: Tx, record: SubmissionRecord): Promise<void> {
  await run(
    tx,
    sql`insert into submission (authority_id, id, obligation_id, regime_id, unit_id, to_authority_id,
          to_unit_id, period_key, period_from, period_to, frame, folded, state, edition, round,
          version, since, changed_by)
        values (${record.authorityId}, ${record.id}, ${record.obligationId}, ${record.regimeId},
          ${record.unitId}, ${record.toAuthorityId}, ${record.toUnitId}, ${record.periodKey},
          ${record.periodFrom}, ${record.periodTo}, ${JSON.stringify(record.frame)}::jsonb,
          ${record.folded}, ${record.state}, ${record.edition}, ${record.round},
          ${record.version}, ${record.since}, ${record.changedBy})`,
  );
}

/** Keeps what the report was and writes what it is now. */
export async function replaceSubmission(tx: Tx, record: SubmissionRecord): Promise<void> {
  const { authorityId, id, since } = record;
  await run(
    tx,
    sql`insert into submission_past select s.*, ${since}::timestamptz from submission s
        where s.authority_id = ${authorityId} and s.id = ${id}`,
  );
  await run(
    tx,
    sql`update submission set frame = ${JSON.stringify(record.frame)}::jsonb,
          folded = ${record.folded}, state = ${record.state}, edition = ${record.edition},
          frozen_at = ${record.frozenAt}, round = ${record.round},
          presented_at = ${record.presentedAt}, presented_by = ${record.presentedBy},
          asked_back_at = ${record.askedBackAt}, asked_back_by = ${record.askedBackBy},
          number = ${record.number}, signed_on = ${record.signedOn}::date,
          signed_at = ${record.signedAt}, signed_by = ${record.signedBy},
          signer = ${record.signer === null ? null : JSON.stringify(record.signer)}::jsonb,
          decided_at = ${record.decidedAt}, decided_by = ${record.decidedBy},
          reason = ${record.reason}, version = ${record.version}, since = ${since},
          changed_by = ${record.changedBy}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** Whether a number is another report's of the same unit and year. */
export async function isNumberTaken(
  tx: Tx,
  { authorityId, id, unitId }: SubmissionRecord,
  number: string,
  year: string,
): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql<{ one: number }>`select 1 as one from submission s
        where s.authority_id = ${authorityId} and s.unit_id = ${unitId} and s.id <> ${id}
          and s.number = ${number} and extract(year from s.signed_on)::int = ${year}::int limit 1`,
  );
  return found !== null;
}

/** The report above that rests on this one: it has taken words from it and is being read, sent or accepted. */
export async function reportAbove(
  db: Db | Tx,
  { authorityId, id }: SubmissionRecord,
): Promise<{ readonly name: string; readonly id: string } | null> {
  const found = await firstRow(
    db,
    sql<{ id: string; report: string; period: string; unit: string }>`
      select s.id, s.frame->>'report' as report, s.frame->'period'->>'vi' as period,
        s.frame->'organ'->>'name' as unit
      from report_piece p
      join submission s on s.authority_id = p.authority_id and s.id = p.submission_id
      where p.authority_id = ${authorityId} and p.source_authority_id = ${authorityId}
        and p.source_submission_id = ${id} and p.mark in ('taken', 'edited')
        and s.state in ('signing', 'submitted', 'accepted')
      limit 1`,
  );
  return found && { id: found.id, name: `${found.report}, ${found.period}, ${found.unit}` };
}

/** How the journal names reports. */
export async function submissionTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`select id,
        concat_ws(', ', frame->>'report', frame->'period'->>'vi', frame->'organ'->>'name') as title
        from submission
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
