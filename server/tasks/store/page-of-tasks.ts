import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSort } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** The place of a row in a sorted list: its key as text (null for no deadline) and its id. */
export interface Place {
  readonly key: string | null;
  readonly id: string;
}

/** A task with its place. */
export type PlacedTask = TaskRecord & { readonly sort_key: string | null };

interface SortPlan {
  readonly key: RawBuilder<string | null>;
  readonly order: RawBuilder<unknown>;
  readonly join?: RawBuilder<unknown>;
  after(place: Place): RawBuilder<boolean>;
}

const WORDS = sql`join task_words w on w.authority_id = t.authority_id and w.id = t.words_id`;
/** Sort keys are short, so that a place fits into an address, and compare byte by byte here and there. */
const titleKey = sql<string>`left(w.folded, 60) collate "C"`;
const unitKey = sql<string>`left(u.folded, 60) collate "C"`;

/** Without a deadline comes last: an index on (due_on, id) serves both directions. */
const SORTS: Record<TaskSort, SortPlan> = {
  due: {
    key: sql`t.due_on::text`,
    order: sql`t.due_on, t.id`,
    after: ({ key, id }) =>
      key === null
        ? sql`(t.due_on is null and t.id > ${id})`
        : sql`((t.due_on, t.id) > (${key}::date, ${id}::bigint) or t.due_on is null)`,
  },
  '-due': {
    key: sql`t.due_on::text`,
    order: sql`t.due_on desc, t.id desc`,
    after: ({ key, id }) =>
      key === null
        ? sql`(t.due_on is not null or t.id < ${id})`
        : sql`(t.due_on, t.id) < (${key}::date, ${id}::bigint)`,
  },
  title: {
    key: titleKey,
    order: sql`${titleKey}, t.id`,
    join: WORDS,
    after: ({ key, id }) => sql`(${titleKey}, t.id) > (${key ?? ''}, ${id}::bigint)`,
  },
  unit: {
    key: unitKey,
    order: sql`${unitKey}, t.id`,
    join: sql`join unit u on u.id = t.unit_id`,
    after: ({ key, id }) => sql`(${unitKey}, t.id) > (${key ?? ''}, ${id}::bigint)`,
  },
  updated: {
    key: sql`t.since::text`,
    order: sql`t.since, t.id`,
    after: ({ key, id }) => sql`(t.since, t.id) > (${key}::timestamptz, ${id}::bigint)`,
  },
  '-updated': {
    key: sql`t.since::text`,
    order: sql`t.since desc, t.id desc`,
    after: ({ key, id }) => sql`(t.since, t.id) < (${key}::timestamptz, ${id}::bigint)`,
  },
};

/**
 * One page of tasks over the few authorities that a post asks, each asked by itself and merged here.
 *
 * @param after the place of the last row of the page before
 * @param limit rows at most
 */
export async function pageOfTasks(
  sight: TaskSight,
  filter: Filter,
  sort: TaskSort,
  after: Place | null,
  limit: number,
): Promise<PlacedTask[]> {
  const plan = SORTS[sort];
  const pages = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<PlacedTask>`
          ${filter.q || sight.isPast ? PLAN_ANEW : sql``}
          select ${taskColumns('t')}, ${plan.key} as sort_key
          from ${tasksOnDay(sight, authorityId)} t ${plan.join ?? sql``}
          where ${filterSql(sight, authorityId, filter)}
            ${after === null ? sql`` : sql`and ${plan.after(after)}`}
          order by ${plan.order} limit ${limit}`,
      ),
    ),
  );
  const [only] = pages;
  if (pages.length === 1 && only) return only;
  const sign = sort.startsWith('-') ? -1 : 1;
  return pages
    .flat()
    .sort((a, b) => sign * comparePlaces(placeOf(a), placeOf(b)))
    .slice(0, limit);
}

export function placeOf(task: PlacedTask): Place {
  return { key: task.sort_key, id: task.id };
}

function comparePlaces(a: Place, b: Place): number {
  if (a.key !== b.key) {
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return a.key < b.key ? -1 : 1;
  }
  const [left, right] = [BigInt(a.id), BigInt(b.id)];
  return left === right ? 0 : left < right ? -1 : 1;
}
