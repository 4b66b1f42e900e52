import { formatDay, isDay } from '../../calendar/rules/day.ts';
import { formatNumber } from '../../calendar/rules/numbers.ts';
import type { FactLabel, FactRow, FactTable } from '../facts-contract.ts';
import { CASE_LABELS } from './fact-words.ts';
import type { CaseCounts, TaskCase } from './task-cases.ts';

/** The counts that stand side by side in a table by field or unit. */
const COUNTED: readonly TaskCase[] = [
  'assigned',
  'done_on_time',
  'done_late',
  'open_within',
  'open_undated',
  'open_overdue',
];

interface CountedLine {
  readonly kind: FactRow['kind'];
  readonly id: string;
  readonly name: string;
  readonly counts: CaseCounts;
  readonly opens: string;
}

/** A line for each that has any task in hand. */
export function caseTable(key: string, label: FactLabel, lines: readonly CountedLine[]): FactTable {
  const rows = lines
    .filter(({ counts }) => counts.assigned > 0)
    .map(({ kind, id, name, counts, opens }) => ({
      ...{ kind, id, opens },
      cells: [name, ...COUNTED.map((each) => formatNumber(counts[each]))],
    }));
  const columns = [
    { key: 'name', label, align: 'left' as const },
    ...COUNTED.map((each) => ({ key: each, label: CASE_LABELS[each], align: 'right' as const })),
  ];
  return { key, label, columns, rows, total: rows.length };
}

/** What a list of tasks shows of each, as its columns name it. */
export interface ListedTask {
  readonly id: string;
  readonly title: string;
  readonly planNumber: string | null;
  readonly unitName: string;
  readonly dueOn: string | null;
  readonly finishedOn: string | null;
  readonly product: string | null;
  readonly cause: string | null;
  readonly newDueOn: string | null;
}

const LISTED = {
  title: { vi: 'Nhiệm vụ', en: 'Task' },
  planNumber: { vi: 'Văn bản giao', en: 'Ordered by' },
  unitName: { vi: 'Đơn vị chủ trì', en: 'Lead unit' },
  dueOn: { vi: 'Thời hạn', en: 'Deadline' },
  finishedOn: { vi: 'Ngày hoàn thành', en: 'Done on' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  cause: { vi: 'Nguyên nhân', en: 'Cause' },
  newDueOn: { vi: 'Thời hạn mới', en: 'New deadline' },
} as const satisfies Partial<Record<keyof ListedTask, FactLabel>>;
type ListedColumn = keyof typeof LISTED;

/** A list of tasks as a table of a report. */
export function taskTable(
  key: string,
  label: FactLabel,
  columns: readonly ListedColumn[],
  tasks: readonly ListedTask[],
  total: number,
): FactTable {
  return {
    ...{ key, label, total },
    columns: columns.map((each) => ({ key: each, label: LISTED[each], align: 'left' as const })),
    rows: tasks.map((task) => ({
      ...{ kind: 'task' as const, id: task.id, opens: `/tasks/${task.id}` },
      cells: columns.map((each) => say(task[each])),
    })),
  };
}

function say(value: string | null): string {
  if (value === null) return '';
  return isDay(value) ? formatDay(value) : value;
}
