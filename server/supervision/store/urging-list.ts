import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Paper } from '../../papers/paper.ts';
import { rows } from '../../platform/database/rows.ts';
import { endOfSight } from '../../tasks/store/as-of.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';
import { wordsQuery } from '../../tasks/store/filter-sql.ts';
import { visibleSql } from '../../tasks/store/visibility-sql.ts';
import type { TaskSight } from '../../tasks/task-sight.ts';
import type { RecipientState } from '../urging-contract.ts';

/** A letter in a list. */
export interface ListedUrging {
  readonly authorityId: string;
  readonly id: string;
  readonly symbol: string;
  readonly subject: string;
  readonly sentOn: Day;
  readonly at: Date;
  readonly answerBy: Day;
  readonly unitId: string;
  readonly personId: string;
  readonly postId: string;
  /** The post stands on the side of the sender and sees every recipient. */
  readonly isSender: boolean;
  readonly key: string;
}

/** What a list of letters is asked for. */
export interface UrgingFilter {
  readonly id?: string | undefined;
  readonly q?: string | undefined;
  readonly state?: RecipientState | undefined;
  readonly side?: 'sent' | 'received' | undefined;
  readonly unitId?: string | undefined;
  readonly taskId?: string | undefined;
}

/** Whether the post stands on the side of the sender of letter `u` of an authority. */
function sentFromSql({ actor, day }: TaskSight, authorityId: string): RawBuilder<boolean> {
  if (actor.wholeAuthority && authorityId === actor.authorityId) return sql`true`;
  return sql`(u.unit_id in (${belowSql(actor.jurisdictionUnitId, day)}))`;
}

/** Recipients `r` that the post answers for. */
function ownRecipient({ actor, day }: TaskSight): RawBuilder<boolean> {
  return sql`(r.unit_id in (${belowSql(actor.jurisdictionUnitId, day)}))`;
}

const ofLetter = sql`r.authority_id = u.authority_id and r.urging_id = u.id`;

/** The state of recipient `r` of letter `u` on the day looked at; the SQL twin of `recipientState`. */
function stateSql(sight: TaskSight): RawBuilder<RecipientState> {
  const until = endOfSight(sight);
  return sql`(case when r.answered_at < ${until} then 'answered'
    when ${sight.day}::date > u.answer_by then 'unanswered'
    when r.received_at < ${until} then 'received'
    when r.seen_at < ${until} then 'seen' else 'sent' end)`;
}

/** Letters of one authority that the post may see, filtered, as a `from … where …`. */
function lettersSql(
  sight: TaskSight,
  authorityId: string,
  filter: UrgingFilter,
): RawBuilder<unknown> {
  const { actor, day } = sight;
  const sent = sentFromSql(sight, authorityId);
  const received = (which: RawBuilder<boolean>) =>
    sql<boolean>`exists (select from urging_recipient r where ${ofLetter} and ${which})`;
  const all = [
    sql<boolean>`u.authority_id = ${authorityId}`,
    sql<boolean>`u.at < ${endOfSight(sight)}`,
    sql<boolean>`(${sent} or ${received(ownRecipient(sight))})`,
  ];
  if (filter.id) all.push(sql`u.id = ${filter.id}`);
  if (filter.side === 'sent') {
    all.push(sql`u.unit_id in (${belowSql(actor.jurisdictionUnitId, day)})`);
  }
  if (filter.side === 'received') all.push(received(ownRecipient(sight)));
  const seen = sql<boolean>`(${sent} or ${ownRecipient(sight)})`;
  if (filter.unitId) {
    const below = sql<boolean>`r.unit_id in (${belowSql(filter.unitId, day)})`;
    all.push(received(sql`${seen} and ${below}`));
  }
  if (filter.state) all.push(received(sql`${seen} and ${stateSql(sight)} = ${filter.state}`));
  if (filter.taskId) {
    // Of a task that the post may not read, no letter says that it names it.
    all.push(sql`exists (select from urging_task g
      join task t on t.authority_id = g.authority_id and t.id = g.task_id
      where g.authority_id = u.authority_id and g.urging_id = u.id and g.kind = 'task'
        and g.task_id = ${filter.taskId} and ${visibleSql(sight, authorityId)})`);
  }
  const query = filter.q ? wordsQuery(filter.q) : null;
  if (query !== null) all.push(sql`u.search @@ to_tsquery('simple', ${query})`);
  return sql`from urging u where ${sql.join(all, sql` and `)}`;
}

/** A page of letters of one authority, from behind a place. */
export async function pageOfUrgings(
  sight: TaskSight,
  authorityId: string,
  filter: UrgingFilter,
  sort: string,
  after: { readonly key: string; readonly id: string } | null,
  limit: number,
): Promise<ListedUrging[]> {
  const isDown = sort.startsWith('-');
  const when = sql`to_char(u.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`;
  const key = sort.endsWith('answerBy') ? sql`to_char(u.answer_by, 'YYYYMMDD')` : when;
  const direction = isDown ? sql`desc` : sql`asc`;
  const beyond =
    after === null
      ? sql``
      : sql`where (f.key, f.id) ${isDown ? sql`<` : sql`>`} (${after.key}, ${after.id}::bigint)`;
  return rows(
    sight.db,
    sql<ListedUrging>`select * from (
        select u.authority_id as "authorityId", u.id, u.symbol, u.subject, u.sent_on as "sentOn",
          u.at, u.answer_by as "answerBy", u.unit_id as "unitId", u.person_id as "personId",
          u.post_id as "postId", ${sentFromSql(sight, authorityId)} as "isSender",
          (${key}) collate "C" as key
        ${lettersSql(sight, authorityId, filter)}
      ) f ${beyond} order by f.key ${direction}, f.id ${direction} limit ${limit}`,
  );
}

/** What letters came to, for those in sight. */
export interface EffectCounts {
  readonly letters: number;
  readonly recipients: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Whole days until each answer. */
  readonly answerDays: readonly number[];
  readonly tasks: number;
  readonly moved: number;
}

/**
 * Something `g` that a letter names moved within so many days after it: reported on, or handed in. The first day
 * on which it did; null where it did not.
 */
export function movedOnSql(withinDays: number, until: Date): RawBuilder<Day | null> {
  const window = (at: RawBuilder<unknown>) =>
    sql`${at} > g.at and ${at} < g.at + make_interval(days => ${withinDays}) and ${at} < ${until}`;
  return sql`(case g.kind when 'task' then (
      select (min(p.at) at time zone 'Asia/Ho_Chi_Minh')::date from progress_report p
      where p.authority_id = g.authority_id and p.task_id = g.task_id and ${window(sql`p.at`)})
    else (select (min(o.submitted_at) at time zone 'Asia/Ho_Chi_Minh')::date from obligation o
      where o.authority_id = g.authority_id and o.id = g.task_id
        and ${window(sql`o.submitted_at`)}) end)`;
}

export async function effectOf(
  sight: TaskSight,
  authorityId: string,
  filter: UrgingFilter,
  withinDays: number,
): Promise<EffectCounts> {
  const until = endOfSight(sight);
  const sent = sentFromSql(sight, authorityId);
  const [found] = await rows(
    sight.db,
    sql<EffectCounts>`
      with letter as (select u.* ${lettersSql(sight, authorityId, filter)}),
      recipient as (
        select r.*, u.at as sent_at, ${stateSql(sight)} as state
        from letter u join urging_recipient r on ${ofLetter}
        where (${sent} or ${ownRecipient(sight)}))
      select (select count(*) from letter)::int as letters, count(*)::int as recipients,
        (count(*) filter (where state = 'answered'))::int as answered,
        (count(*) filter (where state = 'unanswered'))::int as unanswered,
        coalesce(array_agg(extract(day from answered_at - sent_at)::int)
          filter (where state = 'answered'), '{}') as "answerDays",
        (select count(*) from urging_task g join recipient r on r.authority_id = g.authority_id
          and r.urging_id = g.urging_id and r.unit_id = g.unit_id)::int as tasks,
        (select count(*) from urging_task g join recipient r on r.authority_id = g.authority_id
          and r.urging_id = g.urging_id and r.unit_id = g.unit_id
          where ${movedOnSql(withinDays, until)} is not null)::int as moved
      from recipient`,
  );
  if (!found) throw new Error('Letters were not counted');
  return found;
}

/** A recipient of a letter as it stands on the day looked at. */
export interface ListedRecipient {
  readonly urgingId: string;
  readonly unitId: string;
  readonly tasks: number;
  readonly state: RecipientState;
  readonly seenAt: Date | null;
  readonly receivedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answeredPostId: string | null;
  readonly answer: string | null;
  readonly moved: number;
}

/** The recipients of some letters of one authority that the post may see. */
export async function recipientsOf(
  sight: TaskSight,
  authorityId: string,
  urgingIds: readonly string[],
  withinDays: number,
): Promise<ListedRecipient[]> {
  const until = endOfSight(sight);
  const known = (at: RawBuilder<unknown>, value: RawBuilder<unknown>) =>
    sql`case when ${at} < ${until} then ${value} end`;
  return rows(
    sight.db,
    sql<ListedRecipient>`
      select r.urging_id as "urgingId", r.unit_id as "unitId", r.tasks, ${stateSql(sight)} as state,
        ${known(sql`r.seen_at`, sql`r.seen_at`)} as "seenAt",
        ${known(sql`r.received_at`, sql`r.received_at`)} as "receivedAt",
        ${known(sql`r.answered_at`, sql`r.answered_at`)} as "answeredAt",
        ${known(sql`r.answered_at`, sql`r.answered_by`)} as "answeredBy",
        ${known(sql`r.answered_at`, sql`r.answered_post_id`)} as "answeredPostId",
        ${known(sql`r.answered_at`, sql`r.answer`)} as answer,
        (select count(*) from urging_task g where g.authority_id = r.authority_id
          and g.urging_id = r.urging_id and g.unit_id = r.unit_id
          and ${movedOnSql(withinDays, until)} is not null)::int as moved
      from urging_recipient r join urging u on ${ofLetter}
      where r.authority_id = ${authorityId} and r.urging_id = any(${urgingIds}::bigint[])
        and (${sentFromSql(sight, authorityId)} or ${ownRecipient(sight)})
      order by r.urging_id, r.tasks desc, r.unit_id`,
  );
}

/** Everything that a letter names, with whether it moved. */
export interface ListedUrged {
  readonly kind: 'task' | 'obligation';
  readonly id: string;
  readonly unitId: string;
  readonly dueOn: Day | null;
  readonly daysLate: number;
  readonly movedOn: Day | null;
}

export async function urgedOf(
  sight: TaskSight,
  authorityId: string,
  urgingId: string,
  withinDays: number,
): Promise<ListedUrged[]> {
  return rows(
    sight.db,
    sql<ListedUrged>`select g.kind, g.task_id as id, g.unit_id as "unitId", g.due_on as "dueOn",
        g.days_late as "daysLate", ${movedOnSql(withinDays, endOfSight(sight))} as "movedOn"
      from urging_task g
      where g.authority_id = ${authorityId} and g.urging_id = ${urgingId} order by g.position`,
  );
}

/** The document of a letter as it was sent. */
export async function paperOf(
  sight: TaskSight,
  authorityId: string,
  urgingId: string,
): Promise<Paper> {
  const [found] = await rows(
    sight.db,
    sql<{ paper: Paper }>`select paper from urging
      where authority_id = ${authorityId} and id = ${urgingId}`,
  );
  if (!found) throw new Error(`Letter ${urgingId} has lost its paper`);
  return found.paper;
}
