import { formatDay, isDay } from '../../../server/calendar/rules/day.ts';
import type { TaskRow } from '../../../server/tasks/contract.ts';

/** Rows for pasting into a spreadsheet: one line a task, cells parted by tabs, no break inside a cell. */
export function asSheetRows(rows: readonly TaskRow[]): string {
  return rows
    .map((task) =>
      [
        task.planNumber ?? '',
        task.label ?? '',
        task.title,
        task.unit.name,
        task.dueOn !== null && isDay(task.dueOn) ? formatDay(task.dueOn) : task.deadline.raw,
        task.status,
        task.percent === null ? '' : String(task.percent),
      ]
        .map(asCell)
        .join('\t'),
    )
    .join('\n');
}

/** A text that begins like a formula must stay a text (=, +, -, @), and a cell is one line. */
function asCell(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}
