import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { isLent } from '../../organisation/token-views.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { wayTo } from '../../platform/http/outgoing-address.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { setDestination } from '../delivery/store/destination-store.ts';
import {
  type addWebhook,
  type changeWebhook,
  type Webhook as ShownWebhook,
  webhookErrors,
} from './contract.ts';
import { newSecret, sealSecret } from './sign-event.ts';
import { insertWebhook, lockWebhook, saveWebhook, type Webhook } from './store/webhook-store.ts';
import { requireWebhook, shapedNow } from './webhook-views.ts';

/** Webhooks of one unit at most: each asks who may read what, for every act. */
const MOST = 20;
/** The secret before still signs for so long after a new one was made. */
const OLD_SECRET_MS = 24 * 3_600_000;

/**
 * Has other software told of events (thêm webhook). It hears what the post that makes it may read, and no more.
 *
 * @throws Refusal WEBHOOKS_MANY, WEBHOOK_LENT, SECRET_SHOWN, ADDRESS_UNREADABLE, ADDRESS_INSIDE, ADDRESS_UNKNOWN
 */
export async function addOne(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof addWebhook)['body']>,
  key: string | null,
  allowedHosts: ReadonlySet<string>,
): Promise<{ webhook: ShownWebhook; secret: string }> {
  const { authorityId, jurisdictionUnitId: unitId } = actor;
  requireRight(actor, 'webhook.manage');
  requireMay(actor, 'webhook.manage', { authorityId, unitId });
  if (isLent(actor)) throw new Refusal(webhookErrors.WEBHOOK_LENT);
  await wayTo(body.address, { allowedHosts });
  const secret = newSecret();
  const request = { name: 'add_webhook', authorityId, author: actor, key };
  const made = await perform(platform, request, async (context) => {
    const { tx, now } = context;
    const count = await countLive(context, unitId);
    if (count >= MOST) throw new Refusal(webhookErrors.WEBHOOKS_MANY, { count });
    const id = context.ids.next();
    const one: Webhook = {
      ...{ authority_id: authorityId, id, name: body.name, folded: accentFree(body.name) },
      ...{ address: body.address, kinds: [...new Set(body.kinds)], state: 'on', off_reason: null },
      ...{ account_id: actor.accountId, person_id: actor.personId, post_id: actor.postId },
      ...{ unit_id: unitId, sealed: sealSecret(platform.journalKey, id, secret) },
      ...{ old_sealed: null, old_until: null, last_ordinal: '0', version: 1, made_at: now },
    };
    await insertWebhook(tx, one);
    await setDestination(tx, destinationOf(one), false);
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: null },
      after: { name: one.name, address: one.address, kinds: one.kinds },
    });
    return { webhook: await shapedNow(tx, one), digest: digestOf(secret) };
  });
  return shownOnce(made, secret);
}

/**
 * Changes, pauses, switches on or ends a webhook. What waits for one that is paused goes out when it is on again.
 *
 * @throws Refusal CONFLICT, WEBHOOK_STATE, ADDRESS_UNREADABLE, ADDRESS_INSIDE, ADDRESS_UNKNOWN
 */
export async function changeOne(
  platform: Platform,
  actor: Actor,
  id: string,
  body: z.output<(typeof changeWebhook)['body']>,
  key: string | null,
  allowedHosts: ReadonlySet<string>,
): Promise<ShownWebhook> {
  requireRight(actor, 'webhook.manage');
  if (body.address !== undefined) await wayTo(body.address, { allowedHosts });
  return onWebhook(platform, actor, { name: 'change_webhook', id, key }, async (context, one) => {
    if (one.version !== body.version) {
      const saved = { name: one.name, address: one.address, kinds: one.kinds, state: one.state };
      throw new Refusal(platformErrors.CONFLICT, {}, { saved });
    }
    const { name = one.name, address = one.address, kinds = one.kinds, state = one.state } = body;
    const changed: Webhook = {
      ...{ ...one, name, address, state, folded: accentFree(name), kinds: [...new Set(kinds)] },
      off_reason: state === 'off' ? one.off_reason : null,
    };
    await saveWebhook(context.tx, changed);
    await setDestination(context.tx, destinationOf(one), state === 'paused' || state === 'off');
    await deliverSoon(context);
    return changed;
  });
}

/** Makes a new secret; both sign for a day, so that nothing is refused meanwhile. @throws Refusal SECRET_SHOWN */
export async function renewSecretOf(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<{ webhook: ShownWebhook; secret: string }> {
  const secret = newSecret();
  const act = { name: 'renew_webhook_secret', id, key };
  const made = await performOn(platform, actor, act, async (context, one) => {
    await saveWebhook(context.tx, {
      ...one,
      sealed: sealSecret(platform.journalKey, id, secret),
      ...{ old_sealed: one.sealed, old_until: new Date(context.now.getTime() + OLD_SECRET_MS) },
    });
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: id, before: null, after: { secret: 'renewed' } },
    });
    return { webhook: await shapedNow(context.tx, one), digest: digestOf(secret) };
  });
  return shownOnce(made, secret);
}

/** Acts on a webhook that is held, and answers with it as it stands after. */
async function onWebhook(
  platform: Platform,
  actor: Actor,
  act: { readonly name: string; readonly id: string; readonly key: string | null },
  work: (context: ActContext, one: Webhook) => Promise<Webhook>,
): Promise<ShownWebhook> {
  return performOn(platform, actor, act, async (context, one) => {
    const changed = await work(context, one);
    const said = ({ name, address, kinds, state }: Webhook) => ({ name, address, kinds, state });
    await context.journal({
      ...{ subjectKind: 'webhook', subjectId: act.id },
      ...{ before: said(one), after: said(changed) },
    });
    return shapedNow(context.tx, one);
  });
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, WEBHOOK_STATE where it has ended */
export async function performOn<R>(
  platform: Platform,
  actor: Actor,
  { name, id, key }: { readonly name: string; readonly id: string; readonly key: string | null },
  work: (context: ActContext, one: Webhook) => Promise<R>,
): Promise<R> {
  requireRight(actor, 'webhook.manage');
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const one = await lockWebhook(context.tx, authorityId, id);
    if (one === null) throw new Refusal(platformErrors.NOT_FOUND);
    requireWebhook(actor, one);
    if (one.state === 'ended') throw new Refusal(webhookErrors.WEBHOOK_STATE);
    return work(context, one);
  });
}

export function destinationOf({ authority_id, id }: Pick<Webhook, 'authority_id' | 'id'>) {
  return { authority_id, kind: 'webhook' as const, destination_id: id };
}

async function countLive({ tx, authorityId }: ActContext, unitId: string): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ count: number }>`select count(*)::int as count from webhook
      where authority_id = ${authorityId} and unit_id = ${unitId} and state <> 'ended'`,
  );
  return found?.count ?? 0;
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What an act replies is kept for a resend, so the secret is no part of it and is not shown twice. */
function shownOnce(
  { webhook, digest }: { readonly webhook: ShownWebhook; readonly digest: string },
  secret: string,
): { webhook: ShownWebhook; secret: string } {
  if (digest !== digestOf(secret)) throw new Refusal(webhookErrors.SECRET_SHOWN);
  return { webhook, secret };
}
