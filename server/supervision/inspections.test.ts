import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { taskView } from '../tasks/task-view.ts';
import {
  answerRecommendation,
  changeRecommendation,
  decideAnswer,
} from './answer-recommendation.ts';
import { concludeInspection, orderRecommendations } from './conclude-inspection.ts';
import { exportRecommendationList } from './export-inspections.ts';
import {
  FindingWords,
  InspectionWords,
  RecommendationWords,
  VisitWords,
} from './inspection-contract.ts';
import { conclusionOf, inspectionView } from './inspection-view.ts';
import { inspectionsView } from './inspections-view.ts';
import { changeInspection, moveInspection, planInspection } from './plan-inspection.ts';
import { recommendationsView } from './recommendations-view.ts';
import { changeFinding, recommend, recordFinding, recordVisit } from './record-findings.ts';

describe('an inspection', () => {
  let platform: TestPlatform;
  let world: World;
  let id: string;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    id = (await planInspection(platform, actor('planner'), plan(), null)).id;
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const plan = (more: object = {}) =>
    InspectionWords.parse({
      ...{ name: 'Việc thực hiện nhiệm vụ được giao năm 2026', year: 2026, isSurprise: true },
      unitIds: [world.ministry.telecom.id, world.ministry.postal.id],
      ...{ startsOn: '2026-04-01', endsOn: '2026-04-30' },
      plan: { contents: 'Tiến độ, số liệu, minh chứng', basis: 'Kế hoạch kiểm tra năm 2026' },
      ...more,
    });
  const finding = (more: object = {}) =>
    FindingWords.parse({
      ...{
        unitId: world.ministry.telecom.id,
        words: 'Ba nhiệm vụ báo hoàn thành khi chưa đủ sản phẩm',
      },
      ...{ nature: 'Báo cáo không đúng thực tế', degree: 'serious', cause: 'Thiếu kiểm soát' },
      ...{ responsibility: 'Chuyên viên phụ trách', personName: 'Lê Thị Cúc' },
      ...more,
    });
  const advice = (unit: 'telecom' | 'postal', dueOn: string, asTask = false) =>
    RecommendationWords.parse({
      ...{ unitId: world.ministry[unit].id, words: 'Rà soát lại số liệu đã báo cáo', asTask },
      deadline: {
        ...{ raw: dueOn.split('-').reverse().join('/'), kind: 'FIXED', precision: 'day' },
        ...{ norm: dueOn, startsOn: null, dueOn },
      },
    });
  const view = (who: WorldActor, asOf?: string) => inspectionView(platform, actor(who), id, asOf);
  const listed = async (who: WorldActor, more: object = {}) =>
    (await inspectionsView(platform, actor(who), { limit: 50, ...more })).rows;
  const version = async () => (await view('planner')).version;

  it('is planned by the planner alone, and comes unannounced', async () => {
    await expect(planInspection(platform, actor('telecomHead'), plan(), null)).rejects.toThrow();
    const outside = plan({ unitIds: [world.hanoi.department.id] });
    await expect(planInspection(platform, actor('planner'), outside, null)).rejects.toThrow(
      'INSPECTED_OUTSIDE',
    );
    expect(await listed('planner', { q: 'nhiem vu duoc giao' })).toMatchObject([
      { id, year: 2026 },
    ]);
    expect(await listed('telecomHead')).toEqual([]);
    await expect(view('telecomHead')).rejects.toThrow('NOT_FOUND');
    await expect(view('hanoiLeader')).rejects.toThrow('NOT_FOUND');
    await expect(
      changeInspection(platform, actor('planner'), id, { ...plan(), version: 9 }, null),
    ).rejects.toThrow('CONFLICT');
    const dropped = await moveInspection(
      platform,
      actor('planner'),
      id,
      { version: 1, to: 'drop' },
      null,
    );
    await moveInspection(platform, actor('planner'), id, { ...dropped, to: 'restore' }, null);
  });

  it('is written by the inspector: visits, findings, recommendations', async () => {
    await expect(recordFinding(platform, actor('inspector'), id, finding(), null)).rejects.toThrow(
      'INSPECTION_STEP',
    );
    platform.clock.set('2026-04-02T08:00:00+07:00');
    const visit = VisitWords.parse({
      ...{ unitId: world.ministry.telecomPolicy.id, fromOn: '2026-04-01', toOn: '2026-04-02' },
      lookedAt: 'Hồ sơ nhiệm vụ và báo cáo tháng',
    });
    await expect(recordVisit(platform, actor('planner'), id, visit, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await recordVisit(platform, actor('inspector'), id, visit, null);
    const elsewhere = finding({ unitId: world.ministry.security.id });
    await expect(recordFinding(platform, actor('inspector'), id, elsewhere, null)).rejects.toThrow(
      'NOT_INSPECTED',
    );
    const first = await recordFinding(platform, actor('inspector'), id, finding(), null);
    const changed = { ...finding({ degree: 'grave' }), version: 1, dropped: false };
    await changeFinding(platform, actor('inspector'), first.id, changed, null);
    await expect(
      changeFinding(platform, actor('inspector'), first.id, changed, null),
    ).rejects.toThrow('CONFLICT');
    for (const words of [advice('telecom', '2026-05-31'), advice('postal', '2026-06-30', true)]) {
      await recommend(platform, actor('inspector'), id, words, null);
    }
    const extra = await recommend(
      platform,
      actor('inspector'),
      id,
      advice('postal', '2026-05-01'),
      null,
    );
    const drop = { ...advice('postal', '2026-05-01'), version: 1, dropped: true };
    await changeRecommendation(platform, actor('inspector'), extra.id, drop, null);
    expect(await view('inspector')).toMatchObject({
      ...{ state: 'under_way', findings: 1, recommendations: 2, open: 0 },
      found: [{ degree: 'grave', personName: 'Lê Thị Cúc' }],
      may: ['visit', 'find', 'recommend'],
    });
    // The unit sees that they came, and nothing of what they found before it is signed.
    expect(await view('telecomHead')).toMatchObject({ found: [], recommended: [] });
    expect((await view('telecomHead')).visits).toHaveLength(1);
    expect((await view('postalHead')).visits).toEqual([]);
  });

  it('is concluded by the leader, with a number of the year, and kept as signed', async () => {
    const body = { general: 'Các đơn vị đã cố gắng.', on: '2026-05-04' };
    await expect(
      concludeInspection(
        platform,
        actor('inspector'),
        id,
        { ...body, version: await version() },
        null,
      ),
    ).rejects.toThrow('NOT_ALLOWED');
    platform.clock.set('2026-05-04T08:00:00+07:00');
    await concludeInspection(
      platform,
      actor('leader'),
      id,
      { ...body, version: await version() },
      null,
    );
    const paper = await conclusionOf(platform, actor('planner'), id);
    expect(paper).toMatchObject({ number: '01/TB-BTTTT', type: 'TB' });
    expect(JSON.stringify(paper)).toContain('rất nghiêm trọng');
    await expect(recordFinding(platform, actor('inspector'), id, finding(), null)).rejects.toThrow(
      'INSPECTION_STEP',
    );
    expect(await view('telecomHead')).toMatchObject({
      ...{ findings: 1, recommendations: 1, recommended: [{ state: 'open', may: ['answer'] }] },
    });
    expect((await view('postalHead')).found).toEqual([]);
    const told = async (who: WorldActor) =>
      (await noticesView(platform, actor(who), { limit: 5 })).rows.filter(
        ({ thing }) => thing?.kind === 'inspection',
      );
    for (const who of ['telecomHead', 'postalHead'] as const) {
      expect(await told(who)).toMatchObject([{ thing: { id } }]);
    }
    expect([await told('securityHead'), await told('hanoiLeader')]).toEqual([[], []]);
  });

  it('makes tasks of the recommendations that are meant so, on the words of the conclusion', async () => {
    const body = { version: await version(), effectiveOn: '2026-05-04' };
    const key = 'order-key-1';
    const issued = await orderRecommendations(platform, actor('planner'), id, body, key);
    expect(issued).toMatchObject({ tasks: 1, units: 1 });
    const { recommended, planId, may } = await view('planner');
    expect(planId).toBe(issued.planId);
    expect(may).not.toContain('order');
    const ordered = recommended.find(({ state }) => state === 'ordered');
    const task = await taskView(platform, actor('postalHead'), ordered?.task?.id ?? '');
    expect(task).toMatchObject({ dueOn: '2026-06-30', title: 'Rà soát lại số liệu đã báo cáo' });
  });

  it('shows what is overdue, and each recommendation is answered until whoever made it accepts', async () => {
    platform.clock.set('2026-06-10T08:00:00+07:00');
    const rows = async (who: WorldActor, more: object = {}) =>
      recommendationsView(platform, actor(who), { limit: 50, ...more });
    const late = await rows('planner', { overdue: true, q: 'ra soat' });
    expect(late).toMatchObject({ total: 1, overdue: 1, rows: [{ daysLate: 10, state: 'open' }] });
    expect((await rows('planner', { asOf: '2026-05-20' })).overdue).toBe(0);
    expect((await rows('postalHead')).rows).toMatchObject([{ state: 'ordered' }]);
    expect((await rows('securityHead')).total).toBe(0);
    expect((await rows('hanoiPlanner')).total).toBe(0);
    const file = await exportRecommendationList(platform, actor('postalHead'), { format: 'csv' });
    expect(String(file.bytes).split('\r\n').filter(Boolean)).toHaveLength(2);

    const target = late.rows[0]?.id ?? '';
    const answer = (who: WorldActor, at: number) =>
      answerRecommendation(
        platform,
        actor(who),
        target,
        { version: at, words: 'Đã rà soát, sửa ba báo cáo', fileIds: [] },
        null,
      );
    await expect(answer('postalHead', 2)).rejects.toThrow('NOT_FOUND');
    await expect(answer('telecomOfficer', 2)).rejects.toThrow('NOT_ALLOWED');
    await answer('telecomHead', 2);
    const decide = (who: WorldActor, at: number, decision: 'accepted' | 'reopened', words = '') =>
      decideAnswer(platform, actor(who), target, { version: at, decision, words }, null);
    await expect(decide('planner', 3, 'accepted')).rejects.toThrow('NOT_ALLOWED');
    await expect(decide('inspector', 3, 'reopened')).rejects.toThrow('REOPEN_REASON');
    await decide('inspector', 3, 'reopened', 'Còn thiếu báo cáo tháng 2');
    await answer('telecomHead', 4);
    await decide('inspector', 5, 'accepted');
    const { recommended, open, overdue } = await view('telecomHead');
    expect(recommended[0]).toMatchObject({
      state: 'accepted',
      answers: [{ decision: 'reopened' }, { decision: 'accepted', by: 'Trần Văn An' }],
    });
    expect([open, overdue]).toEqual([0, 0]);
    expect((await view('planner', '2026-04-10')).recommended).toMatchObject([
      { state: 'draft' },
      { state: 'draft' },
    ]);
  });
});
