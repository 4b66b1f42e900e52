import type { z } from 'zod';
import type { ActContext } from '../../platform/act.ts';
import type { MessageFile } from './rules/envelope.ts';

/** A message as whoever applies it sees it. */
export interface ReceivedMessage<B> {
  /** Its row in the inbox; the journal entry of its reception bears it. */
  readonly id: string;
  /** Its number at the sender's. */
  readonly messageId: string;
  readonly partner: { readonly id: string; readonly organId: string; readonly name: string };
  readonly subject: string;
  /** Its place in its subject, from 1. */
  readonly sequence: number;
  readonly kind: string;
  /** By the clock of the sender, which may be wrong. */
  readonly sentAt: Date;
  /** By ours. */
  readonly receivedAt: Date;
  readonly body: B;
  /** All of them stand in the file store already. */
  readonly files: readonly MessageFile[];
}

export interface Receiver<S extends z.ZodType = z.ZodType> {
  /** A message with another body is refused at the door, and its sender told. */
  readonly body: S;
  /** The name under which the journal keeps its application; `apply_message` unless told. */
  readonly act?: string;
  /**
   * Applies one message. It runs as an act of the program (`perform`): what it writes commits together with the
   * note that the message is applied, so it happens exactly once; it may call `context.journal`, `defer`,
   * `enqueue` and `sendMessage`. It must not open acts of its own, and must not touch the network.
   *
   * A `Refusal` means that it cannot be applied as things are: it becomes a dead letter with that sentence, and
   * a person decides. Any other error means: not now; it is tried again, later and later, and is dead after that.
   * Meanwhile the messages of the same subject behind it wait, and all others go on.
   */
  apply(context: ActContext, message: ReceivedMessage<z.output<S>>): Promise<void>;
}

const receivers = new Map<string, Receiver>();

/**
 * Says who applies messages of a kind. Called once, where the capability is mounted (in its `routes.ts`, so that
 * every process of the server knows it).
 *
 * @param kind lower case, with the part before it: `link.handed_over`
 */
export function registerReceiver<S extends z.ZodType>(kind: string, receiver: Receiver<S>): void {
  receivers.set(kind, {
    body: receiver.body,
    act: receiver.act,
    // The inbox parses the body by the receiver's own schema before it hands it over.
    apply: (context, message) =>
      receiver.apply(context, { ...message, body: receiver.body.parse(message.body) }),
  });
}

/** Who applies messages of a kind; null where nobody here knows it. */
export function receiverOf(kind: string): Receiver | null {
  return receivers.get(kind) ?? null;
}
