import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { openBudgetLine } from '../budget/open-line.ts';
import { asDay } from '../calendar/rules/day.ts';
import { confirmValues } from '../indicators/confirm-values.ts';
import { IndicatorShape, TargetShape, ValueEntry } from '../indicators/contract.ts';
import { defineIndicator } from '../indicators/define-indicator.ts';
import { indicatorView } from '../indicators/indicator-view.ts';
import { recordValues } from '../indicators/record-values.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { previewView } from './preview-view.ts';
import { publishingOf } from './testing/publishing.ts';

let platform: TestPlatform;
let world: World;
let planId: string;
let taskIds: readonly string[];
beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
  world = await makeWorld(platform);
  const { telecom, postal } = world.ministry;
  ({ planId, taskIds } = await giveTasks(platform, world.actors.planner, [
    { title: 'Phổ cập cáp quang', unitIds: [telecom.id, postal.id], dueOn: asDay('2026-06-30') },
    { title: 'Mạng 5G', unitIds: [telecom.id], dueOn: asDay('2026-09-30'), field: 0 },
  ]));
});
afterAll(() => platform.close());

it('shows values once they were confirmed, money once, and a line of many units by its counts', async () => {
  const { planner, telecomHead, leader } = world.actors;
  const { telecom } = world.ministry;
  const publishing = publishingOf(platform, world.actors);
  const { id: indicatorId } = await defineIndicator(
    platform,
    planner,
    {
      ...IndicatorShape.parse({
        code: 'cq',
        name: 'Hộ có cáp quang',
        unitId: telecom.id,
        measure: '%',
      }),
      targets: [
        TargetShape.parse({
          ...{ planId, quote: 'đạt 80 % số hộ' },
          promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2026', value: 80 }] },
        }),
      ],
    },
    null,
  );
  const entered = [
    ...[
      { period: '2024', value: 61, note: 'ghi chú nội bộ' },
      { period: '2025', value: 70 },
    ],
  ].map((value) => ValueEntry.parse({ unitId: telecom.id, source: 'Tổng điều tra', ...value }));
  await recordValues(platform, telecomHead, indicatorId, { values: entered }, null);
  const { values } = await indicatorView(platform, planner, indicatorId, undefined);
  const first = values.filter(({ period }) => period === '2024');
  const confirmed = first.map(({ id, version }) => ({ id, version }));
  await confirmValues(platform, planner, indicatorId, { values: confirmed }, null);
  for (const [at, amount] of [
    [0, '900'],
    [2, '100'],
  ] as const) {
    await openBudgetLine(
      platform,
      planner,
      {
        ...{ node: { kind: 'task', id: taskIds[at] ?? '' }, fromYear: 2026, toYear: 2026 },
        ...{ source: 'state', carriedFrom: null, provisionId: null },
        entries: [
          {
            measure: 'planned',
            amount,
            onDay: '2026-02-01',
            basis: 'Tờ trình nội bộ số 5',
            decision: 'Quyết định nội bộ 7',
          },
        ],
      },
      null,
    );
  }
  const id = await publishing.prepared(planId);
  const { snapshot } = await previewView(platform, planner, id);
  expect(snapshot.targets).toMatchObject([
    {
      ...{
        name: 'Hộ có cáp quang',
        promised: 80,
        reached: 61,
        reachedIn: '2024',
        source: 'Tổng điều tra',
      },
      path: [
        { period: '2024', promised: null, reached: 61 },
        { period: '2026', promised: 80, reached: null },
      ],
    },
  ]);
  expect(snapshot.money).toEqual([{ source: 'Ngân sách nhà nước', year: 2026, planned: 1000 }]);
  expect(snapshot.tasks).toMatchObject([
    { units: 2, counts: { total: 2, openWithin: 2 } },
    { units: 1, status: 'DTH_TRONG_HAN', fieldName: 'Viễn thông' },
  ]);
  expect(snapshot.tasks[0]).not.toHaveProperty('status');
  expect(JSON.stringify(snapshot)).not.toContain('nội bộ');
  // Chosen, the papers behind the money go out too; left out, a target does not.
  const { things } = await previewView(platform, leader, id);
  const target = things.find(({ kind }) => kind === 'target');
  await publishing.saved(id, {
    ...{ kind: 'first', cutOff: '2026-03-02', also: { money: ['basis'] } },
    leftOut: [{ kind: 'target', ref: target?.ref ?? '', reason: 'chưa công bố được' }],
  });
  const chosen = await previewView(platform, planner, id);
  expect(chosen.snapshot).toMatchObject({
    targets: [],
    money: [{ basis: 'Quyết định nội bộ 7' }],
  });
  expect((await previewView(platform, planner, id)).digest).toBe(chosen.digest);
});
