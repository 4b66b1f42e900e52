import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** The words under one heading of a report. */
export interface SectionRecord {
  readonly heading: string;
  readonly position: number;
  readonly words: string;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

/** Which report. */
export interface OfSubmission {
  readonly authorityId: string;
  readonly id: string;
}

const columns = sql`x.heading, x.position, x.words, x.version, x.since, x.changed_by as "changedBy"`;

/** The headings of a report with their words as they were at a moment, in the order of its outline. */
export async function sectionsOf(
  db: Db | Tx,
  { authorityId, id }: OfSubmission,
  at: Date | null = null,
): Promise<SectionRecord[]> {
  const own = sql`x.authority_id = ${authorityId} and x.submission_id = ${id}`;
  if (at === null) {
    return rows(
      db,
      sql<SectionRecord>`select ${columns} from submission_section x where ${own} order by x.position`,
    );
  }
  return rows(
    db,
    sql<SectionRecord>`
      select ${columns} from submission_section x where ${own} and x.since <= ${at}
      union all
      select ${columns} from submission_section_past x
        where ${own} and x.since <= ${at} and x.until > ${at}
      order by position`,
  );
}

export async function lockSection(
  tx: Tx,
  { authorityId, id }: OfSubmission,
  heading: string,
): Promise<SectionRecord | null> {
  return firstRow(
    tx,
    sql<SectionRecord>`select ${columns} from submission_section x
        where x.authority_id = ${authorityId} and x.submission_id = ${id} and x.heading = ${heading}
        for update`,
  );
}

export async function insertSections(
  tx: Tx,
  { authorityId, id }: OfSubmission,
  sections: readonly SectionRecord[],
): Promise<void> {
  await insertRows(
    tx,
    'submission_section',
    {
      ...{ authority_id: 'bigint', submission_id: 'bigint', heading: 'text' },
      ...{ position: 'smallint', words: 'text', version: 'integer' },
      ...{ since: 'timestamptz', changed_by: 'bigint' },
    },
    sections.map(({ heading, position, words, version, since, changedBy }) => ({
      ...{ authority_id: authorityId, submission_id: id, heading, position, words, version },
      ...{ since: since.toISOString(), changed_by: changedBy },
    })),
  );
}

/** Keeps the words as they were and writes the new ones. */
export async function replaceSection(
  tx: Tx,
  { authorityId, id }: OfSubmission,
  { heading, words, version, since, changedBy }: SectionRecord,
): Promise<void> {
  const own = sql`authority_id = ${authorityId} and submission_id = ${id} and heading = ${heading}`;
  await run(
    tx,
    sql`insert into submission_section_past select x.*, ${since}::timestamptz
        from submission_section x where ${own}`,
  );
  await run(
    tx,
    sql`update submission_section set words = ${words}, version = ${version}, since = ${since},
          changed_by = ${changedBy} where ${own}`,
  );
}
