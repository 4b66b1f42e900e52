import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { compareTasks } from './contract.ts';
import { compareLists } from './rules/compare-lists.ts';
import { shapeRows } from './shape-rows.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight } from './task-sight.ts';
import { wholeList } from './whole-list.ts';

type Query = z.output<(typeof compareTasks)['query']>;
type Reply = z.input<(typeof compareTasks)['reply']>;

/** Two lists are held in memory at once; a province's year fits, a whole country's is filtered first. */
const MOST = 5_000;

/** The same list on two days: what entered, what left and why, what changed and from what. */
export async function compareView(
  platform: Platform,
  actor: Actor,
  { asOf, vs, ...filter }: Query,
): Promise<Reply> {
  requireRight(actor, 'task.read');
  const now = await openSight(platform, actor, asOf);
  const then = await openSight(platform, actor, vs);
  const [before, after] = await Promise.all([
    wholeList(then, filter, 'due', MOST),
    wholeList(now, filter, 'due', MOST),
  ]);
  const inNow = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !inNow.has(id));
  const found = await tasksById(now, gone);
  const [rowsBefore, rowsAfter, rowsGone] = await Promise.all([
    shapeRows(then.db, then.authorities, before, then.day, actor.limits),
    shapeRows(now.db, now.authorities, after, now.day, actor.limits),
    shapeRows(now.db, now.authorities, found, now.day, actor.limits),
  ]);
  const today = new Map(rowsGone.map((row) => [row.id, row]));
  const { entered, left, changed } = compareLists(rowsBefore, rowsAfter, today);
  return { entered: [...entered], left: [...left], changed: [...changed] };
}
