import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { insertUpload } from '../tasks/store/attachments.ts';
import { answerQuestion, askToExplain } from './ask-to-explain.ts';
import { confirmValues } from './confirm-values.ts';
import { IndicatorShape, TargetShape, ValueEntry } from './contract.ts';
import { changeIndicator, defineIndicator } from './define-indicator.ts';
import { exportTargets } from './export-targets.ts';
import { indicatorView } from './indicator-view.ts';
import { indicatorsView } from './indicators-view.ts';
import { questionsView } from './questions-view.ts';
import { recordValues } from './record-values.ts';
import { changeTarget, dropTarget, setTarget } from './set-target.ts';
import { targetsView } from './targets-view.ts';
import { valuesOfIndicator } from './values-of-indicator.ts';

const board = { limit: 50 };

describe('indicators and targets', () => {
  let platform: TestPlatform;
  let world: World;
  const as = (who: WorldActor) => world.actors[who];

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const shape = (given: object) =>
    IndicatorShape.parse({ name: 'Kinh tế số', unitId: world.ministry.telecom.id, ...given });
  const define = (given: object, targets: object[] = []) =>
    defineIndicator(
      platform,
      as('planner'),
      {
        ...shape(given),
        targets: targets.map((each) => TargetShape.parse(each)),
      },
      null,
    );
  const enter = (who: WorldActor, id: string, values: object[]) =>
    recordValues(
      platform,
      as(who),
      id,
      {
        values: values.map((each) =>
          ValueEntry.parse({ unitId: world.ministry.telecom.id, ...each }),
        ),
      },
      null,
    );
  const share = {
    promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2025', value: 20 }] },
  };

  test('from entry to amber on the board, with the sentence; a past day shows what was known then', async () => {
    const { id } = await define({ code: 'kts', measure: '% GDP', decimals: 1 }, [share]);
    const years = [
      ['2020', 11.9],
      ['2021', 14.2],
      ['2022', 14.6],
    ] as const;
    await enter(
      'telecomHead',
      id,
      years.map(([period, value]) => ({ period, value })),
    );
    platform.clock.set('2024-03-20T09:00:00+07:00');
    await enter('telecomOfficer', id, [
      { period: '2023', value: 16.5, source: 'Tổng cục Thống kê' },
    ]);
    const now = await targetsView(platform, as('leader'), board);
    const row = now.rows.find(({ indicatorId }) => indicatorId === id);
    expect(row?.judgement).toMatchObject({
      class: 'at_risk',
      latest: { period: '2023', value: 16.5 },
    });
    expect(row?.judgement?.reason.vi).toContain(
      'Kinh tế số ≥ 20 % GDP vào 2025; năm 2023: 16,5 %; dự báo',
    );
    expect(now.counts.at_risk).toBe(1);
    const then = await targetsView(platform, as('leader'), { ...board, asOf: '2024-03-01' });
    expect(then.rows[0]?.judgement?.latest).toMatchObject({ period: '2022', value: 14.6 });
    const before = await targetsView(platform, as('leader'), { ...board, asOf: '2024-02-01' });
    expect(before.total).toBe(0);
    const compared = await targetsView(platform, as('leader'), { ...board, vs: '2024-03-01' });
    expect(compared.compared?.before[0]?.judgement?.latest).toMatchObject({ period: '2022' });
    const old = { ...board, asOf: '2024-02-01', vs: '2024-03-01' };
    expect((await targetsView(platform, as('leader'), old)).compared?.gone).toHaveLength(1);
    expect((await targetsView(platform, as('leader'), { ...board, class: 'met' })).total).toBe(0);
    expect((await targetsView(platform, as('leader'), { ...board, q: 'kinh te' })).total).toBe(1);
    const file = await exportTargets(platform, as('leader'), { format: 'csv' });
    expect(file.bytes.toString()).toContain('nguy cơ không đạt');
    expect(
      (await exportTargets(platform, as('leader'), { format: 'xlsx' })).bytes.length,
    ).toBeGreaterThan(1000);
  });

  test('a correction keeps the old value with who and why; a superior confirms, nobody their own', async () => {
    const { id } = await define({ code: 'sua' });
    await enter('telecomOfficer', id, [{ period: '2023', value: 12 }]);
    await expect(
      enter('telecomOfficer', id, [{ period: '2023', value: 21 }]),
    ).rejects.toMatchObject({
      text: { code: 'VALUES_REFUSED' },
      details: { faults: [{ index: 0, field: 'why' }] },
    });
    platform.clock.set('2024-03-21T09:00:00+07:00');
    const saved = await enter('telecomHead', id, [
      { period: '2023', value: 21, why: 'Nhập ngược chữ số' },
    ]);
    expect(saved.corrected).toBe(1);
    const shown = await indicatorView(platform, as('telecomHead'), id, undefined);
    const [value] = shown.values;
    expect(value).toMatchObject({
      value: 21,
      why: 'Nhập ngược chữ số',
      confirmed: null,
      version: 2,
    });
    expect(value?.earlier).toMatchObject([{ value: 12, by: { name: 'Lê Thị Cúc' } }]);
    const wanted = { values: [{ id: value?.id ?? '', version: 2 }] };
    await expect(
      confirmValues(platform, as('telecomHead'), id, wanted, null),
    ).rejects.toMatchObject({ text: { code: 'CONFIRM_OWN' } });
    await expect(
      confirmValues(platform, as('telecomOfficer'), id, wanted, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
    await confirmValues(platform, as('leader'), id, wanted, null);
    const after = await indicatorView(platform, as('leader'), id, undefined);
    expect(after.values[0]).toMatchObject({
      confirmed: { name: 'Phạm Quốc Bình' },
      by: { name: 'Trần Văn An' },
    });
    expect(after.values[0]?.earlier).toHaveLength(1);
    await expect(confirmValues(platform, as('leader'), id, wanted, null)).rejects.toMatchObject({
      text: { code: 'CONFLICT' },
    });
    const past = await indicatorView(platform, as('leader'), id, '2024-03-20');
    expect(past.values[0]).toMatchObject({ value: 12, earlier: [] });
  });

  test('all faults of a grid are told at once and nothing is written', async () => {
    const { id } = await define({ code: 'luoi', checks: { max: 100 } });
    const grid = [
      { period: '2021', value: 5 },
      { period: '2022', value: 500 },
      { period: '2022-Q1', value: 1 },
    ];
    await expect(enter('telecomHead', id, grid)).rejects.toMatchObject({
      details: { faults: [{ index: 1 }, { index: 2 }] },
    });
    expect((await indicatorView(platform, as('telecomHead'), id, undefined)).values).toEqual([]);
  });

  test('parts add up over units and time; a missing part leaves the whole missing', async () => {
    const { telecom, telecomPolicy, telecomLicensing } = world.ministry;
    const reporterIds = [telecomPolicy.id, telecomLicensing.id];
    const ratio = {
      measure: '%',
      factor: 100,
      overTime: 'ratio',
      overUnits: 'ratio',
      frequency: 'quarter',
      reporterIds,
    };
    const sums = { overTime: 'sum', overUnits: 'sum', frequency: 'quarter', reporterIds };
    const { id: homes } = await define({ code: 'ho', ...sums });
    const { id: fibre } = await define({ code: 'ho_cap_quang', ...sums });
    const { id } = await define({
      code: 'ty_le',
      ...ratio,
      numeratorId: fibre,
      denominatorId: homes,
    });
    for (const [unit, [have, of]] of [
      [telecomPolicy, [1, 2]],
      [telecomLicensing, [900, 1000]],
    ] as const) {
      for (const quarter of [1, 2, 3, 4]) {
        const at = { period: `2023-Q${quarter}`, unitId: unit.id };
        await enter('telecomHead', fibre, [{ ...at, value: have }]);
        await enter('telecomHead', homes, [{ ...at, value: of }]);
      }
    }
    const year = { from: '2023-01-01', to: '2023-12-31' };
    const values = (indicatorId: string) =>
      valuesOfIndicator(platform.db, world.ministry.authorityId, { indicatorId, ...year });
    expect((await values(fibre)).get(telecom.id)).toBe(4 * 901);
    expect((await values(id)).get(telecom.id)).toBeCloseTo(89.92, 2);
    expect((await values(id)).get(telecomPolicy.id)).toBe(50);
    const early = { indicatorId: fibre, from: '2022-10-01', to: '2023-03-31' };
    expect(
      (await valuesOfIndicator(platform.db, world.ministry.authorityId, early)).get(telecom.id),
    ).toBeNull();
  });

  test('a formula computes, takes no values, and a circle is refused written out', async () => {
    const { id: a } = await define({ code: 'tu_so' });
    const { id: b } = await define({ code: 'mau_so' });
    const { id } = await define({ code: 'thuong', formula: 'tu_so / mau_so * 100' }, [share]);
    await expect(enter('telecomHead', id, [{ period: '2023', value: 1 }])).rejects.toMatchObject({
      text: { code: 'VALUE_DERIVED' },
    });
    await enter('telecomHead', a, [{ period: '2023', value: 42 }]);
    expect(
      (await indicatorView(platform, as('leader'), id, undefined)).targets[0]?.judgement?.class,
    ).toBe('not_due');
    await enter('telecomHead', b, [{ period: '2023', value: 200 }]);
    const shown = await indicatorView(platform, as('leader'), id, undefined);
    expect(shown.targets[0]?.judgement).toMatchObject({ class: 'met', latest: { value: 21 } });
    expect(shown.inputs.map(({ code }) => code)).toEqual(['tu_so', 'mau_so']);
    const circle = changeIndicator(
      platform,
      as('planner'),
      a,
      { ...shape({ code: 'tu_so', formula: 'thuong + 1' }), version: 1 },
      null,
    );
    await expect(circle).rejects.toMatchObject({ facts: { way: 'tu_so → thuong → tu_so' } });
    await expect(define({ code: 'la', formula: 'khong_co + 1' })).rejects.toMatchObject({
      text: { code: 'INDICATOR_UNKNOWN' },
    });
    await expect(define({ code: 'tu_so' })).rejects.toMatchObject({ text: { code: 'CODE_TAKEN' } });
  });

  test('nothing of another unit or authority is shown, and only those who may change it', async () => {
    const { id, targetIds } = await define({ code: 'rieng' }, [share]);
    for (const stranger of [
      'postalHead',
      'postalOfficer',
      'hanoiPlanner',
      'dongAnhOfficer',
    ] as const) {
      await expect(indicatorView(platform, as(stranger), id, undefined)).rejects.toMatchObject({
        text: { code: 'NOT_FOUND' },
      });
      await expect(enter(stranger, id, [{ period: '2023', value: 1 }])).rejects.toMatchObject({
        text: { code: 'NOT_FOUND' },
      });
      const ask = { words: 'Giải trình tiến độ', dueOn: '2024-12-31' };
      await expect(
        askToExplain(platform, as(stranger), targetIds[0] ?? '', ask, null),
      ).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
      expect((await targetsView(platform, as(stranger), board)).total).toBe(0);
      expect((await indicatorsView(platform, as(stranger), board)).total).toBe(0);
    }
    expect((await indicatorsView(platform, as('telecomOfficer'), board)).total).toBeGreaterThan(0);
    for (const reader of ['telecomHead', 'leader', 'inspector'] as const) {
      const change = setTarget(platform, as(reader), id, TargetShape.parse(share), null);
      await expect(change).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
    }
    await expect(enter('leader', id, [{ period: '2023', value: 1 }])).rejects.toMatchObject({
      text: { code: 'NOT_ALLOWED' },
    });
    await expect(
      enter('telecomHead', id, [
        { period: '2023', value: 1, unitId: world.ministry.telecomPolicy.id },
      ]),
    ).rejects.toMatchObject({ details: { faults: [{ field: 'unitId' }] } });
  });

  test('a target is changed and dropped with a reason, and stays as it was on past days', async () => {
    const {
      id,
      targetIds: [targetId = ''],
    } = await define({ code: 'doi' }, [share]);
    platform.clock.set('2024-05-02T09:00:00+07:00');
    const raised = { promise: { ...share.promise, milestones: [{ period: '2025', value: 25 }] } };
    const change = { ...TargetShape.parse(raised), version: 1, why: 'Quốc hội giao lại' };
    await changeTarget(platform, as('planner'), targetId, change, null);
    await expect(
      changeTarget(platform, as('planner'), targetId, change, null),
    ).rejects.toMatchObject({ text: { code: 'CONFLICT' } });
    const promised = async (asOf?: string) =>
      (await indicatorView(platform, as('leader'), id, asOf)).targets[0]?.promised.vi;
    expect(await promised()).toContain('25');
    expect(await promised('2024-05-01')).toContain('20');
    platform.clock.set('2024-05-03T09:00:00+07:00');
    await dropTarget(
      platform,
      as('planner'),
      targetId,
      { version: 2, why: 'Không còn trong kế hoạch' },
      null,
    );
    expect(await promised()).toBeUndefined();
    expect(await promised('2024-05-02')).toContain('25');
  });

  test('a unit is asked to explain and answers in words; both sides find it', async () => {
    const {
      targetIds: [targetId = ''],
    } = await define({ code: 'hoi' }, [share]);
    const ask = { words: 'Vì sao chưa có số liệu năm 2023?', dueOn: '2024-06-30' };
    const question = await askToExplain(platform, as('leader'), targetId, ask, null);
    expect(question).toMatchObject({ mayAnswer: false, asked: { name: 'Phạm Quốc Bình' } });
    await expect(askToExplain(platform, as('planner'), targetId, ask, null)).rejects.toMatchObject({
      text: { code: 'ALREADY_ASKED' },
    });
    const waiting = await questionsView(platform, as('telecomHead'), undefined);
    expect(waiting.toAnswer).toMatchObject([{ id: question.id, mayAnswer: true }]);
    expect((await questionsView(platform, as('postalHead'), undefined)).toAnswer).toEqual([]);
    const open = async () =>
      (await targetsView(platform, as('leader'), { ...board, q: 'hoi' })).rows.find(
        ({ id }) => id === targetId,
      )?.openQuestion;
    expect(await open()).toBe(true);
    const answer = { answer: 'Số liệu năm 2023 đang chờ kết quả điều tra.' };
    await expect(
      answerQuestion(platform, as('planner'), question.id, answer, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
    await answerQuestion(platform, as('telecomHead'), question.id, answer, null);
    expect((await questionsView(platform, as('leader'), undefined)).asked[0]).toMatchObject({
      answer: answer.answer,
      answered: { name: 'Trần Văn An' },
    });
    await expect(
      answerQuestion(platform, as('telecomHead'), question.id, answer, null),
    ).rejects.toMatchObject({ text: { code: 'ALREADY_ANSWERED' } });
    expect(await open()).toBe(false);
  });

  test('evidence stays with its value, for whoever may read it', async () => {
    const { id } = await define({ code: 'tep' });
    const { authorityId, personId } = as('telecomHead');
    const fileId = platform.ids.next();
    const hash = await platform.files.put(Buffer.from('Biểu số liệu'));
    await platform.db.transaction().execute((tx) =>
      insertUpload(tx, {
        ...{
          authority_id: authorityId,
          id: fileId,
          subject_kind: 'upload',
          subject_id: fileId,
          task_id: null,
        },
        ...{
          file_hash: hash,
          name: 'bieu.txt',
          media_type: 'text/plain',
          size: '12',
          added_by: personId,
          added_at: platform.clock(),
        },
      }),
    );
    await expect(
      enter('telecomOfficer', id, [{ period: '2023', value: 1, fileIds: [fileId] }]),
    ).rejects.toMatchObject({ text: { code: 'FILE_MISSING' } });
    await enter('telecomHead', id, [{ period: '2023', value: 1, fileIds: [fileId] }]);
    const { values } = await indicatorView(platform, as('inspector'), id, undefined);
    expect(values[0]?.files).toMatchObject([{ name: 'bieu.txt', size: 12 }]);
  });
});
