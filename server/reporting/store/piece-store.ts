import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import type { PieceMark } from '../piece-contract.ts';

/** A piece as the database keeps it. */
export interface PieceRecord {
  readonly authorityId: string;
  readonly submissionId: string;
  readonly id: string;
  readonly heading: string;
  readonly position: number;
  readonly sourceAuthorityId: string;
  readonly sourceSubmissionId: string;
  readonly sourceUnitId: string;
  readonly sourceWords: string;
  readonly mark: PieceMark;
  readonly words: string | null;
  readonly alikeId: string | null;
  readonly isGone: boolean;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

/** Which report. */
export interface OfReport {
  readonly authorityId: string;
  readonly submissionId: string;
}

const NAMES = sql`authority_id, submission_id, id, heading, position, source_authority_id,
  source_submission_id, source_unit_id, source_words, mark, words, alike_id, is_gone, decided_by,
  decided_at, version, since, changed_by`;

const columns = sql`p.authority_id as "authorityId", p.submission_id as "submissionId", p.id,
  p.heading, p.position, p.source_authority_id as "sourceAuthorityId",
  p.source_submission_id as "sourceSubmissionId", p.source_unit_id as "sourceUnitId",
  p.source_words as "sourceWords", p.mark, p.words, p.alike_id as "alikeId",
  p.is_gone as "isGone", p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.version,
  p.since, p.changed_by as "changedBy"`;

/** The lower report that a piece is of. */
export function sourceOf({ sourceAuthorityId, sourceSubmissionId }: PieceRecord) {
  return { authorityId: sourceAuthorityId, id: sourceSubmissionId };
}

/** The pieces of a report at a moment (null is now), by unit and place. */
export async function piecesOf(
  db: Db | Tx,
  { authorityId, submissionId }: OfReport,
  at: Date | null = null,
): Promise<PieceRecord[]> {
  const own = sql`authority_id = ${authorityId} and submission_id = ${submissionId}`;
  const found =
    at === null
      ? sql`select ${NAMES} from report_piece where ${own}`
      : sql`select ${NAMES} from report_piece where ${own} and since <= ${at}
          union all
          select ${NAMES} from report_piece_history
            where ${own} and since <= ${at} and until > ${at}`;
  return rows(
    db,
    sql<PieceRecord>`select ${columns} from (${found}) p join unit u on u.id = p.source_unit_id
        order by p.heading, u.folded, p.source_unit_id, p.position, p.id`,
  );
}

/** Some pieces of a report, held until the act ends. */
export async function lockPieces(
  tx: Tx,
  { authorityId, submissionId }: OfReport,
  ids: readonly string[],
): Promise<PieceRecord[]> {
  return rows(
    tx,
    sql<PieceRecord>`select ${columns} from report_piece p
        where p.authority_id = ${authorityId} and p.submission_id = ${submissionId}
          and p.id = any(${[...ids]}::bigint[]) order by p.id for update`,
  );
}

export async function insertPieces(tx: Tx, pieces: readonly PieceRecord[]): Promise<void> {
  await insertRows(
    tx,
    'report_piece',
    {
      ...{ authority_id: 'bigint', submission_id: 'bigint', id: 'bigint', heading: 'text' },
      ...{ position: 'integer', source_authority_id: 'bigint', source_submission_id: 'bigint' },
      ...{ source_unit_id: 'bigint', source_words: 'text', mark: 'text', alike_id: 'bigint' },
      ...{ is_gone: 'boolean', version: 'integer', since: 'timestamptz', changed_by: 'bigint' },
    },
    pieces.map((piece) => ({
      ...{ authority_id: piece.authorityId, submission_id: piece.submissionId, id: piece.id },
      ...{ heading: piece.heading, position: piece.position, mark: piece.mark },
      ...{ source_authority_id: piece.sourceAuthorityId, source_words: piece.sourceWords },
      ...{ source_submission_id: piece.sourceSubmissionId, source_unit_id: piece.sourceUnitId },
      ...{ alike_id: piece.alikeId, is_gone: piece.isGone, version: piece.version },
      ...{ since: piece.since.toISOString(), changed_by: piece.changedBy },
    })),
  );
}

/** Keeps pieces as they were until now; the caller then changes them or takes them away. */
export async function keepPieces(
  tx: Tx,
  { authorityId, submissionId }: OfReport,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await run(
    tx,
    sql`insert into report_piece_history (${NAMES}, until)
        select ${NAMES}, greatest(${until}::timestamptz, since) from report_piece
        where authority_id = ${authorityId} and submission_id = ${submissionId}
          and id = any(${[...ids]}::bigint[])`,
  );
}

/** What a decision or a gathering writes over pieces that were kept first. */
export async function changePieces(
  tx: Tx,
  of: OfReport,
  ids: readonly string[],
  set: RawBuilder<unknown>,
  by: { readonly now: Date; readonly personId: string },
): Promise<void> {
  if (ids.length === 0) return;
  await keepPieces(tx, of, ids, by.now);
  await run(
    tx,
    sql`update report_piece set ${set}, version = version + 1,
          since = greatest(${by.now}::timestamptz, since), changed_by = ${by.personId}
        where authority_id = ${of.authorityId} and submission_id = ${of.submissionId}
          and id = any(${[...ids]}::bigint[])`,
  );
}

/** Takes waiting pieces away; the history keeps that they waited. */
export async function removePieces(
  tx: Tx,
  of: OfReport,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await keepPieces(tx, of, ids, now);
  await run(
    tx,
    sql`delete from report_piece where authority_id = ${of.authorityId}
        and submission_id = ${of.submissionId} and id = any(${[...ids]}::bigint[])`,
  );
}

/** Writes which pieces say nearly the same: no decision, so no version of its own. */
export async function setAlike(
  tx: Tx,
  { authorityId, submissionId }: OfReport,
  alike: readonly { readonly id: string; readonly alikeId: string | null }[],
): Promise<void> {
  if (alike.length === 0) return;
  await run(
    tx,
    sql`update report_piece p set alike_id = given."alikeId"
        from jsonb_to_recordset(${JSON.stringify(alike)}::jsonb) as given(id bigint, "alikeId" bigint)
        where p.authority_id = ${authorityId} and p.submission_id = ${submissionId}
          and p.id = given.id`,
  );
}

/** The reports above in which pieces of a report wait. */
export async function waitingAbove(
  tx: Tx,
  sourceAuthorityId: string,
  sourceSubmissionId: string,
): Promise<
  { readonly authorityId: string; readonly submissionId: string; readonly ids: string[] }[]
> {
  return rows(
    tx,
    sql<{ authorityId: string; submissionId: string; ids: string[] }>`
      select authority_id as "authorityId", submission_id as "submissionId", array_agg(id) as ids
      from report_piece
      where authority_id in (select to_authority_id from submission
          where authority_id = ${sourceAuthorityId} and id = ${sourceSubmissionId}
          union select ${sourceAuthorityId}::bigint)
        and source_authority_id = ${sourceAuthorityId}
        and source_submission_id = ${sourceSubmissionId} and mark = 'waiting'
      group by authority_id, submission_id`,
  );
}
