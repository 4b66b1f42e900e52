import { dayInVietnam, formatDay } from '../../calendar/rules/day.ts';
import { allRows, writtenList } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { PartnerRow } from './contract.ts';
import { viewPartners } from './partner-view.ts';

const STATES: Readonly<Record<PartnerRow['state'], string>> = {
  invited: 'Đã mời',
  checking: 'Chờ đối chiếu',
  active: 'Đang trao đổi',
  paused: 'Tạm dừng',
  ended: 'Đã kết thúc',
};

const HEADS = [
  ...['Tên', 'Mã định danh', 'Địa chỉ', 'Trạng thái', 'Gửi gần nhất', 'Nhận gần nhất'],
  ...['Lệch giờ (giây)', 'Chờ gửi', 'Chờ áp dụng', 'Thư chết'],
] as const;

/** Partners as CSV. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function exportPartnersAs(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
): Promise<string | Buffer> {
  const onDay = (at: string | null) => (at === null ? '' : formatDay(dayInVietnam(new Date(at))));
  const partners = await allRows((after) => viewPartners(platform, actor, { limit: 200, after }));
  const written = await writtenList('csv', {
    ...{ name: 'doi-tac', title: 'Đối tác trao đổi' },
    heads: HEADS.map((head) => [head, 20]),
    lines: partners.map((one) => [
      ...[one.name, one.organId, one.address, STATES[one.state], onDay(one.lastSentAt)],
      ...[onDay(one.lastReceivedAt), one.skewMs === null ? null : Math.round(one.skewMs / 1_000)],
      ...[one.waitingOut, one.waitingIn, one.dead],
    ]),
  });
  return written.bytes;
}
