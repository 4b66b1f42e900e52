import { sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { isOpenSql, tasksAt, visibleTasks } from './visible-tasks.ts';

/** The day that is asked for, and its last instant where it is past. */
export interface Moment {
  readonly day: string;
  readonly endOfDay: Date | null;
}

/** Given tasks of directives that the post may see, by directive id. Groups count by their parts. */
export async function taskTotals(
  db: Db,
  actor: Actor,
  directives: readonly { readonly authorityId: string; readonly id: string }[],
  { day, endOfDay }: Moment,
): Promise<Map<string, { open: number; total: number }>> {
  if (directives.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ directiveId: string; open: number; total: number }>`
      select p.directive_id as "directiveId", count(*)::int as total,
        (count(*) filter (where ${isOpenSql}))::int as open
      from plan p join ${tasksAt(endOfDay)} t on t.authority_id = p.authority_id and t.plan_id = p.id
      where p.authority_id = any(${directives.map((each) => each.authorityId)}::bigint[])
        and p.directive_id = any(${directives.map((each) => each.id)}::bigint[])
        and t.layer = 0 and not t.is_group and ${visibleTasks(actor, day)}
      group by p.directive_id`,
  );
  return new Map(found.map(({ directiveId, ...counts }) => [directiveId, counts]));
}

/** One place of a text that orders work, with how far the work is that the post may see. */
export interface OrderedTask {
  readonly wordsId: string;
  readonly clauseId: string | null;
  /** The group where the words went to several, else the task itself. */
  readonly taskId: string;
  readonly label: string | null;
  readonly title: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly open: number;
  readonly total: number;
  readonly notAccepted: number;
}

export async function orderedTasks(
  db: Db,
  actor: Actor,
  directive: { readonly authorityId: string; readonly id: string },
  { day, endOfDay }: Moment,
): Promise<OrderedTask[]> {
  return rows(
    db,
    sql<OrderedTask>`
      select w.id as "wordsId", w.clause_id as "clauseId", w.label, w.title, w.starts, w.ends,
        (array_agg(t.id order by t.is_group desc, t.id))[1] as "taskId",
        (count(*) filter (where not t.is_group))::int as total,
        (count(*) filter (where not t.is_group and ${isOpenSql}))::int as open,
        (count(*) filter (where not t.is_group and t.state = 'assigned'))::int as "notAccepted"
      from task_words w
      join ${tasksAt(endOfDay)} t on t.authority_id = w.authority_id and t.words_id = w.id
      where w.authority_id = ${directive.authorityId} and w.directive_id = ${directive.id}
        and t.layer = 0 and ${visibleTasks(actor, day)}
      group by w.authority_id, w.id order by w.ordinal`,
  );
}

/** True where the post may see at least one task that the document ordered. */
export async function takesPart(
  db: Db,
  actor: Actor,
  directive: { readonly authorityId: string; readonly id: string },
  day: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from plan p join task t on t.authority_id = p.authority_id and t.plan_id = p.id
        where p.authority_id = ${directive.authorityId} and p.directive_id = ${directive.id}
          and ${visibleTasks(actor, day)} limit 1`,
  );
  return found !== null;
}
