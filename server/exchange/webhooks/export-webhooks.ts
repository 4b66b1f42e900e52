import { dayInVietnam, formatDay } from '../../calendar/rules/day.ts';
import { allRows, writtenList } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { WebhookRow } from './contract.ts';
import { viewWebhooks } from './webhook-views.ts';

const STATES: Readonly<Record<WebhookRow['state'], string>> = {
  on: 'Đang gửi',
  paused: 'Tạm dừng',
  off: 'Tự tắt',
  ended: 'Đã kết thúc',
};
const HEADS = [
  ...['Tên', 'Địa chỉ', 'Sự kiện', 'Trạng thái', 'Người tạo', 'Chức vụ', 'Gửi gần nhất'],
  ...['Chờ gửi', 'Không gửi được'],
] as const;

/** Webhooks as CSV, without their secrets. @throws Refusal NOT_ALLOWED */
export async function exportWebhooksAs(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
): Promise<string | Buffer> {
  const webhooks = await allRows((after) => viewWebhooks(platform, actor, { limit: 200, after }));
  const written = await writtenList('csv', {
    ...{ name: 'webhook', title: 'Webhook' },
    heads: HEADS.map((head) => [head, 20]),
    lines: webhooks.map((one) => [
      ...[one.name, one.address, one.kinds.join(' '), STATES[one.state], one.maker, one.post],
      one.lastSentAt === null ? '' : formatDay(dayInVietnam(new Date(one.lastSentAt))),
      ...[one.waiting, one.dead],
    ]),
  });
  return written.bytes;
}
