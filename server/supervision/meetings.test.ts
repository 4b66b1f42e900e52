import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { directiveView } from '../directives/directive-view.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { taskView } from '../tasks/task-view.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { concludeMeeting, giveBackMinutes, issueConclusions } from './conclude-meeting.ts';
import { type AgendaItem, Conclusion, type Meeting } from './meeting-contract.ts';
import { agendaOfMeeting, meetingView, noticeOfMeeting } from './meeting-view.ts';
import { meetingsOfTask } from './meetings-of-task.ts';
import { meetingsView } from './meetings-view.ts';
import { drawAgenda, openMeeting, planMeeting, saveMeeting } from './plan-meeting.ts';

const HEAD = {
  at: '08:00',
  place: 'Phòng họp A',
  chair: 'Thứ trưởng Phạm Quốc Bình',
  attendees: '',
};

describe('a meeting', () => {
  let platform: TestPlatform;
  let world: World;
  let id: string;
  let late: string;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const office = officeOf(platform, world);
    [late = ''] = (await office.give(['Rà soát danh mục hạ tầng số'], { dueOn: '2026-05-31' })).ids;
    await office.accept(late);
    await office.give(['Cập nhật cơ sở dữ liệu bưu chính'], {
      ...{ units: [world.ministry.postal.id], dueOn: '2026-12-31' },
    });
    platform.clock.set('2026-06-10T08:00:00+07:00');
    const words = { name: 'Giao ban tháng 6', heldOn: '2026-06-12', head: HEAD };
    id = (await planMeeting(platform, actor('planner'), words, null)).id;
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const view = (who: WorldActor = 'planner', asOf?: string) =>
    meetingView(platform, actor(who), id, asOf);
  const save = async (change: Partial<Pick<Meeting, 'agenda' | 'minutes'>>, version?: number) => {
    const { name, heldOn, head, agenda, minutes, ...rest } = await view();
    const body = { name, heldOn, head, agenda, minutes, ...change };
    return saveMeeting(
      platform,
      actor('planner'),
      id,
      { ...body, version: version ?? rest.version },
      null,
    );
  };
  const conclusions = () => [
    Conclusion.parse({
      ...{ key: 'a', itemKey: `overdue-${late}`, words: 'Hoàn thành danh mục hạ tầng số' },
      ...{ leadIds: [world.ministry.telecom.id], coordinatorIds: [world.ministry.postal.id] },
      deadline: {
        ...{ raw: 'Quý III/2026', kind: 'IN_PERIOD', precision: 'quarter', norm: '2026-Q3' },
        ...{ startsOn: '2026-07-01', dueOn: '2026-09-30' },
      },
      ...{ product: 'Danh mục được ký duyệt', asTask: true },
    }),
    Conclusion.parse({
      ...{ key: 'b', itemKey: null, words: 'Ghi nhận nỗ lực của các đơn vị', leadIds: [] },
      ...{ deadline: null, asTask: false },
    }),
  ];

  it('has the overdue task on its agenda at once, with the facts as they are', async () => {
    const { agenda, state } = await view();
    expect(state).toBe('planned');
    expect(agenda).toMatchObject([
      { kind: 'overdue', taskId: late, facts: { daysLate: 10, unitName: 'Cục Viễn thông' } },
    ]);
    const paper = await agendaOfMeeting(platform, actor('planner'), id);
    expect(JSON.stringify(paper)).toContain('quá hạn 10 ngày');
    await expect(view('telecomHead')).rejects.toThrow('NOT_FOUND');
    await expect(view('hanoiPlanner')).rejects.toThrow('NOT_FOUND');
  });

  it('keeps what was dropped and added when it is drawn again, and refuses an outdated copy', async () => {
    const { agenda } = await view();
    const own: AgendaItem = {
      ...{ key: 'own-1', kind: 'own', taskId: null, unitId: null, words: 'Công tác cuối năm' },
      ...{ facts: null, dropped: false },
    };
    const { version } = await save({ agenda: [own, ...agenda] });
    const drawn = await drawAgenda(platform, actor('planner'), id, version, null);
    expect(drawn.added).toBe(0);
    expect((await view()).agenda.map(({ key }) => key)).toEqual(['own-1', `overdue-${late}`]);
    await expect(save({ agenda: [] }, 1)).rejects.toThrow('CONFLICT');
    await expect(save({ minutes: conclusions() })).rejects.toThrow('MINUTES_BEFORE_OPENING');
    await expect(
      openMeeting(platform, actor('telecomHead'), id, drawn.version, null),
    ).rejects.toThrow('NOT_ALLOWED');
  });

  it('once opened keeps its facts, and its minutes are agreed to by the leader alone', async () => {
    platform.clock.set('2026-06-12T08:30:00+07:00');
    await openMeeting(platform, actor('planner'), id, (await view()).version, null);
    platform.clock.set('2026-06-20T08:30:00+07:00');
    expect((await view()).agenda[1]?.facts?.daysLate).toBe(12);
    const leaderless = conclusions().map((each) => ({ ...each, leadIds: [] }));
    const { version } = await save({ minutes: leaderless });
    const conclude = (who: WorldActor, at: number) =>
      concludeMeeting(platform, actor(who), id, at, null);
    await expect(conclude('planner', version)).rejects.toThrow('NOT_ALLOWED');
    await expect(conclude('leader', version)).rejects.toMatchObject({
      details: { faults: [{ key: 'a', fault: 'no_lead' }] },
    });
    const saved = await save({ minutes: conclusions() });
    await conclude('leader', saved.version);
    expect((await view('leader')).may).toEqual(['give_back']);
    for (const who of ['telecomHead', 'postalHead'] as const) {
      const { rows } = await noticesView(platform, actor(who), { limit: 1 });
      expect(rows[0]?.thing).toMatchObject({ kind: 'meeting', id, title: 'Giao ban tháng 6' });
    }
    for (const who of ['securityHead', 'hanoiLeader'] as const) {
      const { rows } = await noticesView(platform, actor(who), { limit: 5 });
      expect(rows.filter(({ thing }) => thing?.kind === 'meeting')).toEqual([]);
    }
    await expect(save({ minutes: [] })).rejects.toThrow('MEETING_STEP');
  });

  it('becomes a notice in the register whose conclusions are tasks on its words', async () => {
    const { version, nextNumber } = await view();
    expect(nextNumber).toBe('01/TB-BTTTT');
    const body = { version, number: nextNumber, on: '2026-06-20', position: '', signer: '' };
    await expect(
      issueConclusions(platform, actor('leader'), id, body, 'key-leader-1'),
    ).rejects.toThrow('NOT_ALLOWED');
    const issued = await issueConclusions(platform, actor('planner'), id, body, 'key-issue-1');
    const again = await issueConclusions(platform, actor('planner'), id, body, 'key-issue-1');
    expect(again).toEqual(issued);
    expect(issued).toMatchObject({ tasks: 1, units: 1 });

    const { followUp, notice, may } = await view();
    expect(notice).toMatchObject({ number: '01/TB-BTTTT', signer: 'Phạm Quốc Bình' });
    expect(may).toEqual([]);
    const taskId = followUp[0]?.taskId ?? '';
    const task = await taskView(platform, actor('telecomHead'), taskId);
    expect(task).toMatchObject({
      ...{ title: 'Hoàn thành danh mục hạ tầng số', dueOn: '2026-09-30', state: 'assigned' },
      deadline: { precision: 'quarter', raw: 'Quý III/2026' },
    });
    expect(JSON.stringify(task)).toContain(
      'Cục Viễn thông chủ trì, phối hợp với Vụ Bưu chính hoàn thành danh mục hạ tầng số',
    );
    const directive = await directiveView(
      platform,
      actor('planner'),
      issued.directiveId,
      undefined,
    );
    expect(directive).toMatchObject({ number: '01/TB-BTTTT', type: 'TB' });
    expect(directive.outline.map(({ label }) => label)).toEqual(['1.', '2.']);
    expect(JSON.stringify(task)).toContain(directive.outline[0]?.id ?? 'no clause');
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
  });

  it('is named on the task that it ordered and on the one that it spoke of', async () => {
    const spoken = await meetingsOfTask(platform, actor('telecomHead'), late, undefined);
    expect(spoken.meetings).toMatchObject([
      { how: 'discussed', number: '01/TB-BTTTT', words: ['Hoàn thành danh mục hạ tầng số'] },
    ]);
    const [made] = (await view()).followUp;
    const ordered = await meetingsOfTask(
      platform,
      actor('postalHead'),
      made?.taskId ?? '',
      undefined,
    );
    expect(ordered.meetings).toMatchObject([{ how: 'ordered', meetingId: id }]);
    await expect(meetingsOfTask(platform, actor('securityHead'), late, undefined)).rejects.toThrow(
      'NOT_FOUND',
    );
  });

  it('is seen by units as far as it names them, and on a past day as it stood', async () => {
    const list = async (who: WorldActor, asOf?: string) =>
      (await meetingsView(platform, actor(who), { q: 'giao ban', limit: 50, asOf })).rows;
    expect(await list('telecomHead')).toMatchObject([{ conclusions: 1, tasks: 1, done: 0 }]);
    expect(await list('securityHead')).toEqual([]);
    expect(await list('hanoiPlanner')).toEqual([]);
    expect(await list('planner', '2026-06-10')).toMatchObject([{ state: 'planned', tasks: 0 }]);
    const { agenda, minutes } = await view('telecomHead');
    expect([agenda.length, minutes.length]).toEqual([1, 1]);
    const paper = await noticeOfMeeting(platform, actor('telecomHead'), id);
    expect(paper).toMatchObject({ type: 'TB', number: '01/TB-BTTTT' });
    await expect(noticeOfMeeting(platform, actor('securityHead'), id)).rejects.toThrow('NOT_FOUND');
  });

  it('begins the next with what is left of the last, and an issued one is never given back', async () => {
    const { version } = await view();
    await expect(giveBackMinutes(platform, actor('leader'), id, version, null)).rejects.toThrow(
      'NOTICE_ISSUED',
    );
    platform.clock.set('2026-10-05T08:00:00+07:00');
    const words = { name: 'Giao ban tháng 10', heldOn: '2026-10-06', head: HEAD };
    const next = await planMeeting(platform, actor('planner'), words, null);
    const shown = await meetingView(platform, actor('planner'), next.id, undefined);
    expect(shown.agenda[0]).toMatchObject({ kind: 'previous', facts: { daysLate: 5 } });
    expect(shown.previous?.conclusions[0]).toMatchObject({ status: 'DTH_QUA_HAN', daysLate: 5 });
  });
});
