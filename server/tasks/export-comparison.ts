import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { ComparedTask, exportComparison as endpoint } from './compare-contract.ts';
import { compareView } from './compare-view.ts';
import type { TaskRow } from './contract.ts';
import type { ExportedList } from './export-view.ts';
import { everyPage, type ListCell, listSheet } from './list-sheet.ts';
import { FIELD_WORDS, MARK_WORDS, WHY_WORDS } from './rules/compare-words.ts';
import { STATE_WORDS, STATUS_WORDS } from './rules/words.ts';

type Query = z.output<(typeof endpoint)['query']>;

/** A compared value, on both days: it stands in two columns side by side. */
const VALUES: readonly (readonly [head: string, width: number, of: (row: TaskRow) => ListCell])[] =
  [
    ['Đơn vị chủ trì', 28, (row) => row.unit.name],
    ['Thời hạn', 12, (row) => ({ day: row.dueOn })],
    ['Tình trạng', 22, (row) => STATUS_WORDS[row.status].vi],
    ['Bước xử lý', 18, (row) => STATE_WORDS[row.state].vi],
    ['Tiến độ (%)', 10, (row) => row.percent],
    ['Ngày hoàn thành', 12, (row) => ({ day: row.finishedOn })],
    ['Chuyên viên', 20, (row) => row.officer?.name ?? null],
  ];

/**
 * The comparison of two days as a workbook or CSV: a line a task with its mark and why, and for each compared
 * value what it was and what it is.
 *
 * @throws Refusal TOO_MANY_ROWS
 */
export async function exportComparison(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Query,
): Promise<ExportedList> {
  let days = { asOf: '', vs: query.vs };
  const found = await everyPage(async (after, limit) => {
    const page = await compareView(platform, actor, { ...query, after, limit });
    days = { asOf: page.asOf, vs: page.vs };
    return page;
  });
  return listSheet(format, {
    name: `so-sanh-${days.asOf}-${days.vs}`,
    title: 'So sánh hai ngày',
    heads: [
      ...([
        ['Dấu', 8],
        ['Vì sao', 24],
        ['Đổi', 24],
        ['Số, ký hiệu', 18],
        ['Mục', 8],
      ] as const),
      ['Nhiệm vụ', 60],
      ...VALUES.flatMap(([head, width]) => [
        [`${head} (trước)`, width] as const,
        [`${head} (nay)`, width] as const,
      ]),
      ...(['Lãnh đạo chỉ đạo', 'Đơn vị tham gia'] as const).flatMap((head) => [
        [`${head} (trước)`, 28] as const,
        [`${head} (nay)`, 28] as const,
      ]),
    ],
    lines: found.map(lineOf),
  });
}

function lineOf({ mark, why, fields, now, before, leader, parties }: ComparedTask): ListCell[] {
  return [
    MARK_WORDS[mark],
    why === null ? null : WHY_WORDS[why],
    fields.map((field) => FIELD_WORDS[field]).join(', ') || null,
    ...[now.planNumber, now.label, now.title],
    ...VALUES.flatMap(([, , of]) => [before && of(before), of(now)]),
    ...[leader, parties].flatMap((beside) => [
      beside?.before.join('; ') ?? null,
      beside?.now.join('; ') ?? null,
    ]),
  ];
}
