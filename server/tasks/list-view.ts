import { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { listTasks } from './contract.ts';
import { countList } from './count-list.ts';
import { shapeRows } from './shape-rows.ts';
import type { Filter } from './store/filter-sql.ts';
import { pageOfTasks, placeOf } from './store/page-of-tasks.ts';
import type { Place } from './store/task-order.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof listTasks)['query']>;
type Reply = z.input<(typeof listTasks)['reply']>;

/** Any list, any date: the tasks that a post may see, filtered, sorted, page by page, with their 2 × 2. */
export async function listView(platform: Platform, actor: Actor, query: Query): Promise<Reply> {
  requireRight(actor, 'task.read');
  const { sort, after, limit, asOf, ...filter } = query;
  const sight = await openSight(platform, actor, asOf);
  const place = readPlace(after);
  const [found, { counts, rows: total }] = await Promise.all([
    pageOfTasks(sight, filter, sort ?? 'due', place, limit + 1),
    countList(sight, filter satisfies Filter),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await shapeRows(sight.db, sight.authorities, page, sight.day, sight.actor.limits),
    next: found.length > limit && last ? writePlace(placeOf(last)) : null,
    total,
    counts,
  };
}

const PlaceKey = z.tuple([z.array(z.string().max(200)).max(3), Id]);

/** @throws Refusal BAD_INPUT for a key that no list gave */
export function readPlace(after: string | undefined): Place | null {
  const found = fromPageKey(after, PlaceKey);
  return found && { keys: found[0], id: found[1] };
}

export function writePlace({ keys, id }: Place): string {
  return toPageKey([keys, id]);
}
