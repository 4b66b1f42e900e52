import { allRows, type Exported, printedDay, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type InspectionQuery, inspectionsView } from './inspections-view.ts';
import { type RecommendationQuery, recommendationsView } from './recommendations-view.ts';

type Format = { readonly format: 'xlsx' | 'csv' };

const STATES = {
  ...{ planned: 'Đã lên kế hoạch', under_way: 'Đang kiểm tra' },
  ...{ concluded: 'Đã kết luận', dropped: 'Đã bỏ' },
} as const;
const ANSWERED = {
  ...{ draft: 'Dự thảo', open: 'Chờ trả lời', answered: 'Chờ xem xét', accepted: 'Đã xong' },
  ...{ ordered: 'Đã giao thành nhiệm vụ', dropped: 'Đã bỏ' },
} as const;

/** The list of inspections with the filters and order of the screen. */
export async function exportInspectionList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<InspectionQuery, 'limit' | 'after'> & Format,
): Promise<Exported> {
  const rows = await allRows((after) =>
    inspectionsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'kiem-tra', title: 'Các cuộc kiểm tra' },
    heads: [
      ...[['Cuộc kiểm tra', 50] as const, ['Năm', 8] as const, ['Đơn vị', 40] as const],
      ...[['Từ ngày', 12] as const, ['Đến ngày', 12] as const, ['Trạng thái', 16] as const],
      ...[['Kết luận', 18] as const, ['Phát hiện', 10] as const, ['Kiến nghị', 10] as const],
      ...[['Chưa xong', 10] as const, ['Quá hạn', 10] as const],
    ],
    lines: rows.map((row) => [
      ...[row.name, String(row.year), row.units.map(({ name }) => name).join('; ')],
      ...[printedDay(row.startsOn), printedDay(row.endsOn), STATES[row.state], row.number],
      ...[row.findings, row.recommendations, row.open, row.overdue],
    ]),
  });
}

/** The list of recommendations with the filters and order of the screen. */
export async function exportRecommendationList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<RecommendationQuery, 'limit' | 'after'> & Format,
): Promise<Exported> {
  const rows = await allRows((after) =>
    recommendationsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'kien-nghi-kiem-tra', title: 'Kiến nghị kiểm tra' },
    heads: [
      ...[['Kiến nghị', 60] as const, ['Đơn vị', 28] as const, ['Cuộc kiểm tra', 40] as const],
      ...[['Kết luận', 18] as const, ['Thời hạn', 12] as const, ['Trạng thái', 20] as const],
      ['Quá hạn (ngày)', 12],
    ],
    lines: rows.map((row) => [
      ...[row.words, row.unit.name, row.inspection.name, row.inspection.number],
      ...[printedDay(row.dueOn), ANSWERED[row.state], row.daysLate || null],
    ]),
  });
}
