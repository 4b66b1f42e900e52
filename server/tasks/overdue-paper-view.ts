import type { z } from 'zod';
import { asDay, type Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import { paperErrors } from '../papers/made-paper-contract.ts';
import { paperKind, type RowsDone } from '../papers/paper-kinds.ts';
import type { Platform } from '../platform/act.ts';
import { ListQuery } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { TaskFilter, type TaskRow, TaskSort } from './contract.ts';
import { countList } from './count-list.ts';
import { latestExplanations } from './explanations-of.ts';
import { type OverdueTask, overduePaper } from './overdue-paper.ts';
import { shapeRows } from './shape-rows.ts';
import type { Filter } from './store/filter-sql.ts';
import type { TaskRecord } from './store/task-record.ts';
import { openSight, type TaskSight } from './task-sight.ts';
import { wholeList } from './whole-list.ts';

/** Beyond so many a list is for a workbook, not for paper. */
const MOST = 5_000;
/** Rows are put into words by so many, so that whoever waits sees how far it is. */
const AT_A_TIME = 250;

/** The conditions of any list; whatever status it shows, of it the overdue tasks are meant. */
const OverdueQuery = ListQuery.pick({ q: true, asOf: true }).extend(TaskFilter.shape).extend({
  sort: TaskSort.optional(),
});
type Query = z.output<typeof OverdueQuery>;

/** The list of overdue tasks with causes, from any list or cell of the board. */
export const overdueTasksPaper = paperKind('overdue', OverdueQuery, {
  async rows(platform, actor, query) {
    requireRight(actor, 'task.read');
    const { asOf, sort: _sort, ...conditions } = query;
    const sight = await openSight(platform, actor, asOf);
    const { rows } = await countList(sight, overdueOf(conditions));
    if (rows > MOST) throw new Refusal(paperErrors.PAPER_TOO_LONG, { rows, most: MOST });
    return rows;
  },
  async compose(platform, actor, query, done) {
    requireRight(actor, 'task.read');
    const { day, tasks } = await overdueTasks(platform, actor, query, done);
    const body = await issuingBody(platform.db, actor.unitId, day);
    return overduePaper({ body, day, tasks });
  },
});

function overdueOf(filter: Filter): Filter {
  return { ...filter, status: ['DTH_QUA_HAN'] };
}

async function overdueTasks(
  platform: Platform,
  actor: Actor,
  { asOf, sort = 'due', ...conditions }: Query,
  done: RowsDone,
): Promise<{ day: Day; tasks: OverdueTask[] }> {
  const sight = await openSight(platform, actor, asOf);
  const found = await wholeList(sight, overdueOf(conditions), sort, MOST);
  const tasks: OverdueTask[] = [];
  for (let from = 0; from < found.length; from += AT_A_TIME) {
    const part = found.slice(from, from + AT_A_TIME);
    const shaped = await shapeRows(sight.db, sight.authorities, part, sight.day, actor.limits);
    const why = await causesOf(sight, part);
    tasks.push(...shaped.map((row) => overdueTask(row, why.get(row.id) ?? null)));
    await done(tasks.length);
  }
  return { day: sight.day, tasks };
}

/** What units said of their tasks by the day looked at; each authority is asked for its own. */
async function causesOf(
  { db, day, isPast }: TaskSight,
  tasks: readonly TaskRecord[],
): Promise<Map<string, OverdueTask['explained']>> {
  const causes = new Map<string, OverdueTask['explained']>();
  for (const authorityId of new Set(tasks.map((task) => task.authority_id))) {
    const ids = tasks.filter((task) => task.authority_id === authorityId).map(({ id }) => id);
    const found = await latestExplanations(db, authorityId, ids, isPast ? day : undefined);
    for (const [id, { cause, words, newDueOn }] of found) {
      causes.set(id, { cause: [cause.vi, words].filter(Boolean).join(': '), newDueOn });
    }
  }
  return causes;
}

function overdueTask(row: TaskRow, explained: OverdueTask['explained']): OverdueTask {
  return {
    title: row.title,
    orderedBy: [row.planNumber, row.label && `mục ${row.label}`].filter(Boolean).join(', '),
    unit: row.unit,
    dueOn: asDay(row.dueOn ?? ''),
    daysLate: row.daysLate,
    explained,
  };
}
