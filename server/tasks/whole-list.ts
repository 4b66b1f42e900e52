import { Refusal } from '../platform/refusal.ts';
import { type TaskSort, taskErrors } from './contract.ts';
import type { Filter } from './store/filter-sql.ts';
import { type PlacedTask, pageOfTasks } from './store/page-of-tasks.ts';
import type { TaskSight } from './task-sight.ts';

/**
 * All rows of a list at once, for what cannot go page by page.
 *
 * @throws Refusal TOO_MANY_ROWS: nothing is ever cut off in silence
 */
export async function wholeList(
  sight: TaskSight,
  filter: Filter,
  sort: TaskSort,
  most: number,
): Promise<PlacedTask[]> {
  const found = await pageOfTasks(sight, filter, sort, null, most + 1);
  if (found.length <= most) return found;
  const count = new Intl.NumberFormat('vi-VN').format(most);
  throw new Refusal(taskErrors.TOO_MANY_ROWS, { count: `> ${count}`, most: count });
}
