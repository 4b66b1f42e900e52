import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { ReviewFigures } from '../review-contract.ts';

export interface ReviewRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly stageId: string;
  readonly kind: 'mid' | 'final';
  readonly number: string;
  readonly reviewedOn: string;
  readonly words: {
    readonly results: string;
    readonly shortcomings: string;
    readonly directions: string;
  };
  readonly figures: ReviewFigures;
  readonly savedAt: Date;
  readonly savedBy: string;
}

const columns = sql`r.id, r.campaign_id as "campaignId", r.stage_id as "stageId", r.kind, r.number,
  r.reviewed_on as "reviewedOn", r.words, r.snapshot as figures, r.saved_at as "savedAt",
  r.saved_by as "savedBy"`;

export async function reviewsOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<ReviewRecord[]> {
  return rows(
    db,
    sql<ReviewRecord>`select ${columns} from campaign_review r
        where r.authority_id = ${authorityId} and r.campaign_id = ${campaignId}
          and ${at === null ? sql`true` : sql`r.saved_at <= ${at}`} order by r.id desc`,
  );
}

export async function findReview(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<ReviewRecord | null> {
  return firstRow(
    db,
    sql<ReviewRecord>`select ${columns} from campaign_review r
        where r.authority_id = ${authorityId} and r.id = ${id}`,
  );
}

/** Which of some movements have had a review by a moment. */
export async function reviewedCampaigns(
  db: Db | Tx,
  authorityId: string,
  campaignIds: readonly string[],
  at: Date | null,
): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct r.campaign_id as id from campaign_review r
        where r.authority_id = ${authorityId} and r.campaign_id = any(${[...campaignIds]}::bigint[])
          and ${at === null ? sql`true` : sql`r.saved_at <= ${at}`}`,
  );
  return new Set(found.map(({ id }) => id));
}

export async function insertReview(
  tx: Tx,
  authorityId: string,
  review: ReviewRecord,
): Promise<void> {
  const { id, campaignId, stageId, kind, number, reviewedOn, words, figures } = review;
  await run(
    tx,
    sql`insert into campaign_review (authority_id, id, campaign_id, stage_id, kind, number, reviewed_on,
          words, snapshot, saved_at, saved_by)
        values (${authorityId}, ${id}, ${campaignId}, ${stageId}, ${kind}, ${number}, ${reviewedOn},
          ${JSON.stringify(words)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${review.savedAt},
          ${review.savedBy})`,
  );
}
