import { sql } from 'kysely';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { run } from '../../platform/database/rows.ts';
import { sealJournal } from '../../platform/journal/seal-journal.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { giveTasks } from '../../tasks/testing/give-tasks.ts';
import { deliverAll } from '../delivery/deliver.ts';
import { openReceiver, type Taken, type TestReceiver } from '../delivery/testing/receiver.ts';
import { followAll } from '../follow-journal.ts';
import { replayFrom, resendOne, sendTest, skipOne } from './act-on-events.ts';
import { webhookCarrier } from './carry-event.ts';
import { addOne, changeOne, renewSecretOf } from './change-webhook.ts';
import { webhookFollower } from './hear-events.ts';
import { viewDeliveries, viewOneWebhook, viewWebhooks } from './webhook-views.ts';

const ALLOWED = new Set(['127.0.0.1']);
const MEANS = { allowedHosts: ALLOWED, webhookTries: 3, webhookDays: 5 };

let platform: TestPlatform;
let world: World;
let receiver: TestReceiver;
let hook: { id: string; secret: string };

beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
  world = await makeWorld(platform);
  receiver = await openReceiver();
  await follow();
  hook = await add(world.actors.telecomHead);
});
afterAll(async () => {
  receiver.close();
  await platform.close();
});

async function add(actor: Actor, address = receiver.address) {
  const kinds = ['task.assigned', 'task.accepted'] as const;
  const body = { name: 'Hệ thống văn bản', address, kinds: [...kinds] };
  const { webhook, secret } = await addOne(platform, actor, body, null, ALLOWED);
  return { id: webhook.id, secret };
}

async function follow(): Promise<void> {
  await sealJournal(platform.db, platform.clock, world.ministry.authorityId);
  await followAll(platform, webhookFollower(platform));
}
const deliver = () => deliverAll(platform, [webhookCarrier(platform, MEANS)]);

/** A task of a unit, accepted by its head: what happens is told to whoever listens. */
async function acceptedTask(who: 'telecomHead' | 'postalHead'): Promise<string> {
  const unit = who === 'telecomHead' ? world.ministry.telecom : world.ministry.postal;
  const { taskIds } = await giveTasks(platform, world.actors.planner, [
    { title: 'Rà soát hạ tầng số', unitIds: [unit.id], dueOn: asDay('2026-12-31') },
  ]);
  const [id = ''] = taskIds;
  await acceptTask(platform, world.actors[who], id, { version: 1, officerId: null }, null);
  await follow();
  return id;
}

function later(minutes: number): void {
  platform.clock.set(new Date(platform.clock().getTime() + minutes * 60_000).toISOString());
}

/** As the receiver's own library sees it, at the moment of the test's clock. */
function verified(secret: string, { body, headers }: Taken): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: platform.clock() });
  try {
    return new StandardWebhook(secret).verify(body, headers);
  } finally {
    vi.useRealTimers();
  }
}

const events = async (actor = world.actors.telecomHead) =>
  (await viewDeliveries(platform, actor, hook.id, { limit: 50 })).rows;

describe('a webhook', () => {
  it('hears what its maker may read, signed so that another library takes it', async () => {
    const seen = await acceptedTask('telecomHead');
    await acceptedTask('postalHead');
    expect(await deliver()).toBe(1);
    const [taken] = receiver.taken;
    if (!taken) throw new Error('nothing came');
    expect(verified(hook.secret, taken)).toMatchObject({
      type: 'task.accepted',
      data: {
        subject: { kind: 'task', id: seen },
        address: `/api/tasks/${seen}`,
        facts: { state: 'accepted', dueOn: '2026-12-31' },
      },
    });
    expect(() => verified(`whsec_${'A'.repeat(43)}=`, taken)).toThrow();
    // Thin: no words of the task, no name of a person.
    expect(taken.body).not.toContain('Rà soát');
  });

  it('signs by the old secret beside the new one for a day', async () => {
    const { secret } = await renewSecretOf(platform, world.actors.telecomHead, hook.id, null);
    for (const [minutes, isOldGood] of [
      [1, true],
      [25 * 60, false],
    ] as const) {
      later(minutes);
      await sendTest(platform, { actor: world.actors.telecomHead, id: hook.id, key: null });
      await deliver();
      const taken = receiver.taken.at(-1);
      if (!taken) throw new Error('nothing came');
      expect(verified(secret, taken)).toMatchObject({ type: 'webhook.test' });
      if (isOldGood) expect(verified(hook.secret, taken)).toBeTruthy();
      else expect(() => verified(hook.secret, taken)).toThrow();
    }
    hook = { ...hook, secret };
  });

  it('is tried again later with the same number, given up after its tries, and its maker told', async () => {
    receiver.manner = () => 500;
    await acceptedTask('telecomHead');
    const before = receiver.taken.length;
    for (let n = 0; n < 4; n += 1) {
      await deliver();
      later(60);
    }
    const tries = receiver.taken.slice(before);
    expect(tries).toHaveLength(3);
    expect(new Set(tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [dead] = await events();
    expect(dead).toMatchObject({ state: 'dead', attempts: 3, lastError: 'HTTP 500' });
    const told = await sql`select 1 from notice where subject_kind = 'webhook'`.execute(
      platform.db,
    );
    expect(told.rows).toHaveLength(1);
    receiver.manner = () => 204;
    const asked = { actor: world.actors.telecomHead, id: dead?.id ?? '', key: null };
    await resendOne(platform, asked);
    expect(await deliver()).toBe(1);
    expect((await events())[0]).toMatchObject({ state: 'sent', lastReply: { status: 204 } });
  });

  it('says nothing of what its maker may read no more when its turn comes', async () => {
    await acceptedTask('telecomHead');
    await run(
      platform.db,
      sql`update post set jurisdiction_unit_id = ${world.ministry.postal.id}
        where id = ${world.actors.telecomHead.postId}`,
    );
    expect(await deliver()).toBe(0);
    await run(
      platform.db,
      sql`update post set jurisdiction_unit_id = ${world.ministry.telecom.id}
        where id = ${world.actors.telecomHead.postId}`,
    );
    expect((await events())[0]).toMatchObject({ state: 'skipped', lastError: 'NOT_READABLE' });
  });

  it('is sent again from a moment on, each subject in its order, without what was skipped', async () => {
    const since = platform.clock();
    later(1);
    await acceptedTask('telecomHead');
    await acceptedTask('telecomHead');
    const [last] = await events();
    const asked = { actor: world.actors.telecomHead, id: last?.id ?? '', key: null };
    await skipOne(platform, asked, 'Bên nhận không cần');
    expect(await deliver()).toBe(1);
    const hooked = { ...asked, id: hook.id };
    expect(await replayFrom(platform, hooked, since)).toEqual({ count: 1 });
    expect(await deliver()).toBe(1);
  });

  it('is switched off where its address is gone, or nothing could be sent for days', async () => {
    const other = await add(world.actors.telecomHead, `${receiver.address}/2`);
    receiver.manner = () => 410;
    await sendTest(platform, { actor: world.actors.telecomHead, id: other.id, key: null });
    await deliver();
    const gone = await viewOneWebhook(platform, world.actors.telecomHead, other.id);
    expect(gone).toMatchObject({ state: 'off', offReason: 'GONE' });

    receiver.manner = () => 'cut';
    for (let day = 0; day < 7; day += 1) {
      const shown = await viewOneWebhook(platform, world.actors.telecomHead, hook.id);
      if (shown.state === 'off') break;
      await sendTest(platform, { actor: world.actors.telecomHead, id: hook.id, key: null });
      await deliver();
      later(24 * 60);
    }
    receiver.manner = () => 200;
    const failing = await viewOneWebhook(platform, world.actors.telecomHead, hook.id);
    expect(failing).toMatchObject({ state: 'off', offReason: 'FAILING' });
    const { version } = failing;
    const on = { version, state: 'on' as const };
    const head = world.actors.telecomHead;
    const again = await changeOne(platform, head, hook.id, on, null, ALLOWED);
    expect(again).toMatchObject({ state: 'on', offReason: null });
    await expect(changeOne(platform, head, hook.id, on, null, ALLOWED)).rejects.toThrow('CONFLICT');
  });

  it('is looked after by whoever may, and never sent inside the network', async () => {
    const inside = 'https://192.168.1.1/hook';
    await expect(add(world.actors.telecomHead, inside)).rejects.toThrow('ADDRESS_INSIDE');
    await expect(add(world.actors.telecomOfficer)).rejects.toThrow('NOT_ALLOWED');
    const listed = async (actor: Actor) =>
      (await viewWebhooks(platform, actor, { limit: 50 })).rows.map(({ id }) => id);
    expect(await listed(world.actors.admin)).toContain(hook.id);
    expect(await listed(world.actors.postalHead)).toEqual([]);
    await expect(viewOneWebhook(platform, world.actors.postalHead, hook.id)).rejects.toThrow();
  });
});
