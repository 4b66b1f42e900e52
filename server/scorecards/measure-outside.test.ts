import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { openBudgetLine } from '../budget/open-line.ts';
import { IndicatorShape, TargetShape, ValueEntry } from '../indicators/contract.ts';
import { defineIndicator } from '../indicators/define-indicator.ts';
import { recordValues } from '../indicators/record-values.ts';
import type { Actor } from '../organisation/actor.ts';
import { reportDone } from '../tasks/report-done.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { DONE, officeOf } from '../tasks/testing/office.ts';
import { scorecardView } from './scorecard-view.ts';
import { scorecardDesk } from './testing/scorecard-desk.ts';
import { whyView } from './why-view.ts';

let platform: TestPlatform;
let world: World;
let desk: ReturnType<typeof scorecardDesk>;
let card: string;

const on = (day: string) => platform.clock.set(`${day}T08:00:00+07:00`);

/** An indicator with its values of 2025 by unit, and where asked a target for the end of it. */
async function indicator(
  code: string,
  values: readonly (readonly [Actor, number])[],
  target?: { readonly operator: '>=' | '<='; readonly value: number },
): Promise<string> {
  const reporterIds = values.map(([{ unitId }]) => unitId);
  const shape = IndicatorShape.parse({
    ...{ code, name: `Chỉ tiêu ${code}`, unitId: reporterIds[0], reporterIds, measure: '%' },
    direction: target?.operator === '<=' ? 'down' : 'up',
  });
  const targets = target
    ? [
        TargetShape.parse({
          promise: {
            ...{ kind: 'bound', operator: target.operator },
            milestones: [{ period: '2025', value: target.value }],
          },
        }),
      ]
    : [];
  const { planner } = world.actors;
  const { id } = await defineIndicator(platform, planner, { ...shape, targets }, null);
  on('2026-01-20');
  for (const [head, value] of values) {
    const entry = ValueEntry.parse({ unitId: head.unitId, period: '2025', value });
    await recordValues(platform, head, id, { values: [entry] }, null);
  }
  on('2025-03-03');
  return id;
}

/** A task that a unit hands in with a product, on a day of its own, and that is accepted there and then. */
async function make(id: string, head: Actor, product: string, day: string): Promise<void> {
  on(day);
  await desk.accept(id);
  const version = await officeOf(platform, world).versionOf(id);
  await reportDone(platform, head, id, { version, ...DONE, product }, null);
  await desk.close(id);
}

async function money(taskId: string, year: number, sums: readonly [string, string, string]) {
  const said = { onDay: `${year}-02-01`, basis: '601/QĐ-BTTTT', decision: null };
  const [planned, allotted, disbursed] = sums;
  const entries = [
    { measure: 'planned' as const, amount: planned, ...said },
    { measure: 'allotted' as const, amount: allotted, ...said },
    { measure: 'disbursed' as const, amount: disbursed, ...said },
  ];
  const line = { fromYear: year, toYear: year, source: 'state', carriedFrom: null };
  const node = { kind: 'task' as const, id: taskId };
  const body = { node, ...line, provisionId: null, entries };
  await openBudgetLine(platform, world.actors.planner, body, null);
}

beforeAll(async () => {
  platform = await openTestPlatform('2025-03-03T08:00:00+07:00');
  world = await makeWorld(platform);
  desk = scorecardDesk(platform, world);
  const { telecom, postal, security } = world.ministry;
  const { planner, telecomHead, postalHead } = world.actors;
  const served = await indicator('dich_vu', [
    [telecomHead, 60],
    [postalHead, 100],
  ]);
  await indicator('phu_song', [[telecomHead, 52]], { operator: '>=', value: 50 });
  await indicator('cap_quang', [[telecomHead, 60]], { operator: '>=', value: 50 });
  await indicator('tram_goc', [[telecomHead, 40]], { operator: '>=', value: 50 });
  await indicator('khieu_nai', [[postalHead, 8]], { operator: '<=', value: 10 });

  const { taskIds } = await giveTasks(platform, planner, [
    { title: 'Danh mục thứ nhất', unitIds: [telecom.id] },
    { title: 'Danh mục thứ hai', unitIds: [telecom.id] },
    { title: 'Danh mục của năm sau', unitIds: [telecom.id] },
    { title: 'Danh mục còn chờ', unitIds: [telecom.id] },
    { title: 'Quy hoạch', unitIds: [postal.id] },
  ]);
  const [first = '', second = '', next = '', open = '', plans = ''] = taskIds;
  await money(first, 2025, ['1000', '800', '600']);
  await money(second, 2024, ['5000', '5000', '5000']);
  await money(plans, 2025, ['2000', '1000', '1000']);
  await make(first, telecomHead, 'Danh mục', '2025-05-05');
  await make(second, telecomHead, 'Danh mục', '2025-12-31');
  await make(plans, postalHead, '03 quy hoạch', '2025-06-06');
  await desk.accept(open);
  await desk.handIn(open);
  await make(next, telecomHead, 'Danh mục', '2026-01-02');
  on('2026-02-01');

  const ratio = { formula: { kind: 'ratio' as const } };
  const targets = { kind: 'targets' as const, minimum: 1 };
  card = await desk.define(
    {
      subjects: { kind: 'list', unitIds: [telecom.id, postal.id, security.id] },
      decimals: 2,
      sharedRanks: true,
      criteria: [
        {
          ...{ key: 'value', name: 'Dịch vụ', share: 20, ...ratio },
          source: { kind: 'indicator', indicatorId: served, planned: 80 },
        },
        { key: 'met', name: 'Đạt', share: 10, ...ratio, source: { ...targets } },
        { key: 'beyond', name: 'Vượt', share: 10, ...ratio, source: { ...targets, beyond: 10 } },
        {
          ...{ key: 'products', name: 'Sản phẩm', share: 10, source: { kind: 'products' } },
          formula: { kind: 'each', points: 2 },
        },
        {
          ...{ key: 'planned', name: 'So với kế hoạch', share: 20, ...ratio },
          source: { kind: 'money', against: 'planned' },
        },
        {
          ...{ key: 'allotted', name: 'So với phân bổ', share: 20, ...ratio },
          source: { kind: 'money', against: 'allotted' },
        },
      ],
    },
    '2025-01-01',
    'year',
  );
});
afterAll(() => platform.close());

/** What a criterion found for a unit and gave it: b, a, points. */
async function scores(unitId: string) {
  const why = await whyView(platform, world.actors.planner, card, unitId, { period: '2025' });
  return Object.fromEntries(
    why.criteria.map(({ key, value, of, points }) => [key, [value, of, points]]),
  );
}

it('scores indicators, targets, products and money by hand-computed figures of each unit', async () => {
  expect(await scores(world.ministry.telecom.id)).toEqual({
    // 60 of 80 planned, of 20 points.
    value: [60, 80, 15],
    // 52 and 60 of at least 50 are met, 40 is not; only 60 is ten percent beyond.
    met: [2, 3, 6.67],
    beyond: [1, 3, 3.33],
    // Two of the year; one of the year after and one that waits do not count.
    products: [2, null, 4],
    // Of the lines of 2025 alone.
    planned: [600, 1000, 12],
    allotted: [600, 800, 15],
  });
  expect(await scores(world.ministry.postal.id)).toEqual({
    value: [100, 80, 20],
    // 8 of at most 10: less is better.
    met: [1, 1, 10],
    beyond: [1, 1, 10],
    // One result, three plans.
    products: [3, null, 6],
    planned: [1000, 2000, 10],
    allotted: [1000, 1000, 20],
  });
});

it('adds them up, and says of a unit with nothing what is missing and what is too few', async () => {
  const { rows } = await desk.ranking(card, { period: '2025' });
  expect(rows.slice(0, 2).map(({ unit, total, rank }) => [unit.name, total, rank])).toEqual([
    ['Vụ Bưu chính', 76, 1],
    ['Cục Viễn thông', 56, 2],
  ]);
  const { security } = world.ministry;
  const why = await whyView(platform, world.actors.planner, card, security.id, { period: '2025' });
  expect(why.criteria.map(({ key, state }) => [key, state])).toEqual([
    ['value', 'missing'],
    ['met', 'too_few'],
    ['beyond', 'too_few'],
    ['products', 'known'],
    ['planned', 'too_few'],
    ['allotted', 'too_few'],
  ]);
});

it('names the indicator where the criterion stands and behind its points', async () => {
  const { planner } = world.actors;
  const { indicators } = await scorecardView(platform, planner, card, {});
  expect(indicators.map(({ code, name }) => [code, name])).toEqual([
    ['dich_vu', 'Chỉ tiêu dich_vu'],
  ]);
  const { telecom } = world.ministry;
  const why = await whyView(platform, planner, card, telecom.id, { period: '2025' });
  const value = why.criteria.find(({ key }) => key === 'value');
  expect(value?.parts[0]).toMatchObject({ key: 'indicator', name: 'Chỉ tiêu dich_vu', count: 60 });
});
