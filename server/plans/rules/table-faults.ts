import { deadlineInCell } from './deadline-cell.ts';
import { cellOf, headOf, type TableLine, type TaskTable } from './task-table.ts';

/** A cell that cannot be taken as it is: where, what, and what is accepted instead. */
export interface SheetFault {
  readonly sheet: string | null;
  /** Line of the sheet, from 1. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly vi: string;
  readonly en: string;
}

/** A fault with its sentence; `accepted` is the rest of it in both languages. */
export function sheetFault(
  place: Omit<SheetFault, 'vi' | 'en'>,
  accepted: { readonly vi: string; readonly en: string },
): SheetFault {
  const sheet =
    place.sheet === null ? ['', ''] : [`Sheet ${place.sheet}, d`, `Sheet ${place.sheet}, l`];
  const value = place.value.length > 80 ? `${place.value.slice(0, 80)}…` : place.value;
  return {
    ...place,
    vi: `${sheet[0] || 'D'}òng ${place.line}, cột ${place.column}: '${value}' ${accepted.vi}`,
    en: `${sheet[1] || 'L'}ine ${place.line}, column ${place.column}: '${value}' ${accepted.en}`,
  };
}

/** Everything in a list of tasks that cannot be taken as it stands, at once. */
export function tableFaults(
  table: TaskTable,
  year: number | null,
  sheet: string | null = null,
): SheetFault[] {
  return table.lines.flatMap((line) => {
    if (headingOf(table, line) !== null) return [];
    const faults: SheetFault[] = [];
    const at = (column: string, value: string) => ({ sheet, line: line.line, column, value });
    if (cellOf(table, line, 'title') === '') {
      faults.push(
        sheetFault(at(headOf(table, 'title'), ''), {
          vi: 'còn trống; ghi việc phải làm, hoặc xoá cả dòng.',
          en: 'is empty; say what is to be done, or delete the whole line.',
        }),
      );
    }
    const deadline = cellOf(table, line, 'deadline');
    if (deadlineInCell(deadline, year) === 'NOT_READ') {
      faults.push(
        sheetFault(at(headOf(table, 'deadline'), deadline), {
          vi: "không phải thời hạn; nhận ngày (31/12/2025), tháng, quý (Q1-Q4), năm, 'hằng tháng', '30 ngày sau'; thêm [chưa rõ] để giữ nguyên lời.",
          en: "is no deadline; accepted: a day (31/12/2025), month, quarter (Q1-Q4), year, 'hằng tháng', '30 ngày sau'; add [chưa rõ] to keep the words as they are.",
        }),
      );
    }
    return faults;
  });
}

/**
 * The heading that a line is ("I. Viễn thông" alone above its tasks), in tables without a column of
 * fields; null for a line that gives a task.
 */
export function headingOf(table: TaskTable, { cells }: TableLine): string | null {
  if (table.columns.some(({ means }) => means === 'field')) return null;
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  const means = (at: number) => table.columns.find((column) => column.at === at)?.means;
  const [first, second] = filled;
  if (!first || filled.length > 2) return null;
  const isNumeral = /^(?:[IVXLC]+|[A-Z])[.)]?$/u.test(first.cell);
  if (filled.length === 1) {
    const isRoman = /^(?:[IVXLC]+|[A-Z])[.)]\s+\S/u.test(first.cell);
    return means(first.at) === 'label' || isRoman ? first.cell : null;
  }
  const named = isNumeral && means(first.at) === 'label' && means(second?.at ?? -1) === 'title';
  return named ? (second?.cell ?? null) : null;
}
