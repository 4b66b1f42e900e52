import { sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { requireRight } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { type Delivery, putBackDeliveries } from '../delivery/store/delivery-store.ts';
import { performOn } from './change-webhook.ts';
import { type EventDelivery, webhookErrors } from './contract.ts';
import { queueFrom } from './hear-events.ts';
import { lockWebhook } from './store/webhook-store.ts';
import { requireWebhook, shapeDelivery } from './webhook-views.ts';

/** Who acts on what, under which key. */
interface Asked {
  readonly actor: Actor;
  readonly id: string;
  readonly key: string | null;
}

/** Sends a test event (thử): it goes the way of all others, and says how it was answered. */
export async function sendTest(
  platform: Platform,
  { actor, id, key }: Asked,
): Promise<EventDelivery> {
  const act = { name: 'test_webhook', id, key };
  return performOn(platform, actor, act, async (context, one) => {
    if (one.state !== 'on') throw new Refusal(webhookErrors.WEBHOOK_STATE);
    const event = { kind: 'webhook.test', subjectId: id, at: context.now, facts: {} } as const;
    const [queued = ''] = await queueFrom(context, one, [event]);
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: null, after: { event: event.kind } },
    });
    return shapeDelivery(await held(context, queued));
  });
}

/** Sends one event again (gửi lại), whatever became of it. */
export async function resendOne(platform: Platform, asked: Asked): Promise<EventDelivery> {
  return onEvent(platform, asked, 'resend_event', async (context, one) => {
    if (one.state === 'waiting') {
      // Its time is now, not when its turn would have come.
      await run(
        context.tx,
        sql`update delivery set next_at = ${context.now} where authority_id = ${one.authority_id}
            and id = ${one.id} and (leased_until is null or leased_until <= ${context.now})`,
      );
    } else {
      await putBackDeliveries(context.tx, one.authority_id, sql`x.id = ${one.id}`, context.now);
    }
    await deliverSoon(context);
    return { event: one.event, state: 'waiting' };
  });
}

/** Never sends an event that waits or was given up (bỏ qua). @throws Refusal EVENT_SETTLED */
export async function skipOne(
  platform: Platform,
  asked: Asked,
  reason: string,
): Promise<EventDelivery> {
  return onEvent(platform, asked, 'skip_event', async ({ tx, now }, one) => {
    if (one.state !== 'waiting' && one.state !== 'dead') {
      throw new Refusal(webhookErrors.EVENT_SETTLED);
    }
    await run(
      tx,
      sql`update delivery set state = 'skipped', settled_at = ${now}
          where authority_id = ${one.authority_id} and id = ${one.id}`,
    );
    return { event: one.event, state: 'skipped', reason };
  });
}

/**
 * Sends again every event since a moment (phát lại), each subject's in order, but for those that were skipped.
 * How far back that goes is how long the settings keep what was sent.
 */
export async function replayFrom(
  platform: Platform,
  { actor, id, key }: Asked,
  since: Date,
): Promise<{ count: number }> {
  const act = { name: 'replay_events', id, key };
  return performOn(platform, actor, act, async (context, one) => {
    const again = await putBackDeliveries(
      context.tx,
      one.authority_id,
      sql`x.kind = 'webhook' and x.destination_id = ${id} and x.at >= ${since}
          and x.state in ('sent', 'dead')`,
      context.now,
    );
    await deliverSoon(context);
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: null },
      after: { since: since.toISOString(), count: again.length },
    });
    return { count: again.length };
  });
}

async function onEvent(
  platform: Platform,
  { actor, id, key }: Asked,
  name: string,
  work: (context: ActContext, one: Delivery) => Promise<Record<string, unknown>>,
): Promise<EventDelivery> {
  requireRight(actor, 'webhook.manage');
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const one = await held(context, id);
    const webhook = await lockWebhook(context.tx, authorityId, one.destination_id);
    if (webhook === null) throw new Refusal(platformErrors.NOT_FOUND);
    requireWebhook(actor, webhook);
    const after = await work(context, one);
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: webhook.id, before: { state: one.state } },
      after: { delivery: id, ...after },
    });
    return shapeDelivery(await held(context, id));
  });
}

async function held({ tx, authorityId }: ActContext, id: string): Promise<Delivery> {
  const one = await firstRow(
    tx,
    sql<Delivery>`select * from delivery where authority_id = ${authorityId} and id = ${id}
        and kind = 'webhook' for update`,
  );
  if (one === null) throw new Refusal(platformErrors.NOT_FOUND);
  return one;
}
