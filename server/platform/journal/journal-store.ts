import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import { firstRow, rows } from '../database/rows.ts';
import type { ChainEntry } from './chain.ts';

/** Every column as PostgreSQL prints it; jsonb prints canonically, so the text is stable. */
const entryColumns: RawBuilder<unknown> = sql`
  j.id::text as id,
  to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  j.person_id::text as person_id, j.post_id::text as post_id, j.unit_id::text as unit_id,
  j.act, j.subject_kind, j.subject_id::text as subject_id,
  j.before::text as before, j.after::text as after, j.via, j.mac`;

/** An entry with the code that the program gave it when it wrote it. */
export type SignedEntry = ChainEntry & { readonly mac: Buffer };

export interface Seal {
  readonly position: string;
  readonly entry_id: string;
  readonly hash: Buffer;
}

export async function lastSeal(db: Db | Tx, authorityId: string): Promise<Seal | null> {
  return firstRow(
    db,
    sql<Seal>`select s.position::text, s.entry_id::text, s.hash from journal_seal s
        where s.authority_id = ${authorityId} order by s.position desc limit 1`,
  );
}

export async function unsealedEntries(
  tx: Db | Tx,
  authorityId: string,
  limit: number,
  after = '0',
): Promise<SignedEntry[]> {
  return rows(
    tx,
    sql<SignedEntry>`select ${entryColumns} from journal j
        where j.authority_id = ${authorityId} and j.id > ${after}
          and not exists (select from journal_seal s where s.authority_id = j.authority_id and s.entry_id = j.id)
        order by j.id limit ${limit}`,
  );
}

/** Seals in order with the entry each one seals, or nulls where the entry is gone. */
export async function sealsFrom(
  db: Db | Tx,
  authorityId: string,
  after: string,
  limit: number,
): Promise<(Seal & { readonly entry: SignedEntry | null })[]> {
  const found = await rows(
    db,
    sql<Seal & Omit<SignedEntry, 'id'> & { id: string | null }>`
        select s.position::text as position, s.entry_id::text as entry_id, s.hash, ${entryColumns}
        from journal_seal s
        left join journal j on j.authority_id = s.authority_id and j.id = s.entry_id
        where s.authority_id = ${authorityId} and s.position > ${after}
        order by s.position limit ${limit}`,
  );
  return found.map((row) => ({ ...row, entry: row.id === null ? null : { ...row, id: row.id } }));
}

export async function authoritiesWithEntries(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`/* all authorities: whoever has a journal */
        select distinct authority_id::text as id from journal order by 1`,
  );
  return found.map((row) => row.id);
}

/** Authorities with an entry since a moment that no seal covers yet. */
export async function authoritiesToSeal(db: Db, since: Date): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select a.id from authority a where exists (
        select from journal j
        where j.authority_id = a.id and j.at >= ${since}
          and not exists (select from journal_seal s where s.authority_id = j.authority_id and s.entry_id = j.id))`,
  );
  return found.map((row) => row.id);
}

/** The newest moment that any entry bears; null for an empty journal. */
export async function newestEntry(db: Db): Promise<Date | null> {
  const found = await firstRow(
    db,
    sql<{ at: Date | null }>`/* all authorities: the clock of the installation */
      select max(newest.at) as at from authority a, lateral (
        select j.at from journal j where j.authority_id = a.id order by j.at desc limit 1) newest`,
  );
  return found?.at ?? null;
}
