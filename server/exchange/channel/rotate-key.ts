import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import { run } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { OwnIdentity } from './contract.ts';
import { channelErrors } from './errors-contract.ts';
import { keepKey, makeKeyFor, shapeIdentity } from './name-oneself.ts';
import { registerReceiver } from './receivers.ts';
import { Envelope } from './rules/envelope.ts';
import { sendMessage } from './send-message.ts';
import { PublicKey, thumbprintOf } from './signing.ts';
import { newestKey } from './store/identity-store.ts';
import { partnersWhere } from './store/partner-store.ts';

/** A new key is announced by a message that the old one signs. */
export const NEW_KEY = 'channel.key';
const KeyBody = z.object({ key: PublicKey });

/** The subject of what is about the line itself. */
const CHANNEL = 'channel';

/**
 * Makes a new key (đổi khóa) and announces it to every partner. Each is written to with the old one until it
 * has taken the announcement, so nothing is lost in between.
 *
 * @throws Refusal EXCHANGE_UNNAMED
 */
export async function rotateOwnKey(
  platform: Platform,
  actor: Actor,
  key: string | null,
): Promise<OwnIdentity> {
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const made = await makeKeyFor(platform);
  const request = { name: 'rotate_exchange_key', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const before = await newestKey(context.tx, authorityId);
    if (before === null) throw new Refusal(channelErrors.EXCHANGE_UNNAMED);
    await keepKey(context, made);
    const partners = await partnersWhere(
      context.tx,
      authorityId,
      sql`p.state in ('active', 'paused')`,
    );
    for (const partner of partners) {
      await announceKey(context, partner, { public_key: made.publicKey });
    }
    await context.journal({
      ...{ subjectKind: 'exchange_identity', subjectId: authorityId },
      ...{ before: { thumbprint: before.thumbprint }, after: { thumbprint: made.thumbprint } },
    });
    const shaped = await shapeIdentity({ db: context.tx }, authorityId);
    if (shaped === null) throw new Refusal(channelErrors.EXCHANGE_UNNAMED);
    return shaped;
  });
}

export async function announceKey(
  context: ActContext,
  partner: { readonly id: string },
  key: { readonly public_key: PublicKey },
): Promise<void> {
  await sendMessage(context, {
    ...{ partnerId: partner.id, subject: CHANNEL, kind: NEW_KEY, body: { key: key.public_key } },
  });
}

/** A partner has taken the announcement of a key: from here on it is written to with that one. */
export async function takeAnnouncedKey(
  tx: Tx,
  partner: { readonly authority_id: string; readonly id: string },
  sentBody: string,
): Promise<void> {
  const { key } = KeyBody.parse(Envelope.parse(JSON.parse(sentBody)).body);
  const thumbprint = await thumbprintOf(key);
  await run(
    tx,
    sql`update exchange_partner p set own_key_id = k.id, version = p.version + 1
      from exchange_key k
      where p.authority_id = ${partner.authority_id} and p.id = ${partner.id}
        and k.authority_id = p.authority_id and k.thumbprint = ${thumbprint} and k.id > p.own_key_id`,
  );
}

/** What every installation understands of what is about the line itself. */
export function registerChannelReceivers(): void {
  registerReceiver(NEW_KEY, {
    body: KeyBody,
    act: 'hear_partner_key',
    async apply({ tx, authorityId }, { partner, body }) {
      const thumbprint = await thumbprintOf(body.key);
      await run(
        tx,
        sql`update exchange_partner set next_key = ${JSON.stringify(body.key)}::jsonb,
            next_thumbprint = ${thumbprint}, version = version + 1
          where authority_id = ${authorityId} and id = ${partner.id}`,
      );
    },
  });
  registerReceiver(VOID, { body: z.object({ reason: z.string() }), apply: async () => undefined });
}

/** Stands in the place of a message that its sender decided to go on without. */
export const VOID = 'channel.void';
