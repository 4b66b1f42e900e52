import { type Day, formatDay } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperBlock, PaperColumn } from '../papers/paper.ts';

/** A task that is late, with why its unit says it is. */
export interface OverdueTask {
  readonly title: string;
  /** Văn bản giao nhiệm vụ: number and place in it. */
  readonly orderedBy: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly dueOn: Day;
  readonly daysLate: number;
  /** Null where the unit has not explained. */
  readonly explained: { readonly cause: string; readonly newDueOn: Day | null } | null;
}

export interface OverdueFacts {
  readonly body: IssuingBody;
  /** As of the end of this day. */
  readonly day: Day;
  /** The longest overdue first. */
  readonly tasks: readonly OverdueTask[];
}

/** Units named one by one in the text; the annex holds every task. */
const UNITS_NAMED = 20;

/**
 * The list of overdue tasks with causes (danh sách nhiệm vụ quá hạn, nguyên nhân): columns as the annexes of
 * 624/TB-VPCP have them, with days overdue, cause and new deadline.
 */
export function overduePaper({ body, day, tasks }: OverdueFacts): Paper {
  const said = formatDay(day);
  return {
    ...body,
    ...{ type: 'BC', number: null, day: null, year: Number(day.slice(0, 4)) },
    subject: `Nhiệm vụ quá hạn chưa hoàn thành, tính đến hết ngày ${said}`,
    ...{ to: [], bases: [], decider: null },
    body:
      tasks.length === 0
        ? [paragraph(`Tính đến hết ngày ${said}, không có nhiệm vụ nào quá hạn chưa hoàn thành.`)]
        : summary(tasks, said),
    recipients: ['Lãnh đạo cơ quan (để báo cáo)', 'Các đơn vị có tên trong danh sách', 'Lưu: VT'],
    annexes: tasks.length === 0 ? [] : [list(tasks)],
  };
}

function summary(tasks: readonly OverdueTask[], said: string): PaperBlock[] {
  const units = byUnit(tasks);
  const longest = Math.max(...tasks.map(({ daysLate }) => daysLate));
  const silent = tasks.filter(({ explained }) => explained === null).length;
  const rest = units.length - UNITS_NAMED;
  const explained =
    silent === 0
      ? 'Tất cả đã được giải trình nguyên nhân.'
      : `Đã giải trình nguyên nhân ${formatNumber(tasks.length - silent)} nhiệm vụ, chưa giải trình ${formatNumber(silent)} nhiệm vụ.`;
  return [
    paragraph(
      `Tính đến hết ngày ${said}, có ${formatNumber(tasks.length)} nhiệm vụ quá hạn chưa hoàn thành của ${formatNumber(units.length)} đơn vị chủ trì; quá hạn lâu nhất ${formatNumber(longest)} ngày. ${explained}`,
    ),
    {
      kind: 'table',
      table: {
        caption: null,
        note: rest > 0 ? `Và ${formatNumber(rest)} đơn vị khác, xem Phụ lục` : null,
        columns: UNIT_COLUMNS,
        rows: units.slice(0, UNITS_NAMED).map(({ name, count, longestLate, unexplained }, at) => ({
          cells: [
            String(at + 1),
            name,
            formatNumber(count),
            formatNumber(longestLate),
            formatNumber(unexplained),
          ],
        })),
      },
    },
  ];
}

const UNIT_COLUMNS: readonly PaperColumn[] = [
  { head: 'STT', width: 8, align: 'centre' },
  { head: 'Cơ quan chủ trì', width: 44 },
  { head: 'Số nhiệm vụ quá hạn', width: 16, align: 'right' },
  { head: 'Quá hạn lâu nhất (ngày)', width: 16, align: 'right' },
  { head: 'Chưa giải trình', width: 16, align: 'right' },
];

/** Units with the most overdue tasks first. */
function byUnit(tasks: readonly OverdueTask[]) {
  const units = new Map<string, { name: string; own: OverdueTask[] }>();
  for (const task of tasks) {
    const found = units.get(task.unit.id) ?? { name: task.unit.name, own: [] };
    found.own.push(task);
    units.set(task.unit.id, found);
  }
  return [...units.values()]
    .map(({ name, own }) => ({
      name,
      count: own.length,
      longestLate: Math.max(...own.map(({ daysLate }) => daysLate)),
      unexplained: own.filter(({ explained }) => explained === null).length,
    }))
    .toSorted((a, b) => b.count - a.count || b.longestLate - a.longestLate);
}

const LIST_COLUMNS: readonly PaperColumn[] = [
  { head: 'STT', width: 5, align: 'centre' },
  { head: 'Nhiệm vụ', width: 27 },
  { head: 'Văn bản giao nhiệm vụ', width: 12 },
  { head: 'Cơ quan chủ trì thực hiện', width: 12 },
  { head: 'Thời hạn hoàn thành', width: 9, align: 'centre' },
  { head: 'Quá hạn (ngày)', width: 6, align: 'right' },
  { head: 'Nguyên nhân', width: 20 },
  { head: 'Hạn mới', width: 9, align: 'centre' },
];

function list(tasks: readonly OverdueTask[]): Paper['annexes'][number] {
  const rows = tasks.map(({ title, orderedBy, unit, dueOn, daysLate, explained }, at) => ({
    cells: [
      ...[String(at + 1), title, orderedBy, unit.name, formatDay(dueOn), formatNumber(daysLate)],
      explained?.cause ?? 'Chưa giải trình',
      explained?.newDueOn ? formatDay(explained.newDueOn) : '',
    ],
  }));
  return {
    title: 'Danh sách nhiệm vụ quá hạn chưa hoàn thành',
    landscape: true,
    body: [{ kind: 'table', table: { caption: null, note: null, columns: LIST_COLUMNS, rows } }],
  };
}

function paragraph(words: string): PaperBlock {
  return { kind: 'paragraph', words };
}
