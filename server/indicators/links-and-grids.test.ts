import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { reportDone } from '../tasks/report-done.ts';
import { setRollUpMode } from '../tasks/set-arrangement.ts';
import { registerIndicatorFigures } from '../tasks/store/indicator-figures.ts';
import { taskView } from '../tasks/task-view.ts';
import { DONE, officeOf } from '../tasks/testing/office.ts';
import { IndicatorShape, TargetShape, ValueEntry } from './contract.ts';
import { acceptedProducts } from './counted-products.ts';
import { countedProductsView } from './counted-view.ts';
import { defineIndicator } from './define-indicator.ts';
import { exportValues } from './export-values.ts';
import { importValues } from './import-values.ts';
import { indicatorView } from './indicator-view.ts';
import { linkTask, unlinkTask } from './link-task.ts';
import { indicatorTasksView, taskIndicatorsView } from './link-views.ts';
import { figuresByIndicator } from './move-by-indicator.ts';
import { recordValues } from './record-values.ts';
import { setProductCount } from './set-product-count.ts';

describe('what stands behind an indicator', () => {
  let platform: TestPlatform;
  let world: World;
  let codes = 0;

  beforeAll(async () => {
    registerIndicatorFigures(figuresByIndicator);
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  /** An indicator of Cục Viễn thông with a target of 100 by 2026, from 0 in 2024. */
  async function define(more: Partial<IndicatorShape> = {}) {
    codes += 1;
    const target = TargetShape.parse({
      promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2026', value: 100 }] },
      baseline: { period: '2024', value: 0 },
    });
    const shape = IndicatorShape.parse({
      ...{ code: `cs_${codes}`, name: `Chỉ số ${codes}`, unitId: world.ministry.telecom.id },
      ...more,
    });
    const { planner } = world.actors;
    return (await defineIndicator(platform, planner, { ...shape, targets: [target] }, null)).id;
  }

  it('shows a link from both ends, and a task can take its progress from it and give it up again', async () => {
    const { planner, telecomHead, postalHead } = world.actors;
    const id = await define();
    const { ids } = await officeOf(platform, world).give(['Kéo cáp tới hộ']);
    const taskId = ids[0] ?? '';
    const byIndicator = () => setRollUpMode(platform, planner, taskId, { mode: 'indicator' }, null);
    await expect(byIndicator()).rejects.toThrow('MOVES_NO_INDICATOR');
    const link = { taskId, note: 'Mở rộng vùng phủ' };
    await expect(linkTask(platform, postalHead, id, link, null)).rejects.toThrow('NOT_FOUND');
    await linkTask(platform, telecomHead, id, link, 'l-1');
    await expect(linkTask(platform, planner, id, link, null)).rejects.toThrow('ALREADY_LINKED');
    const value = ValueEntry.parse({ unitId: telecomHead.unitId, period: '2025', value: 40 });
    await recordValues(platform, telecomHead, id, { values: [value] }, null);

    const { tasks } = await indicatorTasksView(platform, telecomHead, id);
    expect(tasks.map(({ task, note }) => [task.id, note])).toEqual([[taskId, 'Mở rộng vùng phủ']]);
    const moved = await taskIndicatorsView(platform, telecomHead, taskId);
    expect([moved.percent, moved.indicators[0]?.targets[0]?.percent]).toEqual([40, 40]);

    await byIndicator();
    const derived = async () => (await taskView(platform, planner, taskId)).progress.derived;
    expect(await derived()).toBe(40);
    await setRollUpMode(platform, planner, taskId, { mode: 'simple' }, null);
    expect(await derived()).toBeNull();
    await byIndicator();
    expect(await derived()).toBe(40);
    await unlinkTask(platform, planner, { indicatorId: id, taskId }, null);
    expect(await derived()).toBeNull();
    expect((await indicatorTasksView(platform, planner, id)).tasks).toEqual([]);
  });

  it('counts accepted products live, at linked tasks, and nothing is entered beside them', async () => {
    const { planner, telecomHead } = world.actors;
    const office = officeOf(platform, world);
    const id = await define({ name: 'Danh mục ban hành' });
    const { ids, planId } = await office.give(['Lập danh mục', 'Lập danh mục khác']);
    for (const taskId of ids) {
      await linkTask(platform, planner, id, { taskId, note: '' }, null);
      await office.accept(taskId);
      const version = await office.versionOf(taskId);
      await reportDone(platform, telecomHead, taskId, { version, ...DONE }, null);
    }
    const rule = { scope: 'linked' as const, planId: null, fieldId: null, product: 'danh mục' };
    await setProductCount(platform, planner, id, { version: 0, rule }, null);
    const counted = async () => (await countedProductsView(platform, planner, id)).counted;
    expect(await counted()).toBe(0);
    const [first = ''] = ids;
    const version = await office.versionOf(first);
    await acceptResult(platform, planner, first, { version, note: null }, null);
    const seen = await countedProductsView(platform, planner, id);
    expect([seen.counted, seen.claimed]).toEqual([1, 100]);
    expect(seen.lines.map(({ task }) => task.id)).toEqual([first]);
    const { targets } = await indicatorView(platform, planner, id, undefined);
    expect(targets[0]?.judgement?.latest).toMatchObject({ period: '2026', value: 1 });
    const value = ValueEntry.parse({ unitId: telecomHead.unitId, period: '2026', value: 9 });
    const entered = recordValues(platform, telecomHead, id, { values: [value] }, null);
    await expect(entered).rejects.toThrow('VALUE_COUNTED');

    const { telecom, postal, top } = world.ministry;
    const asked = {
      from: '2026-01-01',
      to: '2026-12-31',
      unitIds: [telecom.id, postal.id, top.id],
    };
    const made = await acceptedProducts(platform.db, planner.authorityId, { ...asked, planId });
    expect([...made.values()]).toEqual([1, 0, 1]);
    const then = { ...asked, planId, asOf: '2026-03-01' };
    const before = await acceptedProducts(platform.db, planner.authorityId, then);
    expect([...before.values()]).toEqual([0, 0, 0]);
  });

  it('takes a sheet whole or not at all, and gives out what it takes', async () => {
    const { planner } = world.actors;
    const { telecom, postal } = world.ministry;
    const id = await define({ reporterIds: [telecom.id, postal.id], overUnits: 'sum' });
    const send = (rows: string[][], write: boolean, why: string | null = null) =>
      importValues(platform, planner, id, { rows, kind: 'actual', why, write }, null);
    const head = ['Đơn vị', '2024', '2025'];
    const wrong = [head, ['Cục Viễn thông', '16.5', '20'], ['Vụ Bưu chín', '3', '4']];
    const checked = await send(wrong, false);
    expect(checked.errors.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '2024', '16.5'],
      [3, 'Đơn vị', 'Vụ Bưu chín'],
    ]);
    await expect(send(wrong, true)).rejects.toThrow('IMPORT_HAS_ERRORS');
    const right = [head, ['Cục Viễn thông', '16,5', '20'], ['Vụ Bưu chính', '3', '']];
    expect((await send(right, true)).written).toBe(true);
    const again = await send(right, false);
    expect(again.values.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
    const corrected = [head, ['Cục Viễn thông', '17', '20']];
    expect((await send(corrected, false)).errors[0]?.vi).toMatch(/lý do sửa/);
    await send(corrected, true, 'Số chính thức');

    const query = { format: 'csv' as const, shape: 'grid' as const };
    const file = await exportValues(platform, planner, id, query);
    const rows = file.bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(rows).toEqual(['Đơn vị,2024,2025', 'Cục Viễn thông,17,20', 'Vụ Bưu chính,3,']);
    const back = await send(
      rows.map((row) => row.split(',')),
      false,
    );
    expect(back.errors).toEqual([]);
    expect(back.values.every(({ kind }) => kind === 'same')).toBe(true);
  });
});
