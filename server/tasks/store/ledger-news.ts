import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { frameStamp } from './board-frame.ts';

/** A ledger that somebody remembers something of, and the fold as of which. */
export interface KnownLedger {
  readonly authorityId: string;
  readonly folds: string;
}

/** What a ledger says of the time since. */
export interface LedgerNews {
  /** Folds by now: with nothing posted, what was remembered holds as of this one too. */
  readonly folds: string;
  /** Postings on the plans that later folds took or none has, or all sums written anew. */
  readonly hasMoved: boolean;
  readonly stamp: string;
}

/**
 * Whether anything has been posted on some plans since folds that are remembered, and what frames hang on, in
 * one small statement and one snapshot: what a board costs as long as nothing happens.
 */
export async function ledgerNews(
  { db, authorities }: TaskSight,
  known: readonly KnownLedger[],
  planIds: readonly string[],
): Promise<LedgerNews[]> {
  return rows(
    db,
    sql<LedgerNews>`
      select coalesce(l.folds, 0) as folds, ${frameStamp(authorities)} as stamp,
        coalesce(l.rebuilt > k.folds, false) or exists (
          select from posting p where p.authority_id = k.authority_id and p.fold > k.folds
            and p.plan_id = any(${planIds}::bigint[])) as "hasMoved"
      from unnest(${known.map(({ authorityId }) => authorityId)}::bigint[],
        ${known.map(({ folds }) => folds)}::bigint[]) with ordinality as k (authority_id, folds, n)
      left join ledger l on l.authority_id = k.authority_id
      order by k.n`,
  );
}
