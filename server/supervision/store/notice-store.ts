import { sql } from 'kysely';
import type { Paper } from '../../papers/paper.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

export type NoticeSubject = 'meeting' | 'inspection';

/** Where the words of an order stand in the text of its notice. */
export interface NoticePlace {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A notice as it was signed, and what it became: the draft of its issue and, once issued, its plan. */
export interface NoticeRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly symbol: string;
  readonly signedOn: string;
  readonly paper: Paper;
  readonly readingId: string | null;
  readonly places: readonly NoticePlace[];
  readonly madeAt: Date;
  readonly planId: string | null;
  /** The moment of the issue; null where it is not issued. */
  readonly issuedAt: Date | null;
}

const columns = sql`n.id, n.subject_id as "subjectId", n.symbol, n.signed_on as "signedOn", n.paper,
  n.reading_id as "readingId", n.places, n.made_at as "madeAt", p.id as "planId",
  p.issued_at as "issuedAt"`;
const withPlan = sql`notice_document n
  left join reading r on r.authority_id = n.authority_id and r.id = n.reading_id and r.state = 'issued'
  left join plan p on p.authority_id = n.authority_id and p.id = r.plan_id`;

/** The notices of meetings or inspections, by their subject. */
export async function noticesOf(
  db: Db | Tx,
  authorityId: string,
  kind: NoticeSubject,
  subjectIds: readonly string[],
): Promise<Map<string, NoticeRecord>> {
  if (subjectIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<NoticeRecord>`select ${columns} from ${withPlan}
        where n.authority_id = ${authorityId} and n.subject_kind = ${kind}
          and n.subject_id = any(${subjectIds}::bigint[])`,
  );
  return new Map(found.map((notice) => [notice.subjectId, notice]));
}

export async function noticeOf(
  db: Db | Tx,
  authorityId: string,
  kind: NoticeSubject,
  subjectId: string,
): Promise<NoticeRecord | null> {
  return (await noticesOf(db, authorityId, kind, [subjectId])).get(subjectId) ?? null;
}

/** The notice that ordered the tasks of a plan; null for the plan of another document. */
export async function noticeOfPlan(
  db: Db,
  authorityId: string,
  planId: string,
): Promise<(NoticeRecord & { readonly kind: NoticeSubject }) | null> {
  return firstRow(
    db,
    sql<NoticeRecord & { kind: NoticeSubject }>`select ${columns}, n.subject_kind as kind
        from ${withPlan} where n.authority_id = ${authorityId} and p.id = ${planId}`,
  );
}

/** The highest number of a year; 0 where there is none yet. */
export async function lastNumber(db: Db | Tx, authorityId: string, year: number): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ last: number }>`select coalesce(max(number), 0) as last from notice_document
        where authority_id = ${authorityId} and year = ${year}`,
  );
  return found?.last ?? 0;
}

/** The symbol behind the number of the latest notice (`TB-BTTTT`); null where there is none yet. */
export async function lastSymbol(db: Db | Tx, authorityId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ symbol: string }>`select symbol from notice_document
        where authority_id = ${authorityId} order by year desc, number desc limit 1`,
  );
  return found?.symbol.split('/')[1] ?? null;
}

export interface NewNotice {
  readonly id: string;
  readonly kind: NoticeSubject;
  readonly subjectId: string;
  readonly number: number;
  readonly symbol: string;
  readonly signedOn: string;
  readonly paper: Paper;
  readonly readingId: string | null;
  readonly places: readonly NoticePlace[];
  readonly madeAt: Date;
  readonly madeBy: string;
}

/** Writes the notice of a subject in place of one that never was issued. @returns false where the number is taken */
export async function writeNotice(
  tx: Tx,
  authorityId: string,
  notice: NewNotice,
): Promise<boolean> {
  const { id, kind, subjectId, number, symbol, signedOn, readingId } = notice;
  await run(
    tx,
    sql`delete from notice_document where authority_id = ${authorityId}
          and subject_kind = ${kind} and subject_id = ${subjectId}`,
  );
  const written = await run(
    tx,
    sql`insert into notice_document (authority_id, id, subject_kind, subject_id, year, number, symbol,
          signed_on, paper, reading_id, places, made_at, made_by)
        values (${authorityId}, ${id}, ${kind}, ${subjectId}, ${Number(signedOn.slice(0, 4))}, ${number},
          ${symbol}, ${signedOn}, ${JSON.stringify(notice.paper)}::jsonb, ${readingId},
          ${JSON.stringify(notice.places)}::jsonb, ${notice.madeAt}, ${notice.madeBy})
        on conflict (authority_id, year, number) do nothing`,
  );
  return written === 1;
}

/** The task that each order of an issued notice became, by the key of the order; a group stands for its parts. */
export async function tasksOfNotice(
  db: Db | Tx,
  authorityId: string,
  { planId, places }: Pick<NoticeRecord, 'planId' | 'places'>,
): Promise<Map<string, string>> {
  if (planId === null) return new Map();
  const found = await rows(
    db,
    sql<{ starts: number; id: string }>`
      select w.starts, min(t.id) as id from task_words w
      join task t on t.authority_id = w.authority_id and t.words_id = w.id
      where w.authority_id = ${authorityId} and w.plan_id = ${planId} and t.layer = 0
        and t.parent_id is null
      group by w.starts`,
  );
  const byStart = new Map(found.map(({ starts, id }) => [starts, id]));
  return new Map(
    places.flatMap(({ key, start }) => {
      const id = byStart.get(start);
      return id === undefined ? [] : [[key, id] as const];
    }),
  );
}
