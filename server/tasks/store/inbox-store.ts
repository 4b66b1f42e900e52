import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import { weekOf } from '../../calendar/rules/week.ts';
import type { Actor } from '../../organisation/actor.ts';
import { reachesOf } from '../../organisation/rules/may.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { InboxItem } from '../contract.ts';
import { limitsOf } from '../rules/flags.ts';
import type { TaskSight } from '../task-sight.ts';
import { overdueSql } from './overdue-inbox.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

export type InboxKind = InboxItem['kind'];

/** A task that waits for the post, by when and since when, and its place in the order of the inbox. */
export type WaitingTask = TaskRecord & {
  readonly kind: InboxKind;
  /** By when the post has to act: the deadline of the task, of an answer, of a stage. */
  readonly my_due: Day | null;
  readonly waiting_since: Date;
  readonly since_key: string;
  /** The day to which it was put off; null where it waits now. */
  readonly put_off: Day | null;
};

/** The place of an item: its deadline (null comes last), since when it waits, its id. */
export interface InboxPlace {
  readonly dueOn: string | null;
  readonly since: string;
  readonly id: string;
}

/** Which of what waits is meant: one kind, and what waits now or what was put off. */
export interface InboxView {
  readonly kind?: InboxKind | undefined;
  readonly later?: boolean | undefined;
}

/**
 * What waits for a post in one authority, each question about a task once. Each kind needs its right: a post
 * without it is never asked. An officer is reminded of tasks that are theirs or nobody's.
 */
function waitingSql(sight: TaskSight, authorityId: string): RawBuilder<unknown> {
  const { actor, day } = sight;
  const parts = [...movesSql(sight, authorityId)];
  const rights = reachesOf(actor);
  if ('task.reply' in rights) parts.push(repliesSql(sight, authorityId));
  if ('task.report' in rights) parts.push(stagesSql(sight, authorityId));
  parts.push(...overdueSql(sight, authorityId));
  if (parts.length === 0) return sql`(select ${NOTHING} from task t where false)`;
  return sql`(
    select found.*, p.until as put_off
    from (${sql.join(parts, sql` union all `)}) found
    left join put_off p on p.authority_id = ${actor.authorityId} and p.post_id = ${actor.postId}
      and p.person_id = ${actor.personId} and p.item = found.kind || ':' || found.id
      and p.until > ${day}::date)`;
}

const NOTHING = sql`${taskColumns('t')}, null::text as kind, null::date as my_due,
  null::timestamptz as waiting_since, null::date as put_off`;

/** Tasks whose next move is the post's: what it holds, and what it gave. */
function movesSql({ actor, day }: TaskSight, authorityId: string): RawBuilder<unknown>[] {
  const unitId = actor.jurisdictionUnitId;
  const when = kindConditions(actor, day).map(
    ([kind, condition]) => sql`when ${condition} then ${sql.lit(kind)}`,
  );
  if (when.length === 0) return [];
  const move = (whose: RawBuilder<boolean>) => sql`select * from (
      select ${taskColumns('t')}, case ${sql.join(when, sql` `)} end as kind, t.due_on as my_due,
        t.since as waiting_since
      from task t where t.authority_id = ${authorityId} and not t.is_group and ${whose}
    ) moves where kind is not null`;
  // Asked apart, so that each has its index: a ministry gave millions of tasks, and decides on few of them now.
  return [
    move(sql`t.unit_id = ${unitId}
      and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')`),
    move(sql`t.assigner_unit_id = ${unitId} and t.unit_id <> ${unitId}
      and t.state in ('reported', 'handed_back')`),
  ];
}

/** Tasks in which the unit was asked to coordinate, and has not answered what is asked now. */
function repliesSql({ actor }: TaskSight, authorityId: string): RawBuilder<unknown> {
  return sql`
    select ${taskColumns('t')}, 'reply' as kind, coalesce(x.due_on, t.due_on) as my_due,
      x.since as waiting_since
    from task_party x
    join task t on t.authority_id = x.authority_id and t.id = x.task_id
    where x.authority_id = ${authorityId} and x.unit_id = ${actor.jurisdictionUnitId}
      and x.role = 'coordinate' and x.until is null and not x.removed
      and (x.duty is not null or x.due_on is not null)
      and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')
      and not exists (select from task_reply r
        where r.authority_id = x.authority_id and r.task_id = x.task_id
          and r.unit_id = x.unit_id and r.at >= x.since)`;
}

/** Tasks in hand whose next stage is due soon or past its day. */
function stagesSql({ actor, day }: TaskSight, authorityId: string): RawBuilder<unknown> {
  const soon = addDays(day, limitsOf(actor).dueSoonDays);
  return sql`
    select ${taskColumns('t')}, 'stage' as kind, s.due_on as my_due, s.planned_at as waiting_since
    from task t cross join lateral (
      select g.due_on, g.planned_at from task_stage g
      where g.authority_id = t.authority_id and g.task_id = t.id and g.done_at is null
      order by g.ordinal limit 1) s
    where t.authority_id = ${authorityId} and ${inHandSql(actor)}
      and t.state in ('accepted', 'in_progress') and s.due_on <= ${soon}::date`;
}

/** Held by the post's unit; an officer is not reminded of what is another officer's. */
function inHandSql({ role, personId, jurisdictionUnitId }: Actor): RawBuilder<boolean> {
  const mine = sql<boolean>`t.unit_id = ${jurisdictionUnitId}`;
  if (role !== 'officer') return mine;
  return sql`(${mine} and (t.officer_id is null or t.officer_id = ${personId}))`;
}

function kindConditions(actor: Actor, day: Day): [InboxKind, RawBuilder<boolean>][] {
  const rights = reachesOf(actor);
  const unitId = actor.jurisdictionUnitId;
  const mine = sql`t.unit_id = ${unitId}`;
  const given = sql`t.assigner_unit_id = ${unitId}`;
  const inHand = inHandSql(actor);
  const soon = addDays(day, limitsOf(actor).dueSoonDays);
  const monday = startOfDayInVietnam(weekOf(day).startsOn);
  const all: [InboxKind, boolean, RawBuilder<boolean>][] = [
    ['accept', 'task.accept' in rights, sql`t.state = 'assigned' and ${mine}`],
    [
      'decide_hand_back',
      'task.decide_hand_back' in rights,
      sql`t.state = 'handed_back' and ${given}`,
    ],
    ['decide_result', 'task.decide_result' in rights, sql`t.state = 'reported' and ${given}`],
    [
      'returned',
      'task.report' in rights,
      sql`t.state = 'in_progress' and ${inHand} and (exists (
        select from progress_report r where r.authority_id = t.authority_id and r.task_id = t.id
          and r.at = t.reported_at and r.decision = 'returned')
        or exists (select from task_history h where h.authority_id = t.authority_id and h.id = t.id
          and h.version = t.version - 1 and h.state = 'closed'))`,
    ],
    [
      'report',
      'task.report' in rights,
      sql`t.state in ('accepted', 'in_progress') and ${inHand} and t.due_on <= ${soon}::date
        and (t.reported_at is null or t.reported_at < ${monday})`,
    ],
  ];
  return all.flatMap(([kind, may, condition]) => (may ? [[kind, condition]] : []));
}

const sinceSql = sql`case w.kind when 'report' then coalesce(w.reported_at, w.waiting_since)
  else w.waiting_since end`;

/** By my deadline, then by longest wait; what was put off by the day on which it comes back. */
export async function pageOfInbox(
  sight: TaskSight,
  { kind, later }: InboxView,
  after: InboxPlace | null,
  limit: number,
): Promise<WaitingTask[]> {
  const beyond = after === null ? sql`` : sql`and ${afterPlace(after)}`;
  const pages = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<WaitingTask>`
          select ${taskColumns('w')}, w.kind, w.my_due, w.put_off, ${sinceSql} as waiting_since,
            (${sinceSql})::text as since_key
          from ${waitingSql(sight, authorityId)} as w
          where w.put_off is ${later ? sql`not null` : sql`null`}
            ${kind ? sql`and w.kind = ${kind}` : sql``} ${beyond}
          order by w.my_due, ${sinceSql}, w.id limit ${limit}`,
      ),
    ),
  );
  return pages.flat().sort(compareWaiting).slice(0, limit);
}

/** How many of each kind wait now, and how many things were put off. */
export async function countInbox(
  sight: TaskSight,
): Promise<{ readonly now: Map<InboxKind, number>; readonly later: number }> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<{ kind: InboxKind; isLater: boolean; count: number }>`
          select w.kind, w.put_off is not null as "isLater", count(*)::int as count
          from ${waitingSql(sight, authorityId)} as w group by 1, 2`,
      ),
    ),
  );
  const now = new Map<InboxKind, number>();
  let later = 0;
  for (const { kind, isLater, count } of found.flat()) {
    if (isLater) later += count;
    else now.set(kind, (now.get(kind) ?? 0) + count);
  }
  return { now, later };
}

function afterPlace({ dueOn, since, id }: InboxPlace): RawBuilder<boolean> {
  const rest = sql`(${sinceSql}, w.id) > (${since}::timestamptz, ${id}::bigint)`;
  return dueOn === null
    ? sql`(w.my_due is null and ${rest})`
    : sql`(w.my_due > ${dueOn}::date or w.my_due is null or (w.my_due = ${dueOn}::date and ${rest}))`;
}

function compareWaiting(a: WaitingTask, b: WaitingTask): number {
  const [dueA, dueB] = [a.my_due ?? '9999-99', b.my_due ?? '9999-99'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.since_key !== b.since_key) return a.since_key < b.since_key ? -1 : 1;
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

/** Whether something still waits for the post, and by when; null where it does not. */
export async function findWaiting(
  sight: TaskSight,
  kind: InboxKind,
  taskId: string,
): Promise<Pick<WaitingTask, 'my_due'> | null> {
  for (const authorityId of sight.authorities) {
    const found = await firstRow(
      sight.db,
      sql<Pick<WaitingTask, 'my_due'>>`
        select w.my_due from ${waitingSql(sight, authorityId)} as w
        where w.kind = ${kind} and w.id = ${taskId}`,
    );
    if (found) return found;
  }
  return null;
}

/** Notes until when a person in a post put something off; null forgets it. */
export async function savePutOff(
  { db, actor, day }: TaskSight,
  item: string,
  until: Day | null,
): Promise<void> {
  const { authorityId, postId, personId } = actor;
  // What has come back is forgotten here, so that the notes do not grow.
  await run(
    db,
    sql`delete from put_off where authority_id = ${authorityId} and post_id = ${postId}
        and person_id = ${personId} and (item = ${item} or until <= ${day}::date)`,
  );
  if (until === null) return;
  await run(
    db,
    sql`insert into put_off (authority_id, post_id, person_id, item, until)
        values (${authorityId}, ${postId}, ${personId}, ${item}, ${until})
        on conflict (authority_id, post_id, person_id, item) do update set until = excluded.until`,
  );
}
