import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { acceptTask } from './accept-task.ts';
import { clearPointsView } from './clear-points-view.ts';
import { groupTasks, listTasks, planOutline, TASK_GROUPS, type TaskGroup } from './contract.ts';
import { groupView } from './group-view.ts';
import { listView } from './list-view.ts';
import { planOutlineView } from './plan-outline-view.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';

describe('a plan looked at as groups and as an outline', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    plan = await giveTasks(platform, world.actors.planner, [
      { title: 'Việc quá hạn', unitIds: [telecom.id], field: 0, dueOn: asDay('2026-03-05') },
      { title: 'Việc tháng Tư', unitIds: [telecom.id], field: 1, dueOn: asDay('2026-04-10') },
      {
        ...{ title: 'Việc của ba đơn vị', unitIds: [telecom.id, postal.id, security.id] },
        dueOn: asDay('2026-04-20'),
      },
      { title: 'Việc không thời hạn', unitIds: [postal.id] },
    ]);
    platform.clock.set('2026-03-10T08:00:00+07:00');
    const [first = ''] = plan.taskIds;
    const officerId = world.actors.telecomOfficer.personId;
    await acceptTask(platform, world.actors.telecomHead, first, { version: 1, officerId }, null);
  });
  afterAll(() => platform.close());

  const groups = async (by: TaskGroup, actor = world.actors.planner, more = {}) =>
    (await groupView(platform, actor, groupTasks.query.parse({ by, ...more }))).groups;

  it.each(TASK_GROUPS)('the groups by %s add up to the list', async (by) => {
    const { planner } = world.actors;
    const list = await listView(platform, planner, listTasks.query.parse({}));
    const found = await groups(by);
    expect(found.reduce((sum, { rows }) => sum + rows, 0)).toBe(list.total);
    const overdue = found.reduce((sum, { counts }) => sum + counts.openOverdue, 0);
    expect(overdue).toBe(list.counts.openOverdue);
  });

  it.each([
    ['unit', 'unit', (row: { unit: { id: string } }) => row.unit.id],
    ['field', 'field', (row: { fieldId: string | null }) => row.fieldId ?? ''],
    ['status', 'status', (row: { status: string }) => row.status],
    ['officer', 'officer', (row: { officer: { id: string } | null }) => row.officer?.id ?? ''],
    ['month', 'due', (row: { dueOn: string | null }) => row.dueOn?.slice(0, 7) ?? ''],
  ] as const)(
    'rows ordered for groups by %s stand together, each under its head',
    async (by, sort, keyOf) => {
      const { rows } = await listView(
        platform,
        world.actors.planner,
        listTasks.query.parse({ sort: `${sort},title` }),
      );
      const runs = rows.map(keyOf).filter((key, index, all) => key !== all[index - 1]);
      const heads = (await groups(by)).map(({ key }) => key);
      expect(runs.toSorted()).toEqual(heads.toSorted());
    },
  );

  it('a group counts only what the post may see, and only what the filter lets in', async () => {
    const { telecomHead } = world.actors;
    const own = await groups('unit', telecomHead);
    expect(own).toMatchObject([{ name: 'Cục Viễn thông', rows: 3 }]);
    const late = await groups('unit', telecomHead, { status: 'DTH_QUA_HAN' });
    expect(late).toMatchObject([{ rows: 1, counts: { openOverdue: 1, total: 1 } }]);
    expect(await groups('officer', telecomHead, { dated: 'no' })).toEqual([]);
  });

  it('the outline counts each place of the text by all who were given it', async () => {
    const outline = async (actor = world.actors.planner, more = {}) =>
      planOutlineView(platform, actor, plan.planId, planOutline.query.parse(more));
    const all = await outline();
    expect(all.total).toBe(6);
    expect(all.words.map(({ title, rows, notAccepted }) => [title, rows, notAccepted])).toEqual([
      ['Việc quá hạn', 1, 0],
      ['Việc tháng Tư', 1, 1],
      ['Việc của ba đơn vị', 3, 3],
      ['Việc không thời hạn', 1, 1],
    ]);
    expect(all.words[0]?.only?.unit.name).toBe('Cục Viễn thông');
    expect(all.words[2]?.only).toBeNull();
    const postal = await outline(world.actors.postalOfficer);
    expect(postal.words.map(({ rows }) => rows)).toEqual([1, 1]);
    expect((await outline(world.actors.planner, { q: 'ba don vi' })).total).toBe(3);
    await expect(outline(world.actors.hanoiPlanner)).rejects.toThrow('NOT_FOUND');
  });

  it.each([
    ['the whole ministry', 'planner'],
    ['one unit', 'telecomHead'],
  ] as const)('what %s is not told clearly is what the list finds', async (_of, who) => {
    const actor = world.actors[who];
    const { tasks, clear, missing } = await clearPointsView(platform, actor, plan.planId);
    const listed = async (more: Record<string, string>) =>
      (await listView(platform, actor, listTasks.query.parse({ planId: plan.planId, ...more })))
        .total;
    expect(tasks).toBe(await listed({}));
    expect(missing.length).toBeGreaterThan(0);
    for (const { point, tasks: lacking } of missing) {
      expect(await listed({ missing: point }), point).toBe(lacking);
    }
    expect(clear).toBeLessThanOrEqual(tasks - Math.max(...missing.map((each) => each.tasks)));
  });
});
