import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Role } from '../../organisation/contract.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql, rows, run } from '../../platform/database/rows.ts';
import type { TaskRecord } from './task-record.ts';

export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** What somebody said of a task. */
export interface CommentRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly at: Date;
  readonly person_id: string;
  readonly post_id: string;
  readonly unit_id: string;
  readonly body: string;
  readonly mentions: readonly Mention[];
  readonly version: number;
  readonly edited_at: Date | null;
  readonly withdrawn_at: Date | null;
}

/** A comment with the names that it is shown with. */
export type CommentRow = CommentRecord & {
  readonly person: string;
  readonly post: string;
  readonly unit: string;
  readonly earlier: readonly { readonly body: string; readonly until: string }[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
};

export function commentSql(comment: CommentRecord): RawBuilder<unknown> {
  return insertSql(
    'task_comment',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      at: 'timestamptz',
      person_id: 'bigint',
      post_id: 'bigint',
      unit_id: 'bigint',
      body: 'text',
      mentions: 'jsonb',
      version: 'integer',
      edited_at: 'timestamptz',
      withdrawn_at: 'timestamptz',
    },
    [{ ...comment }],
  );
}

/** Comments on a task before a moment, newest first, from one on; one more than asked tells of a next page. */
export async function commentsOf(
  db: Db | Tx,
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
  page: { until: Date; before: string | null; limit: number; only?: string },
): Promise<CommentRow[]> {
  return rows(
    db,
    sql<CommentRow>`
      select c.authority_id, c.id, c.task_id, c.at, c.person_id, c.post_id, c.unit_id,
        coalesce(past.body, c.body) as body, coalesce(past.mentions, c.mentions) as mentions,
        coalesce(past.version, c.version) as version,
        -- Words replaced before that moment: the last of them ended with the last edit.
        case when past.version is null then c.edited_at else (
          select max(v.until) from task_comment_version v
          where v.authority_id = c.authority_id and v.comment_id = c.id and v.until < ${page.until}
        ) end as edited_at,
        case when c.withdrawn_at < ${page.until} then c.withdrawn_at end as withdrawn_at,
        pe.full_name as person, po.title as post, u.name as unit,
        coalesce((select jsonb_agg(jsonb_build_object('body', v.body, 'until', v.until)
            order by v.version)
          from task_comment_version v
          where v.authority_id = c.authority_id and v.comment_id = c.id
            and v.until < ${page.until}), '[]') as earlier,
        coalesce((select jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name,
            'size', f.size) order by f.added_at, f.id)
          from attachment f where f.authority_id = c.authority_id and f.subject_kind = 'comment'
            and f.subject_id = c.id), '[]') as files
      from task_comment c
      left join lateral (select v.body, v.mentions, v.version from task_comment_version v
        where v.authority_id = c.authority_id and v.comment_id = c.id and v.until >= ${page.until}
        order by v.version limit 1) past on true
      join person pe on pe.id = c.person_id
      join post po on po.id = c.post_id
      join unit u on u.id = c.unit_id
      where c.authority_id = ${task.authority_id} and c.task_id = ${task.id} and c.at < ${page.until}
        and ${page.before === null ? sql`true` : sql`c.id < ${page.before}`}
        and ${page.only === undefined ? sql`true` : sql`c.id = ${page.only}`}
      order by c.id desc limit ${page.limit}`,
  );
}

export function countComments(
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
  until: Date,
): RawBuilder<{ count: number }> {
  return sql`select count(*)::int as count from task_comment
    where authority_id = ${task.authority_id} and task_id = ${task.id} and at < ${until}`;
}

/** One comment with its row held. */
export async function lockComment(
  tx: Tx,
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
  id: string,
): Promise<CommentRecord | null> {
  return firstRow(
    tx,
    sql<CommentRecord>`select * from task_comment
        where authority_id = ${task.authority_id} and task_id = ${task.id} and id = ${id} for update`,
  );
}

/** Writes the next version of a comment; the words of the one before are kept. */
export async function saveComment(
  tx: Tx,
  before: CommentRecord,
  after: CommentRecord,
  at: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into task_comment_version (authority_id, comment_id, version, body, until, mentions)
        values (${before.authority_id}, ${before.id}, ${before.version}, ${before.body}, ${at},
          ${JSON.stringify(before.mentions)}::jsonb)`,
  );
  await run(
    tx,
    sql`update task_comment set body = ${after.body}, mentions = ${JSON.stringify(after.mentions)}::jsonb,
          version = ${after.version}, edited_at = ${after.edited_at}, withdrawn_at = ${after.withdrawn_at}
        where authority_id = ${after.authority_id} and id = ${after.id}`,
  );
}

/** A post that a person holds on a day, as rights see it. */
export interface HeldPost {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly role: Role;
  readonly authorityId: string;
  readonly jurisdictionUnitId: string;
  readonly wholeAuthority: boolean;
}

/** The posts that some people hold on a day. */
export async function postsHeld(
  db: Db | Tx,
  who: RawBuilder<boolean>,
  day: Day,
): Promise<HeldPost[]> {
  return rows(
    db,
    sql<HeldPost>`
      select pe.id as "personId", pe.full_name as name, po.title as post, u.name as unit, po.role,
        po.authority_id as "authorityId", po.jurisdiction_unit_id as "jurisdictionUnitId",
        au.unit_id = po.jurisdiction_unit_id as "wholeAuthority"
      from person pe
      join appointment ap on ap.person_id = pe.id and ${holdsOn('ap', day)}
      join post po on po.id = ap.post_id and ${holdsOn('po', day)}
      join unit u on u.id = po.unit_id
      join authority au on au.id = po.authority_id
      where ${who} order by pe.folded, pe.id, po.id`,
  );
}
