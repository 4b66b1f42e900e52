import { allRows, type Exported, printedDay, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type AmendmentQuery, amendmentsView } from './amendments-view.ts';

const STATES = {
  ...{ draft: 'Đang soạn', proposed: 'Chờ thẩm định', appraised: 'Chờ quyết định' },
  ...{ decided: 'Chờ văn bản', bound: 'Chờ hiệu lực', applied: 'Đã có hiệu lực' },
  ...{ refused: 'Không đồng ý', withdrawn: 'Đã rút' },
} as const;

/** The list of amendments with the filters and order of the screen. */
export async function exportAmendmentList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<AmendmentQuery, 'limit' | 'after'> & { format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    amendmentsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'dieu-chinh-ke-hoach', title: 'Đề nghị điều chỉnh, bổ sung kế hoạch' },
    heads: [
      ...[['Số', 8] as const, ['Đề nghị', 50] as const, ['Kế hoạch', 24] as const],
      ...[['Đơn vị đề nghị', 30] as const, ['Trạng thái', 18] as const, ['Thay đổi', 10] as const],
      ...[['Đồng ý', 10] as const, ['Văn bản', 18] as const, ['Hiệu lực', 12] as const],
    ],
    lines: rows.map((row) => [
      ...[row.number, row.title, row.plan.number ?? row.plan.title, row.unit.name],
      ...[STATES[row.state], row.changes, row.agreed, row.directive?.number ?? null],
      printedDay(row.effectiveOn),
    ]),
  });
}
