import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { acceptTask } from './accept-task.ts';
import { listTasks, type TaskRow } from './contract.ts';
import { listView } from './list-view.ts';
import { searchView } from './search-view.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';

const SORTS = [
  ...[
    'due',
    '-due',
    'title',
    '-title',
    'unit',
    '-unit',
    'due,-unit',
    '-due,title',
    'unit,-due,title',
  ],
  ...['-unit,due', 'title,unit', 'status,due', '-updated,unit'],
];

describe('a list, however it is ordered', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    const units = [telecom.id, postal.id, security.id];
    const days = ['2026-03-10', '2026-03-10', '2026-04-10', null].map((day) =>
      day === null ? null : asDay(day),
    );
    plan = await giveTasks(
      platform,
      world.actors.planner,
      Array.from({ length: 12 }, (_, n) => ({
        title: `${n % 3 === 0 ? 'Rà soát hạ tầng' : 'Xây dựng đề án'} ${n % 5}`,
        unitIds: n % 4 === 3 ? units.slice(0, 1) : units,
        dueOn: days[n % days.length] ?? null,
      })),
    );
    platform.clock.set('2026-03-12T08:00:00+07:00');
  });
  afterAll(() => platform.close());

  const list = (actor: Actor, query: Record<string, unknown>) =>
    listView(platform, actor, listTasks.query.parse({ limit: 200, ...query }));
  const idsOf = (rows: readonly TaskRow[]) => rows.map(({ id }) => id);

  async function inPages(query: Record<string, unknown>): Promise<string[]> {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(world.actors.planner, { ...query, limit: 4, after });
      found.push(...idsOf(page.rows));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return found;
  }

  it.each(SORTS)('gives each row once, page after page: %s', async (sort) => {
    const { planner } = world.actors;
    for (const which of [
      {},
      { q: 'ha tang' },
      { asOf: '2026-03-05' },
      { q: 'de an', asOf: '2026-03-05' },
    ]) {
      const whole = await list(planner, { ...which, sort });
      expect(whole.total).toBe(whole.rows.length);
      expect(await inPages({ ...which, sort })).toEqual(idsOf(whole.rows));
    }
    const all = await list(planner, { sort });
    expect(all.rows).toHaveLength(plan.taskIds.length);
    const found = await list(planner, { sort, q: 'ha tang' });
    const expected = all.rows.filter(({ title }) => title.startsWith('Rà soát'));
    expect(idsOf(found.rows)).toEqual(idsOf(expected));
  });

  it('stands by deadline, the undated last; by unit, each unit in one run', async () => {
    const { planner } = world.actors;
    const { rows } = await list(planner, { sort: 'due,unit' });
    const due = rows.map(({ dueOn }) => dueOn ?? '~');
    expect(due).toEqual([...due].sort());
    const byUnit = (await list(planner, { sort: 'unit,-due' })).rows.map(({ unit }) => unit.name);
    expect(byUnit.filter((name, n) => name !== byUnit[n - 1])).toHaveLength(3);
  });

  it('counts what was found by words right after an act, as before it', async () => {
    const { planner, telecomHead } = world.actors;
    const query = { q: 'ha tang', state: ['assigned'] };
    const before = await list(planner, query);
    expect((await list(planner, query)).total).toBe(before.total);
    const mine = before.rows.find(({ unit }) => unit.id === world.ministry.telecom.id);
    if (!mine) throw new Error('nothing was given');
    await acceptTask(platform, telecomHead, mine.id, { version: 1, officerId: null }, null);
    const after = await list(planner, query);
    expect(after.total).toBe(before.total - 1);
    expect(after.counts.total).toBe(after.rows.length);
    await giveTasks(platform, planner, [
      { title: 'Rà soát hạ tầng lần hai', unitIds: [world.ministry.postal.id] },
    ]);
    expect((await list(planner, query)).total).toBe(before.total);
  });

  it('the search box gives different work before the same work at another unit, and only what is in sight', async () => {
    const { planner, telecomHead } = world.actors;
    const tasksOf = async (actor: Actor) =>
      (await searchView(platform, actor, { q: 'ha tang', limit: 3 })).hits.filter(
        ({ kind }) => kind === 'task',
      );
    const found = await tasksOf(planner);
    expect(new Set(found.map(({ title }) => title)).size).toBe(3);
    const seen = idsOf((await list(telecomHead, { layer: 'all' })).rows);
    const own = await tasksOf(telecomHead);
    expect(own).toHaveLength(3);
    expect(own.every(({ id }) => seen.includes(id))).toBe(true);
  });
});
