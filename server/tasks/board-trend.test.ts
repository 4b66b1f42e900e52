import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addDays, asDay, dayInVietnam } from '../calendar/rules/day.ts';
import { boardTrendView } from './board-trend-view.ts';
import { boardView } from './board-view.ts';
import { foldLedger } from './fold-ledger.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { live } from './testing/random-life.ts';

let platform: TestPlatform;
let world: World;
let planId: string;

beforeAll(async () => {
  platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
  world = await makeWorld(platform);
  const { telecom, telecomPolicy, postal, security } = world.ministry;
  const due = (weeks: number) => addDays(asDay('2026-01-05'), 7 * weeks);
  const lines = [telecom, telecomPolicy, postal, security, world.hanoi.top].flatMap((unit, index) =>
    [1, 3, 6, 9, null].map((weeks, n) => ({
      title: `Việc ${index}.${n}`,
      unitIds: [unit.id],
      dueOn: weeks === null ? null : due(weeks),
    })),
  );
  const plan = await giveTasks(platform, world.actors.planner, lines);
  planId = plan.planId;
  const ids = [...plan.taskIds];
  const step = fc.record({
    ...{ task: fc.nat(40), act: fc.nat(20), days: fc.constant(0), percent: fc.nat(100) },
  });
  for (const [index, each] of fc.sample(step, 70).entries()) {
    const at = addDays(asDay('2026-01-05'), index + 1);
    platform.clock.set(`${at}T09:00:00+07:00`);
    const parts = await live(platform, world, ids[each.task % ids.length] ?? '', each);
    ids.push(...parts.filter((id) => !ids.includes(id)));
    // Some of the ledger is folded, the newest of it is not.
    if (index === 45) await foldLedger(platform.db, world.ministry.authorityId);
  }
}, 120_000);
afterAll(() => platform.close());

it.each([
  ['today', 'given', undefined],
  ['today, with parts', 'all', undefined],
  ['on a past day', 'all', '2026-02-27'],
] as const)(
  'a trend is what the board said on each of its days (%s)',
  async (_words, layer, asOf) => {
    const { leader } = world.actors;
    const query = { planId, layer, asOf };
    const trend = await boardTrendView(platform, leader, query);
    expect(trend.days.at(-1)).toBe(asOf ?? dayInVietnam(platform.clock()));
    expect(trend.total.some((count) => count > 0)).toBe(true);
    for (const [week, day] of trend.days.entries()) {
      const board = await boardView(platform, leader, { ...query, asOf: day });
      expect(trend.total[week], day).toBe(board.total.openOverdue);
      for (const { head, total } of board.rows) {
        if (head.id === board.unit.id) continue;
        expect(trend.overdue[head.id]?.[week], `${head.name} ${day}`).toBe(total.openOverdue);
      }
    }
  },
);

it('shows nothing that the board does not', async () => {
  const query = { unitId: world.ministry.security.id, layer: 'given' as const };
  await expect(boardTrendView(platform, world.actors.telecomHead, query)).rejects.toThrow(
    'NOT_FOUND',
  );
});
