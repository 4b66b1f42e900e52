import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { Seal } from '../../platform/journal/journal-store.ts';

export interface JournalFilter {
  readonly authorityId: string;
  /** Words without accents of the name of who acted. */
  readonly words: readonly string[];
  readonly act: string | null;
  readonly personId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

export interface JournalEntryRow {
  readonly id: string;
  readonly at: Date;
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly position: string | null;
}

/** Entries newest first: read backwards along the index on (authority, time, id). */
export async function pageOfJournal(
  db: Db,
  filter: JournalFilter,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<JournalEntryRow[]> {
  const beyond = after ? sql`and (j.at, j.id) < (${after.at}, ${after.id}::bigint)` : sql``;
  return rows(
    db,
    sql<JournalEntryRow>`
      select j.id, j.at, pe.full_name as person, p.title as post, u.name as unit, j.act,
        j.subject_kind as "subjectKind", j.subject_id as "subjectId", j.before, j.after, s.position
      from journal j
      left join person pe on pe.id = j.person_id
      left join post p on p.id = j.post_id
      left join unit u on u.id = j.unit_id
      left join journal_seal s on s.authority_id = j.authority_id and s.entry_id = j.id
      where ${matching(filter)} ${beyond}
      order by j.at desc, j.id desc limit ${limit}`,
  );
}

export async function countJournal(db: Db, filter: JournalFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from journal j where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching(filter: JournalFilter): RawBuilder<unknown> {
  const { authorityId, words, act, personId, from, until } = filter;
  const conditions = [sql`j.authority_id = ${authorityId}`];
  if (act !== null) conditions.push(sql`j.act = ${act}`);
  if (personId !== null) conditions.push(sql`j.person_id = ${personId}`);
  if (from !== null) conditions.push(sql`j.at >= ${from}`);
  if (until !== null) conditions.push(sql`j.at <= ${until}`);
  if (words.length > 0) {
    const named = words.map(
      (word) => sql`who.folded like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    );
    conditions.push(
      sql`j.person_id in (select who.id from person who where ${sql.join(named, sql` and `)})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

/** The seal at a position, or null. */
export async function sealAt(db: Db, authorityId: string, position: bigint): Promise<Seal | null> {
  return firstRow(
    db,
    sql<Seal>`select position, entry_id, hash from journal_seal
        where authority_id = ${authorityId} and position = ${position.toString()}`,
  );
}
