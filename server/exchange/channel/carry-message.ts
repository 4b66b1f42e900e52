import { sql } from 'kysely';
import type { Platform } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Carried, Carrier } from '../delivery/carrier.ts';
import { type Answer, NoAnswer, postOutside } from '../delivery/post-outside.ts';
import { type Delivery, putBackDeliveries } from '../delivery/store/delivery-store.ts';
import { carryPairing } from './carry-pairing.ts';
import { PAIRING } from './invite-partner.ts';
import { ownSide } from './own-identity.ts';
import { NEW_KEY, takeAnnouncedKey } from './rotate-key.ts';
import { Receipt } from './rules/envelope.ts';
import { skewByReply } from './rules/judge-clock.ts';
import { sendFiles } from './send-files.ts';
import { digestOf, headOf, sign, verify } from './signing.ts';
import { findPartner, noteSkew, type Partner } from './store/partner-store.ts';

const MOST_REPLY_BYTES = 64 * 1024;
/** A message with files is sent, asked for its files, and sent again; more rounds than that lead nowhere. */
const MOST_ROUNDS = 3;

export const MESSAGES_PATH = '/api/exchange/messages';

/** Takes messages to partners; never gives one up by itself: those behind it would wait for a person. */
export function messageCarrier(platform: Platform, allowedHosts: ReadonlySet<string>): Carrier {
  return {
    kind: 'message',
    tries: 0,
    carry: (delivery) => carryMessage(platform, delivery, allowedHosts),
  };
}

async function carryMessage(
  platform: Platform,
  delivery: Delivery,
  allowedHosts: ReadonlySet<string>,
): Promise<Carried> {
  const partner = await findPartner(platform.db, delivery.authority_id, delivery.destination_id);
  if (partner === null || partner.state === 'ended') return { kind: 'void', why: 'ENDED' };
  if (delivery.event === PAIRING) return carryPairing(platform, partner, delivery, allowedHosts);
  if (partner.state !== 'active' || partner.address === null) {
    return { kind: 'later', why: 'PAUSED', isAway: true, reply: null };
  }
  try {
    for (let round = 1; ; round += 1) {
      const tried = await sendOnce(platform, partner, delivery, allowedHosts);
      if (tried.receipt === null) return unread(tried.answer);
      const { receipt } = tried;
      if (receipt.reason !== 'FILES' || round >= MOST_ROUNDS) {
        return carriedBy(delivery, partner, tried.answer, receipt, tried.skewMs);
      }
      await sendFiles(platform, partner, receipt.needs, allowedHosts);
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { kind: 'later', why: error.message, isAway: true, reply: null };
  }
}

/** Signed anew at each try: with the moment of the try, and by the key that the partner knows now. */
async function sendOnce(
  platform: Platform,
  partner: Partner,
  delivery: Delivery,
  allowedHosts: ReadonlySet<string>,
): Promise<{ answer: Answer; receipt: Receipt | null; skewMs: number }> {
  const { identity, key } = await ownSide(platform, partner);
  const sent = platform.clock();
  const head = { from: identity.organ_id, to: partner.organ_id ?? '', at: sent.getTime() };
  const answer = await postOutside(
    `${partner.address}${MESSAGES_PATH}`,
    {
      headers: { 'content-type': 'application/jose' },
      body: await sign(key, 'chidao-message', head, Buffer.from(delivery.body)),
      most: MOST_REPLY_BYTES,
    },
    allowedHosts,
  );
  const receipt = answer.status === 200 ? await readReceipt(partner, delivery, answer) : null;
  const came = platform.clock();
  const skewMs = receipt === null ? 0 : skewByReply(new Date(receipt.at), sent, came);
  return { answer, receipt, skewMs };
}

/** The receipt in an answer; null where it is not signed by the partner, or answers for something else. */
async function readReceipt(
  partner: Partner,
  delivery: Delivery,
  { text }: Answer,
): Promise<Receipt | null> {
  const head = headOf(text, 'chidao-receipt');
  const keys = [partner.public_key, partner.next_key].filter((key) => key !== null);
  for (const key of head === null ? [] : keys) {
    const payload = await verify(text, 'chidao-receipt', key);
    if (payload === null) continue;
    const receipt = Receipt.safeParse(JSON.parse(payload.toString('utf8')));
    if (!receipt.success || receipt.data.digest !== digestOf(delivery.body)) return null;
    return receipt.data;
  }
  return null;
}

function unread({ status, shown }: Answer): Carried {
  const why = status === 200 ? 'RECEIPT' : `HTTP ${status}`;
  return { kind: 'later', why, isAway: true, reply: { ...shown, start: '' } };
}

function carriedBy(
  delivery: Delivery,
  partner: Partner,
  answer: Answer,
  receipt: Receipt,
  skewMs: number,
): Carried {
  const reply = { ...answer.shown, start: `${receipt.outcome} ${receipt.reason ?? ''}`.trim() };
  const heard = (tx: Tx) => noteSkew(tx, partner.authority_id, partner.id, skewMs);
  switch (receipt.outcome) {
    case 'stored':
    case 'duplicate':
      return {
        ...{ kind: 'sent', reply },
        async settle(tx, at) {
          await heard(tx);
          if (delivery.event === NEW_KEY) await takeAnnouncedKey(tx, partner, delivery.body);
          if (receipt.expects !== null) await sendAgain(tx, delivery, receipt.expects, at);
        },
      };
    case 'later':
      // They are there, and cannot take anything now: all that is for them waits.
      return { kind: 'later', why: receipt.reason ?? 'later', isAway: true, reply, settle: heard };
    case 'refused':
      return { kind: 'refused', why: receipt.reason ?? 'refused', reply, settle: heard };
  }
}

/**
 * What the partner misses of the subject is sent once more: it lost what it had kept, as after a restore from
 * an old backup. It stands in the outbox as long as the settings keep what was sent.
 */
async function sendAgain(tx: Tx, delivery: Delivery, from: number, at: Date): Promise<void> {
  await putBackDeliveries(
    tx,
    delivery.authority_id,
    sql`x.kind = 'message' and x.destination_id = ${delivery.destination_id} and x.state = 'sent'
        and x.subject = ${delivery.subject} and x.ordinal >= ${from} and x.ordinal < ${delivery.ordinal}`,
    at,
  );
}
