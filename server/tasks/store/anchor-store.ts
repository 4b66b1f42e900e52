import { sql } from 'kysely';
import { type Day, dayInVietnam } from '../../calendar/rules/day.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { ActContext } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { HEARD } from '../rules/accounts.ts';
import { OPEN_ACCOUNTS, WITH_UNIT_STATES } from '../rules/board-cell.ts';
import { taskColumns } from './task-record.ts';

/** The day of an event as it was set, with who set it. */
export interface AnchorRow {
  readonly onDay: Day;
  readonly days: number;
  readonly unit: 'day' | 'working-day';
  readonly source: string;
  readonly at: Date;
  readonly by: string | null;
}

/** The anchor of some words, if it has been set by a moment. */
export async function anchorOfWords(
  db: Db | Tx,
  authorityId: string,
  wordsId: string,
  until: Date,
): Promise<AnchorRow | null> {
  return firstRow(
    db,
    sql<AnchorRow>`select a.on_day as "onDay", a.days, a.unit, a.source, a.set_at as at,
          p.full_name as by
        from anchor a left join person p on p.id = a.set_by
        where a.authority_id = ${authorityId} and a.words_id = ${wordsId} and a.set_at < ${until}`,
  );
}

export async function saveAnchor(
  tx: Tx,
  authorityId: string,
  wordsId: string,
  anchor: Pick<AnchorRow, 'onDay' | 'days' | 'unit' | 'source'>,
  set: { readonly at: Date; readonly by: string },
): Promise<void> {
  const { onDay, days, unit, source } = anchor;
  await run(
    tx,
    sql`insert into anchor (authority_id, words_id, on_day, days, unit, source, set_at, set_by)
        values (${authorityId}, ${wordsId}, ${onDay}, ${days}, ${unit}, ${source}, ${set.at}, ${set.by})
        on conflict (authority_id, words_id) do update set on_day = excluded.on_day,
          days = excluded.days, unit = excluded.unit, source = excluded.source,
          set_at = excluded.set_at, set_by = excluded.set_by`,
  );
}

const ends = sql.lit(`{${[...OPEN_ACCOUNTS, 'suspended'].join(',')}}`);

/** A row that follows an anchor, as it stood: its version tells which one the act wrote next. */
export interface Follower {
  readonly id: string;
  readonly version: number;
  readonly since: Date;
}

/**
 * Every row whose deadline follows the anchor of some words, held: the rows of the words that have not
 * ended, and the parts below them that kept the words of the deadline as their own.
 */
export async function holdFollowers(
  tx: Tx,
  authorityId: string,
  wordsId: string,
): Promise<Follower[]> {
  return rows(
    tx,
    sql<Follower>`
      with recursive follower as (
        select t.id, w.deadline->>'raw' as raw
        from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.authority_id = ${authorityId} and t.words_id = ${wordsId}
          and t.state = any(${ends}::text[])
        union
        select t.id, f.raw
        from follower f
        join task t on t.authority_id = ${authorityId} and t.parent_id = f.id
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.state = any(${ends}::text[]) and w.deadline->>'raw' = f.raw
          and w.deadline->>'kind' in ('RELATIVE', 'EVENT')
      )
      select t.id, t.version, t.since from task t
      where t.authority_id = ${authorityId} and t.id in (select id from follower)
      order by t.id for update`,
  );
}

/** How many tasks, groups left out, follow the anchor of some words. */
export async function countFollowers(
  db: Db | Tx,
  authorityId: string,
  wordsId: string,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from task
        where authority_id = ${authorityId} and words_id = ${wordsId} and not is_group
          and state = any(${ends}::text[])`,
  );
  return found?.count ?? 0;
}

/**
 * Gives many rows one deadline in one statement: their history, their new version and the postings off the
 * old due day and onto the new one. The rows must be held.
 */
export async function moveDeadlines(
  context: Pick<ActContext, 'tx' | 'authorityId' | 'author' | 'ids'>,
  taskIds: readonly string[],
  dueOn: Day,
  at: Date,
): Promise<void> {
  const { tx, authorityId, author, ids } = context;
  const { first } = ids.block(Math.max(taskIds.length, 1));
  const withUnit = sql`held.state = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;
  const vietnamDay = (instant: ReturnType<typeof sql>) =>
    sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;
  await run(
    tx,
    sql`
      with held as materialized (
        select ${taskColumns()} from task
        where authority_id = ${authorityId} and id = any(${taskIds}::bigint[])
      ), past as (
        insert into task_history (${taskColumns()}, until)
        select ${taskColumns()}, ${at}::timestamptz from held
      ), line as (
        select held.plan_id, held.unit_id, held.layer, coalesce(held.leader_id, 0) as leader_id,
          coalesce(held.field_id, 0) as field_id, moved.account, moved.due_on, moved.delta
        from held cross join lateral (values
          (held.state, coalesce(held.due_on, 'infinity'::date), -1),
          (held.state, ${dueOn}::date, 1),
          (case when ${withUnit} then ${HEARD}::text end,
            ${vietnamDay(sql`coalesce(held.reported_at, held.since)`)}, -1),
          (case when ${withUnit} then ${HEARD}::text end,
            ${vietnamDay(sql`coalesce(held.reported_at, ${at}::timestamptz)`)}, 1)
        ) as moved (account, due_on, delta)
        where not held.is_group and moved.account is not null
      ), summed as (
        select plan_id, unit_id, layer, leader_id, field_id, account, due_on,
          sum(delta)::integer as delta
        from line group by 1, 2, 3, 4, 5, 6, 7 having sum(delta) <> 0
      ), posted as (
        insert into posting
          (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas)
        select ${authorityId},
          ${idAtSql(first, sql`(row_number() over (order by plan_id, unit_id, layer, leader_id) - 1)`)},
          plan_id, unit_id, layer, leader_id, ${dayInVietnam(at)}::date, array_agg(field_id),
          array_agg(account), array_agg(due_on), array_agg(delta)
        from summed group by plan_id, unit_id, layer, leader_id
      )
      update task t set due_on = ${dueOn}::date,
        first_due_on = coalesce(t.first_due_on, ${dueOn}::date), version = t.version + 1,
        since = ${at}::timestamptz, changed_by = ${author.personId}
      from held where t.authority_id = ${authorityId} and t.id = held.id`,
  );
}

/** Words that take the place of others wait for the same event, or have its day already. */
export async function copyAnchor(
  tx: Tx,
  authorityId: string,
  fromWordsId: string,
  toWordsId: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into anchor (authority_id, words_id, on_day, days, unit, source, set_at, set_by)
        select authority_id, ${toWordsId}::bigint, on_day, days, unit, source, set_at, set_by
        from anchor where authority_id = ${authorityId} and words_id = ${fromWordsId}`,
  );
}
