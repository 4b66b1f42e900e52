import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { closeThriftItem, enterThriftStep, openThriftItem } from './follow-thrift.ts';
import type { Step } from './rules/thrift.ts';
import { thriftStory, thriftView } from './thrift-view.ts';

let platform: TestPlatform;
let world: World;
const list = { limit: 50 };

beforeAll(async () => {
  platform = await openTestPlatform('2022-03-01T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());
beforeEach(() => platform.clock.set('2022-03-01T08:00:00+07:00'));

const said = (step: Step, amount: string, onDay = '2022-03-01') => ({
  ...{ step, amount, onDay, basis: null },
});

/** A sum of Vụ Bưu chính in 2022 from the state budget, unless said otherwise. */
function open(name: string, steps: ReturnType<typeof said>[], more: Partial<Opened> = {}) {
  const usual = { unitId: world.ministry.postal.id, taskId: null, year: 2022, source: 'state' };
  return openThriftItem(platform, world.actors.planner, { name, steps, ...usual, ...more }, null);
}
type Opened = Parameters<typeof openThriftItem>[2];

test('a sum from its estimate to its settlement: each step saves against the one before, a correction keeps the old', async () => {
  const { postalHead, postalOfficer, telecomHead, planner, leader } = world.actors;
  const { itemId } = await open('Mua máy chủ dùng chung', [said('estimated', '1000')]);
  const enter = (version: number, each: ReturnType<typeof said>, actor = postalHead) =>
    enterThriftStep(platform, actor, itemId, { version, ...each }, null);
  platform.clock.set('2022-04-01T08:00:00+07:00');
  await enter(1, said('appraised', '900', '2022-03-20'));
  platform.clock.set('2022-05-01T08:00:00+07:00');
  await enter(2, said('approved', '850', '2022-04-20'), postalOfficer);
  platform.clock.set('2022-06-01T08:00:00+07:00');
  // An item without a request saves from its second known step on.
  await enter(3, said('settled', '870', '2022-05-30'));
  const find = async (asOf?: string) =>
    (await thriftView(platform, leader, { ...list, q: 'may chu', asOf })).rows[0];
  expect((await find())?.saved).toEqual({
    ...{ estimated: null, appraised: '100', approved: '50', settled: '-20', total: '130' },
  });

  platform.clock.set('2022-07-01T08:00:00+07:00');
  const corrected = await enter(4, said('appraised', '880', '2022-03-20'), planner);
  expect(corrected).toEqual({ itemId, version: 5 });
  expect((await find())?.saved).toEqual({
    ...{ estimated: null, appraised: '120', approved: '30', settled: '-20', total: '130' },
  });
  const { entries } = await thriftStory(platform, planner, itemId);
  expect(entries.map((each) => [each.step, each.amount, each.ended])).toEqual([
    ['estimated', '1000', false],
    ['appraised', '900', true],
    ['approved', '850', false],
    ['settled', '870', false],
    ['appraised', '880', false],
  ]);
  expect((await find('2022-06-15'))?.steps.appraised).toBe('900');
  expect((await find('2022-04-15'))?.saved.total).toBe('100');

  await expect(enter(4, said('settled', '860'))).rejects.toMatchObject({
    text: { code: 'CONFLICT' },
    details: {
      savedBy: planner.personName,
      fields: [{ field: 'appraised', yours: '900', saved: '880' }],
    },
  });
  await expect(enter(5, said('settled', '-1'))).rejects.toMatchObject({
    text: { code: 'STEP_NOT_POSITIVE' },
  });
  await expect(enter(5, said('settled', '860', '2022-07-02'))).rejects.toMatchObject({
    text: { code: 'DAY_NOT_YET' },
  });
  for (const stranger of [telecomHead, world.actors.hanoiPlanner]) {
    await expect(enter(5, said('settled', '1'), stranger)).rejects.toMatchObject({
      text: { code: expect.stringMatching(/^NOT_/) },
    });
  }

  const why = { version: 5, reason: 'Nhập trùng khoản khác' };
  await closeThriftItem(platform, postalHead, itemId, why, null);
  expect(await find()).toBeUndefined();
  expect((await find('2022-06-15'))?.saved.total).toBe('130');
  await expect(enter(6, said('settled', '1'))).rejects.toMatchObject({
    text: { code: 'NOT_FOUND' },
  });
});

test('totals by unit, year and source are those of every sum of the list, not of its page', async () => {
  const { telecom, postal } = world.ministry;
  await open('Đợt tính A', [said('proposed', '100'), said('approved', '90')]);
  await open('Đợt tính B', [said('proposed', '200'), said('approved', '150')], { year: 2021 });
  await open('Đợt tính C', [said('estimated', '70'), said('settled', '63')], {
    ...{ unitId: telecom.id, source: 'society' },
  });
  const { planner, telecomHead } = world.actors;
  const view = await thriftView(platform, planner, { limit: 1, q: 'dot tinh' });
  expect([view.rows.length, view.total, view.saved]).toEqual([
    ...[1, 3],
    { estimated: null, appraised: null, approved: '60', settled: '7', total: '67' },
  ]);
  const totals = (parts: typeof view.byUnit) =>
    Object.fromEntries(parts.map(({ key, count, saved }) => [key, [count, saved.total]]));
  expect(totals(view.byUnit)).toEqual({ [postal.id]: [2, '60'], [telecom.id]: [1, '7'] });
  expect(totals(view.byYear)).toEqual({ 2021: [1, '50'], 2022: [2, '17'] });
  expect(totals(view.bySource)).toEqual({ state: [2, '60'], society: [1, '7'] });

  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await thriftView(platform, planner, { limit: 1, q: 'dot tinh', after });
    names.push(...page.rows.map(({ name }) => name));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(names).toEqual(['Đợt tính C', 'Đợt tính A', 'Đợt tính B']);
  const narrowed = await thriftView(platform, planner, { ...list, year: 2022, source: 'state' });
  expect(narrowed.rows.map(({ name }) => name)).toEqual(['Đợt tính A']);
  const own = await thriftView(platform, telecomHead, { ...list, q: 'dot tinh' });
  expect([own.total, own.saved.total]).toEqual([1, '7']);
});
