import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { openDatabase } from '../platform/database/database.ts';
import { rows } from '../platform/database/rows.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { listTasks } from './contract.ts';
import { endDuty } from './end-duty.ts';
import { foldLedger } from './fold-ledger.ts';
import { listView } from './list-view.ts';
import { makeTurns } from './make-turns.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import { reportDone } from './report-done.ts';
import type { TaskRecord } from './store/task-record.ts';
import { taskColumns } from './store/task-record.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { setUnits } from './testing/many-units.ts';
import { LATE } from './testing/office.ts';
import { cellOfTasks, replayTo } from './testing/replay.ts';
import { timingView } from './timing-view.ts';
import { verifyLedger } from './verify-ledger.ts';

const MONTHLY = { raw: 'trước ngày 25 hằng tháng', norm: 'R/M@25' };

describe('recurring duties', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-09-10T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const tasksOf = (planId: string) =>
    rows(
      platform.db,
      sql<TaskRecord>`select ${taskColumns()} from task where plan_id = ${planId} order by id`,
    );
  const turnsOf = async (planId: string) =>
    (await tasksOf(planId)).filter(({ occurrence }) => occurrence !== null);

  /** Board, list and journal say the same of a day; rebuilt = live. */
  async function agree(planId: string, days: readonly string[]) {
    const { planner } = world.actors;
    for (const day of days.map(asDay)) {
      const told = await replayTo(platform.db, planner.authorityId, day);
      const given = [...told.values()].filter((task) => task.plan_id === planId);
      const board = await boardView(platform, planner, { planId, layer: 'given', asOf: day });
      expect(board.total).toEqual(cellOfTasks(given, day));
      const list = await listView(platform, planner, listTasks.query.parse({ planId, asOf: day }));
      expect(list.total).toBe(given.filter(({ is_group }) => !is_group).length);
    }
    await foldLedger(platform.db, planner.authorityId);
    expect(await verifyLedger(platform.db, planner.authorityId)).toMatchObject({ examples: [] });
  }

  async function finish(task: TaskRecord) {
    const { telecomHead, planner } = world.actors;
    const accepted =
      task.state === 'assigned'
        ? await acceptTask(
            platform,
            telecomHead,
            task.id,
            { version: task.version, officerId: null },
            null,
          )
        : task;
    const done = await reportDone(
      platform,
      telecomHead,
      task.id,
      {
        ...{ version: accepted.version, body: 'Đã tổng hợp đủ số liệu của tháng, gửi kèm bảng' },
        ...{
          product: 'Bảng số liệu',
          onDay: null,
          fileIds: [],
          withoutEvidence: 'Gửi trên hệ thống',
          explanation: LATE,
        },
      },
      null,
    );
    await acceptResult(platform, planner, task.id, { version: done.version, note: null }, null);
  }

  it('a duty has its running turn right after the issue, and each next one in time', async () => {
    platform.clock.set('2026-09-10T08:00:00+07:00');
    const { telecom, postal } = world.ministry;
    const plan = await giveTasks(platform, world.actors.planner, [
      { title: 'Cập nhật số liệu hạ tầng', unitIds: [telecom.id, postal.id], says: MONTHLY },
      { title: 'Kiểm tra an toàn', unitIds: [telecom.id], says: { raw: 'hằng quý', norm: 'R/Q' } },
      { title: 'Việc thường', unitIds: [telecom.id], dueOn: asDay('2026-12-01') },
    ]);
    // A group, two duties under it with a turn each; a duty with a turn; a plain task.
    expect(await tasksOf(plan.planId)).toHaveLength(8);
    const [first, second, quarter] = await turnsOf(plan.planId);
    expect(first).toMatchObject({
      occurrence: '2026-09-01',
      due_on: '2026-09-25',
      state: 'assigned',
    });
    expect(second).toMatchObject({ occurrence: '2026-09-01', unit_id: postal.id });
    expect(quarter).toMatchObject({ occurrence: '2026-07-01', due_on: '2026-09-30' });
    await agree(plan.planId, ['2026-09-10']);

    if (!first) throw new Error('no turn');
    await finish(first);
    platform.clock.set('2026-09-30T23:59:00+07:00');
    expect(await makeTurns(platform)).toBe(0);
    platform.clock.set('2026-10-01T00:05:00+07:00');
    expect(await makeTurns(platform)).toBe(3);
    expect(await makeTurns(platform)).toBe(0);
    const october = (await turnsOf(plan.planId)).filter(({ due_on }) => due_on === '2026-10-25');
    // Telecom had taken the duty on and need not accept it again; Postal had not.
    expect(october.map(({ unit_id, state }) => [unit_id, state])).toEqual([
      [telecom.id, 'accepted'],
      [postal.id, 'assigned'],
    ]);
    await agree(plan.planId, ['2026-09-10', '2026-09-30', '2026-10-01', '2026-10-26']);
    await rebuildLedger(platform.db, world.ministry.authorityId);
    await agree(plan.planId, ['2026-09-30', '2026-10-01']);
  });

  it('after a stop of months every turn is there, and one entry a plan tells them', async () => {
    const entries = () =>
      rows(platform.db, sql<{ id: string }>`select id from journal where act = 'make_turns'`);
    const before = (await entries()).length;
    platform.clock.set('2027-02-03T08:00:00+07:00');
    // November, December, January, February for two units; the quarters ending in December and March.
    expect(await makeTurns(platform)).toBe(4 * 2 + 1);
    expect(await entries()).toHaveLength(before + 1);
  });

  it('two processes at once make each turn once', async () => {
    platform.clock.set('2027-03-01T08:00:00+07:00');
    const other = openDatabase(platform.databaseUrl, 4);
    try {
      const both = await Promise.all([
        makeTurns(platform),
        makeTurns({ ...platform, db: other.db }),
      ]);
      expect(both.toSorted()).toEqual([0, 2]);
    } finally {
      await other.close();
    }
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
  });

  it('ends with its last turn: not before, though none is open, and then as a whole', async () => {
    platform.clock.set('2027-04-05T08:00:00+07:00');
    const { telecom } = world.ministry;
    const plan = await giveTasks(platform, world.actors.planner, [
      {
        ...{ title: 'Báo số liệu', unitIds: [telecom.id], says: MONTHLY },
        endsOn: asDay('2027-05-31'),
      },
    ]);
    const duty = async () => (await tasksOf(plan.planId)).find(({ is_group }) => is_group);
    const [april] = await turnsOf(plan.planId);
    if (!april) throw new Error('no turn');
    expect(await duty()).toMatchObject({ state: 'in_progress', due_on: '2027-05-31' });
    await finish(april);
    expect(await duty()).toMatchObject({ state: 'in_progress' });
    platform.clock.set('2027-05-01T08:00:00+07:00');
    await makeTurns(platform);
    const may = (await turnsOf(plan.planId)).at(-1);
    expect(may).toMatchObject({ occurrence: '2027-05-01', state: 'accepted' });
    if (may) await finish(may);
    expect(await duty()).toMatchObject({ state: 'closed', finished_on: '2027-05-01' });
    platform.clock.set('2027-06-02T08:00:00+07:00');
    await makeTurns(platform);
    expect(await turnsOf(plan.planId)).toHaveLength(2);
    await agree(plan.planId, ['2027-04-05', '2027-05-01']);
  });

  it('the assigner relieves one unit: it gets no more turns, the others do', async () => {
    platform.clock.set('2027-06-03T08:00:00+07:00');
    const { planner, telecomHead } = world.actors;
    const { telecom, postal } = world.ministry;
    const plan = await giveTasks(platform, planner, [
      { title: 'Báo số liệu cùng nhau', unitIds: [telecom.id, postal.id], says: MONTHLY },
    ]);
    const duty = (await tasksOf(plan.planId)).find(
      ({ is_group, unit_id }) => is_group && unit_id === telecom.id,
    );
    const [turn] = await turnsOf(plan.planId);
    if (!duty || !turn) throw new Error('no duty');
    const why = { version: 1, reason: 'Đã chuyển cho đơn vị khác' };
    await expect(endDuty(platform, telecomHead, duty.id, why, null)).rejects.toThrow('NOT_ALLOWED');
    await expect(endDuty(platform, planner, turn.id, why, null)).rejects.toThrow('NO_DUTY');
    const before = await timingView(platform, planner, turn.id);
    expect(before.series).toMatchObject({ mayEnd: true, dutyId: duty.id, done: 0 });
    expect(before.series?.next).toMatchObject({ dueOn: '2027-07-25' });
    await endDuty(platform, planner, duty.id, why, null);
    expect(await timingView(platform, telecomHead, turn.id)).toMatchObject({
      series: { mayEnd: false, turns: [{ period: '2027-06-01', status: 'DTH_TRONG_HAN' }] },
    });
    platform.clock.set('2027-07-01T08:00:00+07:00');
    await makeTurns(platform);
    const july = (await turnsOf(plan.planId)).filter(
      ({ occurrence }) => occurrence === '2027-07-01',
    );
    expect(july.map(({ unit_id }) => unit_id)).toEqual([postal.id]);
    await agree(plan.planId, ['2027-06-03', '2027-07-01']);
  });

  it('a duty of thousands of units takes a few statements', async () => {
    platform.clock.set('2027-07-02T08:00:00+07:00');
    const units = await setUnits(
      platform,
      world.ministry.authorityId,
      world.ministry.top.id,
      3_000,
    );
    const plan = await giveTasks(platform, world.actors.planner, [
      { title: 'Báo cáo tháng của xã', unitIds: units, says: MONTHLY },
    ]);
    expect(await turnsOf(plan.planId)).toHaveLength(3_000);
    platform.clock.set('2027-08-01T08:00:00+07:00');
    const began = performance.now();
    const made = await makeTurns(platform);
    expect(made).toBeGreaterThanOrEqual(3_000);
    expect(performance.now() - began).toBeLessThan(10_000);
    const board = await boardView(platform, world.actors.planner, {
      planId: plan.planId,
      layer: 'given',
    });
    expect(board.total).toMatchObject({ total: 6_000, openOverdue: 3_000, notAccepted: 6_000 });
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
  });
});
