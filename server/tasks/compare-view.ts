import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import { COMPARE_MARKS, type ComparedTask, type compareTasks } from './compare-contract.ts';
import { readPlace, writePlace } from './list-view.ts';
import { shapeRows } from './shape-rows.ts';
import { besideOf } from './store/beside-task.ts';
import {
  type ComparedPage,
  type ComparedRecord,
  type CountedKind,
  pageOfDifferences,
} from './store/compared-tasks.ts';
import type { TwoDays } from './store/differences-sql.ts';
import { mergePages, placeOf } from './store/page-of-tasks.ts';
import { orderOf } from './store/task-order.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof compareTasks)['query']>;
type Reply = z.input<(typeof compareTasks)['reply']>;

/** The same list on two days, page by page: what came in, what went out and why, what changed and from what. */
export async function compareView(
  platform: Platform,
  actor: Actor,
  { asOf, vs, sort, after, limit, mark, why, changed, ...filter }: Query,
): Promise<Reply> {
  requireRight(actor, 'task.read');
  const now = await openSight(platform, actor, asOf);
  const then = await openSight(platform, actor, vs);
  const days = { then, now, filter };
  const order = (authorityId: string) => orderOf(sort ?? 'due', now, authorityId, readPlace(after));
  const wanted = { mark, why, changed };
  const pages = await Promise.all(
    now.authorities.map((authorityId) =>
      rows(now.db, pageOfDifferences(days, authorityId, wanted, order(authorityId), limit + 1)),
    ),
  );
  const counted = pages.flatMap(([first]) => first?.counts ?? []);
  const [home = ''] = now.authorities;
  const found = mergePages(pages.map(recordsIn), order(home), limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await shapeDifferences(days, page),
    next: found.length > limit && last ? writePlace(placeOf(last)) : null,
    total: sumOf(counted, 'wanted'),
    ...{ asOf: now.day, vs: then.day },
    counts: countsOf(counted),
    whys: whysOf(counted),
  };
}

function recordsIn(page: readonly ComparedPage[]): ComparedRecord[] {
  return page.flatMap((line) => (line.id === null ? [] : [line]));
}

/** The lines with what the tasks were before, and who stood beside them where that changed. */
async function shapeDifferences(
  { then, now }: TwoDays,
  page: readonly ComparedRecord[],
): Promise<ComparedTask[]> {
  const current = page.filter(({ isThen }) => !isThen);
  const [before, rowsNow, beside] = await Promise.all([
    tasksById(then, page),
    shapeRows(now.db, now.authorities, current, now.day, now.actor.limits),
    besideOf(
      then,
      now,
      page.filter(({ fields }) => fields.some((f) => f === 'leader' || f === 'parties')),
    ),
  ]);
  const shaped = await shapeRows(then.db, then.authorities, before, then.day, then.actor.limits);
  const wasById = new Map(shaped.map((row) => [row.id, row]));
  const nowById = new Map(rowsNow.map((row) => [row.id, row]));
  return page.map(({ id, mark, why, fields }) => {
    const was = wasById.get(id) ?? null;
    const row = nowById.get(id) ?? was;
    // What a list names stands on one of its days; a row on neither is a broken database.
    if (row === null) throw new Error(`Task ${id} is in a comparison and on neither day`);
    return {
      ...{ mark, why, fields: was ? [...fields] : [], now: row, before: was },
      leader: (fields.includes('leader') && beside.get(id)?.leader) || null,
      parties: (fields.includes('parties') && beside.get(id)?.parties) || null,
    };
  });
}

function countsOf(counted: readonly CountedKind[]): Reply['counts'] {
  const of = (mark: CountedKind['mark']) =>
    sumOf(
      counted.filter((kind) => kind.mark === mark),
      'tasks',
    );
  const [entered, left, changed] = COMPARE_MARKS.map(of);
  return { entered: entered ?? 0, left: left ?? 0, changed: changed ?? 0 };
}

function whysOf(counted: readonly CountedKind[]): Reply['whys'] {
  const sums = new Map<string, Reply['whys'][number]>();
  for (const { mark, why, tasks } of counted) {
    if (why === null) continue;
    const key = `${mark} ${why}`;
    sums.set(key, { mark, why, tasks: tasks + (sums.get(key)?.tasks ?? 0) });
  }
  return [...sums.values()];
}

function sumOf(counted: readonly CountedKind[], figure: 'tasks' | 'wanted'): number {
  return counted.reduce((sum, kind) => sum + kind[figure], 0);
}
