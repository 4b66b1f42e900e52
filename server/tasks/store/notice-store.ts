import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql, rows, run } from '../../platform/database/rows.ts';
import type { NoticeKind } from '../contract.ts';

/** News for one person about one task. */
export interface NewNotice {
  readonly authority_id: string;
  readonly id: string;
  readonly person_id: string;
  readonly task_id: string;
  readonly kind: NoticeKind;
  readonly by_person_id: string;
  readonly words: string | null;
  readonly at: Date;
}

export type NoticeRecord = Omit<NewNotice, 'task_id'> & {
  readonly by: string | null;
  /** Null in news about a plan or a draft. */
  readonly task_id: string | null;
  readonly plan_id: string | null;
  readonly reading_id: string | null;
  /** In news about a thing of another kind. */
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly address: string | null;
  readonly vi: string | null;
  readonly en: string | null;
  /** Of the task, the plan, the draft or the other thing. */
  readonly title: string;
  readonly read_at: Date | null;
};

export function noticeSql(notices: readonly NewNotice[]): RawBuilder<unknown> {
  return insertSql(
    'notice',
    {
      authority_id: 'bigint',
      id: 'bigint',
      person_id: 'bigint',
      task_id: 'bigint',
      kind: 'text',
      by_person_id: 'bigint',
      words: 'text',
      at: 'timestamptz',
    },
    notices.map((notice) => ({ ...notice })),
  );
}

/** The newest notices of a person, those before one that was seen last when that is given. */
export async function noticesOf(
  db: Db | Tx,
  authorityIds: readonly string[],
  personId: string,
  before: string | null,
  limit: number,
): Promise<NoticeRecord[]> {
  return rows(
    db,
    sql<NoticeRecord>`
      select n.authority_id, n.id, n.person_id, n.task_id, n.kind, n.by_person_id, n.words, n.at,
        n.read_at, n.plan_id, n.reading_id, n.subject_kind, n.subject_id, n.address, n.vi, n.en,
        pe.full_name as by, coalesce(n.title, w.title, p.title, r.title, '') as title
      from notice n
      left join task t on t.authority_id = n.authority_id and t.id = n.task_id
      left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      left join plan p on p.authority_id = n.authority_id and p.id = n.plan_id
      left join reading r on r.authority_id = n.authority_id and r.id = n.reading_id
      left join person pe on pe.id = n.by_person_id
      where n.authority_id = any(${authorityIds}::bigint[]) and n.person_id = ${personId}
        and ${before === null ? sql`true` : sql`n.id < ${before}`}
      order by n.id desc limit ${limit}`,
  );
}

export async function countUnread(
  db: Db | Tx,
  authorityIds: readonly string[],
  personId: string,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from notice
        where authority_id = any(${authorityIds}::bigint[]) and person_id = ${personId}
          and read_at is null`,
  );
  return found?.count ?? 0;
}

/** Marks as read what a person was shown: everything up to one notice. */
export async function readUpTo(
  db: Db | Tx,
  authorityIds: readonly string[],
  personId: string,
  id: string,
  at: Date,
): Promise<number> {
  return run(
    db,
    sql`update notice set read_at = ${at}
        where authority_id = any(${authorityIds}::bigint[]) and person_id = ${personId}
          and id <= ${id} and read_at is null`,
  );
}
