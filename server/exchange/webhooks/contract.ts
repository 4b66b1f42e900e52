import { z } from 'zod';
import {
  byId,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
} from '../../platform/contract.ts';
import { LastReply, Reachability } from '../channel/contract.ts';
import { CHOSEN_KINDS, EVENT_KINDS, type EventKindName } from './rules/event-kinds.ts';

const ALL_KINDS = Object.keys(EVENT_KINDS).filter(
  (kind): kind is EventKindName => kind in EVENT_KINDS,
);

export const EventKind = z.enum(CHOSEN_KINDS);
export const WebhookState = z.enum(['on', 'paused', 'off', 'ended']);

export const WebhookRow = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  kinds: z.array(EventKind),
  state: WebhookState,
  /** Why the program switched it off. */
  offReason: z.enum(['GONE', 'POST_GONE', 'FAILING']).nullable(),
  maker: z.string(),
  post: z.string(),
  lastSentAt: Instant.nullable(),
  waiting: z.number().int(),
  dead: z.number().int(),
  failingSince: Instant.nullable(),
});
export type WebhookRow = z.infer<typeof WebhookRow>;

export const Webhook = WebhookRow.extend({
  version: z.number().int(),
  /** Until when the secret before the present one signs too. */
  oldSecretUntil: Instant.nullable(),
  reach: Reachability,
});
export type Webhook = z.infer<typeof Webhook>;

/** One event on its way to a webhook, with what was said. */
export const EventDelivery = z.object({
  id: Id,
  event: z.enum(ALL_KINDS),
  subject: z.string(),
  body: z.string(),
  state: z.enum(['waiting', 'sent', 'dead', 'skipped']),
  attempts: z.number().int(),
  at: Instant,
  nextAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  lastError: z.string().nullable(),
  lastReply: LastReply.nullable(),
});
export type EventDelivery = z.infer<typeof EventDelivery>;

export const listEventKinds = endpoint({
  method: 'GET',
  path: '/api/webhooks/kinds',
  reply: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(ALL_KINDS),
        vi: z.string(),
        en: z.string(),
        /** A body as it is sent. */
        sample: z.string(),
      }),
    ),
  }),
  summary: 'Kinds of events that a webhook may hear of, each with a sample body',
});
export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/webhooks',
  query: ListQuery.omit({ asOf: true }).extend({
    sort: z.enum(['name', '-name']).optional(),
    state: WebhookState.optional(),
  }),
  reply: page(WebhookRow),
  summary: 'Webhooks of the authority, or of the unit of the post',
});
export const exportWebhooks = endpoint({
  method: 'GET',
  path: '/api/webhooks/export',
  summary: 'Webhooks as CSV',
});
export const viewWebhook = endpoint({
  method: 'GET',
  path: '/api/webhooks/:id',
  params: byId,
  reply: Webhook,
  summary: 'One webhook and how its address answers',
});
const words = {
  name: z.string().trim().min(2).max(100),
  address: z.string().trim().min(8).max(500),
  kinds: z.array(EventKind).min(1).max(CHOSEN_KINDS.length),
};
export const addWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks',
  body: z.object(words),
  /** `secret` is shown here and never again. */
  reply: z.object({ webhook: Webhook, secret: z.string() }),
  act: 'add_webhook',
  summary: 'Have other software told of events that this post may read',
});
export const changeWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id',
  params: byId,
  body: z.object({
    version: z.number().int(),
    name: words.name.optional(),
    address: words.address.optional(),
    kinds: words.kinds.optional(),
    state: z.enum(['on', 'paused', 'ended']).optional(),
  }),
  reply: Webhook,
  act: 'change_webhook',
  summary: 'Change, pause, switch on or end a webhook',
});
export const renewSecret = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/secret',
  params: byId,
  reply: z.object({ webhook: Webhook, secret: z.string() }),
  act: 'renew_webhook_secret',
  summary: 'Make a new secret; the old one signs beside it for a day',
});
export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/test',
  params: byId,
  reply: EventDelivery,
  act: 'test_webhook',
  summary: 'Send a test event',
});
export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/webhooks/:id/deliveries',
  params: byId,
  query: ListQuery.omit({ asOf: true, sort: true }).extend({
    state: z.enum(['waiting', 'sent', 'dead', 'skipped']).optional(),
  }),
  reply: page(EventDelivery),
  summary: 'Events sent and to be sent to a webhook, newest first',
});
export const resendEvent = endpoint({
  method: 'POST',
  path: '/api/webhooks/deliveries/:id/resend',
  params: byId,
  reply: EventDelivery,
  act: 'resend_event',
  summary: 'Send one event again',
});
export const skipEvent = endpoint({
  method: 'POST',
  path: '/api/webhooks/deliveries/:id/skip',
  params: byId,
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  reply: EventDelivery,
  act: 'skip_event',
  summary: 'Never send an event that waits or was given up',
});
export const replayEvents = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/replay',
  params: byId,
  body: z.object({ since: Instant }),
  reply: z.object({ count: z.number().int() }),
  act: 'replay_events',
  summary: 'Send again every event since a moment, in order',
});

export const webhookErrors = errorTable({
  WEBHOOKS_MANY: {
    status: 422,
    vi: 'Đã có {count} webhook. Kết thúc webhook không dùng nữa rồi thêm.',
    en: 'There are {count} webhooks. End one that is not used first.',
  },
  WEBHOOK_LENT: {
    status: 403,
    vi: 'Đang làm việc trong chức vụ được ủy quyền nên không tạo được webhook. Chuyển về chức vụ của mình rồi tạo.',
    en: 'No webhook can be made in a post held by delegation. Switch to a post of your own first.',
  },
  WEBHOOK_STATE: {
    status: 409,
    vi: 'Webhook đang ở trạng thái khác nên không làm được việc này. Tải lại trang để xem.',
    en: 'The webhook is in another state now. Reload the page to see it.',
  },
  SECRET_SHOWN: {
    status: 409,
    vi: 'Khóa ký đã được tạo và chỉ hiện một lần. Nếu chưa chép lại, tạo khóa ký mới.',
    en: 'The secret was made already and is shown once only. If it was not copied, make a new one.',
  },
  EVENT_SETTLED: {
    status: 409,
    vi: 'Sự kiện này không còn chờ gửi. Tải lại danh sách để xem kết quả.',
    en: 'This event is not waiting any more. Reload the list.',
  },
});
