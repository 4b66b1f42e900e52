import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { CellScope } from './value-store.ts';

/** The order in which a council put level units. */
export interface VoteRecord {
  readonly id: string;
  readonly unitIds: readonly string[];
  readonly words: string;
  readonly basis: string;
}

/** The votes of a period, the latest last; as of a past moment those that stood then. */
export async function votesOf(
  db: Db | Tx,
  { authorityId, scorecardId, period }: CellScope,
  until: Date | null = null,
): Promise<VoteRecord[]> {
  const stood =
    until === null
      ? sql`until is null`
      : sql`since < ${until} and (until is null or until >= ${until})`;
  return rows(
    db,
    sql<VoteRecord>`select id, unit_ids as "unitIds", words, basis from tie_vote
        where authority_id = ${authorityId} and scorecard_id = ${scorecardId} and period = ${period}
          and ${stood} order by since, id`,
  );
}

/** Writes a vote; one on the very same units is replaced and keeps its days. */
export async function writeVote(
  tx: Tx,
  { authorityId, scorecardId, period }: CellScope,
  { id, unitIds, words, basis }: VoteRecord,
  at: Date,
  by: string,
): Promise<void> {
  const ids = [...unitIds];
  await run(
    tx,
    sql`update tie_vote set until = ${at}
        where authority_id = ${authorityId} and scorecard_id = ${scorecardId} and period = ${period}
          and until is null and unit_ids @> ${ids}::bigint[] and unit_ids <@ ${ids}::bigint[]`,
  );
  await run(
    tx,
    sql`insert into tie_vote (authority_id, scorecard_id, period, id, unit_ids, words, basis, since, changed_by)
        values (${authorityId}, ${scorecardId}, ${period}, ${id}, ${ids}::bigint[], ${words}, ${basis},
          ${at}, ${by})`,
  );
}
