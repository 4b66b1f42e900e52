import { dayInVietnam } from '../../calendar/rules/day.ts';
import { allRows, type Exported, printedDay, writtenList } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { type FeedbackQuery, feedbackListView } from './feedback-list-view.ts';

const STATES = {
  ...{ new: 'Mới', working: 'Đang xử lý', answered: 'Đã trả lời' },
  ...{ not_ours: 'Không thuộc thẩm quyền', suspect: 'Nghi rác', rubbish: 'Rác' },
  withdrawn: 'Người gửi đã rút',
} as const;
const KINDS = { suggestion: 'Góp ý', complaint: 'Phản ánh' } as const;

/** The list of feedback with the filters and order of the screen; nothing of who wrote. */
export async function exportFeedbackList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<FeedbackQuery, 'limit' | 'after'> & { format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    feedbackListView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'gop-y-phan-anh', title: 'Góp ý, phản ánh về kế hoạch đã công bố' },
    heads: [
      ...[['Số', 8] as const, ['Loại', 10] as const, ['Nội dung', 60] as const],
      ...[['Về', 40] as const, ['Kế hoạch', 18] as const, ['Đơn vị trả lời', 30] as const],
      ...[['Trạng thái', 20] as const, ['Nhận ngày', 12] as const, ['Hạn trả lời', 12] as const],
      ...[['Trả lời ngày', 12] as const, ['Quá hạn', 10] as const],
    ],
    lines: rows.map((row) => [
      ...[row.number, KINDS[row.kind], row.words, row.subject],
      ...[row.plan.number ?? row.plan.title, row.unit.name, STATES[row.state]],
      ...[printedDay(dayInVietnam(new Date(row.receivedAt))), printedDay(row.answerBy)],
      ...[printedDay(row.answeredOn), row.late ? 'Quá hạn' : ''],
    ]),
  });
}
