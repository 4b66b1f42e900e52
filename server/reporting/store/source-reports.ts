import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A lower report behind pieces, as it stands. */
export interface SourceReport {
  readonly authorityId: string;
  readonly id: string;
  readonly unitId: string;
  readonly number: string | null;
  /** How often it was signed: its words are those of this round. */
  readonly round: number;
  /** Returned, or taken back to be written on: what it says does not hold. */
  readonly isReturned: boolean;
}

/** Reports by id, as they stood at a moment; null is now. */
export async function sourceReports(
  db: Db | Tx,
  wanted: readonly { readonly authorityId: string; readonly id: string }[],
  at: Date | null = null,
): Promise<Map<string, SourceReport>> {
  if (wanted.length === 0) return new Map();
  const authorities = [...new Set(wanted.map(({ authorityId }) => authorityId))];
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const columns = sql`s.authority_id as "authorityId", s.id, s.unit_id as "unitId", s.number, s.round,
    s.state not in ('submitted', 'accepted') as "isReturned"`;
  const own = sql`s.authority_id = any(${authorities}::bigint[]) and s.id = any(${ids}::bigint[])`;
  const statement =
    at === null
      ? sql<SourceReport>`select ${columns} from submission s where ${own}`
      : sql<SourceReport>`select ${columns} from submission s where ${own} and s.since <= ${at}
          union all
          select ${columns} from submission_past s
            where ${own} and s.since <= ${at} and s.until > ${at}`;
  const found = await rows(db, statement);
  return new Map(found.map((report) => [report.id, report]));
}
