import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import '../../../tests/support/properties.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { Carried, Carrier } from './carrier.ts';
import { deliverAll } from './deliver.ts';
import { NoAnswer, postOutside } from './post-outside.ts';
import { waitAfter } from './rules/wait-after.ts';
import {
  type Delivery,
  type DeliveryState,
  deliverySql,
  removeSettled,
} from './store/delivery-store.ts';
import { findDestination, setDestination } from './store/destination-store.ts';
import { openReceiver, type TestReceiver } from './testing/receiver.ts';

const AUTHORITY = '5';
let platform: TestPlatform;
let receiver: TestReceiver;
beforeAll(async () => {
  platform = await openTestPlatform();
  receiver = await openReceiver();
});
afterAll(async () => {
  receiver.close();
  await platform.close();
});
beforeEach(async () => {
  await run(platform.db, sql`truncate delivery, delivery_destination`);
});

let made = 0;
async function queue(destination: string, subject: string, holds = false): Promise<string> {
  made += 1;
  const id = String(made);
  await platform.db.transaction().execute(async (tx) => {
    const key = { authority_id: AUTHORITY, kind: 'webhook' as const, destination_id: destination };
    if ((await findDestination(tx, key)) === null) await setDestination(tx, key, false);
    await run(
      tx,
      deliverySql({
        ...{ ...key, id, subject, ordinal: id, event: 'webhook.test', body: id, holds },
        at: platform.clock(),
      }),
    );
  });
  return id;
}

function carrier(
  carry: (delivery: Delivery) => Promise<Carried>,
  tries = 5,
): Carrier & { readonly order: string[] } {
  const order: string[] = [];
  return {
    ...{ kind: 'webhook', tries, order },
    async carry(delivery) {
      const carried = await carry(delivery);
      if (carried.kind === 'sent') order.push(delivery.id);
      return carried;
    },
  };
}

const SENT: Carried = { kind: 'sent', reply: null };
const AWAY: Carried = { kind: 'later', why: 'nobody', isAway: true, reply: null };
const NOT_NOW: Carried = { kind: 'later', why: 'busy', isAway: false, reply: null };

async function states(): Promise<Record<string, DeliveryState>> {
  const found = await rows(
    platform.db,
    sql<{ id: string; state: DeliveryState }>`select id, state from delivery`,
  );
  return Object.fromEntries(found.map(({ id, state }) => [id, state]));
}

function later(minutes: number): void {
  platform.clock.set(new Date(platform.clock().getTime() + minutes * 60_000).toISOString());
}

describe('what goes out', () => {
  it('waits longer after each failure, up to a day, and never all at one moment', () => {
    expect(waitAfter(1, 0.5)).toBe(5_000);
    expect(waitAfter(4, 0.5)).toBe(40_000);
    expect(waitAfter(60, 1)).toBe(24 * 3_600_000 * 1.2);
    expect(waitAfter(2, 0)).toBeLessThan(waitAfter(2, 1));
  });

  it('of one destination that is away keeps nothing of another waiting, and is not asked for each', async () => {
    for (let n = 0; n < 20; n += 1) await queue('1', `a${n}`);
    const others = await Promise.all(['b', 'c', 'd'].map((subject) => queue('2', subject)));
    let asked = 0;
    const line = carrier(async ({ destination_id }) => {
      if (destination_id === '2') return SENT;
      asked += 1;
      return AWAY;
    });
    await deliverAll(platform, [line]);
    expect(line.order.toSorted()).toEqual(others.toSorted());
    // Those that were on their way at once, and none after them.
    expect(asked).toBeLessThanOrEqual(8);
    // Back again: what waited for it goes out at once, whatever its own turn would have been.
    later(2);
    const back = carrier(async () => SENT);
    await deliverAll(platform, [back]);
    expect(back.order).toHaveLength(20);
  });

  it('is given up after so many tries, and holds what is behind it only where it must', async () => {
    const loose = [await queue('1', 'loose'), await queue('1', 'loose')];
    const strict = [await queue('2', 'strict', true), await queue('2', 'strict', true)];
    const line = carrier(
      async ({ id }) => (id === loose[0] || id === strict[0] ? NOT_NOW : SENT),
      3,
    );
    for (let n = 0; n < 4; n += 1) {
      await deliverAll(platform, [line]);
      later(5);
    }
    const after = await states();
    expect([after[loose[0] ?? ''], after[loose[1] ?? '']]).toEqual(['dead', 'sent']);
    expect([after[strict[0] ?? ''], after[strict[1] ?? '']]).toEqual(['dead', 'waiting']);
  });

  it('is sent by somebody else where its sender died, and kept for a while once it was sent', async () => {
    const id = await queue('1', 'x');
    await run(
      platform.db,
      sql`update delivery set attempts = 1, leased_until = ${new Date(platform.clock().getTime() + 60_000)}`,
    );
    const line = carrier(async () => SENT);
    await deliverAll(platform, [line]);
    expect(line.order).toEqual([]);
    later(2);
    await deliverAll(platform, [line]);
    expect(line.order).toEqual([id]);
    expect(await removeSettled(platform.db, new Date(platform.clock().getTime() - 1))).toBe(0);
    expect(await removeSettled(platform.db, new Date(platform.clock().getTime() + 1))).toBe(1);
  });

  it('is sent once each and in the order of its subject, whatever fails and however many send', async () => {
    const story = fc.record({
      things: fc.array(fc.record({ to: fc.nat(1), about: fc.nat(1) }), {
        minLength: 4,
        maxLength: 10,
      }),
      fates: fc.array(fc.constantFrom('sent', 'away', 'not now', 'breaks'), { maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ things, fates }) => {
        await run(platform.db, sql`truncate delivery, delivery_destination`);
        const left = [...fates];
        const line = carrier(async () => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          const fate = left.pop() ?? 'sent';
          if (fate === 'breaks') throw new Error('breaks');
          return fate === 'sent' ? SENT : fate === 'away' ? AWAY : NOT_NOW;
        }, 0);
        const lines = new Map<string, string[]>();
        for (const { to, about } of things) {
          const id = await queue(String(to), `s${about}`);
          const key = `${to} ${about}`;
          lines.set(key, [...(lines.get(key) ?? []), id]);
        }
        for (let round = 0; round < 14; round += 1) {
          await Promise.all([deliverAll(platform, [line]), deliverAll(platform, [line])]);
          later(120);
        }
        expect(line.order).toHaveLength(things.length);
        for (const ids of lines.values()) {
          expect(line.order.filter((id) => ids.includes(id))).toEqual(ids);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('a request to somebody else’s server', () => {
  const ALLOWED = new Set(['127.0.0.1']);
  const post = (address: string, allowed: ReadonlySet<string> = ALLOWED) =>
    postOutside(address, { headers: {}, body: '{}', most: 10_000, patienceMs: 400 }, allowed);

  it('is answered with its status and heads, and nothing that may be secret', async () => {
    receiver.manner = () => 202;
    const answer = await post(receiver.address);
    expect(answer).toMatchObject({ status: 202, text: 'well' });
    expect(answer.shown.headers).not.toHaveProperty('set-cookie');
  });

  it('never goes inside the network, nor where a redirect would lead it', async () => {
    await expect(post(receiver.address, new Set())).rejects.toThrow(NoAnswer);
    await expect(post('https://10.0.0.1/x', new Set())).rejects.toThrow('ADDRESS_INSIDE');
    receiver.manner = () => 'redirect';
    expect((await post(receiver.address)).status).toBe(302);
  });

  it('waits for no one for long: silence, a cut line, an endless reply, no TLS, nobody there', async () => {
    for (const manner of ['silence', 'cut', 'endless'] as const) {
      receiver.manner = () => manner;
      await expect(post(receiver.address), manner).rejects.toThrow(NoAnswer);
    }
    const secure = receiver.address.replace('http:', 'https:');
    await expect(post(secure)).rejects.toThrow(NoAnswer);
    await expect(post('http://127.0.0.1:1/')).rejects.toThrow(NoAnswer);
  });
});
