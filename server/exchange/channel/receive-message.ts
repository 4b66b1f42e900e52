import type { Platform } from '../../platform/act.ts';
import type { Tx } from '../../platform/database/database.ts';
import { APPLY_MESSAGES } from './apply-messages.ts';
import { ownSide } from './own-identity.ts';
import { receiverOf } from './receivers.ts';
import { Envelope, type Receipt, type SignedHead } from './rules/envelope.ts';
import { isFresh, skewOf } from './rules/judge-clock.ts';
import { digestOf, headOf, sign, verify } from './signing.ts';
import { filesMissing } from './store/file-part-store.ts';
import { authorityCalled } from './store/identity-store.ts';
import { keepMessage, missingBefore, type NewMessage, streamOf } from './store/inbox-store.ts';
import { noteHeard, type Partner, partnerBehind, savePartner } from './store/partner-store.ts';
import { noteRefusal } from './store/refusal-store.ts';
import { appliedUpTo } from './store/stream-store.ts';

/** What became of a message, before it is signed. */
type Verdict = Pick<Receipt, 'outcome' | 'reason'> & Partial<Pick<Receipt, 'expects' | 'needs'>>;

/** Whoever sent something, proven by its signature. */
export interface Signed {
  readonly partner: Partner;
  readonly head: SignedHead;
  readonly payload: Buffer;
}

/**
 * Takes a signed message: whose it is is proven before anything in it is read, it is kept before it is answered
 * for, and the answer is signed. The same message again gets an answer again, and is kept once.
 *
 * @param toleranceHours how wrong the sender's clock may be
 * @returns the signed receipt; null where the signature is nobody's whom we know
 */
export async function receiveMessage(
  platform: Platform,
  signed: string,
  toleranceHours: number,
): Promise<string | null> {
  const proven = await provenBy(platform, signed, 'chidao-message');
  if (proven === null) return null;
  const { partner, payload } = proven;
  const digest = digestOf(payload);
  const now = platform.clock();
  const skewMs = skewOf(proven.head.at, now);
  const envelope = readEnvelope(payload, proven.head);
  const judged = judge(partner, isFresh(skewMs, toleranceHours), envelope);
  const verdict = await platform.db.transaction().execute(async (tx) => {
    await noteHeard(tx, partner, { at: now, skewMs });
    if (judged !== null || envelope === null) {
      if (judged?.outcome === 'refused' && envelope !== null) {
        await refuse(platform, tx, partner, envelope, judged, now);
      }
      return judged ?? { outcome: 'refused' as const, reason: 'UNREADABLE' as const };
    }
    return keep(platform, tx, proven, envelope, digest, now);
  });
  const { identity, key } = await ownSide(platform, partner);
  const receipt: Receipt = {
    ...{ format: 1, id: envelope?.id ?? '0', digest, expects: null, needs: [] },
    at: now.toISOString(),
    ...verdict,
  };
  const head = { from: identity.organ_id, to: partner.organ_id ?? '', at: now.getTime() };
  return sign(key, 'chidao-receipt', head, Buffer.from(JSON.stringify(receipt)));
}

/** Who signed something for an authority here; null for strangers, and for what was signed by another key. */
export async function provenBy(
  platform: Platform,
  signed: string,
  typ: 'chidao-message' | 'chidao-file',
): Promise<Signed | null> {
  const head = headOf(signed, typ);
  if (head === null) return null;
  const authorityId = await authorityCalled(platform.db, head.to);
  if (authorityId === null) return null;
  const partner = await partnerBehind(platform.db, authorityId, head.from, head.kid);
  const key = partner?.thumbprint === head.kid ? partner.public_key : partner?.next_key;
  if (!partner || !key) return null;
  const payload = await verify(signed, typ, key);
  return payload && { partner, head, payload };
}

function readEnvelope(payload: Buffer, head: SignedHead): Envelope | null {
  try {
    const text = payload.toString('utf8');
    const parsed = Envelope.safeParse(JSON.parse(text));
    // PostgreSQL keeps no zero character in a text.
    if (!parsed.success || text.includes('\\u0000')) return null;
    return parsed.data.from === head.from && parsed.data.to === head.to ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What can be said of a message without looking at what came before; null where nothing speaks against it. */
function judge(partner: Partner, isRecent: boolean, envelope: Envelope | null): Verdict | null {
  if (partner.state === 'invited' || partner.state === 'checking') {
    return { outcome: 'later', reason: 'NOT_CONFIRMED' };
  }
  if (partner.state !== 'active') return { outcome: 'later', reason: 'PAUSED' };
  if (!isRecent) return { outcome: 'later', reason: 'CLOCK' };
  if (envelope === null) return { outcome: 'refused', reason: 'UNREADABLE' };
  const receiver = receiverOf(envelope.kind);
  if (receiver === null) return { outcome: 'refused', reason: 'UNKNOWN_KIND' };
  if (!receiver.body.safeParse(envelope.body).success)
    return { outcome: 'refused', reason: 'BODY' };
  return null;
}

async function keep(
  platform: Platform,
  tx: Tx,
  { partner, head }: Signed,
  envelope: Envelope,
  digest: string,
  now: Date,
): Promise<Verdict> {
  const needs = await filesMissing(tx, partner, envelope.files);
  if (needs.length > 0) return { outcome: 'later', reason: 'FILES', needs };
  if (partner.next_key !== null && head.kid === partner.next_thumbprint) {
    await savePartner(tx, {
      ...partner,
      ...{ public_key: partner.next_key, thumbprint: partner.next_thumbprint },
      ...{ next_key: null, next_thumbprint: null },
    });
  }
  const one: NewMessage = {
    ...{ authority_id: partner.authority_id, id: platform.ids.next(), partner_id: partner.id },
    ...{ message_id: envelope.id, subject: envelope.subject, sequence: String(envelope.sequence) },
    ...{ kind: envelope.kind, body: envelope.body, files: envelope.files },
    ...{ digest: Buffer.from(digest, 'hex'), sent_at: new Date(envelope.sentAt), received_at: now },
  };
  const kept = await keepMessage(tx, one);
  if (kept === 'other content' || kept === 'sequence taken') {
    const reason = kept === 'other content' ? 'OTHER_CONTENT' : 'SEQUENCE_TAKEN';
    const verdict: Verdict = { outcome: 'refused', reason };
    await refuse(platform, tx, partner, envelope, verdict, now);
    return verdict;
  }
  const stream = streamOf(one);
  const applied = await appliedUpTo(tx, stream);
  const expects = await missingBefore(tx, stream, applied, envelope.sequence);
  if (kept === 'kept') await platform.jobs.enqueue(tx, APPLY_MESSAGES, { ...stream });
  return { outcome: kept === 'kept' ? 'stored' : 'duplicate', reason: null, expects };
}

async function refuse(
  platform: Platform,
  tx: Tx,
  partner: Partner,
  envelope: Envelope,
  { reason }: Verdict,
  at: Date,
): Promise<void> {
  await noteRefusal(tx, {
    ...{ authority_id: partner.authority_id, id: platform.ids.next(), partner_id: partner.id },
    ...{ message_id: envelope.id, subject: envelope.subject, sequence: envelope.sequence },
    ...{ kind: envelope.kind, code: reason ?? '', at },
  });
}
