import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { pageOfTasks } from './store/page-of-tasks.ts';
import { openSight, openSightBefore } from './task-sight.ts';
import { officeOf } from './testing/office.ts';

describe('when tasks are looked at', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  it('a moment within a day is before what was done at it; the end of the day is after', async () => {
    const { planner } = world.actors;
    const office = officeOf(platform, world);
    const [id = ''] = (await office.give(['Việc nhận lúc chín giờ'])).ids;
    platform.clock.set('2026-03-02T09:00:00+07:00');
    await office.accept(id);
    platform.clock.set('2026-03-05T09:00:00+07:00');
    const states = async (sight: Awaited<ReturnType<typeof openSight>>) =>
      (await pageOfTasks(sight, {}, 'due', null, 5)).map(({ state }) => state);
    const nine = new Date('2026-03-02T09:00:00+07:00');
    expect(await states(await openSightBefore(platform, planner, nine))).toEqual(['assigned']);
    const eight = new Date('2026-03-02T08:00:00+07:00');
    expect(await states(await openSightBefore(platform, planner, eight))).toEqual([]);
    expect(await states(await openSight(platform, planner, '2026-03-02'))).toEqual(['accepted']);
  });
});
