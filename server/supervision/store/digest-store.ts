import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, insertSql, rows, run } from '../../platform/database/rows.ts';
import type { Digest, DigestGroup } from '../rules/gather-digests.ts';
import type { StandsFor } from '../rules/recipients.ts';

/** A digest as it was written (bản nhắc việc); it says what stood then, and is never changed. */
export interface DigestRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly day: Day;
  readonly at: Date;
  readonly soon: number;
  readonly overdue: number;
  readonly reports: number;
  readonly groups: readonly DigestGroup[];
  readonly stands_for: readonly StandsFor[];
  /** State of the letter; null where none was sent. */
  readonly mail_state: string | null;
  readonly read_at: Date | null;
}

/** So many plans are counted one by one; a digest of the head of a body may speak of hundreds. */
const MOST_GROUPS = 60;

export async function insertDigests(
  tx: Tx,
  homeId: string,
  day: Day,
  at: Date,
  digests: readonly (Digest & { readonly id: string; readonly mailKey: string | null })[],
): Promise<void> {
  await insertRows(
    tx,
    'digest',
    {
      authority_id: 'bigint',
      id: 'bigint',
      person_id: 'bigint',
      day: 'date',
      at: 'timestamptz',
      soon: 'integer',
      overdue: 'integer',
      reports: 'integer',
      groups: 'jsonb',
      stands_for: 'jsonb',
      mail_key: 'text',
    },
    digests.map((digest) => ({
      ...{ authority_id: homeId, id: digest.id, person_id: digest.personId, day },
      ...{ at: at.toISOString(), soon: digest.soon, overdue: digest.overdue },
      ...{ reports: digest.reports, groups: digest.groups.slice(0, MOST_GROUPS) },
      ...{ stands_for: digest.standsFor, mail_key: digest.mailKey },
    })),
  );
}

/** News of the day for everybody reminded, in one statement. */
export function digestNewsSql(
  homeId: string,
  at: Date,
  news: readonly {
    readonly id: string;
    readonly digestId: string;
    readonly personId: string;
    readonly title: string;
    readonly vi: string;
    readonly en: string;
  }[],
): RawBuilder<unknown> {
  return insertSql(
    'notice',
    {
      authority_id: 'bigint',
      id: 'bigint',
      person_id: 'bigint',
      kind: 'text',
      by_person_id: 'bigint',
      at: 'timestamptz',
      subject_kind: 'text',
      subject_id: 'bigint',
      address: 'text',
      title: 'text',
      vi: 'text',
      en: 'text',
    },
    news.map(({ id, digestId, personId, title, vi, en }) => ({
      ...{ authority_id: homeId, id, person_id: personId, kind: 'news', by_person_id: '0' },
      ...{ at: at.toISOString(), subject_kind: 'digest', subject_id: digestId },
      ...{ address: `/digests/${digestId}`, title, vi, en },
    })),
  );
}

/** One of the lines that a digest writes out. */
export interface LineRecord {
  readonly position: number;
  readonly subject_authority_id: string;
  readonly subject_kind: 'task' | 'obligation';
  readonly subject_id: string;
  readonly due_on: Day;
  readonly step: number;
  /** Plan or regime. */
  readonly group_id: string;
  readonly title: string;
  readonly unit: string;
}

/** The lines of digests with how things are called, in order. */
export async function linesOf(
  db: Db | Tx,
  homeId: string,
  digestIds: readonly string[],
  most: number,
): Promise<(LineRecord & { readonly digest_id: string })[]> {
  return rows(
    db,
    sql<LineRecord & { readonly digest_id: string }>`
      select l.digest_id, l.position, l.subject_authority_id, l.subject_kind, l.subject_id, l.due_on,
        l.step, coalesce(t.plan_id, o.regime_id, 0) as group_id,
        coalesce(w.title, re.name || ', ' || o.period_key, '') as title, coalesce(u.name, '') as unit
      from digest_line l
      left join task t on l.subject_kind = 'task' and t.authority_id = l.subject_authority_id
        and t.id = l.subject_id
      left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join obligation o on l.subject_kind = 'obligation'
        and o.authority_id = l.subject_authority_id and o.id = l.subject_id
      left join regime re on re.authority_id = o.authority_id and re.id = o.regime_id
      left join unit u on u.id = coalesce(t.unit_id, o.unit_id)
      where l.authority_id = ${homeId} and l.digest_id = any(${digestIds}::bigint[])
        and l.position <= ${most}
      order by l.digest_id, l.position`,
  );
}

/** How plans and regimes of several authorities are called, by kind and id. */
export async function groupTitles(
  db: Db | Tx,
  groups: readonly Pick<DigestGroup, 'authorityId' | 'kind' | 'id'>[],
): Promise<Map<string, string>> {
  if (groups.length === 0) return new Map();
  const of = (kind: DigestGroup['kind']) => groups.filter((group) => group.kind === kind);
  const found = await rows(
    db,
    sql<{ key: string; title: string }>`
      select 'task/' || p.id as key, coalesce(d.number || ' · ', '') || p.title as title
      from plan p left join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where p.authority_id = any(${of('task').map(({ authorityId }) => authorityId)}::bigint[])
        and p.id = any(${of('task').map(({ id }) => id)}::bigint[])
      union all
      select 'obligation/' || re.id, re.name from regime re
      where re.authority_id = any(${of('obligation').map(({ authorityId }) => authorityId)}::bigint[])
        and re.id = any(${of('obligation').map(({ id }) => id)}::bigint[])`,
  );
  return new Map(found.map(({ key, title }) => [key, title]));
}

const columns = sql`d.authority_id, d.id, d.person_id, pe.full_name as person_name, d.day, d.at,
  d.soon, d.overdue, d.reports, d.groups, d.stands_for, m.state as mail_state, d.read_at`;
const tables = sql`digest d join person pe on pe.id = d.person_id
  left join mail_outbox m on m.authority_id = d.authority_id and m.key = d.mail_key`;

/** A digest by its id, in one of the authorities given. */
export async function findDigest(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<DigestRecord | null> {
  return firstRow(
    db,
    sql<DigestRecord>`select ${columns} from ${tables}
        where d.authority_id = any(${authorityIds}::bigint[]) and d.id = ${id}`,
  );
}

/** The person has opened it; the first time counts. */
export async function noteRead(
  db: Db,
  digest: Pick<DigestRecord, 'authority_id' | 'id'>,
  at: Date,
): Promise<void> {
  await run(
    db,
    sql`update digest set read_at = ${at}
        where authority_id = ${digest.authority_id} and id = ${digest.id} and read_at is null`,
  );
}

/** What a history of digests is asked for. */
export interface DigestsWanted {
  readonly authorityId: string;
  /** People with a post at or under this unit only; null for the whole authority. */
  readonly underUnitId: string | null;
  readonly personId: string | null;
  readonly words: string | null;
  /** Up to this day. */
  readonly upTo: Day;
  readonly before: { readonly day: Day; readonly id: string } | null;
  readonly limit: number;
}

function wantedSql(wanted: DigestsWanted): RawBuilder<boolean> {
  const { underUnitId, personId, words } = wanted;
  return sql`(d.authority_id = ${wanted.authorityId} and d.day <= ${wanted.upTo}
    and ${personId === null ? sql`true` : sql`d.person_id = ${personId}`}
    and ${words === null ? sql`true` : sql`pe.folded like ${`%${words}%`}`}
    and ${
      underUnitId === null
        ? sql`true`
        : sql`exists (select from appointment a join post p on p.id = a.post_id
            join unit_ancestor x on x.unit_id = p.unit_id and x.ancestor_id = ${underUnitId}
            where a.person_id = d.person_id and a.valid_from <= d.day
              and (a.valid_to is null or a.valid_to >= d.day)
              and x.valid_from <= d.day and (x.valid_to is null or x.valid_to >= d.day))`
    })`;
}

/** Who was reminded and when: the newest day first, of a day whoever has most overdue (as they were made). */
export async function digestsOf(db: Db | Tx, wanted: DigestsWanted): Promise<DigestRecord[]> {
  const { before } = wanted;
  return rows(
    db,
    sql<DigestRecord>`select ${columns} from ${tables} where ${wantedSql(wanted)}
        and ${before === null ? sql`true` : sql`(d.day < ${before.day} or (d.day = ${before.day} and d.id > ${before.id}))`}
      order by d.day desc, d.id limit ${wanted.limit}`,
  );
}

export async function countDigests(db: Db | Tx, wanted: DigestsWanted): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from digest d
        join person pe on pe.id = d.person_id where ${wantedSql(wanted)}`,
  );
  return found?.count ?? 0;
}
