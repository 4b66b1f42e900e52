import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { breakDownTask } from './break-down-task.ts';
import { carryOverTask } from './carry-over-task.ts';
import { delegateTask } from './delegate-task.ts';
import { foldLedger } from './fold-ledger.ts';
import { forwardTask } from './forward-task.ts';
import { inboxView } from './inbox-view.ts';
import { mergeTask } from './merge-task.ts';
import { noticesView } from './notices-view.ts';
import { reopenTask } from './reopen-task.ts';
import { reportDone } from './report-done.ts';
import { reportProgress } from './report-progress.ts';
import { resumeTask } from './resume-task.ts';
import { suspendTask } from './suspend-task.ts';
import { taskView } from './task-view.ts';
import { DONE, officeOf, WHY } from './testing/office.ts';
import { undoAct } from './undo-act.ts';
import { verifyLedger } from './verify-ledger.ts';
import { withdrawTask } from './withdraw-task.ts';

describe('the life of a task', () => {
  let platform: TestPlatform;
  let world: World;
  let office: ReturnType<typeof officeOf>;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
  });
  beforeEach(() => platform.clock.set('2026-03-02T08:00:00+07:00'));
  afterAll(() => platform.close());

  const reason = async (id: string) => ({ version: await office.versionOf(id), reason: WHY });
  const one = async (titles: string[] = ['Rà soát danh mục'], more = {}) => {
    const given = await office.give(titles, more);
    return { ...given, id: given.ids[0] ?? '' };
  };
  const progress = async (id: string, percent: number) =>
    reportProgress(
      platform,
      world.actors.telecomHead,
      id,
      {
        ...{ version: await office.versionOf(id), percent, body: 'Đang làm', difficulty: null },
        ...{ fallReason: null, fileIds: [] },
      },
      null,
    );
  const done = async (id: string) =>
    reportDone(
      platform,
      world.actors.telecomHead,
      id,
      { ...DONE, version: await office.versionOf(id) },
      null,
    );

  it('forward: down to a unit below, back up to the one that passed it on, never sideways', async () => {
    const { id } = await one();
    const { telecomPolicy, telecomLicensing, telecom, postal } = world.ministry;
    const { telecomHead, telecomPolicyHead } = world.actors;
    await office.accept(id);
    await progress(id, 30);
    const to = async (toUnitId: string) => ({ ...(await reason(id)), toUnitId });
    await expect(forwardTask(platform, telecomHead, id, await to(postal.id), null)).rejects.toThrow(
      'FORWARD_ELSEWHERE',
    );
    const down = await forwardTask(platform, telecomHead, id, await to(telecomPolicy.id), null);
    // One lead, which accepts it anew; what was done stays with the task.
    expect(down).toMatchObject({ unit: { id: telecomPolicy.id }, state: 'assigned', percent: 30 });
    await expect(
      forwardTask(platform, telecomHead, id, await to(telecomLicensing.id), null),
    ).rejects.toThrow('NOT_ALLOWED');
    await expect(
      forwardTask(platform, telecomPolicyHead, id, await to(telecomLicensing.id), null),
    ).rejects.toThrow('FORWARD_ELSEWHERE');
    const page = await taskView(platform, telecomPolicyHead, id);
    expect(page.heldBefore.map((unit) => unit.id)).toEqual([telecom.id]);
    const up = await forwardTask(platform, telecomPolicyHead, id, await to(telecom.id), null);
    expect(up).toMatchObject({ unit: { id: telecom.id }, state: 'assigned' });
    const told = await taskView(platform, world.actors.planner, id);
    expect(told.events.map(({ act, about }) => [act, about]).slice(-2)).toEqual([
      ['forward_task', 'Phòng Chính sách viễn thông'],
      ['forward_task', 'Cục Viễn thông'],
    ]);
    expect(told.assigner.id).toBe(world.ministry.top.id);
  });

  it('forward: what was given straight to a division is not passed up to its superior', async () => {
    const { telecomPolicy, telecom } = world.ministry;
    const { id } = await one(['Việc giao thẳng phòng'], { units: [telecomPolicy.id] });
    const body = { version: 1, reason: WHY, toUnitId: telecom.id };
    await expect(
      forwardTask(platform, world.actors.telecomPolicyHead, id, body, null),
    ).rejects.toThrow('FORWARD_ELSEWHERE');
  });

  it('delegate: to an officer of the unit, who is told; to another; to nobody', async () => {
    const { id } = await one();
    await office.accept(id);
    const { telecomHead, telecomOfficer, postalOfficer } = world.actors;
    const give = async (officerId: string | null) =>
      delegateTask(
        platform,
        telecomHead,
        id,
        { version: await office.versionOf(id), officerId },
        null,
      );
    expect(await give(telecomOfficer.personId)).toMatchObject({
      ...{ state: 'accepted', officer: { name: 'Lê Thị Cúc' } },
    });
    const news = await noticesView(platform, telecomOfficer, { limit: 10 });
    expect(news.rows[0]).toMatchObject({ kind: 'delegated', task: { id }, isRead: false });
    await expect(give(postalOfficer.personId)).rejects.toThrow('OFFICER_ELSEWHERE');
    expect(await give(null)).toMatchObject({ officer: null });
  });

  it('suspend and resume: each part goes on from where it stood, through authorities', async () => {
    const { hanoi } = world;
    const { planner, hanoiPlanner, hanoiLeader } = world.actors;
    const { id } = await one(['Việc giao thành phố'], { units: [hanoi.top.id] });
    const cityHead = { ...hanoiLeader, role: 'head' as const };
    await acceptTask(platform, cityHead, id, { version: 1, officerId: null }, null);
    const part = (unitId: string, title: string) => ({
      ...{ unitId, title, deadline: null, product: null },
    });
    const parts = [part(hanoi.department.id, 'Phần của Sở'), part(hanoi.dongAnh.id, 'Phần của xã')];
    await breakDownTask(platform, hanoiPlanner, id, { version: 2, parts, earlyReason: null }, null);
    const children = (await taskView(platform, hanoiPlanner, id)).children;
    const [first, second] = children;
    await suspendTask(platform, hanoiPlanner, second?.id ?? '', { version: 1, reason: WHY }, null);
    platform.clock.set('2026-03-05T08:00:00+07:00');
    await suspendTask(platform, planner, id, await reason(id), null);
    const stateOf = async (taskId: string) =>
      (await taskView(platform, hanoiPlanner, taskId)).state;
    expect(await stateOf(id)).toBe('suspended');
    expect(await stateOf(first?.id ?? '')).toBe('suspended');
    await expect(
      resumeTask(platform, planner, id, { version: 4, reason: null, dueOn: '2026-03-01' }, null),
    ).rejects.toThrow('DEADLINE_PASSED');
    const resume = { version: 4, reason: null, dueOn: '2026-07-31' };
    const resumed = await resumeTask(platform, planner, id, resume, null);
    expect(resumed).toMatchObject({
      ...{ state: 'in_progress', dueOn: '2026-07-31', firstDueOn: '2026-06-30' },
    });
    expect(await stateOf(first?.id ?? '')).toBe('assigned');
    // It had been suspended by itself before: that is for whoever did it to end.
    expect(await stateOf(second?.id ?? '')).toBe('suspended');
    for (const { authorityId } of [world.ministry, hanoi]) {
      await foldLedger(platform.db, authorityId);
      expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ differences: 0 });
    }
  });

  it('withdraw: with its parts and its group; what is overdue stays on the books', async () => {
    const { planner } = world.actors;
    const { telecom, postal } = world.ministry;
    const given = await office.give(['Việc của nhiều đơn vị'], { units: [telecom.id, postal.id] });
    const [first = '', second = ''] = given.ids;
    await withdrawTask(platform, planner, first, await reason(first), null);
    await withdrawTask(platform, planner, second, await reason(second), null);
    const group = given.groups[0] ?? '';
    expect(await taskView(platform, planner, group)).toMatchObject({ state: 'withdrawn' });
    // Taking the last step back opens the group again.
    await undoAct(platform, planner, second, { version: 2 }, null);
    expect(await taskView(platform, planner, group)).toMatchObject({ state: 'in_progress' });

    const { id } = await one();
    await office.accept(id);
    platform.clock.set('2026-07-03T08:00:00+07:00');
    const late = withdrawTask(platform, planner, id, await reason(id), null);
    await expect(late).rejects.toMatchObject({
      message: 'NOT_NOW',
      facts: { vi: expect.stringContaining('Đã quá hạn 3 ngày') },
    });
  });

  it('merge: counted once, reached from the survivor with its files and coordinators', async () => {
    const { planner, telecomHead } = world.actors;
    const { postal } = world.ministry;
    const given = await office.give(['Rà soát danh mục', 'Lập danh mục rà soát'], {
      coordinatorIds: [postal.id],
    });
    const [id = '', into = ''] = given.ids;
    await office.accept(id);
    const body = async (intoId: string) => ({ ...(await reason(id)), intoId });
    const merge = async (intoId: string) =>
      mergeTask(platform, planner, id, await body(intoId), null);
    await expect(merge(id)).rejects.toThrow('MERGE_TARGET');
    const other = await one(['Việc của kế hoạch khác']);
    await expect(merge(other.id)).rejects.toThrow('MERGE_TARGET');
    expect(await merge(into)).toMatchObject({ state: 'merged', status: 'THU_HOI' });
    const survivor = await taskView(platform, telecomHead, into);
    expect(survivor.predecessors).toMatchObject([
      { id, state: 'merged', coordinators: [{ id: postal.id }] },
    ]);
    const merged = await taskView(platform, telecomHead, id);
    expect(merged.successor).toEqual({ id: into, title: 'Lập danh mục rà soát' });
    expect(merged.acts.filter(({ allowed }) => allowed)).toEqual([]);
    // Into each other at the same moment: one at most.
    const pair = await office.give(['Việc thứ nhất', 'Việc thứ hai']);
    const [a = '', b = ''] = pair.ids;
    const ends = await Promise.allSettled([
      mergeTask(platform, planner, a, { version: 1, reason: WHY, intoId: b }, null),
      mergeTask(platform, planner, b, { version: 1, reason: WHY, intoId: a }, null),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  it('carry over: two tasks that name each other, the old one keeps its day', async () => {
    const { planner, telecomHead } = world.actors;
    const { id } = await one();
    const next = await office.give(['Việc của kỳ sau']);
    await office.accept(id);
    await progress(id, 60);
    platform.clock.set('2026-07-10T08:00:00+07:00');
    const deadline = {
      ...({ raw: '31/12/2026', kind: 'FIXED', precision: 'day' } as const),
      ...{ norm: '2026-12-31', startsOn: null, dueOn: '2026-12-31' },
    };
    const body = { ...(await reason(id)), toPlanId: next.planId, deadline };
    const old = await carryOverTask(platform, planner, id, body, null);
    expect(old).toMatchObject({ state: 'carried_over', status: 'CHUYEN_KY', dueOn: '2026-06-30' });
    const page = await taskView(platform, telecomHead, id);
    const nextId = page.successor?.id ?? '';
    const carried = await taskView(platform, telecomHead, nextId);
    expect(carried).toMatchObject({
      ...{ state: 'assigned', planId: next.planId, dueOn: '2026-12-31', percent: 60 },
      ...{ quote: page.quote, directive: page.directive },
      predecessors: [{ id, state: 'carried_over' }],
    });
    expect(carried.events).toMatchObject([{ act: 'carry_over_task', reason: WHY }]);
    await foldLedger(platform.db, world.ministry.authorityId);
    const report = await verifyLedger(platform.db, world.ministry.authorityId);
    expect(report).toMatchObject({ differences: 0 });
  });

  it('reopen: open and not done, both days told; the whole is never done over it', async () => {
    const { planner, telecomHead } = world.actors;
    const { id } = await one();
    await office.accept(id);
    await progress(id, 70);
    platform.clock.set('2026-06-20T08:00:00+07:00');
    await done(id);
    await acceptResult(platform, planner, id, { version: 4, note: null }, null);
    platform.clock.set('2026-07-05T08:00:00+07:00');
    const again = await reopenTask(platform, planner, id, await reason(id), null);
    expect(again).toMatchObject({ state: 'in_progress', percent: 70, finishedOn: null });
    expect(again.status).toBe('DTH_QUA_HAN');
    const waiting = await inboxView(platform, telecomHead, { limit: 50 });
    expect(waiting.rows.find(({ task }) => task.id === id)).toMatchObject({
      ...{ kind: 'returned', by: 'Nguyễn Thu Hà', words: WHY },
    });
    await done(id);
    const closed = await acceptResult(platform, planner, id, await noted(id), null);
    expect(closed).toMatchObject({ status: 'HT_QUA_HAN', finishedOn: '2026-07-05' });
    const page = await taskView(platform, planner, id);
    const days = page.events.flatMap(({ act, onDay }) => (onDay === null ? [] : [[act, onDay]]));
    expect(days).toEqual([
      ['report_progress', '2026-03-02'],
      ['report_done', '2026-06-20'],
      ['reopen_task', '2026-06-20'],
      ['report_done', '2026-07-05'],
    ]);
    expect(await taskView(platform, planner, id, '2026-06-25')).toMatchObject({
      ...{ state: 'closed', finishedOn: '2026-06-20', status: 'HT_DUNG_HAN' },
    });
  });
  const noted = async (id: string) => ({ version: await office.versionOf(id), note: null });

  it('undo: by its author, soon, as long as nothing followed', async () => {
    const { planner, telecomHead, leader } = world.actors;
    const { id } = await one();
    await office.accept(id);
    await suspendTask(platform, planner, id, await reason(id), null);
    const undo = async (actor = planner) =>
      undoAct(platform, actor, id, { version: await office.versionOf(id) }, null);
    await expect(undo(telecomHead)).rejects.toThrow('NOTHING_TO_UNDO');
    await expect(undo(leader)).rejects.toThrow('NOTHING_TO_UNDO');
    expect(await undo()).toMatchObject({ state: 'accepted', version: 4 });
    await expect(undo()).rejects.toThrow('NOTHING_TO_UNDO');
    await suspendTask(platform, planner, id, await reason(id), null);
    platform.clock.set('2026-03-02T08:11:00+07:00');
    await expect(undo()).rejects.toThrow('NOTHING_TO_UNDO');
    const page = await taskView(platform, telecomHead, id);
    expect(page.events.at(-2)).toMatchObject({ act: 'undo_act', about: 'suspend_task' });
  });
});
