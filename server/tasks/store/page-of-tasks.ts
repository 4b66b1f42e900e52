import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSort } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { tasksOnDay } from './as-of.ts';
import { type Filter, filterSql, wordsQuery } from './filter-sql.ts';
import { type Order, orderOf, type Place } from './task-order.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** A task with its place. */
export type PlacedTask = TaskRecord & { readonly sort_keys: readonly string[] };

/** Orders that one index serves whatever the filter: planned once. */
const PLANNED_ONCE: ReadonlySet<TaskSort> = new Set(['due', '-due']);

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
  const orders = sight.authorities.map((authorityId) => ({
    authorityId,
    order: orderOf(sort, sight, authorityId, after),
  }));
  // Words, a past day, an order that no index holds: how many rows there are decides how they are joined.
  const anew = Boolean(filter.q) || sight.isPast || !PLANNED_ONCE.has(sort);
  const pages = await Promise.all(
    orders.map(({ authorityId, order }) =>
      pageOfAuthority(sight, authorityId, filter, order, limit, anew),
    ),
  );
  const [only] = pages;
  const [first] = orders;
  if (pages.length === 1 && only) return only;
  if (!first) return [];
  return mergePages(pages, first.order, limit);
}

/** Pages of several authorities as one, in their order. */
export function mergePages<T extends PlacedTask>(
  pages: readonly (readonly T[])[],
  { keys, idDesc }: Order,
  limit: number,
): T[] {
  const signs = keys.map(({ desc }) => (desc ? -1 : 1));
  return pages
    .flat()
    .sort((a, b) => comparePlaces(placeOf(a), placeOf(b), signs, idDesc ? -1 : 1))
    .slice(0, limit);
}

/** More words than this are not gone through one by one. */
const FEW_WORDS = 300;

/** Stretch by stretch until the page is full. */
async function pageOfAuthority(
  sight: TaskSight,
  authorityId: string,
  asked: Filter,
  order: Order,
  limit: number,
  anew: boolean,
): Promise<PlacedTask[]> {
  const { q, ...others } = asked;
  const words = q && order.byDueOnly ? await wordsFound(sight, authorityId, q) : null;
  const filter = words ? others : asked;
  const tasks = tasksOnDay(sight, authorityId);
  const keys = sql.join(order.keys.map(({ text }) => text));
  const page: PlacedTask[] = [];
  for (const stretch of order.stretches) {
    if (page.length >= limit) break;
    const where = sql<boolean>`${filterSql(sight, authorityId, filter)} and ${stretch}`;
    const here = { tasks, where, by: order.by };
    const found = await rows(
      sight.db,
      sql<PlacedTask>`
        ${anew ? PLAN_ANEW : sql``}
        select ${taskColumns('t')}, array[${keys}]::text[] as sort_keys
        from ${words ? firstOfWords(words, here, limit - page.length) : order.from(tasks)}
        where ${words ? sql`true` : here.where}
        order by ${order.by} limit ${limit - page.length}`,
    );
    page.push(...found);
  }
  return page;
}

/** The words that match, where they are few enough to be gone through one by one. */
async function wordsFound(
  { db }: TaskSight,
  authorityId: string,
  q: string,
): Promise<string[] | null> {
  const query = wordsQuery(q);
  if (query === null) return null;
  const found = await rows(
    db,
    sql<{ id: string }>`select id from task_words where authority_id = ${authorityId}
        and search @@ to_tsquery('simple', ${query}) limit ${FEW_WORDS + 1}`,
  );
  return found.length > FEW_WORDS ? null : found.map(({ id }) => id);
}

/** The first tasks of each of some words: one of them is the first of all, and an index holds each by deadline. */
function firstOfWords(
  words: readonly string[],
  { tasks, where, by }: Record<'tasks' | 'where' | 'by', RawBuilder<unknown>>,
  limit: number,
): RawBuilder<unknown> {
  return sql`unnest(${words}::bigint[]) as words (id) cross join lateral (
    select t.* from ${tasks} t where t.words_id = words.id and ${where} order by ${by} limit ${limit}) as t`;
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
