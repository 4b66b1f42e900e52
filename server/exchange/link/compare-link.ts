import type { Actor } from '../../organisation/actor.ts';
import type { ActContext, Platform } from '../../platform/act.ts';
import type { ReceivedMessage } from '../channel/receivers.ts';
import { sendMessage } from '../channel/send-message.ts';
import { actOnLink } from './act-on-link.ts';
import type { LinkState } from './contract.ts';
import { digestedView } from './digest-view.ts';
import type { LinkCompared } from './message-contract.ts';
import { requireBond } from './require-bond.ts';
import { beginComparison, noteDigests } from './store/comparison-store.ts';
import type { Side } from './store/handed-store.ts';
import type { Bond } from './store/linked-store.ts';

const DIGESTS_A_MESSAGE = 2_000;
const SIDES: readonly Side[] = ['giver', 'holder'];

/**
 * Đối soát: tells the partner in digests what is shown here of every handed task, both ways, and asks for the
 * same; the answer is compared with what is shown here when somebody looks.
 *
 * @throws Refusal NOT_LINKED
 */
export async function compareLink(
  platform: Platform,
  actor: Actor,
  partnerId: string,
  key: string | null,
): Promise<LinkState> {
  return actOnLink(platform, actor, 'compare_link', { partnerId, key }, async (context, bond) => {
    const run = context.ids.next();
    for (const side of SIDES) await sendView(context, bond, side, { run, asks: true });
    return { sides: SIDES };
  });
}

async function sendView(
  context: ActContext,
  { authorityId, otherId, partnerId }: Bond,
  side: Side,
  { run, asks }: Pick<LinkCompared, 'run' | 'asks'>,
): Promise<void> {
  const view = await digestedView(context.tx, authorityId, otherId, side);
  const pieces = Math.max(1, Math.ceil(view.length / DIGESTS_A_MESSAGE));
  for (let piece = 1; piece <= pieces; piece += 1) {
    const part = view.slice((piece - 1) * DIGESTS_A_MESSAGE, piece * DIGESTS_A_MESSAGE);
    const body: LinkCompared = {
      ...{ side, run, piece, pieces, asks: asks && piece === pieces },
      digests: part.map(({ line, digest }) => [line.giverTask, digest]),
    };
    const subject = `compare:${side}`;
    await sendMessage(context, { partnerId, subject, kind: 'link.compared', body });
  }
}

/** What the other side shows arrives: it is kept beside the own tasks, and answered where it asks. */
export async function receiveComparison(
  context: ActContext,
  { body, partner }: ReceivedMessage<LinkCompared>,
): Promise<void> {
  const { tx, authorityId, now } = context;
  const bond = await requireBond(tx, authorityId, partner);
  // What they gave is what is held here.
  const side: Side = body.side === 'giver' ? 'holder' : 'giver';
  const which = { authorityId, otherId: bond.otherId, side };
  if (body.piece === 1) await beginComparison(tx, which, now);
  await noteDigests(tx, which, body.digests, now);
  if (body.asks) await sendView(context, bond, side, { run: body.run, asks: false });
}
