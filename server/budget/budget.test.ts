import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { Refusal } from '../platform/refusal.ts';
import { type GivenPlan, giveTasks } from '../tasks/testing/give-tasks.ts';
import { budgetView } from './budget-view.ts';
import { closeBudgetLine, correctLineAmount, enterLineAmount } from './enter-amount.ts';
import { linesExport } from './export-lines.ts';
import { importMoney } from './import-budget.ts';
import { lineListView } from './line-list.ts';
import { lineStory, taskMoneyView } from './line-view.ts';
import { moneyOfUnits } from './money-of-units.ts';
import { addMoneySource, changeMoneySource } from './money-sources.ts';
import { openBudgetLine } from './open-line.ts';
import { addMoneyProject, changeMoneyProject } from './projects.ts';

let platform: TestPlatform;
let world: World;
let plan: GivenPlan;
const list = { limit: 50 };

beforeAll(async () => {
  platform = await openTestPlatform('2022-04-01T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

beforeEach(async () => {
  platform.clock.set('2022-04-01T08:00:00+07:00');
  plan = await giveTasks(platform, world.actors.planner, [
    { title: 'Trang bị máy tính bảng cho học sinh', unitIds: [world.ministry.postal.id] },
    { title: 'Hỗ trợ hạ tầng viễn thông', unitIds: [world.ministry.telecom.id] },
  ]);
});

const task = (at = 0) => ({ kind: 'task' as const, id: plan.taskIds[at] ?? '' });

/** A line of one year with its sums in đồng. */
async function open(
  more: Partial<Parameters<typeof openBudgetLine>[2]> & {
    planned?: string;
    allotted?: string;
    disbursed?: string;
  } = {},
) {
  const { planned, allotted, disbursed, ...rest } = more;
  const said = { onDay: '2022-04-01', basis: '601/QĐ-BTTTT', decision: null };
  const entries = [
    ...(planned ? [{ measure: 'planned' as const, amount: planned, ...said }] : []),
    ...(allotted ? [{ measure: 'allotted' as const, amount: allotted, ...said }] : []),
    ...(disbursed ? [{ measure: 'disbursed' as const, amount: disbursed, ...said }] : []),
  ];
  const body = {
    ...{ node: task(), fromYear: 2022, toYear: 2022, source: 'state', carriedFrom: null },
    ...{ provisionId: null, entries, ...rest },
  };
  return openBudgetLine(platform, world.actors.planner, body, null);
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error ?? new Error('It was not refused');
}

const disburse = (amount: string, onDay: string, more: { decision?: string } = {}) => ({
  ...{ measure: 'disbursed' as const, amount, onDay, basis: null, decision: more.decision ?? null },
});

describe('a line', () => {
  test('its sums hold as of any day, and as far as any day', async () => {
    const { lineId } = await open({ planned: '1000', allotted: '800' });
    const { postalHead, planner } = world.actors;
    platform.clock.set('2022-06-10T09:00:00+07:00');
    await enterLineAmount(
      platform,
      postalHead,
      lineId,
      { version: 1, ...disburse('200', '2022-05-20') },
      null,
    );
    platform.clock.set('2022-07-10T09:00:00+07:00');
    await enterLineAmount(
      platform,
      postalHead,
      lineId,
      { version: 2, ...disburse('300', '2022-07-05') },
      null,
    );
    const sums = async (query: { asOf?: string; upTo?: string }) => {
      const { rows } = await lineListView(platform, planner, {
        ...list,
        ...query,
        planId: plan.planId,
      });
      return rows.map(({ disbursed, rate }) => [disbursed, rate]);
    };
    expect(await sums({})).toEqual([['500', 50]]);
    // Known on 1/6: the disbursement of 20/5 was entered on 10/6 only.
    expect(await sums({ asOf: '2022-06-01' })).toEqual([[null, 0]]);
    expect(await sums({ upTo: '2022-06-01' })).toEqual([['200', 20]]);
    expect(await sums({ asOf: '2022-03-01' })).toEqual([]);
  });

  test('more than was allotted is refused unless a decision is written, and then stands out', async () => {
    const { lineId } = await open({ planned: '1300000000', allotted: '1200000000' });
    const { postalHead, planner } = world.actors;
    const body = { version: 1, ...disburse('1250000000', '2022-04-01') };
    const { text, facts } = await refusal(
      enterLineAmount(platform, postalHead, lineId, body, null),
    );
    expect([text.code, facts]).toEqual([
      ...['DISBURSED_ABOVE_ALLOTTED', { sum: '1.250', limit: '1.200' }],
    ]);
    const decided = { ...body, decision: 'Quyết định 45/QĐ-BTTTT' };
    await enterLineAmount(platform, postalHead, lineId, decided, null);
    const { rows } = await budgetView(platform, planner, { planId: plan.planId });
    expect(rows.at(-1)?.excess).toEqual([
      { lineId, kind: 'disbursed', decision: 'Quyết định 45/QĐ-BTTTT' },
    ]);
  });

  test('a correction keeps the wrong entry with its reason, for every day before', async () => {
    const { lineId } = await open({ planned: '1000' });
    const { planner } = world.actors;
    const { entries } = await lineStory(platform, planner, lineId, undefined);
    platform.clock.set('2022-05-03T09:00:00+07:00');
    const correct = {
      ...{ version: 1, amount: '900', onDay: '2022-04-01', basis: '601/QĐ-BTTTT' },
      ...{ decision: null, reason: 'Gõ nhầm số' },
    };
    const target = { id: lineId, entryId: entries[0]?.id ?? '' };
    await correctLineAmount(platform, planner, target, correct, null);
    const story = await lineStory(platform, planner, lineId, undefined);
    expect(story.planned).toBe('900');
    expect(story.entries.map(({ amount, ended }) => [amount, ended?.reason ?? null])).toEqual([
      ['1000', 'Gõ nhầm số'],
      ['900', null],
    ]);
    const before = await lineStory(platform, planner, lineId, '2022-05-02');
    expect([before.planned, before.entries.length]).toEqual(['1000', 1]);
    const again = { ...correct, version: 2 };
    const { text } = await refusal(correctLineAmount(platform, planner, target, again, null));
    expect(text.code).toBe('ENTRY_ENDED');
  });

  test('two people on one line: the second is shown what the first saved', async () => {
    const { lineId } = await open({ planned: '1000', allotted: '900' });
    const { postalHead, planner } = world.actors;
    await enterLineAmount(
      platform,
      postalHead,
      lineId,
      { version: 1, ...disburse('10', '2022-04-01') },
      null,
    );
    const late = { version: 1, ...disburse('20', '2022-04-01') };
    const { text, details } = await refusal(enterLineAmount(platform, planner, lineId, late, null));
    expect(text.code).toBe('CONFLICT');
    expect(details).toMatchObject({
      savedBy: postalHead.personName,
      fields: [{ field: 'disbursed', yours: null, saved: '10' }],
    });
  });

  test('the same years and source stand once at a place; years that cross are refused', async () => {
    await open({ planned: '1000' });
    expect((await refusal(open({ planned: '5' }))).text.code).toBe('LINE_EXISTS');
    await open({ planned: '5', fromYear: 2022, toYear: 2023 });
    const crossing = open({ planned: '5', fromYear: 2023, toYear: 2024 });
    expect((await refusal(crossing)).text.code).toBe('YEARS_CROSS');
    const carried = open({ planned: '5', fromYear: 2023, toYear: 2023, carriedFrom: 2023 });
    expect((await refusal(carried)).text.code).toBe('CARRIED_YEARS');
    const later = open({
      entries: [
        { measure: 'planned', amount: '1', onDay: '2022-12-01', basis: null, decision: null },
      ],
      fromYear: 2025,
      toYear: 2025,
    });
    expect((await refusal(later)).text.code).toBe('DAY_NOT_YET');
  });

  test('a line taken out stays in the days before', async () => {
    const { lineId } = await open({ planned: '1000' });
    const { planner } = world.actors;
    platform.clock.set('2022-06-01T09:00:00+07:00');
    const why = { version: 1, reason: 'Nhập nhầm nhiệm vụ' };
    await closeBudgetLine(platform, planner, lineId, why, null);
    const count = async (asOf?: string) =>
      (await lineListView(platform, planner, { ...list, planId: plan.planId, asOf })).total;
    expect([await count(), await count('2022-05-01')]).toEqual([0, 1]);
    await open({ planned: '7' });
  });
});

describe('consolidation', () => {
  test('a sum given at a task and at its project counts once; years, sources and units come to the whole', async () => {
    const { planner } = world.actors;
    const project = await addMoneyProject(
      platform,
      planner,
      {
        ...{ code: `DA-${plan.planId}`, name: 'Mua máy tính bảng đợt 1', planId: null },
        ...{ unitId: world.ministry.telecom.id, taskId: task().id },
      },
      null,
    );
    await open({ planned: '1000', allotted: '900' });
    await open({ node: { kind: 'project', id: project.id }, planned: '600', disbursed: '100' });
    await open({ planned: '2500', fromYear: 2022, toYear: 2023 });
    await open({ planned: '1200', fromYear: 2023, toYear: 2023 });
    await open({ planned: '50', fromYear: 2022, toYear: 2022, carriedFrom: 2021 });
    const view = await budgetView(platform, planner, { planId: plan.planId });
    expect(view.total.whole.planned).toBe('2500');
    expect(view.total.years['2022']?.planned).toBe('1000');
    expect(view.total.unsplit?.planned).toBe('300');
    expect(view.total.carried?.whole.planned).toBe('50');
    expect(view.doubles).toMatchObject([
      {
        given: { planned: '1000' },
        off: { planned: '600' },
        details: [{ title: 'Mua máy tính bảng đợt 1' }],
      },
      { given: { planned: '2500' } },
    ]);
    expect(view.totals).toMatchObject([
      { given: { planned: '2500' }, years: { planned: '2200' }, difference: { planned: '300' } },
    ]);
    const sum = (parts: typeof view.bySource) =>
      parts.reduce((whole, part) => whole + BigInt(part.whole.planned ?? 0), 0n).toString();
    expect([sum(view.bySource), sum(view.byUnit)]).toEqual(['2500', '2500']);
    expect(view.rows.map(({ depth, kind }) => `${depth} ${kind}`)).toEqual([
      ...['0 plan', '1 task', '2 project'],
    ]);

    const { postal, telecom, top } = world.ministry;
    const money = await moneyOfUnits(platform.db, world.ministry.authorityId, {
      ...{ fromYear: 2022, toYear: 2023, planId: plan.planId, asOf: '2022-04-01' },
      unitIds: [postal.id, telecom.id, top.id],
    });
    expect(money.get(telecom.id)).toEqual({ planned: 600n, allotted: 0n, disbursed: 100n });
    // 400 left of the task's year, 1.200 of the next, 300 not split, 50 carried over from before.
    expect(money.get(postal.id)?.planned).toBe(1950n);
    expect(money.get(top.id)?.planned).toBe(2550n);

    const shown = await taskMoneyView(platform, planner, task().id, undefined);
    expect([shown.lines.length, shown.total?.whole.planned]).toEqual([5, '2500']);
    const moved = { ...project, unitId: project.unit.id, taskId: task(1).id };
    await changeMoneyProject(platform, planner, project.id, moved, null);
    const after = await budgetView(platform, planner, { planId: plan.planId });
    expect(after.total.whole.planned).toBe('3100');
    const stale = await refusal(changeMoneyProject(platform, planner, project.id, moved, null));
    expect(stale.text.code).toBe('CONFLICT');
  });
});

describe('rights', () => {
  test('a unit sees its own money and enters only what it disbursed', async () => {
    const { lineId } = await open({ planned: '1000', allotted: '900' });
    const { postalHead, postalOfficer, telecomHead, leader, inspector, hanoiPlanner } =
      world.actors;
    const total = async (actor: typeof leader) =>
      (await lineListView(platform, actor, { ...list, planId: plan.planId })).total;
    expect(await total(postalHead)).toBe(1);
    expect(await total(leader)).toBe(1);
    expect(await total(inspector)).toBe(1);
    expect(await total(telecomHead)).toBe(0);
    expect(await total(hanoiPlanner)).toBe(0);
    const code = async (work: Promise<unknown>) => (await refusal(work)).text.code;
    const plans = { ...disburse('1', '2022-04-01'), measure: 'planned' as const, version: 1 };
    expect(await code(enterLineAmount(platform, postalHead, lineId, plans, null))).toBe(
      'NOT_ALLOWED',
    );
    const mine = { version: 1, ...disburse('1', '2022-04-01') };
    expect(await code(enterLineAmount(platform, telecomHead, lineId, mine, null))).toBe(
      'NOT_FOUND',
    );
    expect(await code(enterLineAmount(platform, inspector, lineId, mine, null))).toBe(
      'NOT_ALLOWED',
    );
    expect(await code(lineStory(platform, telecomHead, lineId, undefined))).toBe('NOT_FOUND');
    await enterLineAmount(platform, postalOfficer, lineId, mine, null);
  });

  test('the list of sources is the planner’s of the whole authority; two names never mean two sources', async () => {
    const { planner, leader } = world.actors;
    const fund = { name: `Quỹ thử ${plan.planId}`, aliases: [] };
    const added = await addMoneySource(platform, planner, fund, null);
    expect((await refusal(addMoneySource(platform, planner, fund, null))).text.code).toBe(
      'SOURCE_EXISTS',
    );
    expect((await refusal(addMoneySource(platform, leader, fund, null))).text.code).toBe(
      'NOT_ALLOWED',
    );
    const closed = { ...added, isClosed: true };
    await changeMoneySource(platform, planner, added.key, closed, null);
    const line = open({ planned: '1', source: added.key });
    expect((await refusal(line)).text.code).toBe('UNKNOWN_SOURCE');
  });
});

describe('import', () => {
  const HEAD = [
    'Nhiệm vụ',
    'Nguồn vốn',
    'Năm',
    'Kế hoạch vốn (triệu đồng)',
    'Phân bổ (triệu đồng)',
    'Giải ngân (triệu đồng)',
  ];
  const FUND = 'Quỹ dịch vụ viễn thông công ích Việt Nam';
  const sheet = (rows: string[][], write = true) => ({
    ...{ rows: [HEAD, ...rows], write, unit: 'đồng' as const, planId: plan.planId },
  });

  test('every fault is told at once and nothing is written', async () => {
    const { planner } = world.actors;
    const rows = [
      ['Trang bị máy tính bảng cho học sinh', FUND, '2022', '1.000', '900', '950'],
      ['Việc không có trong kế hoạch', FUND, '2022', '1', '', ''],
      ['Hỗ trợ hạ tầng viễn thông', 'Nguồn lạ', '2022', '1', '', ''],
    ];
    const { errors } = await importMoney(platform, planner, sheet(rows, false), null);
    expect(errors.map(({ line, column }) => `${line} ${column}`)).toEqual([
      ...['2 Giải ngân', '3 Nhiệm vụ', '4 Nguồn vốn'],
    ]);
    const refused = await refusal(importMoney(platform, planner, sheet(rows), null));
    expect([refused.text.code, refused.facts]).toEqual(['IMPORT_HAS_ERRORS', { count: 3 }]);
    expect((await lineListView(platform, planner, { ...list, planId: plan.planId })).total).toBe(0);
  });

  test('what is exported comes back as no change; a greater disbursement adds what is new', async () => {
    const { planner, leader } = world.actors;
    const rows = [
      ['1', FUND, '2022', '1.000,5', '900', '100'],
      ['Trang bị máy tính bảng cho học sinh', FUND, '2022-2023', '2.000', '', ''],
      ['Hỗ trợ hạ tầng', 'ngân sách nhà nước theo phân cấp', '2023', '70', '', ''],
    ];
    const first = await importMoney(platform, planner, sheet(rows), null);
    expect(first.changes.map(({ kind }) => kind)).toEqual(['add', 'add', 'add']);
    const { bytes } = await linesExport(platform, planner, {
      ...{ planId: plan.planId, format: 'csv', unit: 'triệu' },
    });
    const back = bytes.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
    const cells = back.map((each) => readCsv(each));
    const again = { rows: cells, write: true, unit: 'đồng' as const, planId: null };
    const same = await importMoney(platform, planner, again, null).catch((error: unknown) => error);
    // An act that changes nothing still leaves its entry, so the sheet is told to be the same.
    expect(same).toMatchObject({ changes: [{ kind: 'same' }, { kind: 'same' }, { kind: 'same' }] });
    const more = sheet([['1', FUND, '2022', '', '', '150']]);
    const changed = await importMoney(platform, planner, more, null);
    expect(changed.changes).toMatchObject([{ kind: 'change' }]);
    const less = sheet([['1', FUND, '2022', '', '', '120']], false);
    expect((await importMoney(platform, planner, less, null)).errors).toMatchObject([
      { line: 2, column: 'Giải ngân' },
    ]);
    const found = await lineListView(platform, planner, { ...list, planId: plan.planId });
    expect(found.rows.find(({ toYear }) => toYear === 2022)?.disbursed).toBe('150000000');
    expect((await refusal(importMoney(platform, leader, more, null))).text.code).toBe(
      'NOT_ALLOWED',
    );
  });
});

/** The cells of one line of CSV, quotes undone. */
function readCsv(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

test('money handed to a body of another authority is in the books of the one that gave it', async () => {
  const { department } = world.hanoi;
  const given = await giveTasks(platform, world.actors.planner, [
    { title: 'Phủ sóng vùng lõm', unitIds: [department.id], dueOn: asDay('2022-12-31') },
  ]);
  const node = { kind: 'task' as const, id: given.taskIds[0] ?? '' };
  const { lineId } = await open({ node, planned: '100', allotted: '100' });
  const { departmentHead, hanoiLeader, hoanKiemOfficer } = world.actors;
  const own = { version: 1, ...disburse('40', '2022-04-01') };
  await enterLineAmount(platform, departmentHead, lineId, own, null);
  const seen = async (actor: typeof hanoiLeader) =>
    (await lineListView(platform, actor, { ...list, planId: given.planId })).rows.map(
      ({ disbursed }) => disbursed,
    );
  expect(await seen(hanoiLeader)).toEqual(['40']);
  expect(await seen(hoanKiemOfficer)).toEqual([]);
});
