import { sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { type Delivery, putBackDeliveries } from '../delivery/store/delivery-store.ts';
import { APPLY_MESSAGES } from './apply-messages.ts';
import type { ChannelMessage } from './contract.ts';
import { channelErrors } from './errors-contract.ts';
import { shapeReceived, shapeSent } from './message-views.ts';
import { VOID } from './rotate-key.ts';
import type { Envelope } from './rules/envelope.ts';
import { type InboxMessage, settleMessage, streamOf } from './store/inbox-store.ts';
import { advanceStream, holdStream } from './store/stream-store.ts';

/** Who acts on which message, under which key. */
interface Decision {
  readonly actor: Actor;
  readonly id: string;
  readonly key: string | null;
}

/** The partner has something else in that place: nothing can be put there, and nothing need be. */
const PLACE_TAKEN: ReadonlySet<string> = new Set(['OTHER_CONTENT', 'SEQUENCE_TAKEN']);

/** Sends a message again (gửi lại): one that is dead, or one that was sent and may have been lost over there. */
export async function resend(platform: Platform, decision: Decision): Promise<ChannelMessage> {
  return decideSent(platform, decision, 'resend_message', async (context, one) => {
    if (one.state === 'skipped') throw new Refusal(channelErrors.MESSAGE_SETTLED);
    await putBackDeliveries(context.tx, one.authority_id, sql`x.id = ${one.id}`, context.now);
    return { state: 'waiting' };
  });
}

/**
 * Goes on without a message that the partner refused (bỏ qua). An empty one takes its place, so that the
 * partner's numbering has no gap for ever.
 */
export async function skipSent(
  platform: Platform,
  decision: Decision,
  reason: string,
): Promise<ChannelMessage> {
  return decideSent(platform, decision, 'skip_message', async (context, one) => {
    if (one.state !== 'dead') throw new Refusal(channelErrors.MESSAGE_SETTLED);
    const { tx, now, ids } = context;
    if (one.event === VOID || PLACE_TAKEN.has(one.last_error ?? '')) {
      await run(
        tx,
        sql`update delivery set state = 'skipped', settled_at = ${now}
          where authority_id = ${one.authority_id} and id = ${one.id}`,
      );
    } else {
      const was: Envelope = JSON.parse(one.body);
      const empty: Envelope = { ...was, id: ids.next(), kind: VOID, body: { reason }, files: [] };
      await run(
        tx,
        sql`update delivery set event = ${VOID}, body = ${JSON.stringify(empty)}, state = 'waiting',
            attempts = 0, next_at = ${now}, settled_at = null
          where authority_id = ${one.authority_id} and id = ${one.id}`,
      );
    }
    return { kind: one.event, reason };
  });
}

/** Applies a received message once more (áp dụng lại), as after what stood in its way was put right. */
export async function applyMessageAgain(
  platform: Platform,
  decision: Decision,
): Promise<ChannelMessage> {
  return decideReceived(platform, decision, 'apply_again', async ({ tx, now }, one) => {
    await run(
      tx,
      sql`update exchange_inbox set state = 'waiting', attempts = 0, next_at = ${now}
        where authority_id = ${one.authority_id} and id = ${one.id}`,
    );
    return { state: 'waiting' };
  });
}

/** Goes on without a received message (bỏ qua), with a reason that stays. */
export async function skipReceived(
  platform: Platform,
  decision: Decision,
  reason: string,
): Promise<ChannelMessage> {
  return decideReceived(platform, decision, 'skip_message', async ({ tx, now }, one) => {
    const stream = streamOf(one);
    // Only the one whose turn it is: those behind it are not reached yet.
    if ((await holdStream(tx, stream)) !== Number(one.sequence) - 1) {
      throw new Refusal(channelErrors.MESSAGE_SETTLED);
    }
    const by = decision.actor.personId;
    await settleMessage(tx, one, { state: 'skipped', at: now, by, reason });
    await advanceStream(tx, stream, Number(one.sequence));
    return { reason };
  });
}

type Work<T> = (context: ActContext, one: T) => Promise<Record<string, unknown>>;

async function decideSent(
  platform: Platform,
  { actor, id, key }: Decision,
  act: string,
  work: Work<Delivery>,
): Promise<ChannelMessage> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  return perform(platform, { name: act, authorityId, author: actor, key }, async (context) => {
    const lookUp = () =>
      firstRow(
        context.tx,
        sql<Delivery>`select * from delivery where authority_id = ${authorityId} and id = ${id}
            and kind = 'message' for update`,
      );
    const one = await lookUp();
    if (one === null) throw new Refusal(platformErrors.NOT_FOUND);
    const after = await work(context, one);
    await deliverSoon(context);
    await context.journal({
      ...{ subjectKind: 'partner', subjectId: one.destination_id },
      before: { message: id, state: one.state, why: one.last_error },
      after: { message: id, ...after },
    });
    return shapeSent((await lookUp()) ?? one);
  });
}

async function decideReceived(
  platform: Platform,
  { actor, id, key }: Decision,
  act: string,
  work: Work<InboxMessage>,
): Promise<ChannelMessage> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  return perform(platform, { name: act, authorityId, author: actor, key }, async (context) => {
    const lookUp = () =>
      firstRow(
        context.tx,
        sql<InboxMessage>`select * from exchange_inbox where authority_id = ${authorityId}
            and id = ${id} for update`,
      );
    const one = await lookUp();
    if (one === null) throw new Refusal(platformErrors.NOT_FOUND);
    if (one.state !== 'dead' && one.state !== 'waiting') {
      throw new Refusal(channelErrors.MESSAGE_SETTLED);
    }
    const after = await work(context, one);
    await context.enqueue(APPLY_MESSAGES, { ...streamOf(one) });
    await context.journal({
      ...{ subjectKind: 'message', subjectId: id },
      before: { state: one.state, why: one.last_error, kind: one.kind },
      after,
    });
    return shapeReceived((await lookUp()) ?? one);
  });
}
