import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { paperDocx } from '../papers/write-docx.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { acceptTask } from '../tasks/accept-task.ts';
import { decideExplanation } from '../tasks/decide-explanation.ts';
import { explainTask } from '../tasks/explain-task.ts';
import { reportDone } from '../tasks/report-done.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { factsView } from './facts-view.ts';
import type { OfficialRow } from './official-contract.ts';
import { officialPaper } from './official-paper.ts';
import { officialView } from './official-view.ts';
import { exportTasksBehind, tasksBehindView } from './tasks-behind.ts';

const YEAR = { year: 2026, calendar: 'report', by: 'unit', rounding: 'half_up' } as const;

describe('the official yearly table of live tasks', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    await giveAndFinish(platform, world);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const table = (who: WorldActor, more: object = {}) =>
    officialView(platform, actor(who), { ...YEAR, ...more });
  const brief = ({ name, figures }: OfficialRow) => [
    ...[name, figures.total, figures.doneOnTime, figures.doneLate, figures.within, figures.overdue],
  ];

  test('by unit: on time, late, within, overdue, with rates and their parts; excused shown apart', async () => {
    const { rows, total, cutOff, from, to } = await table('planner');
    expect([from, cutOff, to]).toEqual(['2025-12-15', '2026-06-20', '2026-12-14']);
    expect(rows.map(brief)).toEqual([
      ['Cục An toàn thông tin', 1, 0, 0, 1, 0],
      ['Cục Viễn thông', 4, 1, 1, 1, 1],
      ['Thành phố Hà Nội', 1, 0, 0, 0, 1],
      ['Vụ Bưu chính', 1, 1, 0, 0, 0],
    ]);
    expect(brief(total)).toEqual(['Tổng số', 7, 2, 1, 2, 2]);
    expect([total.figures.lateExcused, total.figures.overdueExcused]).toEqual([1, 0]);
    const { completionOfDue, onTimeOfDone, onTimeOfDoneFirst } = total.figures;
    expect(completionOfDue).toEqual({ numerator: 3, denominator: 5, percent: '60.00' });
    expect(onTimeOfDone).toEqual({ numerator: 2, denominator: 3, percent: '66.67' });
    expect(onTimeOfDoneFirst).toEqual({ numerator: 2, denominator: 3, percent: '66.67' });
  });

  test('by field the same total, and of a past day what was known then', async () => {
    const byField = await table('leader', { by: 'field' });
    expect(byField.rows.map(({ name, figures }) => [name, figures.total])).toEqual([
      ['Viễn thông', 4],
      ['Bưu chính', 3],
    ]);
    expect(byField.total.figures).toEqual((await table('planner')).total.figures);
    const april = await table('planner', { asOf: '2026-03-05', calendar: 'calendar' });
    expect([april.from, april.cutOff]).toEqual(['2026-01-01', '2026-03-05']);
    expect(brief(april.total)).toEqual(['Tổng số', 7, 0, 0, 7, 0]);
  });

  test('every number opens exactly its tasks, page by page and as a sheet', async () => {
    const { total, rows, from, to, cutOff, unit } = await table('planner');
    const query = { unitId: unit.id, from, to, cutOff };
    const cases = { assigned: 'total', done_late: 'doneLate', open_overdue: 'overdue' } as const;
    for (const what of ['assigned', 'done_late', 'open_overdue'] as const) {
      const list = await tasksBehindView(platform, actor('planner'), {
        ...query,
        what,
        limit: 200,
      });
      expect(list.total, what).toBe(total.figures[cases[what]]);
      expect(list.rows).toHaveLength(list.total);
    }
    const telecom = rows.find(({ name }) => name === 'Cục Viễn thông');
    const part = { ...query, partId: telecom?.id, what: 'assigned' as const };
    const first = await tasksBehindView(platform, actor('planner'), { ...part, limit: 3 });
    const rest = await tasksBehindView(platform, actor('planner'), {
      ...{ ...part, limit: 3, after: first.next ?? undefined },
    });
    expect([...first.rows, ...rest.rows].map(({ unit: holder }) => holder.name)).toHaveLength(4);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(4);
    expect([first.part?.name, rest.next]).toEqual(['Cục Viễn thông', null]);
    const sheet = await exportTasksBehind(platform, actor('planner'), { ...part, format: 'csv' });
    expect(String(sheet.bytes).split('\r\n').filter(Boolean)).toHaveLength(5);
  });

  test('it goes out as a document with the rule of rounding under it', async () => {
    const rounding = 'truncate_complement';
    const paper = await officialPaper(platform, actor('planner'), { ...YEAR, rounding });
    const [annex] = paper.annexes;
    const [block] = annex?.body ?? [];
    if (block?.kind !== 'table') throw new Error('The annex has no table');
    expect(block.table.note).toContain('cắt bỏ từ chữ số thập phân thứ ba');
    expect(block.table.rows.at(-1)?.cells.slice(-3)).toEqual([
      ...['60,00 (3/5)', '66,66 (2/3)', '66,66 (2/3)'],
    ]);
    expect(block.table.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
    expect((await paperDocx(paper)).length).toBeGreaterThan(5_000);
  });

  test('a post sees its own unit and those below it, and nothing else in any view', async () => {
    const own = await table('telecomHead');
    expect(own.unit.name).toBe('Cục Viễn thông');
    expect(brief(own.total)).toEqual(['Tổng số', 4, 1, 1, 1, 1]);
    const { top, postal } = world.ministry;
    const days = { from: '2025-12-15', to: '2026-12-14', cutOff: '2026-06-20' };
    for (const unitId of [top.id, postal.id, world.hanoi.top.id]) {
      const asked = { unitId, ...days };
      await expect(table('telecomHead', { unitId })).rejects.toThrow('NOT_FOUND');
      await expect(
        tasksBehindView(platform, actor('telecomHead'), { ...asked, what: 'open', limit: 50 }),
      ).rejects.toThrow('NOT_FOUND');
      await expect(factsView(platform, actor('telecomHead'), asked)).rejects.toThrow('NOT_FOUND');
    }
    const elsewhere = { unitId: postal.id, authorityId: world.ministry.authorityId, ...days };
    await expect(
      tasksBehindView(platform, actor('hanoiPlanner'), { ...elsewhere, what: 'open', limit: 50 }),
    ).rejects.toThrow('NOT_FOUND');
    const given = { ...elsewhere, unitId: world.hanoi.top.id, what: 'open' as const, limit: 50 };
    const theirs = await tasksBehindView(platform, actor('hanoiPlanner'), given);
    expect(theirs.rows.map(({ title }) => title)).toEqual(['Việc của Hà Nội']);
    await expect(table('admin')).rejects.toThrow('NOT_ALLOWED');
  });

  test('causes of what is late stand in the facts of the period', async () => {
    const asked = { from: '2026-05-15', to: '2026-06-14', cutOff: '2026-06-14' };
    const unitId = world.ministry.telecom.id;
    const facts = await factsView(platform, actor('telecomHead'), { unitId, ...asked });
    const figure = (key: string) =>
      facts.sections.flatMap(({ figures }) => figures).find((each) => each.key === key);
    expect(figure('tasks.done_late')).toMatchObject({
      period: '1',
      cumulative: '1',
      lastYear: null,
    });
    expect(figure('tasks.late_excused')?.period).toBe('1');
    const overdue = facts.sections
      .flatMap(({ tables }) => tables)
      .find(({ key }) => key === 'tasks.open_overdue.list');
    expect(overdue?.rows.map(({ cells }) => cells[0])).toEqual(['Việc quá hạn']);
    expect(overdue?.rows[0]?.cells[4]).toContain('Chờ ý kiến đơn vị phối hợp suốt tháng năm');
    expect(overdue?.rows[0]?.cells[5]).toBe('30/06/2026');
  });
});

/** Seven tasks of three units and a city; by June two are done on time, one late and excused, two overdue. */
async function giveAndFinish(platform: TestPlatform, { ministry, hanoi, actors }: World) {
  const { telecom, postal, security } = ministry;
  const line = (title: string, unitId: string, dueOn: string, field: number) => ({
    ...{ title, unitIds: [unitId], dueOn: asDay(dueOn), field },
  });
  const given = await giveTasks(platform, actors.planner, [
    line('Việc đúng hạn', telecom.id, '2026-05-20', 0),
    line('Việc trễ khách quan', telecom.id, '2026-05-20', 0),
    line('Việc quá hạn', telecom.id, '2026-05-25', 0),
    line('Việc trong hạn', telecom.id, '2026-11-30', 0),
    line('Việc bưu chính', postal.id, '2026-04-30', 1),
    line('Việc an toàn', security.id, '2026-12-31', 1),
    line('Việc của Hà Nội', hanoi.top.id, '2026-06-01', 1),
  ]);
  const [onTime = '', late = '', overdue = '', , post = ''] = given.taskIds;
  const done = { body: 'Đã làm xong toàn bộ nội dung được giao.', product: 'Báo cáo', fileIds: [] };
  const finish = async (id: string, head: WorldActor, version = 2) => {
    const report = { ...done, version, onDay: null, withoutEvidence: 'Hồ sơ giấy' };
    await reportDone(platform, actors[head], id, report, null);
    await acceptResult(platform, actors.leader, id, { version: version + 1, note: null }, null);
  };
  for (const [id, head] of [
    ...[[onTime, 'telecomHead'] as const, [late, 'telecomHead'] as const],
    ...[[overdue, 'telecomHead'] as const, [post, 'postalHead'] as const],
  ]) {
    await acceptTask(platform, actors[head], id, { version: 1, officerId: null }, null);
  }
  platform.clock.set('2026-04-20T08:00:00+07:00');
  await finish(post, 'postalHead');
  platform.clock.set('2026-05-20T08:00:00+07:00');
  await finish(onTime, 'telecomHead');
  platform.clock.set('2026-06-02T08:00:00+07:00');
  const why = {
    ...{ cause: 'waits_coordination', words: 'Chờ ý kiến đơn vị phối hợp suốt tháng năm' },
    newDueOn: '2026-06-30',
  };
  await explainTask(platform, actors.telecomHead, overdue, why, null);
  await explainTask(platform, actors.telecomHead, late, why, null);
  const excused = { decision: 'excused' as const, words: 'Do đơn vị phối hợp chậm' };
  await decideExplanation(platform, actors.leader, late, excused, null);
  await finish(late, 'telecomHead');
  platform.clock.set('2026-06-20T08:00:00+07:00');
}
