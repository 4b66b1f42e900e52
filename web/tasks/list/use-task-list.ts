import type { z } from 'zod';
import {
  groupTasks,
  LIST_MOST,
  listTasks,
  type TaskGroup,
  type TaskRow,
} from '../../../server/tasks/contract.ts';
import { call, type Reply } from '../../app/client.ts';
import { type Pages, usePages, useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import { type TodaysMap, useTodaysMap } from '../../organisation/map-switch.tsx';
import { groupsOnMap, rowsOnMap } from './list-on-map.ts';
import { groupIn, orderOf } from './list-order.ts';
import type { TaskConditions } from './task-query.ts';

export type TaskGroupHead = z.infer<typeof groupTasks.reply>['groups'][number];

/** A list of tasks as its address says it: its pages, its order, the heads of its groups. */
export interface TaskList {
  readonly conditions: TaskConditions;
  /** What every reading of this list shares: conditions, words, day. */
  readonly shared: TaskConditions & { q?: string; asOf?: string };
  readonly sort: string;
  readonly group: TaskGroup | null;
  readonly groups: ReadonlyMap<string, TaskGroupHead>;
  readonly tasks: Pages<TaskRow, Reply<typeof listTasks>>;
  readonly map: TodaysMap;
  /** Every row that matches, read page after page. */
  readonly every: () => Promise<TaskRow[]>;
}

/** More rows than this are not ticked at once: they are filtered first. */
const EVERY_MOST = 5_000;

export function useTaskList(
  view: ReturnType<typeof useView>,
  conditions: TaskConditions,
  options: { readonly enabled?: boolean; readonly sort?: string } = {},
): TaskList {
  const { enabled = true } = options;
  const shared = {
    ...conditions,
    ...(view.q ? { q: view.q } : {}),
    ...(view.asOf ? { asOf: view.asOf } : {}),
  };
  const group = groupIn(view.group);
  const sort = options.sort ?? orderOf(view.sort, group);
  const query = { ...shared, sort };
  const tasks = usePages<TaskRow, typeof listTasks>(
    listTasks,
    { query },
    { enabled, most: LIST_MOST },
  );
  const map = useTodaysMap(
    view,
    tasks.rows.map(({ unit }) => unit.id),
  );
  const heads = useRead(
    groupTasks,
    { query: { ...shared, by: group ?? 'unit' } },
    { enabled: enabled && group !== null, keep: true },
  );
  const byUnit = group === 'unit';
  return {
    conditions,
    shared,
    sort,
    group,
    groups: groupsOnMap(heads.data?.groups ?? [], byUnit ? map : null),
    tasks: map.isOn ? { ...tasks, rows: rowsOnMap(tasks.rows, map, byUnit) } : tasks,
    map,
    every: () => everyRow(query),
  };
}

async function everyRow(query: TaskConditions & { sort: string }): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  let after: string | null = null;
  do {
    const page: Reply<typeof listTasks> = await call(listTasks, {
      query: { ...query, limit: LIST_MOST, ...(after === null ? {} : { after }) },
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null && rows.length < EVERY_MOST);
  return rows;
}
