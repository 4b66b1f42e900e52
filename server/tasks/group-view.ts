import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { groupTasks } from './contract.ts';
import { addFigures } from './rules/add-figures.ts';
import { type GroupRecord, groupRecords } from './store/group-tasks.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof groupTasks)['query']>;
type Reply = z.input<(typeof groupTasks)['reply']>;

/** The heads of a grouped list: each group with its number of rows and its 2 × 2, under the list's filter. */
export async function groupView(platform: Platform, actor: Actor, query: Query): Promise<Reply> {
  requireRight(actor, 'task.read');
  const { by, asOf, ...filter } = query;
  const sight = await openSight(platform, actor, asOf);
  const found = new Map<string, GroupRecord[]>();
  for (const record of await groupRecords(sight, filter, by)) {
    found.set(record.key, [...(found.get(record.key) ?? []), record]);
  }
  return {
    groups: [...found].map(([key, records]) => ({
      key,
      name: records[0]?.name ?? null,
      rows: records.reduce((sum, each) => sum + each.rows, 0),
      counts: addFigures(records),
    })),
  };
}
