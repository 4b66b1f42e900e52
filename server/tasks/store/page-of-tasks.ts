import { sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSort } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { type Order, orderOf } from './sort-keys.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** The place of a row in a sorted list: its keys as texts and its id. */
export interface Place {
  readonly keys: readonly string[];
  readonly id: string;
}

/** A task with its place. */
export type PlacedTask = TaskRecord & { readonly sort_keys: readonly string[] };

/** No deadline: after every day, also as a text. */
const NEVER = '~';
const dueText = sql<string>`coalesce(t.due_on::text, ${NEVER})`;

/** The orders that an index serves: without a deadline comes last, so (due_on, id) is read both ways. */
const INDEXED: Readonly<Record<string, Order>> = {
  due: {
    keys: [{ text: dueText, desc: false }],
    joins: sql``,
    by: sql`t.due_on, t.id`,
    after: ([key = NEVER], id) =>
      key === NEVER
        ? sql`(t.due_on is null and t.id > ${id})`
        : sql`((t.due_on, t.id) > (${key}::date, ${id}::bigint) or t.due_on is null)`,
  },
  '-due': {
    keys: [{ text: dueText, desc: true }],
    joins: sql``,
    by: sql`t.due_on desc, t.id desc`,
    after: ([key = NEVER], id) =>
      key === NEVER
        ? sql`(t.due_on is not null or t.id < ${id})`
        : sql`(t.due_on, t.id) < (${key}::date, ${id}::bigint)`,
  },
};

/** Orders whose ties are broken downwards. */
const isDownThrough = (sort: TaskSort) => sort === '-due';

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
  const indexed = INDEXED[sort];
  const order = indexed ?? orderOf(sort, sight);
  // An order that no index holds sorts all rows that match: how many there are decides how they are joined.
  const anew = filter.q || sight.isPast || indexed === undefined;
  const pages = await Promise.all(
    sight.authorities.map((authorityId) =>
      rows(
        sight.db,
        sql<PlacedTask>`
          ${anew ? PLAN_ANEW : sql``}
          select ${taskColumns('t')}, array[${sql.join(order.keys.map(({ text }) => text))}]::text[] as sort_keys
          from ${tasksOnDay(sight, authorityId)} t ${order.joins}
          where ${filterSql(sight, authorityId, filter)}
            ${after === null ? sql`` : sql`and ${order.after(after.keys, after.id)}`}
          order by ${order.by} limit ${limit}`,
      ),
    ),
  );
  const [only] = pages;
  if (pages.length === 1 && only) return only;
  const signs = order.keys.map(({ desc }) => (desc ? -1 : 1));
  const idSign = isDownThrough(sort) ? -1 : 1;
  return pages
    .flat()
    .sort((a, b) => comparePlaces(placeOf(a), placeOf(b), signs, idSign))
    .slice(0, limit);
}

export function placeOf(task: PlacedTask): Place {
  return { keys: task.sort_keys, id: task.id };
}

function comparePlaces(a: Place, b: Place, signs: readonly number[], idSign: number): number {
  for (const [at, sign] of signs.entries()) {
    const [left, right] = [Buffer.from(a.keys[at] ?? ''), Buffer.from(b.keys[at] ?? '')];
    // Byte by byte, as "C" compares in the database.
    const order = Buffer.compare(left, right);
    if (order !== 0) return sign * order;
  }
  const [left, right] = [BigInt(a.id), BigInt(b.id)];
  return left === right ? 0 : idSign * (left < right ? -1 : 1);
}
