import type { ActContext } from '../../platform/act.ts';
import { run } from '../../platform/database/rows.ts';
import { deliverSoon } from '../delivery/deliver.ts';
import { deliverySql } from '../delivery/store/delivery-store.ts';
import { type Envelope, MessageFile } from './rules/envelope.ts';
import { findIdentity } from './store/identity-store.ts';
import { findPartner } from './store/partner-store.ts';
import { nextSequence } from './store/stream-store.ts';

/** Longer bodies are not messages: what is large goes along as a file. In bytes. */
const MOST_BODY_BYTES = 4 * 1024 * 1024;

/** A message to a partner (đối tác). */
export interface OutgoingMessage {
  readonly partnerId: string;
  /**
   * What it is about, such as `task:123`, in words that mean the same at both ends for ever. Messages about one
   * subject are applied there one after the other, in the order in which they were committed here; messages
   * about different subjects wait for nothing of each other.
   */
  readonly subject: string;
  /** For which receiver it is meant there (see `registerReceiver`), such as `link.handed_over`. */
  readonly kind: string;
  /** What can be written as JSON; ids of files do not belong here, their hashes do. */
  readonly body: unknown;
  /** Files of the file store. They are sent before the message is taken, so they are there when it is applied. */
  readonly files?: readonly MessageFile[];
}

/**
 * Queues a message in the caller's transaction, be it an act's or that of a follower of the journal: it goes
 * out if and only if that commits, and is applied there exactly once, however often the line breaks. Nobody
 * waits for the partner here; one that is paused gets it when it is resumed.
 *
 * @returns the number under which the outbox and the partner's inbox know it, and its place in its subject
 * @throws Error where the partner does not exist or has ended, or the body is too long: decide that before
 */
export async function sendMessage(
  context: Pick<ActContext, 'tx' | 'now' | 'ids' | 'authorityId' | 'enqueue'>,
  message: OutgoingMessage,
): Promise<{ readonly messageId: string; readonly sequence: number }> {
  const { tx, now, authorityId } = context;
  const partner = await findPartner(tx, authorityId, message.partnerId);
  const own = await findIdentity(tx, authorityId);
  if (own === null || partner === null || partner.organ_id === null || partner.state === 'ended') {
    throw new Error(`No message can be sent to partner ${message.partnerId} of ${authorityId}`);
  }
  const { subject, kind } = message;
  const stream = { authorityId, partnerId: partner.id, subject };
  const sequence = await nextSequence(tx, stream);
  const id = context.ids.next();
  const envelope: Envelope = {
    ...{ format: 1, id, from: own.organ_id, to: partner.organ_id, subject, sequence, kind },
    sentAt: now.toISOString(),
    body: message.body,
    files: (message.files ?? []).map((file) => MessageFile.parse(file)),
  };
  const body = JSON.stringify(envelope);
  if (Buffer.byteLength(body) > MOST_BODY_BYTES) {
    throw new Error(`Message ${kind} about ${subject} is longer than ${MOST_BODY_BYTES} bytes`);
  }
  await run(
    tx,
    deliverySql({
      ...{ authority_id: authorityId, id, kind: 'message', destination_id: partner.id, subject },
      ...{ ordinal: String(sequence), event: kind, body, holds: true, at: now },
    }),
  );
  await deliverSoon(context);
  return { messageId: id, sequence };
}
