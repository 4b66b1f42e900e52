import { notifyPeople } from '../../organisation/notify-people.ts';
import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { setDestination } from '../delivery/store/destination-store.ts';
import { lockWebhook, saveWebhook, type Webhook } from './store/webhook-store.ts';

export type OffReason = 'GONE' | 'POST_GONE' | 'FAILING';

const SAYS: Readonly<Record<OffReason, { readonly vi: string; readonly en: string }>> = {
  GONE: {
    vi: 'đã tự tắt webhook: bên nhận báo địa chỉ không còn dùng',
    en: 'switched the webhook off: its address says that it is gone',
  },
  POST_GONE: {
    vi: 'đã tự tắt webhook: người tạo không còn giữ chức vụ đó',
    en: 'switched the webhook off: its maker holds that post no more',
  },
  FAILING: {
    vi: 'đã tự tắt webhook: nhiều ngày liền không gửi được',
    en: 'switched the webhook off: nothing could be sent for days',
  },
};

/** Switches a webhook off by itself, once, and tells its maker. What waits for it stays, and goes when it is on again. */
export async function switchOff(
  platform: Platform,
  { authority_id: authorityId, id }: Webhook,
  reason: OffReason,
): Promise<void> {
  await perform(platform, programAct('switch_webhook_off', authorityId), async (context) => {
    const webhook = await lockWebhook(context.tx, authorityId, id);
    const isOn = webhook?.state === 'on';
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: { state: webhook?.state ?? null } },
      after: { state: isOn ? 'off' : (webhook?.state ?? null), reason },
    });
    if (!webhook || !isOn) return;
    await saveWebhook(context.tx, { ...webhook, state: 'off', off_reason: reason });
    const key = { authority_id: authorityId, kind: 'webhook' as const, destination_id: id };
    await setDestination(context.tx, key, true);
    await notifyPeople(context, [webhook.person_id], {
      ...{ subjectKind: 'webhook', subjectId: id, title: webhook.name, says: SAYS[reason] },
      address: `/admin/exchange/webhooks/${id}`,
    });
  });
}

/** Tells the maker of a webhook that an event was given up. */
export async function tellGivenUp(
  platform: Platform,
  { authority_id: authorityId, id, name, person_id: personId }: Webhook,
  given: { readonly event: string; readonly why: string },
): Promise<void> {
  await perform(platform, programAct('give_up_event', authorityId), async (context) => {
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: null },
      after: { event: given.event, reason: given.why },
    });
    await notifyPeople(context, [personId], {
      ...{ subjectKind: 'webhook', subjectId: id, title: name, words: given.why },
      address: `/admin/exchange/webhooks/${id}`,
      says: {
        vi: 'đã thôi gửi một sự kiện tới webhook',
        en: 'gave up sending an event to the webhook',
      },
    });
  });
}
