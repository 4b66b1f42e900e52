// long: one life of a movement, each part of which stands on those before it
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { paperDocx } from '../papers/write-docx.ts';
import { enterValues } from '../scorecards/enter-values.ts';
import { campaignListView } from './campaign-list-view.ts';
import { campaignView } from './campaign-view.ts';
import { changeNomination, withdrawNomination } from './change-nomination.ts';
import { decideAwards, previewDecision } from './decide-awards.ts';
import { decisionsView } from './decisions-view.ts';
import { awardPaper } from './document/award-paper.ts';
import { exportAwards, exportNominationList } from './export-emulation.ts';
import { approveExample, examplesView, proposeExample, publishExample } from './hold-up-example.ts';
import { nominate } from './nominate.ts';
import { Dossier } from './nomination-contract.ts';
import { nominationsView } from './nominations-view.ts';
import { openSession } from './open-session.ts';
import { changeCampaign, planCampaign } from './plan-campaign.ts';
import { registerForCampaign } from './register-for-campaign.ts';
import { draftReview, reviewsView, saveReview } from './review-campaign.ts';
import type { AwardCode } from './rules/award-rules.ts';
import { appraiseInCampaign, selfScoreInCampaign } from './score-in-campaign.ts';
import { sessionsView } from './sessions-view.ts';
import { standingView } from './standing-view.ts';
import { settleSuspension, suspendAwards } from './suspend-awards.ts';
import { infrastructureWords, launchInfrastructure } from './testing/infrastructure.ts';
import { castBallot, closeSession, enterCounts } from './vote-in-session.ts';

const FULL = Dossier.parse({
  achievements: 'Phủ sóng hết các thôn lõm sóng.',
  papers: [
    { kind: 'proposal', number: '12/TTr-CVT', on: '2025-11-20' },
    { kind: 'achievement_report', number: '34/BC-CVT', on: '2025-11-20', confirmed: true },
  ],
});
const COUNCIL: readonly WorldActor[] = [
  'leader',
  'officeHead',
  'telecomHead',
  'postalHead',
  'securityHead',
];

describe('a movement', () => {
  let platform: TestPlatform;
  let world: World;
  let movement: { id: string; stageId: string; scorecardId: string };
  beforeAll(async () => {
    platform = await openTestPlatform('2025-12-01T08:00:00+07:00');
    world = await makeWorld(platform);
    const council = COUNCIL.map((name, at) => ({
      postId: world.actors[name].postId,
      role: at === 0 ? 'chair' : 'member',
    }));
    movement = await launchInfrastructure(platform, world, { council });
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const unit = (name: 'telecom' | 'postal' | 'security' | 'office') => world.ministry[name].id;
  const standing = async (who: WorldActor) =>
    standingView(platform, actor(who), movement.id, movement.stageId);
  const rowsOf = async (who: WorldActor) =>
    (await standing(who)).clusters
      .flatMap(({ rows }) => rows.map((row) => row.unit.name))
      .toSorted();
  const score = async (
    who: WorldActor,
    side: 'self' | 'given',
    [unitName, criterion, points]: readonly [
      'telecom' | 'postal' | 'security' | 'office',
      string,
      number,
    ],
    words = 'Theo báo cáo quý',
  ) => {
    const place = { campaignId: movement.id, stageId: movement.stageId };
    const rows = (await standing('planner')).clusters.flatMap(({ rows: all }) => all);
    const row = rows.find((each) => each.unit.id === unit(unitName));
    const version = row?.cells.find((cell) => cell.criterion === criterion)?.version ?? null;
    const body = { unitId: unit(unitName), criterion, points, words, fileIds: [], version };
    return side === 'self'
      ? selfScoreInCampaign(platform, actor(who), place, body, null)
      : appraiseInCampaign(platform, actor(who), place, body, null);
  };
  const nominations = async (who: WorldActor = 'planner', asOf?: string) =>
    nominationsView(platform, actor(who), movement.id, {
      limit: 50,
      stageId: movement.stageId,
      asOf,
    });
  const reasonsOf = async (id: string) =>
    (await nominations()).rows.find((row) => row.id === id)?.reasons.map(({ say }) => say.vi);

  it('is found without accents and shows its steps', async () => {
    const found = await campaignListView(platform, actor('telecomOfficer'), {
      q: 'ha tang',
      limit: 50,
    });
    expect(found.rows).toMatchObject([{ units: 4, stage: '2022 - 2025', reviewOverdue: true }]);
    const none = await campaignListView(platform, actor('hanoiPlanner'), { limit: 50 });
    expect(none.total).toBe(0);
    const { stages, may } = await campaignView(platform, actor('postalHead'), movement.id);
    expect(stages[0]?.steps.map(({ state }) => state)).toEqual([
      ...['done', 'open', 'open', 'ahead', 'ahead', 'ahead'],
    ]);
    expect(may).toMatchObject({ define: false, nominate: true, registerUnitId: unit('postal') });
    await expect(campaignView(platform, actor('hanoiPlanner'), movement.id)).rejects.toThrow(
      'NOT_FOUND',
    );
  });

  it('is changed by its planner alone, never on an outdated copy; what it was is kept', async () => {
    const words = infrastructureWords(world);
    const change = { ...words, version: 3 };
    await expect(
      changeCampaign(platform, actor('telecomHead'), movement.id, change, null),
    ).rejects.toThrow('NOT_ALLOWED');
    const outdated = { ...words, version: 1 };
    await expect(
      changeCampaign(platform, actor('planner'), movement.id, outdated, null),
    ).rejects.toThrow('CONFLICT');
    const twice = infrastructureWords(world, {
      clusters: [
        { id: '1', name: 'Khối một', kind: 'block' },
        { id: '2', name: 'Khối hai', kind: 'block' },
      ],
    });
    const members = ['1', '2'].map((clusterId) => ({ clusterId, unitIds: [unit('telecom')] }));
    await expect(
      planCampaign(platform, actor('planner'), { ...twice, members }, null),
    ).rejects.toThrow('UNIT_TWICE');
    const outside = [{ clusterId: '1', unitIds: [world.hanoi.department.id] }];
    await expect(
      planCampaign(platform, actor('planner'), { ...words, members: outside }, null),
    ).rejects.toThrow('UNIT_OUTSIDE');
  });

  it('is carried on by units below, linked upward, never in a circle', async () => {
    const words = {
      ...infrastructureWords(world, { clusters: [], scope: 'unit' }),
      ...{ name: 'Phong trào của Cục Viễn thông', superiorId: movement.id, members: [] },
    };
    const { id } = await planCampaign(platform, actor('telecomHead'), words, null);
    const { below } = await campaignView(platform, actor('planner'), movement.id);
    expect(below).toMatchObject([{ id, unit: { name: 'Cục Viễn thông' } }]);
    await expect(planCampaign(platform, actor('telecomOfficer'), words, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    const { version, definition } = await campaignView(platform, actor('planner'), movement.id);
    const circle = {
      name: 'Vòng tròn',
      directiveId: null,
      superiorId: id,
      definition,
      members: [],
      version,
    };
    await expect(
      changeCampaign(platform, actor('planner'), movement.id, circle, null),
    ).rejects.toThrow('SUPERIOR_CIRCLE');
  });

  it('lets a unit register for itself; another registration takes the place of the first', async () => {
    const pledge = {
      stageId: movement.stageId,
      unitId: unit('telecom'),
      pledge: 'Phủ sóng 100 % thôn',
    };
    const register = (who: WorldActor, body = pledge) =>
      registerForCampaign(platform, actor(who), movement.id, body, null);
    await expect(register('postalHead')).rejects.toThrow('NOT_ALLOWED');
    await register('telecomHead');
    await register('telecomHead', { ...pledge, pledge: 'Phủ sóng hết trong năm 2024' });
    const { registrations } = await campaignView(platform, actor('planner'), movement.id);
    expect(registrations.map((each) => each.pledge)).toEqual(['Phủ sóng hết trong năm 2024']);
  });

  it('is scored by the unit, then by the head of its block; a difference needs words', async () => {
    await score('telecomHead', 'self', ['telecom', 'build', 58]);
    await score('telecomHead', 'self', ['telecom', 'save', 40]);
    await score('postalHead', 'self', ['postal', 'build', 50]);
    await expect(score('postalHead', 'self', ['telecom', 'save', 1])).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await expect(score('postalHead', 'given', ['telecom', 'build', 1])).rejects.toThrow(
      'NOT_APPRAISER',
    );
    await expect(score('officeHead', 'given', ['office', 'build', 60])).rejects.toThrow(
      'NOT_APPRAISER',
    );
    await expect(score('officeHead', 'given', ['telecom', 'build', 55], '')).rejects.toThrow(
      'DIFFERENCE_NEEDS_WORDS',
    );
    await score('officeHead', 'given', ['telecom', 'build', 55], 'Còn 3 thôn chưa phủ sóng');
    await score('officeHead', 'given', ['telecom', 'save', 40], '');
    await score('officeHead', 'given', ['postal', 'build', 50], '');
    await score('planner', 'given', ['security', 'build', 45]);
    const clean = (name: 'telecom' | 'postal' | 'security' | 'office', value: number) => ({
      ...{ criterion: 'clean', unitId: unit(name), value, words: '', fileIds: [], version: null },
    });
    const values = [
      clean('telecom', 1),
      clean('postal', 1),
      clean('security', 0),
      clean('office', 1),
    ];
    const period = '2022-01-01..2025-12-31';
    await enterValues(platform, actor('planner'), movement.scorecardId, { period, values }, null);

    const { clusters } = await standing('planner');
    const first = clusters[0]?.rows[0];
    expect(first).toMatchObject({ unit: { name: 'Cục Viễn thông' }, rank: 1, total: 95 });
    expect(first?.cells.find(({ criterion }) => criterion === 'build')).toMatchObject({
      ...{ points: 55, self: { points: 58 } },
      given: { points: 55, words: 'Còn 3 thôn chưa phủ sóng' },
    });
    const security = clusters[0]?.rows.find((row) => row.unit.id === unit('security'));
    expect(security).toMatchObject({
      rank: null,
      failedGate: { name: 'Không có vụ việc tham nhũng' },
    });
  });

  it('shows a unit its own points only; the head of the block sees its peers', async () => {
    expect(await rowsOf('postalHead')).toEqual(['Vụ Bưu chính']);
    expect(await rowsOf('officeHead')).toHaveLength(4);
    expect(await rowsOf('inspector')).toHaveLength(4);
  });

  let telecom = '';
  let postal = '';
  let security = '';
  interface Put {
    readonly award: AwardCode;
    readonly unitId: string;
    readonly personName?: string;
    readonly dossier?: Dossier;
  }
  const put = async (who: WorldActor, body: Put) => {
    const { id } = await nominate(
      platform,
      actor(who),
      movement.id,
      { ...{ stageId: movement.stageId, personName: null, dossier: Dossier.parse({}) }, ...body },
      null,
    );
    return id;
  };

  it('takes nominations of one’s own unit, its parts and people, each once', async () => {
    telecom = await put('telecomHead', {
      award: 'certificate_unit',
      unitId: unit('telecom'),
      dossier: FULL,
    });
    postal = await put('postalHead', {
      award: 'certificate_unit',
      unitId: unit('postal'),
      dossier: FULL,
    });
    security = await put('planner', { award: 'excellent_collective', unitId: unit('security') });
    await put('telecomHead', {
      ...{ award: 'fighter_ministry', unitId: world.ministry.telecomPolicy.id },
      personName: 'Hồ Anh Tuấn',
    });
    const again: Put = { award: 'certificate_unit', unitId: unit('telecom') };
    await expect(put('planner', again)).rejects.toThrow('NOMINATED_TWICE');
    await expect(put('postalHead', again)).rejects.toThrow('NOT_FOUND');
    await expect(
      put('telecomHead', { award: 'advanced_worker', unitId: unit('telecom') }),
    ).rejects.toThrow('FOR_PERSONS');
    expect((await nominations('postalHead')).rows.map(({ id }) => id)).toEqual([postal]);
    expect((await nominations()).total).toBe(4);
    expect(await nominations('hanoiPlanner').catch(String)).toContain('NOT_FOUND');
  });

  it('says everything that stands against a nomination at once', async () => {
    await suspendAwards(
      platform,
      actor('inspector'),
      {
        ...{ unitId: unit('security'), personName: null, cause: 'inspection' },
        ...{ fromOn: '2025-11-01', basis: 'Quyết định thanh tra số 9' },
      },
      null,
    );
    expect(await reasonsOf(security)).toEqual([
      'Tạm dừng xét: đang kiểm tra, từ 01/11/2025.',
      'Không đạt điều kiện tiên quyết: Không có vụ việc tham nhũng.',
      'Chưa có nhiệm vụ đến hạn trong giai đoạn để tính.',
      'Hồ sơ chưa kê số người và danh hiệu của tập thể.',
      'Thiếu tờ trình.',
      'Thiếu báo cáo thành tích.',
      'Thiếu biên bản họp và kết quả bỏ phiếu.',
      'Hội đồng chưa bỏ phiếu.',
    ]);
  });

  it('is voted on in secret: who has voted is known, how is not', async () => {
    const open = {
      ...{ stageId: movement.stageId, heldOn: '2025-12-02', manner: 'ballots' as const },
      ...{ present: COUNCIL.map((name) => actor(name).postId), nominations: [telecom, postal] },
    };
    await expect(
      openSession(platform, actor('telecomHead'), movement.id, open, null),
    ).rejects.toThrow('NOT_ALLOWED');
    const { id } = await openSession(platform, actor('planner'), movement.id, open, null);
    const vote = (who: WorldActor, forPostal: boolean) =>
      castBallot(
        platform,
        actor(who),
        id,
        {
          choices: [
            { nominationId: telecom, aye: true },
            { nominationId: postal, aye: forPostal },
          ],
        },
        null,
      );
    await expect(vote('postalOfficer', true)).rejects.toThrow('NOT_A_MEMBER');
    await expect(
      castBallot(
        platform,
        actor('leader'),
        id,
        { choices: [{ nominationId: telecom, aye: true }] },
        null,
      ),
    ).rejects.toThrow('BALLOT_INCOMPLETE');
    for (const name of COUNCIL) await vote(name, name === 'leader' || name === 'postalHead');
    await expect(vote('leader', true)).rejects.toThrow('VOTED_ALREADY');
    const during = await sessionsView(platform, actor('planner'), movement.id, open);
    expect(during.sessions[0]).toMatchObject({
      cast: 5,
      nominations: [{ votes: null }, { votes: null }],
    });
    const entries = await platform.database.pool.query(
      `select before, after from journal where act = 'cast_ballot'`,
    );
    expect(entries.rows.map((row) => JSON.stringify(row)).join()).not.toContain('aye');
    const minutes = { minutesNumber: '01/BB-HĐ', minutes: 'Hội đồng bỏ phiếu kín 02 đề nghị.' };
    await closeSession(platform, actor('planner'), id, minutes, null);
    await expect(closeSession(platform, actor('planner'), id, minutes, null)).rejects.toThrow(
      'SESSION_CLOSED',
    );
    const { sessions } = await sessionsView(platform, actor('planner'), movement.id, open);
    expect(sessions[0]?.nominations.map(({ votes }) => votes?.say.vi)).toEqual([
      '5/5 phiếu (100 %), cần ≥ 80 %',
      '2/5 phiếu (40 %), cần ≥ 80 %',
    ]);
    expect(await reasonsOf(telecom)).toEqual([]);
    expect(await reasonsOf(postal)).toEqual(['2/5 phiếu (40 %), cần ≥ 80 %.']);
  });

  it('takes the count of tellers too, and needs a quorum', async () => {
    const open = {
      ...{ stageId: movement.stageId, heldOn: '2025-12-02', manner: 'counts' as const },
      ...{ present: COUNCIL.slice(0, 3).map((name) => actor(name).postId), nominations: [postal] },
    };
    const { id } = await openSession(platform, actor('planner'), movement.id, open, null);
    const minutes = { minutesNumber: '02/BB-HĐ', minutes: 'Hội đồng họp lại, kiểm phiếu.' };
    await expect(closeSession(platform, actor('planner'), id, minutes, null)).rejects.toThrow(
      'VOTES_MISSING',
    );
    const count = (ayes: number, noes: number) =>
      enterCounts(
        platform,
        actor('planner'),
        id,
        { counts: [{ nominationId: postal, ayes, noes }] },
        null,
      );
    await expect(count(3, 1)).rejects.toThrow('COUNT_TOO_HIGH');
    await count(2, 1);
    await count(3, 0);
    await closeSession(platform, actor('planner'), id, minutes, null);
    expect(await reasonsOf(postal)).toEqual([
      'Họp 3/5 thành viên, cần ≥ 4.',
      '3/5 phiếu (60 %), cần ≥ 80 %.',
    ]);
  });

  const words = {
    ...{ number: '2100/QĐ-BTTTT', place: 'Hà Nội', signerTitle: 'KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG' },
    ...{ bases: ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;'] },
    recipients: ['Như Điều 3;', 'Lưu: VT, TĐKT.'],
  };

  it('is decided only on what nothing stands against; the decision is exact and frozen', async () => {
    const ask = { stageId: movement.stageId, signedOn: '2025-12-05' };
    const decide = (nominationIds: string[], number = words.number) =>
      decideAwards(
        platform,
        actor('leader'),
        movement.id,
        { ...words, ...ask, number, nominationIds },
        null,
      );
    const refused = await decide([telecom, postal, security]).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      text: { code: 'AWARD_BLOCKED' },
      details: { nominations: [{ id: postal }, { id: security }] },
    });
    expect((await decisionsView(platform, actor('leader'), movement.id)).decisions).toEqual([]);
    await expect(
      decideAwards(
        platform,
        actor('planner'),
        movement.id,
        { ...words, ...ask, nominationIds: [telecom] },
        null,
      ),
    ).rejects.toThrow('NOT_ALLOWED');

    const shown = await previewDecision(platform, actor('leader'), movement.id, {
      ...ask,
      nominationIds: [telecom],
    });
    // 3,0 × 2.340.000
    expect(shown).toMatchObject({
      total: '7020000',
      awards: [{ bonus: '7020000', coefficient: 300 }],
    });
    expect(shown.bases.join()).toContain('152/2025/NĐ-CP');
    await decide([telecom]);
    await expect(decide([telecom], '2101/QĐ-BTTTT')).rejects.toThrow('NOMINATION_CLOSED');
    const changed = { version: 1, dossier: FULL };
    await expect(
      changeNomination(platform, actor('telecomHead'), telecom, changed, null),
    ).rejects.toThrow('NOMINATION_CLOSED');
    const { decisions } = await decisionsView(platform, actor('postalOfficer'), movement.id);
    expect(decisions).toMatchObject([{ number: '2100/QĐ-BTTTT', total: '7020000' }]);
  });

  it('is written in the form of NĐ 30/2020 and read back', async () => {
    const [decision] = (await decisionsView(platform, actor('leader'), movement.id)).decisions;
    if (!decision) throw new Error('no decision');
    const { value } = await mammoth.extractRawText({
      buffer: await paperDocx(awardPaper(decision)),
    });
    for (const expected of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
      'Số: 2100/QĐ-BTTTT',
      'Hà Nội, ngày 05 tháng 12 năm 2025',
      'BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
      'Điều 1. Khen thưởng 01 tập thể',
      '7.020.000 đồng',
      'Bảy triệu không trăm hai mươi nghìn đồng',
      'KT. BỘ TRƯỞNG',
      'Phạm Quốc Bình',
      '5/5 phiếu (100 %), cần ≥ 80 %',
    ]) {
      expect(value).toContain(expected);
    }
    const sheet = await exportAwards(decision);
    expect(sheet.bytes.length).toBeGreaterThan(1_000);
    const list = await exportNominationList(platform, actor('planner'), movement.id, {
      ...{ stageId: movement.stageId, format: 'csv' },
    });
    expect(String(list.bytes)).toContain('Thiếu tờ trình.');
  });

  it('lets a settled matter be considered again', async () => {
    const id = await put('planner', {
      award: 'certificate_unit',
      unitId: unit('security'),
      dossier: FULL,
    });
    expect(await reasonsOf(id)).toContain('Tạm dừng xét: đang kiểm tra, từ 01/11/2025.');
    const suspended = await platform.database.pool.query('select id from suspension');
    const settle = (toOn: string) =>
      settleSuspension(
        platform,
        actor('inspector'),
        suspended.rows[0].id,
        { toOn, basis: 'Kết luận thanh tra số 3' },
        null,
      );
    await expect(settle('2025-10-01')).rejects.toThrow('DAY_BEFORE');
    await settle('2025-12-01');
    expect(await reasonsOf(id)).not.toContain('Tạm dừng xét: đang kiểm tra, từ 01/11/2025.');
    await expect(settle('2025-12-01')).rejects.toThrow('SUSPENSION_SETTLED');
  });

  it('holds up examples: proposed, approved, then seen by everybody', async () => {
    const story = 'Cục Viễn thông phủ sóng 320 thôn bằng hạ tầng dùng chung, giảm một nửa chi phí.';
    const { id } = await proposeExample(
      platform,
      actor('telecomHead'),
      movement.id,
      {
        ...{ stageId: movement.stageId, unitId: unit('telecom'), personName: null },
        ...{ title: 'Dùng chung hạ tầng', story, evidence: 'Báo cáo 34/BC-CVT' },
      },
      null,
    );
    const seen = async (who: WorldActor) =>
      (await examplesView(platform, actor(who), movement.id, { q: 'dung chung' })).examples;
    expect(await seen('postalHead')).toEqual([]);
    await expect(publishExample(platform, actor('planner'), id, null)).rejects.toThrow(
      'EXAMPLE_SETTLED',
    );
    await approveExample(platform, actor('leader'), id, null);
    await publishExample(platform, actor('planner'), id, null);
    expect(await seen('postalHead')).toMatchObject([
      { title: 'Dùng chung hạ tầng', state: 'published' },
    ]);
  });

  it('is reviewed on figures that are kept with the words', async () => {
    const { results, figures } = await draftReview(
      platform,
      actor('planner'),
      movement.id,
      movement.stageId,
    );
    expect(results).toContain(
      'Giai đoạn 2022 - 2025 có 4 đơn vị tham gia phong trào, 1 đơn vị đăng ký',
    );
    expect(results).toContain('Khối cơ quan: Cục Viễn thông dẫn đầu với 95 điểm.');
    expect(figures).toMatchObject({
      bonus: '7020000',
      examples: [{ title: 'Dùng chung hạ tầng' }],
    });
    const body = {
      ...{ number: '88/BC-BTTTT', reviewedOn: '2025-12-20' },
      words: { results, shortcomings: '', directions: '' },
    };
    const place = { campaignId: movement.id, stageId: movement.stageId };
    await saveReview(platform, actor('planner'), place, body, null);
    const { reviews } = await reviewsView(platform, actor('postalOfficer'), movement.id);
    expect(reviews).toMatchObject([{ kind: 'mid', figures: { selfScored: 1, units: 4 } }]);
    const { rows } = await campaignListView(platform, actor('planner'), {
      limit: 50,
      q: 'thuc hanh',
    });
    expect(rows.find(({ id }) => id === movement.id)?.reviewOverdue).toBe(false);
  });

  it('is seen as of any day', async () => {
    platform.clock.set('2026-02-01T08:00:00+07:00');
    const taken = { version: 1, reason: 'Đơn vị xin rút' };
    await withdrawNomination(platform, actor('planner'), security, taken, null);
    const states = async (asOf?: string) =>
      new Map((await nominations('planner', asOf)).rows.map(({ id, state }) => [id, state]));
    const [then, now] = [await states('2025-12-31'), await states()];
    expect([then.get(security), now.get(security)]).toEqual(['proposed', 'withdrawn']);
    expect([then.get(telecom), now.get(telecom)]).toEqual(['awarded', 'awarded']);
    await expect(
      campaignView(platform, actor('planner'), movement.id, '2025-11-30'),
    ).rejects.toThrow('NOT_FOUND');
  });
});
