import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { actorIn } from '../organisation/store/people-store.ts';
import { chooseRule, setLimits } from '../organisation/time-settings.ts';
import { rows } from '../platform/database/rows.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { breakDownTask } from './break-down-task.ts';
import { listTasks } from './contract.ts';
import { foldLedger } from './fold-ledger.ts';
import { listView } from './list-view.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import { setAnchor } from './set-anchor.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { cellOfTasks, replayTo } from './testing/replay.ts';
import { timingView } from './timing-view.ts';
import { verifyLedger } from './verify-ledger.ts';

describe('deadlines that wait for an event', () => {
  let platform: TestPlatform;
  let world: World;
  let planId: string;
  let taskIds: readonly string[];

  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    const plan = await giveTasks(platform, world.actors.planner, [
      {
        title: 'Cấp phép cho doanh nghiệp',
        unitIds: [telecom.id, postal.id],
        says: { raw: '5 ngày làm việc sau khi nhận đủ hồ sơ', norm: 'P5WD' },
      },
      {
        title: 'Xây dựng thông tư hướng dẫn',
        unitIds: [security.id],
        says: { raw: 'hoàn thành sau khi Nghị định được ban hành', norm: null },
      },
      {
        title: 'Ban hành hướng dẫn kỹ thuật',
        unitIds: [security.id],
        says: { raw: '30 ngày kể từ ngày ban hành', norm: 'P30D' },
      },
    ]);
    ({ planId, taskIds } = plan);
  });
  afterAll(() => platform.close());

  const list = (actor: Actor, more: Record<string, unknown>) =>
    listView(platform, actor, listTasks.query.parse({ planId, ...more }));
  const anchor = (version: number, onDay: string) => ({
    ...{ version, onDay, term: null, source: 'Phiếu tiếp nhận 15/PTN' },
  });

  it('a term from the day of issue has its day at once; the others wait and say for what', async () => {
    const { planner } = world.actors;
    const waiting = await list(planner, { flag: 'WAITS_ANCHOR' });
    expect(waiting.rows.map(({ title }) => title).toSorted()).toEqual([
      'Cấp phép cho doanh nghiệp',
      'Cấp phép cho doanh nghiệp',
      'Xây dựng thông tư hướng dẫn',
    ]);
    const dated = (await list(planner, {})).rows.find(({ dueOn }) => dueOn !== null);
    expect(dated).toMatchObject({ title: 'Ban hành hướng dẫn kỹ thuật', dueOn: '2026-12-02' });
    const { anchor: event } = await timingView(platform, planner, taskIds[2] ?? '');
    expect(event).toMatchObject({
      ...{ kind: 'event', words: 'Nghị định được ban hành', term: null, set: null, maySet: true },
    });
  });

  it('the assigner sets the day once for all rows of the words, and the parts follow', async () => {
    const { planner, telecomHead } = world.actors;
    const [first = '', second = ''] = taskIds;
    platform.clock.set('2026-11-20T08:00:00+07:00');
    const taken = await acceptTask(
      platform,
      telecomHead,
      first,
      { version: 1, officerId: null },
      null,
    );
    const { telecomPolicy } = world.ministry;
    const parts = [
      { unitId: telecomPolicy.id, title: 'Thẩm tra hồ sơ', deadline: null, product: null },
    ];
    const broken = { version: taken.version, parts, earlyReason: null };
    const whole = await breakDownTask(platform, telecomHead, first, broken, null);

    const act = anchor(whole.version, '2026-11-20');
    await expect(setAnchor(platform, telecomHead, first, act, null)).rejects.toThrow('NOT_ALLOWED');
    platform.clock.set('2026-11-21T08:00:00+07:00');
    const row = await setAnchor(platform, planner, first, act, null);
    // 24/11 is a day off: five working days end on the 30th.
    expect(row).toMatchObject({ dueOn: '2026-11-30', firstDueOn: '2026-11-30', flags: [] });
    const all = await rows(
      platform.db,
      sql<{ due_on: string | null; is_group: boolean; layer: number }>`
        select due_on, is_group, layer from task where plan_id = ${planId}
          and due_on = '2026-11-30' order by id`,
    );
    expect(all).toHaveLength(4);
    expect(all.some(({ layer }) => layer === 1)).toBe(true);
    expect((await list(planner, { flag: 'WAITS_ANCHOR' })).total).toBe(1);
    const before = await list(planner, { flag: 'WAITS_ANCHOR', asOf: '2026-11-20' });
    expect(before.total).toBe(3);
    const { anchor: set } = await timingView(platform, planner, second);
    expect(set).toMatchObject({ set: { onDay: '2026-11-20', source: 'Phiếu tiếp nhận 15/PTN' } });
    const then = await timingView(platform, planner, second, '2026-11-20');
    expect(then.anchor).toMatchObject({ set: null, maySet: false });
  });

  it('a corrected day moves the deadline and keeps the first one', async () => {
    const { planner } = world.actors;
    const [, second = ''] = taskIds;
    const [row] = (await list(planner, { onUnitId: world.ministry.postal.id })).rows;
    const stale = anchor((row?.version ?? 0) - 1, '2026-11-23');
    await expect(setAnchor(platform, planner, second, stale, null)).rejects.toThrow('CONFLICT');
    const again = anchor(row?.version ?? 0, '2026-11-23');
    const moved = await setAnchor(platform, planner, second, again, null);
    expect(moved).toMatchObject({ dueOn: '2026-12-01', firstDueOn: '2026-11-30' });
  });

  it('an event without a term asks for one; a deadline without an event takes none', async () => {
    const { planner } = world.actors;
    const [, , event = '', dated = ''] = taskIds;
    await expect(
      setAnchor(platform, planner, event, anchor(1, '2026-11-20'), null),
    ).rejects.toThrow('TERM_NEEDED');
    await expect(
      setAnchor(platform, planner, dated, anchor(1, '2026-11-20'), null),
    ).rejects.toThrow('NO_ANCHOR');
    const term = { days: 30, unit: 'day' as const };
    const given = { ...anchor(1, '2026-11-20'), term };
    const row = await setAnchor(platform, planner, event, given, 'key-1');
    expect(row.dueOn).toBe('2026-12-21');
    expect(await setAnchor(platform, planner, event, given, 'key-1')).toEqual(row);
  });

  it('board, list and journal agree on every day; rebuilt = live', async () => {
    const { planner } = world.actors;
    for (const day of ['2026-11-02', '2026-11-20', '2026-11-21', '2026-12-01'].map(asDay)) {
      const told = [...(await replayTo(platform.db, planner.authorityId, day)).values()];
      const given = told.filter((task) => task.plan_id === planId && task.layer === 0);
      const board = await boardView(platform, planner, { planId, layer: 'given', asOf: day });
      expect(board.total).toEqual(cellOfTasks(given, day));
    }
    await foldLedger(platform.db, planner.authorityId);
    expect(await verifyLedger(platform.db, planner.authorityId)).toMatchObject({ examples: [] });
    await rebuildLedger(platform.db, planner.authorityId);
    expect(await verifyLedger(platform.db, planner.authorityId)).toMatchObject({ differences: 0 });
  });

  it('flags are raised after as many days as the body has set, on board and list alike', async () => {
    const { planner } = world.actors;
    platform.clock.set('2026-11-28T08:00:00+07:00');
    const look = async (actor: Actor) => {
      const board = await boardView(platform, actor, { planId, layer: 'given' });
      const soon = await list(actor, { flag: 'DUE_SOON' });
      const silent = await list(actor, { flag: 'SILENT' });
      expect(board.total).toMatchObject({ dueSoon: soon.total, silent: silent.total });
      expect(soon.rows.every(({ flags }) => flags.includes('DUE_SOON'))).toBe(true);
      return { soon: soon.total, silent: silent.total };
    };
    expect(await look(planner)).toEqual({ soon: 2, silent: 0 });
    const limits = { dueSoonDays: 30, silentDays: 5, idleUndatedDays: 20 };
    await setLimits(platform, planner, limits, null);
    const again = await actorIn(platform.db, planner.accountId, planner.postId, '2026-11-28');
    if (!again) throw new Error('the planner left');
    expect(again.limits).toEqual(limits);
    expect(await look(again)).toEqual({ soon: 4, silent: 4 });
    // Whoever looks from another body looks with its own limits.
    expect(await look(planner)).toEqual({ soon: 2, silent: 0 });
  });

  it('an undated task without news for longer than the limit must be explained, not a day before', async () => {
    platform.clock.set('2026-06-01T08:00:00+07:00');
    const { postal } = world.ministry;
    const given = await giveTasks(platform, world.actors.planner, [
      {
        title: 'Thường xuyên rà soát',
        unitIds: [postal.id],
        says: { raw: 'thường xuyên', norm: 'continuous' },
      },
    ]);
    const idle = async (actor: Actor, day: string) => {
      platform.clock.set(`${day}T08:00:00+07:00`);
      const query = { planId: given.planId, flag: 'IDLE_UNDATED' };
      const found = await listView(platform, actor, listTasks.query.parse(query));
      return found.rows.map(({ flags }) => flags.includes('IDLE_UNDATED'));
    };
    const { planner } = world.actors;
    expect(await idle(planner, '2026-08-30')).toEqual([]);
    expect(await idle(planner, '2026-08-31')).toEqual([true]);
    const strict = { ...planner, limits: { dueSoonDays: 3, silentDays: 10, idleUndatedDays: 20 } };
    expect(await idle(strict, '2026-06-21')).toEqual([]);
    expect(await idle(strict, '2026-06-22')).toEqual([true]);
  });
});

describe('parts of a task that was broken down', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function breakDown(taskId: string, raw: string, norm: string) {
    const { telecomHead } = world.actors;
    const { telecomPolicy } = world.ministry;
    const taken = await acceptTask(
      platform,
      telecomHead,
      taskId,
      { version: 1, officerId: null },
      null,
    );
    const deadline = {
      ...{ raw, norm, kind: 'BEFORE' as const, precision: 'day' as const },
      ...{ startsOn: null, dueOn: norm },
    };
    const part = { unitId: telecomPolicy.id, title: 'Phần việc của phòng', product: null };
    const body = { version: taken.version, earlyReason: null };
    const parts = [
      { ...part, deadline },
      { ...part, deadline: null },
    ];
    await breakDownTask(platform, telecomHead, taskId, { ...body, parts }, null);
    return rows(
      platform.db,
      sql<{ due_on: string; kind: string }>`
        select t.due_on, w.deadline->>'kind' as kind
        from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.parent_id = ${taskId} order by t.id`,
    );
  }

  it('a typed “trước ngày” is read as the body reads it on that day; a part of a turn is due with the turn', async () => {
    const { planner } = world.actors;
    const { telecom } = world.ministry;
    const says = { raw: 'trước ngày 25 hằng tháng', norm: 'R/M@25' };
    const given = await giveTasks(platform, planner, [
      { title: 'Số liệu tháng', unitIds: [telecom.id], says },
      { title: 'Việc có hạn', unitIds: [telecom.id], dueOn: asDay('2026-12-31') },
    ]);
    const [turn = '', dated = ''] = given.taskIds;
    expect(await breakDown(turn, 'trước ngày 20/11/2026', '2026-11-20')).toEqual([
      { due_on: '2026-11-20', kind: 'BEFORE' },
      { due_on: '2026-11-25', kind: 'FIXED' },
    ]);
    const choice = { rule: 'before', value: 'exclusive', from: '2026-11-01' } as const;
    await chooseRule(platform, planner, { ...choice, source: 'Quyết định 5/QĐ-BTTTT' }, null);
    const [part] = await breakDown(dated, 'trước ngày 20/11/2026', '2026-11-20');
    expect(part).toMatchObject({ due_on: '2026-11-19' });
  });
});
