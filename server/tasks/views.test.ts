import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { compareView } from './compare-view.ts';
import { compareTasks, exportTasks, listTasks, type TaskRow } from './contract.ts';
import { exportView } from './export-view.ts';
import { handBackTask } from './hand-back-task.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
import { reportDone } from './report-done.ts';
import { reportProgress } from './report-progress.ts';
import { returnResult } from './return-result.ts';
import { searchView } from './search-view.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';
import { weekView } from './week-view.ts';

const BODY = 'Đã làm xong theo kế hoạch được giao';

describe('views of tasks', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;
  let ids: Record<'towers' | 'posts' | 'formula' | 'undated' | 'city', string>;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    plan = await giveTasks(platform, world.actors.planner, [
      {
        ...{ title: 'Xây dựng đề án trạm phát sóng', unitIds: [telecom.id], field: 0 },
        ...{ dueOn: asDay('2026-03-20'), coordinatorIds: [security.id] },
      },
      {
        ...{ title: 'Bản đồ bưu cục văn hoá xã', unitIds: [postal.id], field: 1 },
        dueOn: asDay('2026-04-10'),
      },
      {
        ...{ title: '=HYPERLINK("http://x")', unitIds: [postal.id], field: 1 },
        dueOn: asDay('2026-03-10'),
      },
      { title: 'Việc không thời hạn', unitIds: [telecom.id] },
      { title: 'Triển khai tại thành phố', unitIds: [world.hanoi.top.id] },
    ]);
    const [towers = '', posts = '', formula = '', undated = '', city = ''] = plan.taskIds;
    ids = { towers, posts, formula, undated, city };
    platform.clock.set('2026-03-04T09:00:00+07:00');
    const { telecomHead, telecomOfficer, postalHead } = world.actors;
    await acceptTask(platform, telecomHead, towers, { version: 1, officerId: null }, null);
    const progress = { percent: 30, difficulty: 'Thiếu số liệu', fallReason: null, fileIds: [] };
    await reportProgress(
      platform,
      telecomOfficer,
      towers,
      { version: 2, body: 'Xong khảo sát', ...progress },
      null,
    );
    const reason = 'Trùng với việc khác';
    await handBackTask(platform, postalHead, formula, { version: 1, reason }, null);
    platform.clock.set('2026-03-18T09:00:00+07:00');
  });
  afterAll(() => platform.close());

  const list = (actor: Actor, query: Record<string, unknown> = {}) =>
    listView(platform, actor, listTasks.query.parse(query));
  const titles = (rows: readonly TaskRow[]) => rows.map(({ title }) => title);

  it('list: by deadline with the undated last, and the exact reverse', async () => {
    const { planner } = world.actors;
    const due = (await list(planner)).rows.map(({ dueOn }) => dueOn);
    expect(due).toEqual(['2026-03-10', '2026-03-20', '2026-04-10', null, null]);
    const down = (await list(planner, { sort: '-due' })).rows.map(({ id }) => id);
    expect(down).toEqual((await list(planner)).rows.map(({ id }) => id).reverse());
  });

  it.each([
    'due',
    '-due',
    'title',
    'unit',
    '-updated',
    'unit,-due',
    'status,field,-title',
    '-percent,officer',
  ])('list: pages of two make the whole, sorted by %s', async (sort) => {
    const { planner } = world.actors;
    const whole = (await list(planner, { sort })).rows.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(planner, { sort, limit: 2, after });
      paged.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
  });

  it('list: found without accents by the beginning of words, filtered by all that the board says', async () => {
    const { planner, securityHead } = world.actors;
    expect(titles((await list(planner, { q: 'tram phat' })).rows)).toEqual([
      'Xây dựng đề án trạm phát sóng',
    ]);
    const overdue = await list(planner, { status: ['DTH_QUA_HAN', 'CHUYEN_KY'] });
    expect(overdue).toMatchObject({ total: 1, counts: { openOverdue: 1, openWithin: 0 } });
    const soon = await list(planner, { flag: 'DUE_SOON' });
    expect(soon.rows).toMatchObject([{ id: ids.towers, daysLate: 0 }]);
    expect((await list(planner, { fieldId: 'none' })).total).toBe(2);
    expect((await list(planner, { fieldId: plan.fieldIds[1] })).total).toBe(2);
    expect((await list(planner, { dueFrom: '2026-03-11', dueTo: '2026-03-31' })).total).toBe(1);
    expect((await list(planner, { onUnitId: world.ministry.postal.id })).total).toBe(2);
    const part = await list(securityHead, { role: 'coordinate' });
    expect(titles(part.rows)).toEqual(['Xây dựng đề án trạm phát sóng']);
    expect((await list(securityHead, { role: 'lead' })).total).toBe(0);
    await expect(list(planner, { after: 'không phải khoá' })).rejects.toThrow('BAD_INPUT');
    await expect(list(planner, { asOf: '2026-02-30' })).rejects.toThrow('BAD_INPUT');
  });

  it('list: as of a past day shows what stood then', async () => {
    const { planner } = world.actors;
    const then = await list(planner, { asOf: '2026-03-03', state: 'assigned' });
    expect(then.total).toBe(5);
    expect((await list(planner, { asOf: '2026-03-01' })).total).toBe(0);
  });

  it('compare: what entered, left and changed between two days', async () => {
    const query = { asOf: '2026-03-18', vs: '2026-03-03', state: 'assigned' };
    const found = await compareView(
      platform,
      world.actors.planner,
      compareTasks.query.parse(query),
    );
    expect(found.counts).toEqual({ entered: 0, left: 2, changed: 0 });
    expect(found.rows.map(({ now, mark, why }) => [now.id, mark, why]).sort()).toEqual(
      [
        [ids.formula, 'left', 'filter'],
        [ids.towers, 'left', 'filter'],
      ].sort(),
    );
    const all = { asOf: '2026-03-18', vs: '2026-03-03', changed: 'percent' };
    const changed = await compareView(
      platform,
      world.actors.planner,
      compareTasks.query.parse(all),
    );
    const towers = changed.rows.find(({ now }) => now.id === ids.towers);
    expect(towers?.fields).toEqual(['state', 'percent']);
  });

  it('export: dates are dates, and no text is a formula', async () => {
    const { planner } = world.actors;
    const csv = await exportView(platform, planner, exportTasks.query.parse({ format: 'csv' }));
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain('20/03/2026');
    const sheet = await exportView(platform, planner, exportTasks.query.parse({ sort: 'due' }));
    const [first] = await readXlsxFile(sheet.bytes);
    const [head = [], row = []] = first?.data ?? [];
    expect(row[head.indexOf('Thời hạn')]).toEqual(new Date('2026-03-10T00:00:00Z'));
    expect(row[head.indexOf('Nhiệm vụ')]).toBe('=HYPERLINK("http://x")');
  });

  it('inbox: each post has what waits for it, by deadline', async () => {
    const inbox = async (actor: Actor) => {
      const found = await inboxView(platform, actor, { limit: 50 });
      expect(Object.values(found.counts).reduce((sum, n) => sum + n, 0)).toBe(found.rows.length);
      return found.rows.map(({ kind, task }) => [kind, task.id]);
    };
    const { planner, telecomHead, telecomOfficer, postalHead, inspector } = world.actors;
    expect(await inbox(planner)).toEqual([['decide_hand_back', ids.formula]]);
    expect(await inbox(telecomHead)).toEqual([
      ['report', ids.towers],
      ['accept', ids.undated],
    ]);
    expect(await inbox(telecomOfficer)).toEqual([['report', ids.towers]]);
    expect(await inbox(postalHead)).toEqual([['accept', ids.posts]]);
    expect(await inbox(inspector)).toEqual([]);
    const first = await inboxView(platform, telecomHead, { limit: 1 });
    const second = await inboxView(platform, telecomHead, { limit: 1, after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(({ task }) => task.id)).toEqual([
      ids.towers,
      ids.undated,
    ]);
    const decide = await inboxView(platform, planner, { limit: 5 });
    expect(decide.rows).toMatchObject([{ by: 'Bùi Đình Khôi', words: 'Trùng với việc khác' }]);
  });

  it('week: what was said this week and last', async () => {
    const { telecomOfficer } = world.actors;
    const then = await weekView(platform, telecomOfficer, '2026-W10');
    expect(then).toMatchObject({ from: '2026-03-02', to: '2026-03-08', updated: 1 });
    expect(then.rows.map(({ task, thisWeek }) => [task.id, thisWeek?.percent])).toEqual([
      [ids.towers, 30],
      [ids.undated, undefined],
    ]);
    const next = await weekView(platform, telecomOfficer, '2026-W11');
    expect(next.rows[0]).toMatchObject({ thisWeek: null, lastWeek: { body: 'Xong khảo sát' } });
    await expect(weekView(platform, telecomOfficer, '2026-W60')).rejects.toThrow('WEEK_UNKNOWN');
  });

  it('board: units and fields, the bodies outside the tree, silence from the 31st day on', async () => {
    const { planner, telecomHead, admin } = world.actors;
    const at = (asOf: string) =>
      boardView(platform, planner, { planId: plan.planId, layer: 'given', asOf });
    const board = await at('2026-03-18');
    expect(
      board.rows.map(({ head, total }) => [head.name, total.openOverdue, total.total]),
    ).toEqual([
      ['Cục An toàn thông tin', 0, 0],
      ['Cục Viễn thông', 0, 2],
      ['Văn phòng Bộ', 0, 0],
      ['Vụ Bưu chính', 1, 2],
      ['Thành phố Hà Nội', 0, 1],
    ]);
    expect(board.fields.map(({ name }) => name)).toEqual(['Viễn thông', 'Bưu chính', '']);
    expect(board.totals.none).toMatchObject({ openNoDeadline: 2 });
    expect(board.ageing[0]).toEqual({ from: 1, upTo: 30, count: 1 });
    // Heard on 04/03: not silent on 03/04, silent on 04/04. The others were given on 02/03.
    expect((await at('2026-04-03')).total.silent).toBe(3);
    expect((await at('2026-04-04')).total.silent).toBe(4);
    const own = await boardView(platform, telecomHead, { layer: 'given' });
    expect(own.path.map(({ name }) => name)).toEqual(['Cục Viễn thông']);
    expect(own.rows.map(({ head }) => head.name).at(-1)).toBe('Cục Viễn thông');
    expect(own.total.total).toBe(2);
    const beyond = { layer: 'given' as const, unitId: world.ministry.postal.id };
    await expect(boardView(platform, telecomHead, beyond)).rejects.toThrow('NOT_FOUND');
    await expect(boardView(platform, admin, { layer: 'given' })).rejects.toThrow('NOT_ALLOWED');
    const city = await boardView(platform, planner, {
      ...{ planId: plan.planId, layer: 'given', unitId: world.hanoi.top.id },
    });
    expect(city).toMatchObject({ total: { total: 1 }, path: [{ name: 'Thành phố Hà Nội' }] });
  });

  it('search: one box for documents, tasks, units and people', async () => {
    const { planner, postalHead, admin } = world.actors;
    const kinds = async (actor: Actor, q: string) =>
      (await searchView(platform, actor, { q, limit: 6 })).hits.map(({ kind, title }) => [
        kind,
        title,
      ]);
    expect(await kinds(planner, 'tram phat song')).toEqual([
      ['task', 'Xây dựng đề án trạm phát sóng'],
    ]);
    expect(await kinds(postalHead, 'tram phat song')).toEqual([]);
    expect(await kinds(admin, 'tram phat song')).toEqual([]);
    expect(await kinds(planner, 'cuc vien thong')).toContainEqual(['unit', 'Cục Viễn thông']);
    expect(await kinds(planner, 'thu ha')).toContainEqual(['person', 'Nguyễn Thu Hà']);
    const [first] = await kinds(planner, '1/KH-BTTTT');
    expect(first?.[0]).toBe('directive');
  });

  it('inbox: a returned result waits for its unit with the words of the assigner', async () => {
    const { planner, telecomOfficer } = world.actors;
    const done = { body: BODY, product: 'Đề án', onDay: null, fileIds: [] };
    const task = await reportDone(
      platform,
      telecomOfficer,
      ids.towers,
      { version: 3, ...done, withoutEvidence: 'Bản giấy đã gửi' },
      null,
    );
    const waiting = await inboxView(platform, planner, { limit: 5, kind: 'decide_result' });
    expect(waiting).toMatchObject({ total: 1, rows: [{ by: 'Lê Thị Cúc', words: 'Đề án' }] });
    const reason = 'Thiếu phụ lục kinh phí';
    await returnResult(platform, planner, task.id, { version: task.version, reason }, null);
    const returned = await inboxView(platform, telecomOfficer, { limit: 5 });
    expect(returned.rows).toMatchObject([{ kind: 'returned', by: 'Nguyễn Thu Hà', words: reason }]);
  });
});
