import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addDays, asDay, type Day } from '../calendar/rules/day.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { live, type Step } from '../tasks/testing/random-life.ts';
import { DISCIPLINE } from './data/discipline.ts';
import { scorecardDesk } from './testing/scorecard-desk.ts';
import { behindView, whyView } from './why-view.ts';

const step: fc.Arbitrary<Step> = fc.record({
  task: fc.nat(11),
  act: fc.nat(20),
  days: fc.constantFrom(0, 0, 1, 3, 9),
  percent: fc.integer({ min: 0, max: 100 }),
});
const lives = fc.record({
  before: fc.array(step, { minLength: 10, maxLength: 25 }),
  after: fc.array(step, { minLength: 5, maxLength: 25 }),
});

let platform: TestPlatform;
let world: World;

beforeAll(async () => {
  platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

it('frozen means frozen: whatever happens to the tasks afterwards, nothing in an edition moves; and every number is as many tasks as it says', async () => {
  const desk = scorecardDesk(platform, world);
  const { telecom, postal, security, office } = world.ministry;
  const units = [telecom, postal, security, office];
  const unitIds = units.map(({ id }) => id);
  const subjects = { kind: 'list' as const, unitIds };
  let today: Day = asDay('2026-01-05');
  const id = await desk.define({ ...DISCIPLINE.definition, subjects }, '2026-01-01', 'year');
  const { planner } = world.actors;

  async function goOn(tasks: string[], steps: readonly Step[]) {
    for (const each of steps) {
      today = addDays(today, each.days);
      platform.clock.set(`${today}T09:00:00+07:00`);
      const taskId = tasks[each.task % tasks.length] ?? '';
      tasks.push(...(await live(platform, world, taskId, each)));
    }
  }
  async function everything(edition: string) {
    const query = { edition, period: '2026' };
    const whys = await Promise.all(
      unitIds.map((unitId) => whyView(platform, planner, id, unitId, query)),
    );
    return { ranking: { ...(await desk.ranking(id, query)), against: null }, whys };
  }
  /** The edition is superseded by a later run; nothing else of it may differ. */
  const bare = (all: Awaited<ReturnType<typeof everything>>) =>
    JSON.stringify(all, (key, value) =>
      key === 'isSuperseded' || key === 'moved' ? undefined : value,
    );

  await fc.assert(
    fc.asyncProperty(lives, async ({ before, after }) => {
      const plan = await giveTasks(platform, planner, [
        { title: 'Báo cáo tình hình', unitIds: [telecom.id, postal.id], dueOn: addDays(today, 6) },
        { title: 'Việc chung', unitIds, dueOn: addDays(today, 12) },
        { title: 'Việc riêng', unitIds: [security.id], dueOn: addDays(today, 20) },
      ]);
      const tasks = [...plan.taskIds];
      await goOn(tasks, before);
      const edition = await desk.publish(id, '2026', 'Bản của lần thử này');
      const frozen = await everything(edition.id);

      for (const [index, { criteria }] of frozen.whys.entries()) {
        for (const { key: criterion, parts } of criteria) {
          for (const { key: part, count } of parts) {
            const query = { criterion, part, edition: edition.id };
            const unitId = unitIds[index] ?? '';
            const behind = await behindView(platform, planner, id, unitId, query);
            expect([criterion, part, behind.total]).toEqual([criterion, part, count]);
          }
        }
      }
      await goOn(tasks, after);
      expect(bare(await everything(edition.id))).toBe(bare(frozen));
    }),
    { numRuns: 6 },
  );
}, 60_000);
