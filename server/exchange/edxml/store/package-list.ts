import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import { wordsQuery } from '../../../tasks/store/filter-sql.ts';
import type { PackageKind, PackageState } from '../rules/edxml-codes.ts';
import type { PackageRecord } from './package-store.ts';

/** What a list of packages is asked for. */
export interface PackageFilter {
  readonly q?: string | undefined;
  readonly way?: 'in' | 'out' | undefined;
  readonly state?: PackageState | undefined;
  readonly kind?: PackageKind | undefined;
  readonly steering?: number | undefined;
}

/** A line of the list, with the key that it is sorted by. */
export type ListedPackage = Omit<
  PackageRecord,
  'message' | 'faults' | 'differences' | 'xmlHash' | 'documentKey' | 'version'
> & { readonly faults: number; readonly key: string };

function where(authorityId: string, filter: PackageFilter): RawBuilder<unknown> {
  const all = [sql`p.authority_id = ${authorityId}`];
  if (filter.way) all.push(sql`p.way = ${filter.way}`);
  if (filter.state) all.push(sql`p.state = ${filter.state}`);
  if (filter.kind) all.push(sql`p.kind = ${filter.kind}`);
  if (filter.steering !== undefined) all.push(sql`p.steering = ${filter.steering}`);
  const query = filter.q ? wordsQuery(filter.q) : null;
  if (query !== null) all.push(sql`p.search @@ to_tsquery('simple', ${query})`);
  return sql.join(all, sql` and `);
}

const KEYS: Readonly<Record<string, RawBuilder<string>>> = {
  at: sql`to_char(p.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`,
  due: sql`coalesce(to_char(p.due_on, 'YYYYMMDD'), '')`,
  number: sql`lpad(substring(p.number from '^\\d+'), 12, '0') || p.number`,
};

/** A page of packages of an authority, from behind a place. */
export async function pageOfPackages(
  db: Db,
  authorityId: string,
  filter: PackageFilter,
  sort: string,
  after: { readonly key: string; readonly id: string } | null,
  limit: number,
): Promise<ListedPackage[]> {
  const isDown = sort.startsWith('-');
  const key = KEYS[sort.replace('-', '')] ?? KEYS.at;
  const direction = isDown ? sql`desc` : sql`asc`;
  const beyond =
    after === null
      ? sql``
      : sql`where (f.key, f.id) ${isDown ? sql`<` : sql`>`} (${after.key}, ${after.id}::bigint)`;
  return rows(
    db,
    sql<ListedPackage>`select * from (
        select p.id, p.way, p.kind, p.state, p.number, p.issued_on as "issuedOn", p.subject, p.steering,
          p.priority, p.due_on as "dueOn", p.partner_code as "partnerCode",
          p.partner_name as "partnerName", p.unit_id as "unitId", p.reading_id as "readingId",
          p.directive_id as "directiveId", p.submission_id as "submissionId",
          p.earlier_id as "earlierId", p.at, p.acknowledged_at as "acknowledgedAt",
          jsonb_array_length(p.faults) + jsonb_array_length(p.differences) as faults,
          coalesce(${key}, '') collate "C" as key
        from edxml_package p where ${where(authorityId, filter)}
      ) f ${beyond} order by f.key ${direction}, f.id ${direction} limit ${limit}`,
  );
}

export async function countPackages(
  db: Db,
  authorityId: string,
  filter: PackageFilter,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from edxml_package p
      where ${where(authorityId, filter)}`,
  );
  return found?.count ?? 0;
}
