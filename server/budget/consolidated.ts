import type { Actor } from '../organisation/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { budgetErrors } from './contract.ts';
import { type HeldMoney, heldMoney, nodeKeyOf } from './line-rows.ts';
import { type CountedLine, consolidate } from './rules/consolidate.ts';
import { type LineScope, linesOf } from './store/line-store.ts';
import type { MoneyDay } from './store/money-sql.ts';
import { type TaskPlace, tasksAndAbove } from './store/place-store.ts';

/** What a page can consolidate at once. */
const MOST = 20_000;

export type CountedMoney = CountedLine<HeldMoney>;

/** Lines of money consolidated, with the tasks that they hang under. */
export interface Consolidated {
  readonly counted: readonly CountedMoney[];
  readonly tasks: ReadonlyMap<string, TaskPlace>;
}

/**
 * The lines in the books on a day, consolidated without double counting.
 *
 * @param actor sees only what the post may read; null for sums that the program makes for itself
 * @throws Refusal TOO_MANY_LINES
 */
export async function consolidatedMoney(
  sight: MoneyDay,
  authorityIds: readonly string[],
  actor: Actor | null,
  scope: LineScope,
): Promise<Consolidated> {
  const records = await linesOf(sight, authorityIds, actor, scope, MOST);
  if (records.length > MOST) throw new Refusal(budgetErrors.TOO_MANY_LINES, { most: MOST });
  const tasks = new Map<string, TaskPlace>();
  for (const authorityId of new Set(records.map((record) => record.authorityId))) {
    const ids = records
      .filter((record) => record.authorityId === authorityId)
      .flatMap(({ underTaskId }) => underTaskId ?? []);
    for (const task of await tasksAndAbove(sight, authorityId, [...new Set(ids)])) {
      tasks.set(task.id, task);
    }
  }
  const above = new Map<string, string | null>();
  for (const { id, parentId } of tasks.values()) {
    above.set(`task:${id}`, parentId === null ? null : `task:${parentId}`);
  }
  for (const record of records) {
    if (record.projectId === null) continue;
    above.set(nodeKeyOf(record), record.underTaskId && `task:${record.underTaskId}`);
  }
  const counted = consolidate(records.map(heldMoney), (nodeId) => above.get(nodeId) ?? null);
  return { counted, tasks };
}
