import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** One reading as kept. */
export interface AccessRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly at: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly unit_id: string;
  readonly via: string | null;
  readonly kind: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly what: string | null;
  readonly address: string | null;
}

export async function insertReadings(db: Db, readings: readonly AccessRecord[]): Promise<void> {
  await insertRows(
    db,
    'access_log',
    {
      ...{ authority_id: 'bigint', id: 'bigint', at: 'timestamptz', person_id: 'bigint' },
      ...{ post_id: 'bigint', unit_id: 'bigint', via: 'text', kind: 'text', subject_kind: 'text' },
      ...{ subject_id: 'bigint', what: 'text', address: 'text' },
    },
    readings.map((reading) => ({ ...reading })),
  );
}

export interface AccessFilter {
  readonly authorityId: string;
  readonly words: readonly string[];
  readonly kind: string | null;
  readonly personId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

export type ReadingRow = Omit<AccessRecord, 'at' | 'person_id' | 'post_id' | 'unit_id'> & {
  readonly at: Date;
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string | null;
};

/** Readings newest first: read backwards along the index on (authority, time, id). */
export async function pageOfReadings(
  db: Db,
  filter: AccessFilter,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<ReadingRow[]> {
  const beyond = after ? sql`and (l.at, l.id) < (${after.at}, ${after.id}::bigint)` : sql``;
  return rows(
    db,
    sql<ReadingRow>`
      select l.authority_id, l.id, l.at, l.via, l.kind, l.subject_kind, l.subject_id, l.what, l.address,
        pe.full_name as person, p.title as post, u.name as unit
      from access_log l
      left join person pe on pe.id = l.person_id
      left join post p on p.id = l.post_id
      left join unit u on u.id = l.unit_id
      where ${matching(filter)} ${beyond}
      order by l.at desc, l.id desc limit ${limit}`,
  );
}

export async function countReadings(db: Db, filter: AccessFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{
      count: number;
    }>`select count(*)::int as count from access_log l where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching({ authorityId, words, kind, personId, from, until }: AccessFilter) {
  const conditions: RawBuilder<unknown>[] = [sql`l.authority_id = ${authorityId}`];
  if (kind !== null) conditions.push(sql`l.kind = ${kind}`);
  if (personId !== null) conditions.push(sql`l.person_id = ${personId}`);
  if (from !== null) conditions.push(sql`l.at >= ${from}`);
  if (until !== null) conditions.push(sql`l.at <= ${until}`);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql`l.person_id in (select who.id from person who where who.folded like ${like})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

/** Months for which readings are kept, where an authority has not chosen. */
export const USUAL_MONTHS = 24;

export async function monthsKept(db: Db | Tx, authorityId: string): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ months: number | null }>`select (settings->'access'->>'months')::int as months
        from authority where id = ${authorityId}`,
  );
  return found?.months ?? USUAL_MONTHS;
}

export async function saveMonthsKept(tx: Tx, authorityId: string, months: number): Promise<void> {
  await run(
    tx,
    sql`update authority set settings = settings || jsonb_build_object('access',
          jsonb_build_object('months', ${months}::int)) where id = ${authorityId}`,
  );
}

/** Drops what is older than each authority keeps, and gives how many rows went. */
export async function dropOldReadings(db: Db, now: Date): Promise<number> {
  return run(
    db,
    sql`/* all authorities: each has chosen for how long */
        delete from access_log l using authority au
        where au.id = l.authority_id and l.at < ${now}::timestamptz - make_interval(
          months => coalesce((au.settings->'access'->>'months')::int, ${USUAL_MONTHS}))`,
  );
}
