import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addDays, asDay, type Day } from '../calendar/rules/day.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { acceptTask } from '../tasks/accept-task.ts';
import { reopenTask } from '../tasks/reopen-task.ts';
import { reportDone } from '../tasks/report-done.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { live, type Step } from '../tasks/testing/random-life.ts';
import { factsOf, replayTo } from '../tasks/testing/replay.ts';
import { caseScope, openFactScope } from './fact-scope.ts';
import type { Facts, Figure } from './facts-contract.ts';
import { factsOfPeriod } from './facts-of-period.ts';
import { casesOf, standingOf, TASK_CASES, type TaskThen } from './rules/task-cases.ts';
import { listCases } from './store/task-cases.ts';

const HEADINGS = ['directing', 'results', 'targets', 'money', 'difficulties', 'next', 'proposals'];

describe('facts of a period', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-08-20T08:00:00+07:00');
    world = await makeWorld(platform);
    await liveThrough(platform, world);
  });
  afterAll(() => platform.close());

  const of = (unitId: string, from: string, to: string) =>
    factsOfPeriod(platform.db, world.ministry.authorityId, {
      ...{ unitId, from: asDay(from), to: asDay(to), cutOff: asDay(to), headings: HEADINGS },
    });

  test('every figure of tasks is the length of the list that it opens, and both say what the journal says', async () => {
    const { authorityId, top, telecom } = world.ministry;
    for (const { id: unitId } of [top, telecom]) {
      const days = { from: asDay('2026-09-15'), to: asDay('2026-10-14') };
      const facts = await of(unitId, days.from, days.to);
      const scope = await openFactScope(platform.db, authorityId, {
        ...{ unitId, ...days, cutOff: days.to },
      });
      const told = await toldByJournal(platform, authorityId, days, scope);
      const below = new Set(await unitsBelow(world, unitId));
      for (const key of TASK_CASES) {
        const page = { after: null, limit: 1_000 };
        const { tasks, total } = await listCases(platform.db, caseScope(scope), key, page);
        const ours = told.filter((task) => below.has(task.unitId) && task.cases.has(key));
        expect(tasks.map(({ id }) => id).toSorted(), key).toEqual(
          ours.map(({ id }) => id).toSorted(),
        );
        expect(total).toBe(tasks.length);
        const figure = figureOf(facts, `tasks.${key}`);
        if (figure) expect(figure.period, key).toBe(String(total));
      }
    }
  });

  test('flows of months that tile a quarter add up to the quarter, once what was opened again is taken off', async () => {
    const { top } = world.ministry;
    const months = await Promise.all([
      of(top.id, '2026-08-15', '2026-09-14'),
      of(top.id, '2026-09-15', '2026-10-14'),
      of(top.id, '2026-10-15', '2026-11-14'),
    ]);
    const quarter = await of(top.id, '2026-08-15', '2026-11-14');
    const net = (facts: Facts) => number(facts, 'tasks.done') - number(facts, 'tasks.reopened');
    expect(months.reduce((sum, month) => sum + net(month), 0)).toBe(net(quarter));
    const given = (facts: Facts) => number(facts, 'tasks.given') - number(facts, 'tasks.withdrawn');
    expect(months.reduce((sum, month) => sum + given(month), 0)).toBe(given(quarter));
    expect(number(quarter, 'tasks.done')).toBeGreaterThan(0);
    const reopened = months.reduce((sum, month) => sum + number(month, 'tasks.reopened'), 0);
    expect(reopened).toBeGreaterThan(0);
  });

  test("a unit's figures are the sum over the units right below it and its own, line by line", async () => {
    const { top, telecom } = world.ministry;
    const facts = await of(top.id, '2026-09-15', '2026-10-14');
    const table = facts.sections
      .flatMap(({ tables }) => tables)
      .find(({ key }) => key === 'tasks.by_unit');
    const sum = (table?.rows ?? []).reduce((total, { cells }) => total + Number(cells[1]), 0);
    expect(sum).toBe(number(facts, 'tasks.assigned'));
    const below = await of(telecom.id, '2026-09-15', '2026-10-14');
    const row = table?.rows.find(({ id }) => id === telecom.id);
    expect(row?.cells[1]).toBe(figureOf(below, 'tasks.assigned')?.period);
    expect(row?.cells[6]).toBe(figureOf(below, 'tasks.open_overdue')?.period);
  });

  test('last year is null where the unit had nothing then, never 0', async () => {
    const facts = await of(world.ministry.top.id, '2026-09-15', '2026-10-14');
    expect(figureOf(facts, 'tasks.done')?.lastYear).toBeNull();
    const later = await of(world.ministry.top.id, '2027-09-15', '2027-10-14');
    expect(figureOf(later, 'tasks.done')?.lastYear).toBe(figureOf(facts, 'tasks.done')?.period);
  });

  test('a cut-off stands for ever: what was done later changes nothing in it', async () => {
    const { telecom } = world.ministry;
    const before = await of(telecom.id, '2026-09-15', '2026-10-14');
    platform.clock.set('2026-12-01T08:00:00+07:00');
    await giveTasks(platform, world.actors.planner, [
      { title: 'Việc giao sau', unitIds: [telecom.id], dueOn: asDay('2026-12-20') },
    ]);
    expect(await of(telecom.id, '2026-09-15', '2026-10-14')).toEqual(before);
  });
});

function figureOf(facts: Facts, key: string): Figure | undefined {
  return facts.sections.flatMap(({ figures }) => figures).find((each) => each.key === key);
}

function number(facts: Facts, key: string): number {
  return Number(figureOf(facts, key)?.period);
}

async function unitsBelow(world: World, unitId: string): Promise<string[]> {
  const { telecom, telecomPolicy, telecomLicensing } = world.ministry;
  const { top, postal, security, office } = world.ministry;
  const under = [telecom, telecomPolicy, telecomLicensing];
  const units = unitId === top.id ? [top, postal, security, office, ...under] : under;
  return units.map(({ id }) => id);
}

/** Cases of all given tasks, from the journal alone and the pure rules. */
async function toldByJournal(
  platform: TestPlatform,
  authorityId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
  days: Parameters<typeof casesOf>[2] extends infer D ? Omit<D & object, 'cutOff'> : never,
) {
  const [now, before] = await Promise.all([
    replayTo(platform.db, authorityId, to),
    replayTo(platform.db, authorityId, addDays(from, -1)),
  ]);
  const then = (task: Parameters<typeof factsOf>[0] | undefined): TaskThen =>
    task ? { ...factsOf(task), firstDueOn: task.first_due_on } : null;
  return [...now.values()]
    .filter(({ is_group, layer }) => !is_group && layer === 0)
    .map((task) => {
      const standing = standingOf(then(before.get(task.id)), addDays(from, -1));
      const cases = casesOf(then(task), standing, { ...days, cutOff: to });
      return { id: task.id, unitId: task.unit_id, cases };
    });
}

/** Three months in which twenty-eight tasks of four units are accepted, reported, returned, opened again. */
async function liveThrough(platform: TestPlatform, world: World): Promise<void> {
  const { telecom, telecomPolicy, postal, security } = world.ministry;
  const units = [telecom, telecomPolicy, postal, security];
  const given = await giveTasks(
    platform,
    world.actors.planner,
    Array.from({ length: 28 }, (_, at) => ({
      title: `Nhiệm vụ ${at + 1}`,
      unitIds: [units[at % 4]?.id ?? ''],
      dueOn: at % 7 === 0 ? null : addDays(asDay('2026-08-25'), at * 3),
      field: at % 2,
    })),
  );
  const steps = fc.sample(
    fc.record({
      task: fc.nat(27),
      act: fc.nat(30),
      days: fc.constantFrom(0, 0, 1),
      percent: fc.integer({ min: 1, max: 99 }),
    }) satisfies fc.Arbitrary<Step>,
    { numRuns: 300, seed: 1270 },
  );
  await openAgain(platform, world);
  let day = asDay('2026-09-20');
  for (const step of steps) {
    day = addDays(day, step.days);
    platform.clock.set(`${day}T10:00:00+07:00`);
    await live(platform, world, given.taskIds[step.task] ?? '', step);
  }
  platform.clock.set('2026-11-22T08:00:00+07:00');
}

/** Two tasks that are done in September's period; one of them is opened again in October's. */
async function openAgain(platform: TestPlatform, { ministry, actors }: World): Promise<void> {
  const { postalHead, leader, planner } = actors;
  const line = { unitIds: [ministry.postal.id], dueOn: asDay('2026-10-30') };
  const lines = ['Việc mở lại', 'Việc đã xong'].map((title) => ({ ...line, title }));
  const { taskIds } = await giveTasks(platform, planner, lines);
  const [reopened = ''] = taskIds;
  platform.clock.set('2026-09-01T10:00:00+07:00');
  const body = 'Đã làm xong toàn bộ nội dung được giao.';
  const done = { version: 2, body, product: 'Báo cáo', fileIds: [], onDay: null };
  for (const id of taskIds) {
    await acceptTask(platform, postalHead, id, { version: 1, officerId: null }, null);
    await reportDone(platform, postalHead, id, { ...done, withoutEvidence: 'Hồ sơ giấy' }, null);
    await acceptResult(platform, leader, id, { version: 3, note: null }, null);
  }
  platform.clock.set('2026-09-20T10:00:00+07:00');
  const why = { version: 4, reason: 'Còn thiếu một phụ lục' };
  await reopenTask(platform, leader, reopened, why, null);
}
