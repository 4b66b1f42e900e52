import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { getProgramme, ProgrammeRow } from './contract.ts';
import type { ExportedList } from './export-view.ts';
import { programmeView } from './programme-view.ts';
import type { ProgrammePart } from './rules/programme.ts';
import { STATUS_WORDS } from './rules/words.ts';

type Query = z.output<(typeof getProgramme)['query']>;

const PARTS: Record<ProgrammePart, string> = {
  carried: 'Quá hạn chuyển sang',
  due: 'Đến hạn trong kỳ',
  under_way: 'Đang thực hiện, hạn sau kỳ',
  undated: 'Không thời hạn',
};

const HEADS = [
  ['TT', 6],
  ['Nhiệm vụ', 60],
  ['Văn bản giao', 20],
  ['Lãnh đạo chỉ đạo', 22],
  ['Chủ trì', 26],
  ['Phối hợp', 30],
  ['Thời hạn', 14],
  ['Sản phẩm', 30],
  ['Tình trạng', 22],
] as const;

/** The programme as it stands on the page, as a workbook: one row a task, a line above each part. */
export async function exportProgramme(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<ExportedList> {
  const { unit, leader, parts } = await programmeView(platform, actor, query);
  const whose = leader?.name ?? unit?.name ?? '';
  const period = `${say(query.from)} - ${say(query.to)}`;
  const title = {
    type: String,
    value: `Chương trình công tác: ${whose}, ${period}`,
    span: HEADS.length,
  };
  const head = HEADS.map(([value]) => ({ value, fontWeight: 'bold' as const }));
  const lines = parts.flatMap(({ part, rows }) =>
    rows.length === 0
      ? []
      : [
          [{ type: String, value: PARTS[part], span: HEADS.length, fontWeight: 'bold' as const }],
          ...rows.map(cellsOf),
        ],
  );
  const bytes = await writeXlsxFile([[title], head, ...lines], {
    columns: HEADS.map(([, width]) => ({ width })),
    orientation: 'landscape',
    sheet: 'Chương trình công tác',
  }).toBuffer();
  return {
    name: `chuong-trinh-cong-tac-${query.from}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

function cellsOf(row: ProgrammeRow, index: number) {
  const text = (value: string | null) =>
    value === null || value === '' ? null : { type: String, value, wrap: true };
  return [
    { type: Number, value: index + 1 },
    text(row.title),
    text([row.planNumber, row.label].filter(Boolean).join(', ')),
    text(row.leaders.join(', ')),
    text(row.unit.name),
    text(row.coordinators.join(', ')),
    row.dueOn === null
      ? text(row.deadline.raw)
      : // A sheet knows no time zone: midnight in UTC is the day itself.
        { type: Date, value: new Date(`${row.dueOn}T00:00:00Z`), format: 'dd/mm/yyyy' },
    text(row.product),
    text(STATUS_WORDS[row.status].vi),
  ];
}

function say(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}
