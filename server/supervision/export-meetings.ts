import { allRows, type Exported, printedDay, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type MeetingQuery, meetingsView } from './meetings-view.ts';

const STATES = { planned: 'Đã lên lịch', held: 'Đang họp', concluded: 'Đã kết luận' } as const;

/** The list of meetings with the filters and order of the screen. */
export async function exportMeetingList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<MeetingQuery, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    meetingsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'cuoc-hop', title: 'Các cuộc họp' },
    heads: [
      ...[['Cuộc họp', 50] as const, ['Ngày', 12] as const, ['Địa điểm', 24] as const],
      ...[['Trạng thái', 14] as const, ['Thông báo', 18] as const, ['Nội dung', 10] as const],
      ...[['Kết luận', 10] as const, ['Nhiệm vụ', 10] as const, ['Đã xong', 10] as const],
      ['Quá hạn', 10],
    ],
    lines: rows.map((row) => [
      ...[row.name, printedDay(row.heldOn), row.place, STATES[row.state], row.number],
      ...[row.items, row.conclusions, row.tasks, row.done, row.overdue],
    ]),
  });
}
