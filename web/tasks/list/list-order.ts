import {
  TASK_GROUPS,
  TASK_SORT_KEYS,
  type TaskGroup,
  type TaskRow,
} from '../../../server/tasks/contract.ts';
import { parseSort, type SortKey, stringifySort } from '../../kit/table-columns.ts';

/** Groups that a table offers; days belong to the calendar. */
export const LIST_GROUPS = TASK_GROUPS.filter((group) => group !== 'day');

/** The order under which the rows of a group stand together. */
const ORDER_OF = {
  unit: 'unit',
  field: 'field',
  status: 'status',
  officer: 'officer',
  month: 'due',
  day: 'due',
} as const satisfies Record<TaskGroup, string>;

/** The keys that the server takes at once. */
const MOST_KEYS = 3;

export function groupIn(text: string): TaskGroup | null {
  return LIST_GROUPS.find((group) => group === text) ?? null;
}

/**
 * The order that is asked for: what the group needs first, in the direction that was chosen for it, then the
 * chosen keys; by deadline where nothing was chosen.
 */
export function orderOf(sort: string, group: TaskGroup | null): string {
  const chosen = parseSort(sort).filter(({ id }) => TASK_SORT_KEYS.some((key) => key === id));
  if (group === null) return stringifySort(chosen.slice(0, MOST_KEYS)) || 'due';
  const id = ORDER_OF[group];
  const first: SortKey = chosen.find((key) => key.id === id) ?? { id, desc: false };
  const rest = chosen.filter((key) => key.id !== id);
  const then = rest.length > 0 || id === 'due' ? rest : [{ id: 'due', desc: false }];
  return stringifySort([first, ...then].slice(0, MOST_KEYS));
}

/** The group that a row belongs to, as the server names it. */
export function groupKeyOf(row: TaskRow, group: TaskGroup): string {
  switch (group) {
    case 'unit':
      return row.unit.id;
    case 'field':
      return row.fieldId ?? '';
    case 'status':
      return row.status;
    case 'officer':
      return row.officer?.id ?? '';
    case 'month':
      return row.dueOn?.slice(0, 7) ?? '';
    case 'day':
      return row.dueOn ?? '';
  }
}
