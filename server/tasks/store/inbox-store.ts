import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import { weekOf } from '../../calendar/rules/week.ts';
import type { Actor } from '../../organisation/actor.ts';
import { GRID } from '../../organisation/rules/may.ts';
import { rows } from '../../platform/database/rows.ts';
import type { InboxItem } from '../contract.ts';
import { DEFAULT_LIMITS } from '../rules/flags.ts';
import type { TaskSight } from '../task-sight.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

export type InboxKind = InboxItem['kind'];

/** A task that waits for the post, since when, and its place in the order of the inbox. */
export type WaitingTask = TaskRecord & {
  readonly kind: InboxKind;
  readonly waiting_since: Date;
  readonly since_key: string;
};

/** The place of an item: its deadline (null comes last), since when it waits, its id. */
export interface InboxPlace {
  readonly dueOn: string | null;
  readonly since: string;
  readonly id: string;
}

/**
 * What waits for a post in one authority. Each kind needs its right: a post without it is never asked.
 * An officer is reminded of tasks that are theirs or nobody's.
 */
function waitingSql({ actor, day }: TaskSight, authorityId: string): RawBuilder<unknown> {
  const unitId = actor.jurisdictionUnitId;
  const when = kindConditions(actor, day).map(
    ([kind, condition]) => sql`when ${condition} then ${sql.lit(kind)}`,
  );
  const kind = when.length === 0 ? sql`null` : sql`case ${sql.join(when, sql` `)} end`;
  return sql`(
    select ${taskColumns('t')}, ${kind} as kind
    from task t
    where t.authority_id = ${authorityId} and not t.is_group
      and (t.unit_id = ${unitId} or t.assigner_unit_id = ${unitId})
      and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')
  )`;
}

function kindConditions(actor: Actor, day: Day): [InboxKind, RawBuilder<boolean>][] {
  const rights = GRID[actor.role];
  const unitId = actor.jurisdictionUnitId;
  const mine = sql`t.unit_id = ${unitId}`;
  const given = sql`t.assigner_unit_id = ${unitId}`;
  const inHand =
    actor.role === 'officer'
      ? sql`(${mine} and (t.officer_id is null or t.officer_id = ${actor.personId}))`
      : mine;
  const soon = addDays(day, DEFAULT_LIMITS.dueSoonDays);
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
      sql`t.state = 'in_progress' and ${inHand} and exists (
        select from progress_report r where r.authority_id = t.authority_id and r.task_id = t.id
          and r.at = t.reported_at and r.decision = 'returned')`,
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

const sinceSql = sql`case w.kind when 'report' then coalesce(w.reported_at, w.since) else w.since end`;

/** By deadline, then by longest wait. */
export async function pageOfInbox(
  sight: TaskSight,
  kind: InboxKind | undefined,
  after: InboxPlace | null,
  limit: number,
): Promise<WaitingTask[]> {
  const beyond = after === null ? sql`` : sql`and ${afterPlace(after)}`;
  const pages = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<WaitingTask>`
          select w.*, ${sinceSql} as waiting_since, (${sinceSql})::text as since_key
          from ${waitingSql(sight, authorityId)} as w
          where w.kind is not null ${kind ? sql`and w.kind = ${kind}` : sql``} ${beyond}
          order by w.due_on, ${sinceSql}, w.id limit ${limit}`,
      ),
    ),
  );
  return pages.flat().sort(compareWaiting).slice(0, limit);
}

export async function countInbox(sight: TaskSight): Promise<Map<InboxKind, number>> {
  const found = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<{ kind: InboxKind; count: number }>`
          select w.kind, count(*)::int as count from ${waitingSql(sight, authorityId)} as w
          where w.kind is not null group by w.kind`,
      ),
    ),
  );
  const counts = new Map<InboxKind, number>();
  for (const { kind, count } of found.flat()) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return counts;
}

function afterPlace({ dueOn, since, id }: InboxPlace): RawBuilder<boolean> {
  const rest = sql`(${sinceSql}, w.id) > (${since}::timestamptz, ${id}::bigint)`;
  return dueOn === null
    ? sql`(w.due_on is null and ${rest})`
    : sql`(w.due_on > ${dueOn}::date or w.due_on is null or (w.due_on = ${dueOn}::date and ${rest}))`;
}

function compareWaiting(a: WaitingTask, b: WaitingTask): number {
  const [dueA, dueB] = [a.due_on ?? '9999-99', b.due_on ?? '9999-99'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.since_key !== b.since_key) return a.since_key < b.since_key ? -1 : 1;
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}
