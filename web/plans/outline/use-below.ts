import { useQueries } from '@tanstack/react-query';
import { listTasks } from '../../../server/tasks/contract.ts';
import { reading } from '../../app/use-endpoint.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import type { Below } from './outline-lines.ts';

/** Rows fetched under one line; the rest is a way to the list. */
const AT_ONCE = 100;

/** What stands under the lines that were opened: units on the same words, or parts of a task. */
export function useBelow(
  opened: ReadonlySet<string>,
  shared: TaskList['shared'],
): ReadonlyMap<string, Below> {
  const keys = [...opened];
  const found = useQueries({
    queries: keys.map((key) => {
      const id = key.slice(1);
      const under = key.startsWith('w')
        ? { ...shared, wordsId: id, layer: shared.layer ?? 'given' }
        : { parentId: id, ...(shared.asOf ? { asOf: shared.asOf } : {}) };
      return reading(listTasks, { query: { ...under, limit: AT_ONCE } });
    }),
  });
  return new Map(
    keys.map((key, at): [string, Below] => {
      const page = found[at]?.data;
      return [key, page && { rows: page.rows, total: page.total }];
    }),
  );
}
