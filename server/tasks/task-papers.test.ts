import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Paper, PaperTable } from '../papers/paper.ts';
import type { PaperKind } from '../papers/paper-kinds.ts';
import { formPaper } from '../papers/rules/formed-paper.ts';
import { wordsOfPaper } from '../papers/rules/words-of-paper.ts';
import { breakDownTask } from './break-down-task.ts';
import { explainTask } from './explain-task.ts';
import { overdueTasksPaper } from './overdue-paper-view.ts';
import { issuedPlanPaper } from './plan-paper-view.ts';
import { DELAY_CAUSES } from './rules/delay-causes.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';
import { officeOf, WHY } from './testing/office.ts';
import { ownPlanPaper } from './unit-plan-paper-view.ts';
import { withdrawTask } from './withdraw-task.ts';

describe('tasks on paper', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;
  let office: ReturnType<typeof officeOf>;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
    const { telecom, postal, security } = world.ministry;
    plan = await giveTasks(platform, world.actors.planner, [
      {
        ...{ title: 'Lập bản đồ chất lượng mạng', unitIds: [telecom.id], field: 0 },
        ...{ dueOn: asDay('2026-03-10'), coordinatorIds: [postal.id] },
      },
      {
        ...{ title: 'Rà soát quy chế', unitIds: [telecom.id, postal.id, security.id], field: 1 },
        says: { raw: 'trong quý I/2026', norm: '2026-Q1' },
      },
      { title: 'Thường xuyên cập nhật', unitIds: [security.id] },
    ]);
    const [first = ''] = plan.taskIds;
    await office.accept(first);
    const part = (unitId: string, title: string) => ({
      ...{ unitId, title, product: 'Báo cáo' },
      deadline: {
        ...{ raw: '2026-03-09', kind: 'FIXED' as const, precision: 'day' as const },
        ...{ norm: '2026-03-09', startsOn: null, dueOn: '2026-03-09' },
      },
    });
    const parts = [
      part(world.ministry.telecomPolicy.id, 'Thu thập số liệu'),
      part(world.ministry.telecomLicensing.id, 'Đo kiểm'),
    ];
    const { telecomHead } = world.actors;
    await breakDownTask(
      platform,
      telecomHead,
      first,
      { version: await office.versionOf(first), parts, earlyReason: null },
      null,
    );
    platform.clock.set('2026-04-20T08:00:00+07:00');
    const words = 'Thiết bị đo về chậm hơn hợp đồng ba tuần';
    const why = { cause: DELAY_CAUSES[0]?.key ?? '', words, newDueOn: '2026-05-15' };
    await explainTask(platform, telecomHead, first, why, null);
    platform.clock.set('2026-04-21T08:00:00+07:00');
  });
  afterAll(() => platform.close());

  const make = (kind: PaperKind, who: WorldActor, query: object): Promise<Paper> =>
    kind.asked(query).compose(platform, world.actors[who]);
  const count = (kind: PaperKind, who: WorldActor, query: object): Promise<number> =>
    kind.asked(query).rows(platform, world.actors[who]);
  function annexOf(paper: Paper): PaperTable {
    const [block] = paper.annexes[0]?.body ?? [];
    if (block?.kind !== 'table') throw new Error('no annex');
    return block.table;
  }
  const cells = (paper: Paper) => annexOf(paper).rows.map((row) => row.cells);

  describe('overdue, with causes', () => {
    it('holds what the list holds, with days, cause and new day', async () => {
      const query = { planId: plan.planId, status: 'HT_DUNG_HAN' };
      const paper = await make(overdueTasksPaper, 'planner', query);
      expect(await count(overdueTasksPaper, 'planner', query)).toBe(4);
      const [first, ...others] = cells(paper);
      expect(first).toEqual([
        ...['1', 'Lập bản đồ chất lượng mạng', expect.stringMatching(/\/KH-BTTTT, mục 1$/)],
        ...['Cục Viễn thông', '10/03/2026', '42'],
        expect.stringMatching(/: Thiết bị đo về chậm hơn hợp đồng ba tuần$/),
        '15/05/2026',
      ]);
      expect(others.map((row) => [row[3], row[5], row[6], row[7]])).toEqual(
        expect.arrayContaining([
          ['Cục Viễn thông', '21', 'Chưa giải trình', ''],
          ['Vụ Bưu chính', '21', 'Chưa giải trình', ''],
          ['Cục An toàn thông tin', '21', 'Chưa giải trình', ''],
        ]),
      );
      const said = wordsOfPaper(formPaper(paper)).join('\n');
      expect(said).toContain('có 4 nhiệm vụ quá hạn chưa hoàn thành của 3 đơn vị chủ trì');
      expect(said).toContain('quá hạn lâu nhất 42 ngày. Đã giải trình nguyên nhân 1 nhiệm vụ');
      const { columns } = annexOf(paper);
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
    });

    it('says a past day as it was', async () => {
      const paper = await make(overdueTasksPaper, 'planner', { asOf: '2026-03-15' });
      expect(cells(paper).map((row) => [row[3], row[5], row[6]])).toEqual([
        ['Cục Viễn thông', '5', 'Chưa giải trình'],
      ]);
    });

    it('shows a post what it may see, and nothing of the rest', async () => {
      const postal = await make(overdueTasksPaper, 'postalHead', {});
      // Its own task, and the one in which it takes part.
      expect(cells(postal).map((row) => row[3])).toEqual(['Cục Viễn thông', 'Vụ Bưu chính']);
      expect(postal.organ).toEqual({
        above: 'Bộ Thông tin và Truyền thông',
        name: 'Vụ Bưu chính',
      });
      expect(postal.signer).toEqual({ position: ['Vụ trưởng'], name: 'Bùi Đình Khôi' });
      const hanoi = await make(overdueTasksPaper, 'hanoiPlanner', {});
      expect([await count(overdueTasksPaper, 'hanoiPlanner', {}), hanoi.annexes]).toEqual([0, []]);
      await expect(make(overdueTasksPaper, 'admin', {})).rejects.toThrow('NOT_ALLOWED');
    });
  });

  describe('a plan with its annex', () => {
    it('has a line for each piece of work, by field, with heads and deadlines as written', async () => {
      const paper = await make(issuedPlanPaper, 'planner', { planId: plan.planId });
      expect(await count(issuedPlanPaper, 'planner', { planId: plan.planId })).toBe(3);
      expect(cells(paper).map((row) => row.slice(0, 2))).toEqual([
        ...[
          ['I', 'Viễn thông'],
          ['1', 'Lập bản đồ chất lượng mạng'],
        ],
        ...[
          ['II', 'Bưu chính'],
          ['2', 'Rà soát quy chế'],
        ],
        ...[
          ['III', 'Nhiệm vụ khác'],
          ['3', 'Thường xuyên cập nhật'],
        ],
      ]);
      expect(cells(paper)[1]?.slice(2)).toEqual([
        ...['Cục trưởng Trần Văn An', 'Cục Viễn thông', 'Vụ Bưu chính', '', '10/03/2026'],
      ]);
      const shared = cells(paper)[3] ?? [];
      expect(String(shared[3]).split('; ').toSorted()).toEqual([
        ...['Cục An toàn thông tin', 'Cục Viễn thông', 'Vụ Bưu chính'],
      ]);
      expect(shared[6]).toBe('Trong quý I/2026');
      expect(paper.number).toMatch(/^\d+\/KH-BTTTT$/);
    });

    it('names to a unit only what it may see', async () => {
      const paper = await make(issuedPlanPaper, 'postalHead', { planId: plan.planId });
      expect(cells(paper).map((row) => row[1])).not.toContain('Thường xuyên cập nhật');
      expect(cells(paper)[3]?.[3]).toBe('Vụ Bưu chính');
      for (const kind of [issuedPlanPaper, ownPlanPaper]) {
        await expect(make(kind, 'hanoiPlanner', { planId: plan.planId })).rejects.toThrow(
          'NOT_FOUND',
        );
      }
    });

    it('bears no number once something of it has changed', async () => {
      const last = plan.taskIds.at(-1) ?? '';
      const version = await office.versionOf(last);
      await withdrawTask(platform, world.actors.planner, last, { version, reason: WHY }, null);
      const query = { planId: plan.planId };
      const now = await make(issuedPlanPaper, 'planner', query);
      expect(now.number).toBe('/KH-BTTTT');
      expect(cells(now).map((row) => row[1])).not.toContain('Thường xuyên cập nhật');
      const then = await make(issuedPlanPaper, 'planner', { ...query, asOf: '2026-03-20' });
      expect(then.number).toMatch(/^\d+\/KH-BTTTT$/);
      expect(cells(then).map((row) => row[1])).toContain('Thường xuyên cập nhật');
    });
  });

  it('the plan of a unit: what it was given, and under it what it parted that into', async () => {
    const paper = await make(ownPlanPaper, 'telecomHead', { planId: plan.planId });
    expect(cells(paper).map((row) => [row[0], row[3]])).toEqual([
      ['1', 'Cục Viễn thông'],
      ['1.1', 'Phòng Chính sách viễn thông'],
      ['1.2', 'Phòng Cấp phép'],
      ['2', 'Cục Viễn thông'],
    ]);
    expect(paper.organ.name).toBe('Cục Viễn thông');
    expect(paper.bases[0]).toMatch(/^Thực hiện Kế hoạch số \d+\/KH-BTTTT/);
    // Nothing of the unit is shown to its neighbour.
    const postal = await make(ownPlanPaper, 'postalHead', {
      ...{ planId: plan.planId, unitId: world.ministry.telecom.id },
    });
    expect(postal.annexes.flatMap(({ body }) => body)).toHaveLength(1);
    expect(cells(postal).map((row) => row[1])).toEqual(['Lập bản đồ chất lượng mạng']);
  });
});
