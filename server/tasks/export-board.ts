import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import type { Platform } from '../platform/act.ts';
import { boardView } from './board-view.ts';
import type { Board, BoardCell, BoardRows, exportBoard } from './contract.ts';
import type { ExportedList } from './export-view.ts';

type Query = z.output<(typeof exportBoard)['query']>;

const HEADS: Readonly<Record<BoardRows, string>> = {
  units: 'Đơn vị',
  plans: 'Kế hoạch',
  leaders: 'Lãnh đạo chỉ đạo',
  levels: 'Cấp của đơn vị chủ trì',
};

const FIGURES = [
  ['Giao', 'total'],
  ['Xong đúng hạn', 'doneOnTime'],
  ['Xong, quá hạn', 'doneLate'],
  ['Trong hạn', 'openWithin'],
  ['Không thời hạn', 'openNoDeadline'],
  ['Quá hạn', 'openOverdue'],
  ['Đến hạn', 'due'],
  ['Tạm dừng', 'suspended'],
  ['Thu hồi', 'withdrawn'],
  ['Chưa tiếp nhận', 'notAccepted'],
  ['Chờ nghiệm thu', 'awaiting'],
  ['Im lặng', 'silent'],
  ['Sắp đến hạn', 'dueSoon'],
] as const satisfies readonly (readonly [string, keyof BoardCell])[];

/**
 * The board as a workbook: a line a row with all its figures, then overdue and due of each field of the plan;
 * the whole in the last line.
 *
 * @throws Refusal as {@link boardView}
 */
export async function exportBoardView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<ExportedList> {
  const board = await boardView(platform, actor, query);
  const fields = board.fields.map(({ id, name }) => [id, name || 'Ngoài lĩnh vực'] as const);
  const heads = [
    ...['TT', HEADS[board.by], ...FIGURES.map(([head]) => head)],
    ...fields.flatMap(([, name]) => [`Quá hạn: ${name}`, `Đến hạn: ${name}`]),
  ];
  const day = isDay(board.asOf) ? formatDay(board.asOf) : board.asOf;
  const about = [board.plan?.number, board.unit.name, `tính đến ${day}`].filter(Boolean).join(', ');
  const title = [{ ...text(`Bảng điều hành: ${about}`), span: heads.length }];
  const line = (n: number | null, name: string, total: BoardCell, cells: Board['totals']) => [
    n === null ? null : number(n),
    text(name),
    ...FIGURES.map(([, figure]) => number(total[figure])),
    ...fields.flatMap(([id]) => [number(cells[id]?.openOverdue ?? 0), number(cells[id]?.due ?? 0)]),
  ];
  const bytes = await writeXlsxFile(
    [
      title,
      heads.map((value) => ({ ...text(value), fontWeight: 'bold' as const })),
      ...board.rows.map(({ head, total, cells }, n) => line(n + 1, nameOf(head), total, cells)),
      line(null, 'Tổng', board.total, board.totals),
    ],
    {
      columns: heads.map((_, n) => ({ width: n === 0 ? 6 : n === 1 ? 40 : 12 })),
      orientation: 'landscape',
      sheet: 'Bảng điều hành',
    },
  ).toBuffer();
  return {
    name: `bang-dieu-hanh-${board.asOf}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

function nameOf({ id, name }: Board['rows'][number]['head']): string {
  return id === 'none' ? 'Chưa có lãnh đạo chỉ đạo' : name;
}

const text = (value: string) => ({ type: String, value: exportedCell(value), wrap: true });
const number = (value: number) => ({ type: Number, value });
