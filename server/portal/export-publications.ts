import { dayInVietnam } from '../calendar/rules/day.ts';
import { allRows, type Exported, printedDay, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type PublicationQuery, publicationsView } from './publications-view.ts';

const STATES = {
  ...{ unpublished: 'Chưa công bố', published: 'Đang công khai', withdrawn: 'Đã rút' },
} as const;
const STAGES = { none: '', preparing: 'Đang chuẩn bị', proposed: 'Chờ duyệt' } as const;

/** The list of publications with the filters and order of the screen. */
export async function exportPublicationList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<PublicationQuery, 'limit' | 'after'> & { format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    publicationsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'cong-bo', title: 'Công bố kế hoạch' },
    heads: [
      ...[['Số', 20] as const, ['Kế hoạch', 50] as const, ['Trạng thái', 18] as const],
      ...[['Bản mới', 18] as const, ['Bản', 8] as const, ['Chốt số liệu', 14] as const],
      ...[['Công bố ngày', 14] as const, ['Cập nhật từ', 14] as const, ['Địa chỉ', 40] as const],
    ],
    lines: rows.map((row) => [
      ...[row.plan.number, row.plan.title, STATES[row.state], STAGES[row.stage], row.edition],
      ...[
        printedDay(row.cutOff),
        printedDay(row.publishedAt && dayInVietnam(new Date(row.publishedAt))),
      ],
      ...[printedDay(row.dueOn), row.address],
    ]),
  });
}
