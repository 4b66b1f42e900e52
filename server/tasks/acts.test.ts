import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { Refusal } from '../platform/refusal.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { breakDownTask } from './break-down-task.ts';
import { handBackTask } from './hand-back-task.ts';
import { insistOnTask } from './insist-on-task.ts';
import { reportDone } from './report-done.ts';
import { reportProgress } from './report-progress.ts';
import { returnResult } from './return-result.ts';
import { takeBackTask } from './take-back-task.ts';
import { taskView } from './task-view.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { LATE } from './testing/office.ts';
import { uploadFile } from './upload-file.ts';

const DONE = 'Đã hoàn thành, gửi kèm sản phẩm theo yêu cầu';

describe('acts on a task', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function give(dueOn: string | null = '2026-06-30', units = [world.ministry.telecom.id]) {
    platform.clock.set('2026-03-02T08:00:00+07:00');
    const line = { title: 'Rà soát danh mục hạ tầng số', unitIds: units };
    const plan = await giveTasks(platform, world.actors.planner, [
      { ...line, dueOn: dueOn === null ? null : asDay(dueOn), field: 0 },
    ]);
    return { ...plan, id: plan.taskIds[0] ?? '' };
  }
  const accept = (id: string, version = 1) =>
    acceptTask(platform, world.actors.telecomHead, id, { version, officerId: null }, null);
  const progress = (id: string, version: number, percent: number | null, fallReason?: string) =>
    reportProgress(
      platform,
      world.actors.telecomOfficer,
      id,
      {
        ...{ version, percent, body: 'Đang làm', difficulty: null, fileIds: [] },
        fallReason: fallReason ?? null,
      },
      null,
    );
  const done = (id: string, version: number, more: { onDay?: string; fileIds?: string[] } = {}) =>
    reportDone(
      platform,
      world.actors.telecomOfficer,
      id,
      {
        ...{ version, body: DONE, product: 'Danh mục', onDay: more.onDay ?? null },
        fileIds: more.fileIds ?? [],
        withoutEvidence: more.fileIds ? null : 'Sản phẩm là bản giấy',
        explanation: LATE,
      },
      null,
    );

  it('are done one after the other until the result is accepted, and each is told on its page', async () => {
    const { id } = await give();
    const accepted = await accept(id);
    expect(accepted).toMatchObject({ state: 'accepted', version: 2 });
    platform.clock.set('2026-03-10T09:00:00+07:00');
    const reported = await progress(id, 2, 40);
    expect(reported).toMatchObject({ state: 'in_progress', percent: 40 });
    platform.clock.set('2026-06-30T16:00:00+07:00');
    const submitted = await done(id, 3);
    expect(submitted).toMatchObject({ state: 'reported', status: 'DTH_TRONG_HAN' });
    // Read five days after the deadline: the unit was on time all the same.
    platform.clock.set('2026-07-05T09:00:00+07:00');
    const closed = await acceptResult(
      platform,
      world.actors.planner,
      id,
      { version: 4, note: null },
      null,
    );
    expect(closed).toMatchObject({
      ...{ state: 'closed', status: 'HT_DUNG_HAN', finishedOn: '2026-06-30', daysLate: 0 },
      flags: ['NO_EVIDENCE'],
    });
    const page = await taskView(platform, world.actors.telecomHead, id);
    expect(page.events.map(({ act, person }) => [act, person])).toEqual([
      ['issue_plan', 'Nguyễn Thu Hà'],
      ['accept_task', 'Trần Văn An'],
      ['report_progress', 'Lê Thị Cúc'],
      ['report_done', 'Lê Thị Cúc'],
      ['accept_result', 'Nguyễn Thu Hà'],
    ]);
    expect(page.progress).toEqual({ reported: 100, derived: null, accepted: 100 });
    expect(page.acts.every(({ allowed }) => !allowed)).toBe(true);
    const past = await taskView(platform, world.actors.telecomHead, id, '2026-03-15');
    expect(past).toMatchObject({ state: 'in_progress', percent: 40, version: 3 });
    expect(past.events).toHaveLength(3);
    const before = taskView(platform, world.actors.telecomHead, id, '2026-03-01');
    await expect(before).rejects.toMatchObject({ message: 'NOT_FOUND' });
  });

  it('count a late submission as late, however soon it is read', async () => {
    const { id } = await give('2026-04-01');
    await accept(id);
    platform.clock.set('2026-04-03T09:00:00+07:00');
    await done(id, 2);
    const note = { version: 3, note: null };
    const closed = await acceptResult(platform, world.actors.planner, id, note, null);
    expect(closed).toMatchObject({ status: 'HT_QUA_HAN', daysLate: 2 });
  });

  it('open a returned task again, with its percentage as it was', async () => {
    const { id } = await give();
    await accept(id);
    await progress(id, 2, 60);
    await done(id, 3);
    const body = { version: 4, reason: 'Thiếu phụ lục danh mục' };
    const returned = await returnResult(platform, world.actors.planner, id, body, null);
    expect(returned).toMatchObject({ state: 'in_progress', percent: 60, finishedOn: null });
    expect(await done(id, 5)).toMatchObject({ state: 'reported' });
  });

  it('let a unit hand back before it begins, and not after', async () => {
    const { id } = await give();
    await accept(id);
    const reason = 'Không thuộc chức năng của Cục';
    const head = world.actors.telecomHead;
    const back = await handBackTask(platform, head, id, { version: 2, reason }, null);
    expect(back).toMatchObject({ state: 'handed_back', flags: ['HANDED_BACK'] });
    expect(await taskView(platform, head, id)).toMatchObject({ handBackReason: reason });
    const planner = world.actors.planner;
    const kept = await insistOnTask(
      platform,
      planner,
      id,
      { version: 3, reason: 'Đúng việc' },
      null,
    );
    expect(kept).toMatchObject({ state: 'assigned' });
    await accept(id, 4);
    await progress(id, 5, 10);
    const late = handBackTask(platform, head, id, { version: 6, reason }, null);
    await expect(late).rejects.toMatchObject({ text: { code: 'NOT_NOW' } });
  });

  it('move a handed-back task to another unit, or withdraw it', async () => {
    const reason = 'Chuyển đúng đơn vị';
    const { telecomHead, planner, postalHead } = world.actors;
    const first = await give();
    await handBackTask(platform, telecomHead, first.id, { version: 1, reason }, null);
    const toUnitId = world.ministry.postal.id;
    const moved = await takeBackTask(
      platform,
      planner,
      first.id,
      { version: 2, reason, toUnitId },
      null,
    );
    expect(moved).toMatchObject({ state: 'assigned', unit: { id: toUnitId } });
    await expect(taskView(platform, telecomHead, first.id)).rejects.toThrow('NOT_FOUND');
    expect(
      await taskView(platform, telecomHead, first.id, '2026-03-01').catch(() => null),
    ).toBeNull();
    expect((await taskView(platform, postalHead, first.id)).acts[0]).toMatchObject({
      allowed: true,
    });
    const second = await give();
    await handBackTask(platform, telecomHead, second.id, { version: 1, reason }, null);
    const body = { version: 2, reason, toUnitId: null };
    const gone = await takeBackTask(platform, planner, second.id, body, null);
    expect(gone).toMatchObject({ state: 'withdrawn', status: 'THU_HOI' });
  });

  it('break a task into parts below the unit, which must end before it', async () => {
    const { id } = await give();
    await accept(id);
    const { telecomPolicy, telecomLicensing, postal } = world.ministry;
    const head = world.actors.telecomHead;
    const part = (unitId: string, day: string | null) => ({
      ...{ unitId, title: 'Phần việc của phòng', product: null },
      deadline: day && {
        ...{ raw: day, kind: 'FIXED' as const, precision: 'day' as const, norm: day },
        ...{ startsOn: null, dueOn: day },
      },
    });
    const cut = (parts: ReturnType<typeof part>[], earlyReason: string | null = null) =>
      breakDownTask(
        platform,
        head,
        id,
        {
          version: 2,
          parts: parts.map((p) => ({ ...p, deadline: p.deadline || null })),
          earlyReason,
        },
        null,
      );
    await expect(cut([part(postal.id, null)])).rejects.toThrow('PART_NOT_BELOW');
    await expect(cut([part(telecomPolicy.id, '2026-07-01')])).rejects.toThrow('PART_AFTER_WHOLE');
    await expect(cut([part(telecomPolicy.id, '2026-02-01')])).rejects.toThrow('EARLY_DEADLINE');
    const whole = await cut([
      part(telecomPolicy.id, '2026-05-31'),
      part(telecomLicensing.id, null),
    ]);
    expect(whole).toMatchObject({ state: 'in_progress', childCount: 2 });
    const page = await taskView(platform, head, id);
    expect(page.children.map(({ dueOn, unit }) => [dueOn, unit.id])).toEqual([
      ['2026-05-31', telecomPolicy.id],
      ['2026-06-30', telecomLicensing.id],
    ]);
    await expect(done(id, 3)).rejects.toMatchObject({
      text: { code: 'CHILDREN_OPEN' },
      facts: { count: 2 },
    });
    const [child] = page.children;
    const policyHead = world.actors.telecomPolicyHead;
    const seen = await taskView(platform, policyHead, child?.id ?? '');
    expect(seen).toMatchObject({ parent: null, events: [{ act: 'break_down_task' }] });
    expect(seen.quote).toBe(page.quote);
  });

  it('refuse what is not theirs and show nothing of what is out of sight', async () => {
    const { id } = await give();
    const { postalHead, leader, admin, telecomOfficer } = world.actors;
    const body = { version: 1, officerId: null };
    await expect(acceptTask(platform, postalHead, id, body, null)).rejects.toThrow('NOT_FOUND');
    await expect(acceptTask(platform, leader, id, body, null)).rejects.toThrow('NOT_ALLOWED');
    await expect(acceptTask(platform, telecomOfficer, id, body, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await expect(acceptTask(platform, admin, id, body, null)).rejects.toThrow('NOT_FOUND');
    await expect(taskView(platform, admin, id)).rejects.toThrow('NOT_ALLOWED');
    const officerId = world.actors.postalOfficer.personId;
    const stranger = acceptTask(
      platform,
      world.actors.telecomHead,
      id,
      { version: 1, officerId },
      null,
    );
    await expect(stranger).rejects.toThrow('OFFICER_ELSEWHERE');
  });

  it('want a reason for progress that fell, evidence or a reason, and a possible day', async () => {
    const { id } = await give();
    await accept(id);
    await progress(id, 2, 50);
    await expect(progress(id, 3, 30)).rejects.toThrow('PROGRESS_FELL');
    await progress(id, 3, 30, 'Đối chiếu lại số liệu');
    const bare = reportDone(
      platform,
      world.actors.telecomOfficer,
      id,
      {
        ...{ version: 4, body: DONE, product: 'Danh mục', onDay: null, fileIds: [] },
        withoutEvidence: null,
      },
      null,
    );
    await expect(bare).rejects.toThrow('NO_EVIDENCE');
    await expect(done(id, 4, { onDay: '2026-03-01' })).rejects.toThrow('EVIDENCE_TOO_OLD');
    await expect(done(id, 4, { onDay: '2026-03-03' })).rejects.toThrow('DONE_IN_FUTURE');
  });

  it('take uploads of the sender as evidence, once', async () => {
    const { id } = await give();
    await accept(id);
    const officer = world.actors.telecomOfficer;
    const bytes = new TextEncoder().encode('Biên bản nghiệm thu');
    const file = await uploadFile(platform, officer, { name: 'a/b/bien-ban.txt', bytes }, null);
    expect(file).toMatchObject({ name: 'bien-ban.txt', mediaType: 'text/plain; charset=utf-8' });
    const sent = await done(id, 2, { fileIds: [file.id] });
    expect(sent.flags).toEqual(['AWAITING_RESULT']);
    const page = await taskView(platform, world.actors.planner, id);
    expect(page.lastReport?.files).toMatchObject([{ id: file.id, name: 'bien-ban.txt' }]);
    const other = await give();
    await accept(other.id);
    await expect(done(other.id, 2, { fileIds: [file.id] })).rejects.toThrow('FILE_MISSING');
  });

  it('close a group with its last part, on the day of the latest result', async () => {
    const { telecom, postal } = world.ministry;
    const plan = await give('2026-06-30', [telecom.id, postal.id]);
    const [first = '', second = ''] = plan.taskIds;
    await accept(first);
    await done(first, 2);
    const { planner, telecomHead, postalHead } = world.actors;
    await acceptResult(platform, planner, first, { version: 3, note: null }, null);
    const group = plan.groupIds[0] ?? '';
    expect(await taskView(platform, planner, group)).toMatchObject({
      ...{ state: 'in_progress', childrenDone: 1, isGroup: true },
      progress: { derived: 50 },
    });
    const reason = 'Không có việc này ở Vụ';
    await handBackTask(platform, postalHead, second, { version: 1, reason }, null);
    const body = { version: 2, reason, toUnitId: null };
    await takeBackTask(platform, planner, second, body, null);
    expect(await taskView(platform, planner, group)).toMatchObject({
      ...{ state: 'closed', finishedOn: '2026-03-02' },
    });
    expect(await taskView(platform, telecomHead, first)).toMatchObject({ parent: null });
  });

  it('go across authorities: the assignment is the giver’s, the parts are the receiver’s', async () => {
    const { department } = world.hanoi;
    const plan = await give('2026-06-30', [world.hanoi.top.id]);
    const { hanoiPlanner, hanoiLeader, departmentHead, planner } = world.actors;
    const id = plan.id;
    const seen = await taskView(platform, hanoiPlanner, id);
    expect(seen.authorityId).toBe(world.ministry.authorityId);
    const cityHead = { ...hanoiLeader, role: 'head' as const };
    await acceptTask(platform, cityHead, id, { version: 1, officerId: null }, null);
    const whole = await breakDownTask(
      platform,
      hanoiPlanner,
      id,
      {
        ...{ version: 2, earlyReason: null },
        parts: [{ unitId: department.id, title: 'Việc của Sở', deadline: null, product: null }],
      },
      null,
    );
    expect(whole).toMatchObject({ childCount: 1 });
    const page = await taskView(platform, hanoiPlanner, id);
    const [part] = page.children;
    expect(part).toMatchObject({
      ...{ authorityId: world.hanoi.authorityId, planNumber: page.planNumber },
      unit: { id: department.id },
    });
    const below = await taskView(platform, departmentHead, part?.id ?? '');
    expect(below).toMatchObject({ superior: null, directive: { id: page.directive.id } });
    expect(below.events).toMatchObject([{ act: 'break_down_task' }]);
    const above = await taskView(platform, hanoiPlanner, part?.id ?? '');
    expect(above.superior).toMatchObject({ authorityId: world.ministry.authorityId, id });
    // The giver sees its assignment, not how the receiver organised it.
    expect((await taskView(platform, planner, id)).children).toEqual([]);
    await expect(taskView(platform, planner, part?.id ?? '')).rejects.toThrow('NOT_FOUND');
  });

  it('tell the second of two editors what the first saved', async () => {
    const { id } = await give();
    await accept(id);
    await progress(id, 2, 20);
    const second = await progress(id, 2, 35).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Refusal);
    expect(second).toMatchObject({
      text: { code: 'CONFLICT' },
      details: {
        ...{ savedBy: 'Lê Thị Cúc', version: 3 },
        fields: [
          { field: 'state', yours: 'accepted', saved: 'in_progress' },
          { field: 'percent', yours: null, saved: 20 },
        ],
      },
    });
  });

  it('act once under one key, and answer the resend as the first time', async () => {
    const { id } = await give();
    const send = () =>
      acceptTask(
        platform,
        world.actors.telecomHead,
        id,
        { version: 1, officerId: null },
        'key-of-one-click',
      );
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toEqual(first);
    expect((await taskView(platform, world.actors.telecomHead, id)).version).toBe(2);
  });
});
