import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { acceptTask } from './accept-task.ts';
import { breakDownTask } from './break-down-task.ts';
import { listView } from './list-view.ts';
import { planNetworkView } from './plan-network-view.ts';
import { reportProgress } from './report-progress.ts';
import { reportUpward } from './report-upward.ts';
import { setPartWeights, setRollUpMode, setTaskFocus } from './set-arrangement.ts';
import { setTaskAlignment, setTaskWait } from './set-tie.ts';
import { taskView } from './task-view.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { tiesView } from './ties-view.ts';

describe('how work hangs together', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const at = (moment: string) => platform.clock.set(`${moment}+07:00`);
  async function give(dues: readonly string[], unitId = world.ministry.telecom.id) {
    at('2026-03-02T08:00:00');
    return giveTasks(
      platform,
      world.actors.planner,
      dues.map((due, n) => ({ title: `Việc thứ ${n + 1}`, unitIds: [unitId], dueOn: asDay(due) })),
    );
  }
  const view = async (id: string, asOf?: string) => {
    const page = await taskView(platform, world.actors.planner, id, asOf);
    return page.progress.derived;
  };

  /** A task of Cục Viễn thông in two parts, reported 80 and 20 per cent. */
  async function giveInParts() {
    const { telecomHead, telecomPolicyHead, telecomLicensingHead } = world.actors;
    const { telecomPolicy, telecomLicensing } = world.ministry;
    const { planId, taskIds } = await give(['2026-06-30']);
    const id = taskIds[0] ?? '';
    await acceptTask(platform, telecomHead, id, { version: 1, officerId: null }, null);
    const part = (unitId: string) => ({
      unitId,
      title: 'Một phần việc',
      deadline: null,
      product: null,
    });
    const parts = [part(telecomPolicy.id), part(telecomLicensing.id)];
    const body = { version: 2, parts, earlyReason: null };
    await breakDownTask(platform, telecomHead, id, body, null);
    const { children } = await taskView(platform, telecomHead, id);
    const [first = '', second = ''] = children.map((child) => child.id);
    const heads = [telecomPolicyHead, telecomLicensingHead];
    for (const [n, percent] of [80, 20].entries()) {
      const child = children[n];
      const head = heads.find(({ unitId }) => unitId === child?.unit.id);
      if (!child || !head) throw new Error('no part');
      await acceptTask(platform, head, child.id, { version: 1, officerId: null }, null);
      const said = { body: 'Đang làm', difficulty: null, fallReason: null, fileIds: [] };
      await reportProgress(platform, head, child.id, { version: 2, percent, ...said }, null);
    }
    return { planId, id, first, second };
  }

  it('modes and weights change the derived figure, and back; a report meanwhile meets no conflict', async () => {
    const { id, first, second } = await giveInParts();
    const { telecomHead } = world.actors;
    expect(await view(id)).toBe(50);
    at('2026-03-04T08:00:00');
    const weights = [
      { id: first, weight: 3 },
      { id: second, weight: null },
    ];
    await setPartWeights(platform, telecomHead, id, { weights }, 'w-1');
    await setRollUpMode(platform, telecomHead, id, { mode: 'weighted' }, 'm-1');
    expect(await view(id)).toBe(65);
    expect(await view(id, '2026-03-03')).toBe(50);
    await setRollUpMode(platform, telecomHead, id, { mode: 'count' }, 'm-2');
    expect(await view(id)).toBe(0);
    await setRollUpMode(platform, telecomHead, id, { mode: 'none' }, 'm-3');
    expect(await view(id)).toBeNull();
    await setRollUpMode(platform, telecomHead, id, { mode: 'weighted' }, 'm-4');
    expect(await view(id)).toBe(65);
    const page = await taskView(platform, telecomHead, id);
    expect(page.version).toBe(3);
    const ties = await tiesView(platform, telecomHead, id);
    expect(ties).toMatchObject({ rollUp: 'weighted', mayArrange: true });
    expect(ties.partWeights).toEqual([{ id: first, weight: 3 }]);
  });

  it('are arranged by whoever holds or gave the task, and by no one else', async () => {
    const { taskIds } = await give(['2026-06-30', '2026-07-30']);
    const [id = '', other = ''] = taskIds;
    const { telecomOfficer, postalHead, leader } = world.actors;
    const focus = { focus: true };
    await expect(setTaskFocus(platform, telecomOfficer, id, focus, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await expect(setTaskFocus(platform, postalHead, id, focus, null)).rejects.toThrow('NOT_FOUND');
    await setTaskFocus(platform, leader, id, focus, null);
    const focused = await listView(platform, world.actors.planner, {
      ...{ limit: 50, focus: true, sort: 'due' },
    });
    expect(focused.rows.map((row) => [row.id, row.isFocus])).toContainEqual([id, true]);
    expect(focused.rows.map((row) => row.id)).not.toContain(other);
    const weights = [{ id: other, weight: 5 }];
    const wrong = setPartWeights(platform, leader, id, { weights }, null);
    await expect(wrong).rejects.toThrow('NOT_A_PART');
  });

  it('waits are kept, refused in a circle, and rank what holds up most', async () => {
    const { planId, taskIds } = await give([
      '2026-03-10',
      '2026-03-20',
      '2026-04-20',
      '2026-05-20',
    ]);
    const [a = '', b = '', c = '', d = ''] = taskIds;
    const { planner, telecomHead } = world.actors;
    const wait = (taskId: string, onTaskId: string, waits = true) =>
      setTaskWait(platform, planner, taskId, { onTaskId, waits }, null);
    await wait(b, a);
    await wait(c, b);
    await wait(d, b);
    await wait(d, b);
    await expect(wait(a, d)).rejects.toThrow('WAITS_IN_CIRCLE');
    at('2026-03-15T08:00:00');
    const network = await planNetworkView(platform, telecomHead, planId);
    expect(network.holdUps).toEqual([
      { id: a, count: 3, weight: 3 },
      { id: b, count: 2, weight: 2 },
    ]);
    expect(network.shifts.map(({ id, from, to }) => [id, from, to])).toEqual([
      [b, '2026-03-20', '2026-03-25'],
      [c, '2026-04-20', '2026-04-25'],
      [d, '2026-05-20', '2026-05-25'],
    ]);
    expect(network.criticalPath.map(({ id }) => id)).toEqual([a, b, d]);
    await wait(d, b, false);
    const later = await planNetworkView(platform, telecomHead, planId);
    expect(later.waits).toHaveLength(2);
    at('2026-03-18T08:00:00');
    const then = await planNetworkView(platform, telecomHead, planId, '2026-03-14');
    expect(then.waits).toHaveLength(3);
    expect(await tiesView(platform, telecomHead, b)).toMatchObject({
      ...{ waitsFor: [{ id: a }], heldUp: [{ id: c }] },
    });
  });

  it('two waits that would close a circle together are not both kept', async () => {
    const { taskIds } = await give(['2026-03-10', '2026-03-20']);
    const [a = '', b = ''] = taskIds;
    const { planner } = world.actors;
    const tried = await Promise.allSettled([
      setTaskWait(platform, planner, a, { onTaskId: b, waits: true }, null),
      setTaskWait(platform, planner, b, { onTaskId: a, waits: true }, null),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a task serves others beside its whole, shown at both ends and counted at neither', async () => {
    const { taskIds } = await give(['2026-06-30', '2026-07-30']);
    const [one = '', two = ''] = taskIds;
    const { planner } = world.actors;
    await setTaskAlignment(platform, planner, one, { toTaskId: two, aligned: true }, null);
    expect(await tiesView(platform, planner, two)).toMatchObject({ servedBy: [{ id: one }] });
    expect(await tiesView(platform, planner, one)).toMatchObject({ serves: [{ id: two }] });
    expect(await view(two)).toBeNull();
    const self = setTaskAlignment(platform, planner, one, { toTaskId: one, aligned: true }, null);
    await expect(self).rejects.toThrow('ALIGNED_TO_WHOLE');
    await setTaskAlignment(platform, planner, one, { toTaskId: two, aligned: false }, null);
    expect(await tiesView(platform, planner, two)).toMatchObject({ servedBy: [] });
  });

  it('parts in another authority are reported upward, once, and the same when gone through anew', async () => {
    const { hanoi, actors } = world;
    const { taskIds } = await give(['2026-06-30'], hanoi.top.id);
    const id = taskIds[0] ?? '';
    const body = { version: 1, officerId: null };
    await acceptTask(platform, actors.hanoiPlanner, id, body, null).catch(async () => {
      await sql`update task set state = 'accepted' where id = ${id}`.execute(platform.db);
    });
    const part = {
      unitId: hanoi.department.id,
      title: 'Phần của Sở',
      deadline: null,
      product: null,
    };
    const { version } = await taskView(platform, actors.planner, id);
    await breakDownTask(
      platform,
      actors.hanoiPlanner,
      id,
      { version, parts: [part], earlyReason: null },
      null,
    );
    const { children } = await taskView(platform, actors.hanoiPlanner, id);
    const child = children[0]?.id ?? '';
    await acceptTask(platform, actors.departmentHead, child, body, null);
    const said = { body: 'Đang làm', difficulty: null, fallReason: null, fileIds: [] };
    const progress = { version: 2, percent: 40, ...said };
    await reportProgress(platform, actors.departmentHead, child, progress, null);
    const since = new Date('2026-03-02T00:00:00+07:00');
    expect(await reportUpward(platform, hanoi.authorityId, since)).toBe(1);
    expect(await reportUpward(platform, hanoi.authorityId, since)).toBe(0);
    expect(await reportUpward(platform, hanoi.authorityId, null)).toBe(0);
    // The ministry sees the figure without seeing the part.
    const page = await taskView(platform, actors.planner, id);
    expect(page.progress.derived).toBe(40);
    expect(page.children).toEqual([]);
    expect(page).toMatchObject({ childrenDone: 0, childrenCounted: 1 });
  });
});
