import { sql } from 'kysely';
import { addDays, dayInVietnam, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { TaskState } from '../../tasks/rules/status.ts';
import { tasksOnDay } from '../../tasks/store/as-of.ts';
import { visibleSql } from '../../tasks/store/visibility-sql.ts';
import type { TaskSight } from '../../tasks/task-sight.ts';
import type { CheckCode, CheckFacts } from '../rules/checks.ts';

/** A task with everything that the checks look at, and what names it in a list. */
export interface CheckedTask extends CheckFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly title: string;
  readonly planNumber: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string | null;
}

interface Row extends Omit<CheckedTask, 'heardOn' | 'issuedOn' | 'report' | 'parts'> {
  readonly state: TaskState;
  readonly reportedAt: Date | null;
  readonly issuedAt: Date;
  readonly kind: 'progress' | 'done' | null;
  readonly body: string | null;
  readonly product: string | null;
  readonly openParts: number;
  readonly allParts: number;
}

/** Tasks of one authority by id as they stood on the day looked at, those in sight only. */
export async function checkFacts(
  sight: TaskSight,
  authorityId: string,
  ids: readonly string[],
): Promise<CheckedTask[]> {
  if (ids.length === 0) return [];
  const end = startOfDayInVietnam(addDays(sight.day, 1));
  const tasks = tasksOnDay(sight, authorityId);
  const found = await rows(
    sight.db,
    sql<Row>`
      select t.id, t.authority_id as "authorityId", t.state, t.is_group as "isGroup", t.layer,
        t.due_on as "dueOn", t.finished_on as "finishedOn", t.percent, t.reported_at as "reportedAt",
        coalesce(d.issued_on, p.effective_on) as "orderedOn", p.issued_at as "issuedAt",
        r.kind, r.body, r.product, w.title, d.number as "planNumber", t.unit_id as "unitId",
        u.name as "unitName", u.short_name as "unitShortName", g.name as "assignerName",
        parts.open as "openParts", parts.counted as "allParts", twin.id as "twinId"
      from ${tasks} t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      join plan p on p.id = t.plan_id and p.authority_id = any(${sight.authorities}::bigint[])
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      join unit u on u.id = t.unit_id
      join unit g on g.id = t.assigner_unit_id
      left join lateral (select kind, body, product from progress_report x
        where x.authority_id = t.authority_id and x.task_id = t.id and x.at < ${end}
        order by x.at desc, x.id desc limit 1) r on true
      cross join lateral (
        select coalesce(sum(open), 0)::int as open, coalesce(sum(counted), 0)::int as counted from (
          select count(*) filter (where c.state in ('assigned', 'accepted', 'in_progress', 'handed_back')) as open,
            count(*) filter (where c.state not in ('withdrawn', 'merged')) as counted
          from ${tasks} c where c.parent_id = t.id
          union all
          select x.counted - x.done, x.counted from part_report x
          where x.authority_id = t.authority_id and x.task_id = t.id and x.since < ${end}
            and (x.until is null or x.until >= ${end})) each) parts
      left join lateral (select s.id from task_words v
        join ${tasks} s on s.words_id = v.id and s.unit_id = t.unit_id
        where v.authority_id = w.authority_id and v.plan_id = w.plan_id and md5(v.title) = md5(w.title)
          and v.id < w.id and s.layer = 0 and not s.is_group and s.state not in ('withdrawn', 'merged')
          and s.occurrence is not distinct from t.occurrence
        order by s.id limit 1) twin on true
      where t.id = any(${ids}::bigint[]) and ${visibleSql(sight, authorityId)}`,
  );
  return found.map(
    ({ reportedAt, issuedAt, kind, body, product, openParts, allParts, ...row }) => ({
      ...row,
      heardOn: reportedAt && dayInVietnam(reportedAt),
      issuedOn: dayInVietnam(issuedAt),
      report: kind && reportedAt ? { kind, body: body ?? '', product: product ?? '' } : null,
      parts: { open: openParts, of: allParts },
    }),
  );
}

/** "Đã xem, đúng": who looked at a finding and why it is right. */
export interface SeenMark {
  readonly taskId: string;
  readonly facts: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

/** The marks of one check in an authority that stood at the end of a day. */
export async function seenMarks(
  { db, day }: TaskSight,
  authorityId: string,
  code: CheckCode,
): Promise<SeenMark[]> {
  const end = startOfDayInVietnam(addDays(day, 1));
  return rows(
    db,
    sql<SeenMark>`select s.task_id as "taskId", s.facts, s.reason, s.since as at, p.full_name as by
        from check_seen s join person p on p.id = s.person_id
        where s.authority_id = ${authorityId} and s.code = ${code} and s.since < ${end}
          and (s.until is null or s.until >= ${end}) order by s.task_id`,
  );
}

export interface NewMark {
  readonly authorityId: string;
  readonly taskId: string;
  readonly code: CheckCode;
  readonly facts: string;
  readonly now: Date;
  readonly personId: string;
  readonly postId: string;
  /** Null takes a mark back. */
  readonly reason: string | null;
}

/** Ends the mark that stands and writes the new one. */
export async function writeMark(tx: Tx, mark: NewMark): Promise<void> {
  const { authorityId, taskId, code, facts, now, personId, postId, reason } = mark;
  await run(
    tx,
    sql`update check_seen set until = ${now} where authority_id = ${authorityId}
          and task_id = ${taskId} and code = ${code} and until is null`,
  );
  if (reason === null) return;
  await run(
    tx,
    sql`insert into check_seen (authority_id, task_id, code, facts, since, reason, person_id, post_id)
        values (${authorityId}, ${taskId}, ${code}, ${facts}, ${now}, ${reason}, ${personId}, ${postId})`,
  );
}
