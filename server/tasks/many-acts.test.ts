import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { actOnMany } from './act-on-many.ts';
import { inboxView } from './inbox-view.ts';
import { putOffItem } from './put-off-item.ts';
import { taskView } from './task-view.ts';
import { officeOf, WHY } from './testing/office.ts';

describe('one act on many tasks', () => {
  let platform: TestPlatform;
  let world: World;
  let office: ReturnType<typeof officeOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
  });
  afterAll(() => platform.close());

  it('does each row by itself, names what was refused, and under one key acts once', async () => {
    const { telecomHead, planner, postalHead } = world.actors;
    const { ids } = await office.give(['Việc thứ nhất', 'Việc thứ hai', 'Việc thứ ba']);
    const [first = '', second = '', third = ''] = ids;
    await office.accept(second);
    const tasks = [...ids, ...ids].map((id) => ({ id, version: 1 }));
    const body = { act: { act: 'accept' as const, officerId: null }, tasks };
    const reply = await actOnMany(platform, telecomHead, body, 'key-of-many-1');
    expect(reply.done.map(({ id, state }) => [id, state])).toEqual([
      [first, 'accepted'],
      [third, 'accepted'],
    ]);
    expect(reply.refused).toMatchObject([{ id: second, code: 'CONFLICT' }]);
    const again = await actOnMany(platform, telecomHead, body, 'key-of-many-1');
    expect(again).toEqual(reply);
    expect(await office.versionOf(first)).toBe(2);

    // Rows of somebody else's are refused one by one, and nothing of them is told.
    const foreign = await actOnMany(platform, postalHead, body, null);
    expect(foreign.done).toEqual([]);
    expect(new Set(foreign.refused.map(({ code }) => code))).toEqual(new Set(['NOT_FOUND']));

    const withdraw = {
      act: { act: 'withdraw' as const, reason: WHY },
      tasks: [{ id: first, version: 2 }],
    };
    const gone = await actOnMany(platform, planner, withdraw, null);
    expect(gone.done).toMatchObject([{ id: first, state: 'withdrawn' }]);
    const page = await taskView(platform, planner, first);
    expect(page.events.at(-1)).toMatchObject({ act: 'withdraw_task', reason: WHY });
  });

  it('what waits is put off by one person, to its deadline at the latest, and comes back', async () => {
    const { telecomHead, telecomOfficer } = world.actors;
    const { ids } = await office.give(['Việc để sau'], { dueOn: '2026-03-10' });
    const [id = ''] = ids;
    const waits = async (later = false) => {
      const { rows, counts, ...rest } = await inboxView(platform, telecomHead, {
        ...{ limit: 50, kind: 'accept' as const, later },
      });
      return { ids: rows.map(({ task }) => task.id), now: counts.accept ?? 0, later: rest.later };
    };
    const before = await waits();
    expect(before.ids).toContain(id);
    const put = (until: string | null) =>
      putOffItem(platform, telecomHead, { kind: 'accept', taskId: id, until });
    await expect(put('2026-03-11')).rejects.toThrow('LATER_TOO_LATE');
    await expect(put('2026-03-02')).rejects.toThrow('LATER_TOO_LATE');
    await expect(
      putOffItem(platform, telecomOfficer, { kind: 'accept', taskId: id, until: '2026-03-05' }),
    ).rejects.toThrow('NOT_FOUND');
    await put('2026-03-05');
    expect(await waits()).toMatchObject({ now: before.now - 1, later: 1 });
    expect((await waits(true)).ids).toEqual([id]);
    platform.clock.set('2026-03-05T08:00:00+07:00');
    expect((await waits()).ids).toContain(id);
    await put('2026-03-06');
    await put(null);
    expect(await waits()).toMatchObject({ later: 0 });
  });
});
