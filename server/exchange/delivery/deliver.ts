import type { ActContext, Platform } from '../../platform/act.ts';
import { onPrimary } from '../../platform/database/read-replica.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import type { Carried, Carrier } from './carrier.ts';
import { waitAfter } from './rules/wait-after.ts';
import {
  authoritiesDue,
  type Delivery,
  type DeliveryState,
  nextDue,
  removeSettled,
  settleDelivery,
  takeDelivery,
} from './store/delivery-store.ts';
import { findDestination, noteAway, noteReached, noteSent } from './store/destination-store.ts';

/** Things on their way at once, in one process. */
const LANES = 8;
/** Of those, about so many to one destination: a slow one leaves lanes to the others. */
const EACH = 2;
/** Longer than any try takes: whoever holds a thing for longer has died, in milliseconds. */
const LEASE_MS = 120_000;
/** How often idle lanes look for new work while others are still out, in milliseconds. */
const LOOK_MS = 300;
/** A destination that does not answer is asked again within this time, in seconds. */
const LONGEST_AWAY_SECONDS = 1_800;
/** What is due within this time is waited for in this process; later things are found by the minute. */
const WAIT_FOR_MS = 60_000;

const DELIVER = 'deliver';

/** Has whatever was queued in a transaction sent soon after its commit. */
export function deliverSoon(context: Pick<ActContext, 'enqueue'>): Promise<void> {
  return context.enqueue(DELIVER, {});
}

/**
 * The job that sends what is due: soon after something was queued, and every minute. The sending itself runs
 * beside the queue of jobs, so that a destination that is slow to answer keeps no other job waiting.
 *
 * @param keptDays days for which what was sent stays in the list
 */
export function deliveryJobs(
  platform: Platform,
  carriers: readonly Carrier[],
  keptDays: number,
): Record<string, JobHandler> {
  const soon = () =>
    platform.jobs.soon(DELIVER, async () => {
      await deliverAll(platform, carriers);
      const next = await nextDue(platform.db);
      const wait = next === null ? null : next.getTime() - platform.clock().getTime();
      if (wait !== null && wait < WAIT_FOR_MS) setTimeout(soon, Math.max(wait, LOOK_MS)).unref();
    });
  return {
    [DELIVER]: async () => soon(),
    clean_deliveries: async () => {
      const before = platform.clock().getTime() - keptDays * 24 * 3_600_000;
      await removeSettled(platform.db, new Date(before));
    },
  };
}

/**
 * Sends everything that is due, several destinations at a time, and gives how many arrived. Over all processes
 * a thing is sent by one at a time, and none before another of its subject that stands before it. Where a
 * process dies between sending and noting it, the thing is sent again: whoever receives knows it by its number.
 */
export async function deliverAll(
  platform: Platform,
  carriers: readonly Carrier[],
): Promise<number> {
  return onPrimary(async () => {
    let out = 0;
    let sent = 0;
    const turns: string[] = [];
    /** Idle lanes wait for whoever comes back first, since that may make way for something. */
    const waiting: (() => void)[] = [];
    const back = () => {
      for (const wake of waiting.splice(0)) wake();
    };
    const take = async (): Promise<Delivery | null> => {
      if (turns.length === 0) turns.push(...(await authoritiesDue(platform.db, platform.clock())));
      for (let id = turns.shift(); id !== undefined; id = turns.shift()) {
        const now = platform.clock();
        const until = new Date(now.getTime() + LEASE_MS);
        const taken = await takeDelivery(platform.db, id, now, until, EACH);
        if (taken === null) continue;
        turns.push(id);
        return taken;
      }
      return null;
    };
    const lane = async () => {
      for (;;) {
        const taken = await take();
        if (taken !== null) {
          out += 1;
          try {
            if (await sendOne(platform, carriers, taken)) sent += 1;
          } finally {
            out -= 1;
            back();
          }
        } else if (out === 0) return;
        else
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            setTimeout(resolve, LOOK_MS).unref();
          });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return sent;
  });
}

async function sendOne(
  platform: Platform,
  carriers: readonly Carrier[],
  taken: Delivery,
): Promise<boolean> {
  const carrier = carriers.find(({ kind }) => kind === taken.kind);
  if (!carrier) throw new Error(`Nobody carries a ${taken.kind}`);
  let carried: Carried;
  try {
    carried = await carrier.carry(taken);
  } catch (error) {
    carried = { kind: 'later', why: String(error).slice(0, 500), isAway: false, reply: null };
  }
  await note(platform, carrier, taken, carried);
  return carried.kind === 'sent';
}

/** Writes down what a try came to: the thing, its destination and what its carrier adds, together. */
async function note(
  platform: Platform,
  carrier: Carrier,
  taken: Delivery,
  carried: Carried,
): Promise<void> {
  const at = platform.clock();
  const state = stateAfter(carrier, taken, carried);
  const wait = waitAfter(taken.attempts, Math.random());
  const why = carried.kind === 'sent' ? null : carried.why;
  const isNoted = await platform.db.transaction().execute(async (tx) => {
    const isOurs = await settleDelivery(tx, taken, {
      ...{ state, at, why, reply: carried.kind === 'void' ? null : carried.reply },
      nextAt: new Date(at.getTime() + (carried.kind === 'later' ? wait : 0)),
    });
    if (!isOurs) return false;
    if (carried.kind === 'later' && carried.isAway) {
      const { failures } = (await findDestination(tx, taken)) ?? { failures: 0 };
      const rest = waitAfter(failures + 1, Math.random(), LONGEST_AWAY_SECONDS);
      await noteAway(tx, taken, { at, why: carried.why, openUntil: new Date(at.getTime() + rest) });
    } else if (carried.kind !== 'void') await noteReached(tx, taken, at);
    if (carried.kind === 'sent') await noteSent(tx, taken, at);
    if (carried.kind !== 'void') await carried.settle?.(tx, at);
    return true;
  });
  if (isNoted) await carrier.settled?.(taken, carried, state);
  if (state === 'dead') platform.log.warn({ delivery: taken.id, why }, 'a delivery was given up');
}

function stateAfter(carrier: Carrier, taken: Delivery, carried: Carried): DeliveryState {
  switch (carried.kind) {
    case 'sent':
      return 'sent';
    case 'void':
      return 'skipped';
    case 'refused':
      return 'dead';
    case 'later':
      return carrier.tries > 0 && taken.attempts >= carrier.tries ? 'dead' : 'waiting';
  }
}
