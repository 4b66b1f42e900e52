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
  readonly via: string | null;
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
      ${entriesSql}
      where ${matching(filter)} ${beyond}
      order by j.at desc, j.id desc limit ${limit}`,
  );
}

const entriesSql = sql`
  select j.id, j.at, pe.full_name as person, p.title as post, u.name as unit, j.act,
    j.subject_kind as "subjectKind", j.subject_id as "subjectId", j.before, j.after, s.position, j.via
  from journal j
  left join person pe on pe.id = j.person_id
  left join post p on p.id = j.post_id
  left join unit u on u.id = j.unit_id
  left join journal_seal s on s.authority_id = j.authority_id and s.entry_id = j.id`;

/** The last acts about a person, their account, appointments and delegations, by the index on subjects. */
export async function journalAbout(
  db: Db,
  authorityId: string,
  personId: string,
  limit: number,
): Promise<JournalEntryRow[]> {
  return rows(
    db,
    sql<JournalEntryRow>`
      ${entriesSql}
      where j.authority_id = ${authorityId} and (j.subject_kind, j.subject_id) in (
        select 'person', ${personId}::bigint
        union all select 'account', ac.id from account ac where ac.person_id = ${personId}
        union all select 'appointment', a.id from appointment a where a.person_id = ${personId}
        union all select 'delegation', d.id from delegation d
          where d.authority_id = ${authorityId} and ${personId}::bigint in (d.from_person_id, d.to_person_id))
      order by j.id desc limit ${limit}`,
  );
}

/** Who lent a power, and how a key is called, by the text that the journal keeps (`Author.via`). */
export async function namesOfVia(
  db: Db,
  authorityId: string,
  vias: readonly string[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    vias.filter((via) => via.startsWith(`${kind}:`)).map((via) => via.slice(kind.length + 1));
  if (vias.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ via: string; name: string }>`
      select 'delegation:' || d.id as via, pe.full_name as name from delegation d
      join person pe on pe.id = d.from_person_id
      where d.authority_id = ${authorityId} and d.id = any(${idsOf('delegation')}::bigint[])
      union all
      select 'token:' || t.id, t.name from api_token t
      where t.authority_id = ${authorityId} and t.id = any(${idsOf('token')}::bigint[])`,
  );
  return new Map(found.map(({ via, name }) => [via, name]));
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
