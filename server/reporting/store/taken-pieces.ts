import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { OfSubmission } from './section-store.ts';

/** What a lower unit wrote, on its way into a report: where it stands and whether it is taken. */
export interface TakenPiece {
  readonly heading: string;
  readonly mark: 'waiting' | 'taken' | 'edited' | 'dropped';
  /** As it will be printed. */
  readonly words: string;
  readonly unitName: string;
}

/** The pieces of a report as they were at a moment, in the order in which they are printed. */
export async function piecesOfReport(
  db: Db | Tx,
  { authorityId, id }: OfSubmission,
  at: Date | null,
): Promise<TakenPiece[]> {
  const columns = sql`p.heading, p.mark, coalesce(p.words, p.source_words) as words, p.position,
      p.source_unit_id, p.id`;
  const own = sql`p.authority_id = ${authorityId} and p.submission_id = ${id}`;
  const pieces =
    at === null
      ? sql`select ${columns} from report_piece p where ${own}`
      : sql`select ${columns} from report_piece p where ${own} and p.since <= ${at}
          union all
          select ${columns} from report_piece_history p
            where ${own} and p.since <= ${at} and p.until > ${at}`;
  return rows(
    db,
    sql<TakenPiece>`select p.heading, p.mark, p.words, u.name as "unitName"
        from (${pieces}) p join unit u on u.id = p.source_unit_id
        order by p.heading, u.folded, p.source_unit_id, p.position, p.id`,
  );
}
