import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { rows } from '../platform/database/rows.ts';
import { boardView } from './board-view.ts';
import { exportTasks, listTasks } from './contract.ts';
import { exportView } from './export-view.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
import { mayOnTask } from './rules/visibility.ts';
import { searchView } from './search-view.ts';
import { type TaskRecord, taskColumns } from './store/task-record.ts';
import { thingOf } from './store/visibility-sql.ts';
import { taskView } from './task-view.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { live } from './testing/random-life.ts';
import { weekView } from './week-view.ts';

describe('nobody sees a task outside their jurisdiction', () => {
  let platform: TestPlatform;
  let world: World;
  let tasks: TaskRecord[];

  beforeAll(async () => {
    platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, telecomPolicy, postal, security, office, top } = world.ministry;
    const { hanoi } = world;
    const title = (n: number) => ({ title: `Nhiệm vụ số ${n} cần tìm` });
    const plan = await giveTasks(platform, world.actors.planner, [
      { ...title(1), unitIds: [telecom.id], coordinatorIds: [postal.id] },
      { ...title(2), unitIds: [telecom.id, security.id, hanoi.top.id] },
      { ...title(3), unitIds: [telecomPolicy.id], coordinatorIds: [hanoi.dongAnh.id] },
      { ...title(4), unitIds: [top.id], coordinatorIds: [office.id] },
      { ...title(5), unitIds: [hanoi.department.id] },
    ]);
    const city = await giveTasks(platform, world.actors.hanoiPlanner, [
      { ...title(6), unitIds: [hanoi.department.id], coordinatorIds: [hanoi.hoanKiem.id] },
      { ...title(7), unitIds: [hanoi.dongAnh.id], coordinatorIds: [telecom.id] },
    ]);
    const ids = [...plan.taskIds, ...city.taskIds];
    const step = fc.record({
      ...{ task: fc.nat(30), act: fc.nat(20), days: fc.constant(0), percent: fc.nat(100) },
    });
    for (const [index, each] of fc.sample(step, 60).entries()) {
      platform.clock.set(new Date(Date.UTC(2026, 0, 5, 2, index)).toISOString());
      const parts = await live(platform, world, ids[each.task % ids.length] ?? '', each);
      ids.push(...parts.filter((id) => !ids.includes(id)));
    }
    tasks = await rows(platform.db, sql<TaskRecord>`select ${taskColumns()} from task order by id`);
  });
  afterAll(() => platform.close());

  /** The ids that the grid of rights lets a post read, decided one task at a time. */
  async function readable(actor: Actor): Promise<string[]> {
    const day = dayInVietnam(platform.clock());
    const found: string[] = [];
    for (const task of tasks) {
      const thing = await thingOf(platform.db, task, day);
      if (mayOnTask(actor, 'task.read', thing).allowed) found.push(task.id);
    }
    return found;
  }

  const names: WorldActor[] = [
    ...(['planner', 'leader', 'inspector', 'telecomHead', 'telecomOfficer'] as const),
    ...(['telecomPolicyHead', 'postalHead', 'officeHead', 'hanoiPlanner'] as const),
    ...(['departmentHead', 'dongAnhOfficer', 'hoanKiemOfficer'] as const),
  ];

  it.each(names)(
    '%s: list, page, export, inbox, week and search show what rights allow',
    async (name) => {
      const actor = world.actors[name];
      const allowed = new Set(await readable(actor));
      const single = tasks.filter((task) => !task.is_group);
      const mayList = single.filter(({ id }) => allowed.has(id)).map(({ id }) => id);

      const query = listTasks.query.parse({ layer: 'all', limit: 200 });
      const list = await listView(platform, actor, query);
      expect(list.rows.map(({ id }) => id).sort()).toEqual(mayList.sort());
      expect(list.total).toBe(mayList.length);

      for (const { id } of tasks) {
        const seen = await taskView(platform, actor, id).then(
          (page) => page,
          (error: Error) => error.message,
        );
        if (!allowed.has(id)) expect(seen).toBe('NOT_FOUND');
        else {
          expect(seen).toMatchObject({ id });
          if (typeof seen === 'string') continue;
          const around = [...seen.children.map((child) => child.id), seen.parent?.id];
          for (const other of [...around, seen.superior?.id]) {
            if (other !== undefined) expect(allowed.has(other)).toBe(true);
          }
        }
      }
      const csv = await exportView(
        platform,
        actor,
        exportTasks.query.parse({ layer: 'all', format: 'csv' }),
      );
      expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(mayList.length + 1);

      const inbox = await inboxView(platform, actor, { limit: 200 });
      for (const { task } of inbox.rows) expect(allowed.has(task.id)).toBe(true);
      const week = await weekView(platform, actor, '2026-W02');
      for (const { task } of week.rows) expect(allowed.has(task.id)).toBe(true);

      const { hits } = await searchView(platform, actor, { q: 'nhiem vu can tim', limit: 20 });
      const found = hits.filter(({ kind }) => kind === 'task').map(({ id }) => id);
      for (const id of found) expect(allowed.has(id)).toBe(true);

      const board = await boardView(platform, actor, { layer: 'all' });
      const counted = board.total.total + board.total.suspended + board.total.withdrawn;
      const below = await listView(
        platform,
        actor,
        listTasks.query.parse({ layer: 'all', limit: 200, unitId: board.unit.id }),
      );
      expect(counted).toBe(below.rows.length);
    },
  );

  it('who has no right to tasks gets none', async () => {
    const { admin } = world.actors;
    await expect(listView(platform, admin, listTasks.query.parse({}))).rejects.toThrow(
      'NOT_ALLOWED',
    );
    expect((await inboxView(platform, admin, { limit: 5 })).rows).toEqual([]);
    const { hits } = await searchView(platform, admin, { q: 'nhiem vu can tim', limit: 20 });
    expect(hits.filter(({ kind }) => kind === 'task')).toEqual([]);
  });
});
