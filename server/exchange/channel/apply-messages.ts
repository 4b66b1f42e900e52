import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { fillSentence, Refusal } from '../../platform/refusal.ts';
import { waitAfter } from '../delivery/rules/wait-after.ts';
import { type ReceivedMessage, receiverOf } from './receivers.ts';
import {
  type InboxMessage,
  messageAt,
  noteUnapplied,
  settleMessage,
  streamsDue,
} from './store/inbox-store.ts';
import { findPartner, type Partner } from './store/partner-store.ts';
import { advanceStream, appliedUpTo, holdStream, type Stream } from './store/stream-store.ts';

/** The job that applies what was received: soon after it came, and every minute for all. */
export const APPLY_MESSAGES = 'apply_messages';
const APPLY_ACT = 'apply_message';

/** Tries after which a message that fails is left for a person: about an hour and a half in all. */
const TRIES = 10;
const LONGEST_REST_SECONDS = 1_800;

export function applyJobs(platform: Platform): Record<string, JobHandler> {
  return {
    [APPLY_MESSAGES]: async ({ authorityId, partnerId, subject }) => {
      const given = [authorityId, partnerId, subject];
      const [authority, partner, about] = given.filter((each) => typeof each === 'string');
      if (authority === undefined || partner === undefined || about === undefined) {
        await applyAll(platform);
      } else {
        await applyStream(platform, {
          ...{ authorityId: authority, partnerId: partner, subject: about },
        });
      }
    },
  };
}

/** Applies everything that is due; gives how many messages. */
export async function applyAll(platform: Platform): Promise<number> {
  let applied = 0;
  for (const stream of await streamsDue(platform.db, platform.clock())) {
    applied += await applyStream(platform, stream);
  }
  return applied;
}

/**
 * Applies the messages of a subject one after the other, as far as they have come and can be applied. Each is
 * one act: what its receiver writes, the note that it is applied, and the journal entry commit together or not
 * at all. The subject is held meanwhile, so that over all processes one at a time does it.
 */
export async function applyStream(platform: Platform, stream: Stream): Promise<number> {
  for (let applied = 0; ; applied += 1) {
    const next = await messageAt(platform.db, stream, (await appliedUpTo(platform.db, stream)) + 1);
    const now = platform.clock();
    if (next === null || next.state !== 'waiting' || next.next_at > now) return applied;
    try {
      if (!(await applyOne(platform, stream, next))) return applied;
    } catch (error) {
      await noteFailure(platform, next, error);
      return applied;
    }
  }
}

/** Thrown to undo an act that found somebody else at its work. */
class Overtaken extends Error {}

async function applyOne(platform: Platform, stream: Stream, one: InboxMessage): Promise<boolean> {
  const receiver = receiverOf(one.kind);
  if (receiver === null) throw new Error(`Nobody here applies ${one.kind}`);
  const request = programAct(receiver.act ?? APPLY_ACT, stream.authorityId);
  try {
    await perform(platform, request, async (context) => {
      const { tx, now } = context;
      const sequence = Number(one.sequence);
      if ((await holdStream(tx, stream)) !== sequence - 1) throw new Overtaken();
      const partner = await findPartner(tx, stream.authorityId, stream.partnerId);
      if (partner === null) throw new Error(`Partner ${stream.partnerId} is gone`);
      await receiver.apply(context, receivedBy(partner, one));
      await settleMessage(tx, one, { state: 'applied', at: now });
      await advanceStream(tx, stream, sequence);
      const { kind, subject, message_id } = one;
      await context.journal({
        ...{ subjectKind: 'message', subjectId: one.id, before: null },
        after: { kind, subject, sequence, messageId: message_id, partnerId: partner.id },
      });
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

function receivedBy(partner: Partner, one: InboxMessage): ReceivedMessage<unknown> {
  return {
    ...{ id: one.id, messageId: one.message_id, subject: one.subject, kind: one.kind },
    partner: { id: partner.id, organId: partner.organ_id ?? '', name: partner.name },
    sequence: Number(one.sequence),
    ...{ sentAt: one.sent_at, receivedAt: one.received_at, body: one.body, files: one.files },
  };
}

/** A sentence for a person decides that it is one's turn; everything else is tried again. */
async function noteFailure(platform: Platform, one: InboxMessage, error: unknown): Promise<void> {
  const isFinal = error instanceof Refusal;
  const why = isFinal ? fillSentence(error.text.vi, error.facts) : String(error);
  const attempts = one.attempts + 1;
  const rest = waitAfter(attempts, Math.random(), LONGEST_REST_SECONDS);
  platform.log.warn({ error, message: one.id, kind: one.kind }, 'a message was not applied');
  await noteUnapplied(platform.db, one, {
    state: isFinal || attempts >= TRIES ? 'dead' : 'waiting',
    nextAt: new Date(platform.clock().getTime() + rest),
    why: why.slice(0, 1_000),
  });
}
