import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { DIRECTIVE_SORTS } from '../contract.ts';
import type { Moment } from '../moment.ts';
import type { ListCursor } from '../rules/list-cursor.ts';
import type { RegisterSearch } from '../rules/register-words.ts';
import { visibleTasks } from './visible-tasks.ts';

export type DirectiveSort = (typeof DIRECTIVE_SORTS)[number];

export interface RegisterFilter {
  readonly search: RegisterSearch | null;
  readonly type: string | null;
  readonly year: number | null;
  readonly moment: Moment;
}

/** Where a row of the register stands in the order that was asked for. */
export interface RegisterKey {
  readonly authorityId: string;
  readonly id: string;
  readonly cursor: ListCursor;
}

/** Numbers sort as numbers: 2/QĐ before 10/QĐ. */
const SORT_KEYS = {
  issued: sql`coalesce(d.issued_on, date '0001-01-01')::text`,
  number: sql`lpad(coalesce(substring(d.number_key from '^[0-9]+'), ''), 8, '0') || coalesce(d.number_key, '')`,
  title: sql`left(lower(d.title), 200)`,
} as const;

/** One page of the register: the keys of its rows, in order. Documents whose number was typed come first. */
export async function pageOfRegister(
  db: Db,
  actor: Actor,
  authorityIds: readonly string[],
  filter: RegisterFilter,
  sort: DirectiveSort,
  after: ListCursor | null,
  limit: number,
): Promise<RegisterKey[]> {
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc');
  const beyond = sql.raw(sort.startsWith('-') ? '<' : '>');
  const key = SORT_KEYS[baseOf(sort)];
  const rank = filter.search
    ? sql`case when d.folded like ${`${filter.search.numberStart}%`} then 0 else 1 end`
    : sql`0`;
  const next = after
    ? sql`where rank > ${after[0]}::int
        or (rank = ${after[0]}::int and (key, id) ${beyond} (${after[1]}, ${after[2]}::bigint))`
    : sql``;
  const found = await rows(
    db,
    sql<{ authorityId: string; id: string; rank: number; key: string }>`
      select * from (
        select d.authority_id as "authorityId", d.id, ${rank} as rank, ${key} as key
        from directive d where ${matching(actor, authorityIds, filter)}) found
      ${next} order by rank, key ${direction}, id ${direction} limit ${limit}`,
  );
  return found.map((row) => ({
    authorityId: row.authorityId,
    id: row.id,
    cursor: [row.rank, row.key, row.id],
  }));
}

export async function countRegister(
  db: Db,
  actor: Actor,
  authorityIds: readonly string[],
  filter: RegisterFilter,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from directive d
        where ${matching(actor, authorityIds, filter)}`,
  );
  return found?.count ?? 0;
}

function baseOf(sort: DirectiveSort): keyof typeof SORT_KEYS {
  switch (sort) {
    case 'issued':
    case '-issued':
      return 'issued';
    case 'number':
    case '-number':
      return 'number';
    case 'title':
    case '-title':
      return 'title';
  }
}

/** The newest edition of each document, as the register stood then. */
function matching(
  actor: Actor,
  authorityIds: readonly string[],
  { search, type, year, moment }: RegisterFilter,
): RawBuilder<unknown> {
  const known = (alias: string) =>
    moment.endOfDay === null
      ? sql`true`
      : sql`${sql.ref(`${alias}.registered_at`)} <= ${moment.endOfDay}`;
  const conditions = [
    // A document of another authority is shown to those whom it gives work.
    sql`(d.authority_id = ${actor.authorityId} or (d.authority_id = any(${[...authorityIds]}::bigint[])
      and exists (select from plan p join task t on t.authority_id = p.authority_id and t.plan_id = p.id
        where p.authority_id = d.authority_id and p.directive_id = d.id
          and ${visibleTasks(actor, moment.day, null)})))`,
    known('d'),
    sql`not exists (select from directive n where n.authority_id = d.authority_id
      and n.number_key = d.number_key and n.year is not distinct from d.year
      and n.issuer_key = d.issuer_key and n.edition > d.edition and ${known('n')})`,
  ];
  if (search) conditions.push(sql`d.search @@ to_tsquery('simple', ${search.query})`);
  if (type !== null) conditions.push(sql`d.type = ${type}`);
  if (year !== null) conditions.push(sql`d.year = ${year}`);
  return sql.join(conditions, sql` and `);
}

/** What the register shows of a document, before its tasks are counted. */
export interface RegisterRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly type: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly signer: string | null;
  readonly title: string;
  readonly edition: number;
  readonly secretCount: number | null;
  readonly planId: string | null;
}

export async function registerRecords(
  db: Db,
  authorityIds: readonly string[],
  ids: readonly string[],
): Promise<Map<string, RegisterRecord>> {
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<RegisterRecord>`
      select d.authority_id as "authorityId", d.id, d.type, d.number, d.issued_on as "issuedOn",
        coalesce(d.issuer_name, u.name) as issuer, d.signer, d.title, d.edition,
        d.secret_count as "secretCount",
        (select p.id from plan p where p.authority_id = d.authority_id and p.directive_id = d.id
          order by p.id desc limit 1) as "planId"
      from directive d left join unit u on u.id = d.issuer_unit_id
      where d.authority_id = any(${[...authorityIds]}::bigint[]) and d.id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map((record) => [record.id, record]));
}
