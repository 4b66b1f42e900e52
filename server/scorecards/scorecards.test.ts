import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { listTasks } from '../tasks/contract.ts';
import { listView } from '../tasks/list-view.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import type { CriterionScore } from './contract.ts';
import { exportRanking } from './export-ranking.ts';
import { publishRanking } from './publish-ranking.ts';
import { rankingView } from './ranking-view.ts';
import { scorecardView } from './scorecard-view.ts';
import { scoresOf } from './scores.ts';
import { scorecardDesk } from './testing/scorecard-desk.ts';
import { behindView, whyView } from './why-view.ts';

let platform: TestPlatform;
let world: World;
let desk: ReturnType<typeof scorecardDesk>;

beforeAll(async () => {
  platform = await openTestPlatform('2026-07-01T08:00:00+07:00');
  world = await makeWorld(platform);
  desk = scorecardDesk(platform, world);
});
afterAll(() => platform.close());

const refused = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
const on = (day: string) => platform.clock.set(`${day}T08:00:00+07:00`);

/** Seven tasks of three units, lived through until 20/08: on time, late, overdue, waiting, withdrawn. */
describe('a ranking by tasks', () => {
  let id: string;
  let tasks: string[];
  const units = () => world.ministry;

  beforeAll(async () => {
    const { telecom, postal, security } = world.ministry;
    const give = (unitId: string, dueOn: string) => ({
      ...{ title: `Việc hạn ${dueOn}`, unitIds: [unitId], dueOn: asDay(dueOn) },
    });
    const plan = await giveTasks(platform, world.actors.planner, [
      give(telecom.id, '2026-07-20'),
      give(telecom.id, '2026-07-25'),
      give(telecom.id, '2026-07-31'),
      give(telecom.id, '2026-12-01'),
      give(postal.id, '2026-07-20'),
      give(postal.id, '2026-07-21'),
      give(security.id, '2026-07-20'),
    ]);
    tasks = [...plan.taskIds];
    const [t0 = '', t1 = '', t2 = '', , p0 = '', p1 = ''] = tasks;
    on('2026-07-03');
    for (const each of [t0, t1, t2, p0, p1]) await desk.accept(each);
    on('2026-07-15');
    for (const each of [t0, p0, p1]) await desk.handIn(each);
    on('2026-07-28');
    // Read late by the assigner, handed in on time.
    for (const each of [t0, p0]) await desk.close(each);
    await desk.handIn(t1);
    await desk.close(t1);
    on('2026-08-20');
    const share = { formula: { kind: 'ratio' } as const };
    id = await desk.define(
      {
        subjects: { kind: 'list', unitIds: [telecom.id, postal.id, security.id] },
        tieBreak: ['fresh'],
        sharedRanks: true,
        criteria: [
          { key: 'discipline', name: 'Kỷ cương', share: 0 },
          {
            ...{ key: 'on_time', parentKey: 'discipline', name: 'Đúng hạn', share: 60 },
            ...{ source: { kind: 'on_time', minimum: 2 }, ...share },
          },
          {
            ...{ key: 'accepted', parentKey: 'discipline', name: 'Tiếp nhận', share: 40 },
            ...{ source: { kind: 'accepted', minimum: 1, days: 3 }, ...share },
          },
          {
            ...{ key: 'late', name: 'Đang quá hạn', role: 'penalty', share: 5 },
            ...{ source: { kind: 'overdue' }, formula: { kind: 'each', points: 1 } },
          },
          {
            ...{ key: 'fresh', name: 'Cập nhật', share: 10 },
            ...{ source: { kind: 'fresh', minimum: 1, days: 30 }, ...share },
          },
        ],
      },
      '2026-07-01',
    );
  });

  const scoreOf = async (unitId: string, key: string): Promise<CriterionScore> => {
    const why = await whyView(platform, world.actors.planner, id, unitId, { period: '2026-Q3' });
    const found = why.criteria.find((each) => each.key === key);
    if (!found) throw new Error(`no criterion ${key}`);
    return found;
  };

  it('counts what was due: done in time, done late, overdue; what is not due yet is no case', async () => {
    const score = await scoreOf(units().telecom.id, 'on_time');
    expect(score).toMatchObject({ value: 1, of: 3, points: 20, most: 60, state: 'known' });
    expect(Object.fromEntries(score.parts.map(({ key, count }) => [key, count]))).toEqual({
      ...{ all: 3, on_time: 1, late: 1, overdue: 1 },
    });
  });

  it('counts what was handed in in time and waits: a slow assigner makes nobody late', async () => {
    const score = await scoreOf(units().postal.id, 'on_time');
    expect(score).toMatchObject({ value: 2, of: 2, points: score.most });
    expect(score.parts.find(({ key }) => key === 'handed_in')).toMatchObject({ count: 1 });
  });

  it('says of too few cases that they are too few, and spreads their points', async () => {
    expect(await scoreOf(units().security.id, 'on_time')).toMatchObject({
      ...{ state: 'too_few', points: null, most: 0, of: 1 },
    });
    const accepted = await scoreOf(units().security.id, 'accepted');
    expect(accepted).toMatchObject({ value: 0, of: 1, points: 0, most: 100 });
  });

  it('counts acceptance by the days that it took', async () => {
    expect(await scoreOf(units().telecom.id, 'accepted')).toMatchObject({ value: 3, of: 4 });
  });

  it('ranks by the total, with what is taken for open lateness', async () => {
    const ranking = await desk.ranking(id, { period: '2026-Q3' });
    expect(ranking).toMatchObject({ edition: null, asOf: '2026-08-20', isWhole: true, units: 3 });
    expect(ranking.rows.map(({ unit, rank }) => [unit.name, rank])).toEqual([
      ['Vụ Bưu chính', 1],
      ['Cục Viễn thông', 2],
      ['Cục An toàn thông tin', 3],
    ]);
    expect(ranking.rows.find(({ unit }) => unit.id === units().telecom.id)?.penalty).toBe(1);
  });

  it('opens the very tasks behind every number, and the list of tasks shows the same', async () => {
    const { planner } = world.actors;
    for (const unit of [units().telecom, units().postal, units().security]) {
      for (const key of ['on_time', 'accepted', 'late', 'fresh']) {
        const { parts } = await scoreOf(unit.id, key);
        for (const { key: part, count, tasks: list } of parts) {
          const query = { criterion: key, part, period: '2026-Q3' };
          const behind = await behindView(platform, planner, id, unit.id, query);
          expect([unit.name, key, part, behind.total]).toEqual([unit.name, key, part, count]);
          expect(behind.rows).toHaveLength(count);
          if (list === null) continue;
          const { unit: unitId, status, from, to, layer } = list;
          const asked = { unitId, status, layer, dueFrom: from, dueTo: to };
          const listed = await listView(platform, planner, listTasks.query.parse(asked));
          expect(listed.rows.map((row) => row.id).sort()).toEqual(
            behind.rows.map((row) => row.id).sort(),
          );
        }
      }
    }
  });

  it('stands as it stood on any day', async () => {
    const query = { period: '2026-Q3' };
    const at = async (asOf: string) => {
      const why = await whyView(platform, world.actors.planner, id, units().telecom.id, {
        ...query,
        asOf,
      });
      const { value, of, state } = why.criteria.find(({ key }) => key === 'on_time') ?? never();
      return [value, of, state];
    };
    // Handed in on the 15th and waiting; then the one of the 25th is overdue; then all that happened.
    expect(await at('2026-07-22')).toEqual([1, 1, 'too_few']);
    expect(await at('2026-07-27')).toEqual([1, 2, 'known']);
    expect(await at('2026-08-20')).toEqual([1, 3, 'known']);
  });

  it('shows a unit its own row before it is published, and no other', async () => {
    const { telecomHead, dongAnhOfficer } = world.actors;
    const own = await rankingView(platform, telecomHead, id, { period: '2026-Q3' });
    expect(own.rows.map(({ unit }) => unit.name)).toEqual(['Cục Viễn thông']);
    expect(own).toMatchObject({ isWhole: false, units: 3 });
    const { postal } = units();
    expect(
      await refused(whyView(platform, telecomHead, id, postal.id, { period: '2026-Q3' })),
    ).toBe('NOT_FOUND');
    expect(await refused(rankingView(platform, dongAnhOfficer, id, {}))).toBe('NOT_FOUND');
  });

  describe('once published', () => {
    it('is only for leaders to publish', async () => {
      const body = { period: '2026-Q3', asOf: null, reason: null, basis: null };
      expect(await refused(publishRanking(platform, world.actors.planner, id, body, null))).toBe(
        'NOT_ALLOWED',
      );
      expect(
        await refused(publishRanking(platform, world.actors.telecomHead, id, body, null)),
      ).toBe('NOT_ALLOWED');
    });

    it('does not move when tasks do, and the computed one beside it does', async () => {
      const edition = await desk.publish(id, '2026-Q3');
      const before = await desk.ranking(id, { edition: edition.id });
      const why = await whyView(platform, world.actors.planner, id, units().telecom.id, {
        edition: edition.id,
      });
      const behind = { criterion: 'on_time', part: 'overdue', edition: edition.id };
      const tasksThen = await behindView(
        platform,
        world.actors.planner,
        id,
        units().telecom.id,
        behind,
      );
      const [, , t2 = '', , , p1 = ''] = tasks;
      on('2026-08-25');
      await desk.handIn(t2);
      await desk.close(t2);
      await desk.close(p1);
      expect(await desk.ranking(id, { edition: edition.id })).toEqual(before);
      expect(
        await whyView(platform, world.actors.planner, id, units().telecom.id, {
          edition: edition.id,
        }),
      ).toEqual(why);
      const tasksNow = await behindView(
        platform,
        world.actors.planner,
        id,
        units().telecom.id,
        behind,
      );
      expect(tasksNow.rows.map((row) => row.id)).toEqual(tasksThen.rows.map((row) => row.id));
      expect(tasksNow.rows.map(({ status }) => status)).toEqual(['DTH_QUA_HAN']);
      const live = await desk.ranking(id, { period: '2026-Q3', edition: 'live' });
      expect(live.edition).toBeNull();
      expect(live.rows.find(({ unit }) => unit.id === units().telecom.id)?.penalty).toBe(0);
      expect(live.against?.id).toBe(edition.id);
    });

    it('is read whole by every unit of the authority, without what leads beyond its own', async () => {
      const { telecomHead } = world.actors;
      const seen = await rankingView(platform, telecomHead, id, { period: '2026-Q3' });
      expect(seen.rows).toHaveLength(3);
      const query = { criterion: 'on_time', part: 'all', period: '2026-Q3' };
      const others = await behindView(platform, telecomHead, id, units().postal.id, query);
      expect(others.rows).toEqual([]);
    });

    it('needs a reason for a new edition; the old one stays readable', async () => {
      expect(await refused(desk.publish(id, '2026-Q3'))).toBe('REASON_NEEDED');
      const [first] = (await scorecardView(platform, world.actors.planner, id, {})).editions;
      const second = await desk.publish(id, '2026-Q3', 'Bổ sung kết quả nghiệm thu tháng 8');
      const { editions } = await scorecardView(platform, world.actors.planner, id, {});
      expect(
        editions.map(({ id: each, number, isSuperseded }) => [each, number, isSuperseded]),
      ).toEqual([
        [second.id, 2, false],
        [first?.id, 1, true],
      ]);
      const old = await desk.ranking(id, { edition: first?.id });
      expect(old).toMatchObject({ edition: { number: 1, isSuperseded: true } });
      expect((await desk.ranking(id)).edition?.id).toBe(second.id);
    });

    it('goes out as a workbook and as CSV with the fraction of every share', async () => {
      const csv = await exportRanking(platform, world.actors.planner, id, {
        format: 'csv',
        period: '2026-Q3',
      });
      const [head, ...lines] = csv.bytes.toString().trim().split('\n');
      expect(head).toContain('Đúng hạn: số liệu');
      expect(lines).toHaveLength(3);
      expect(lines.find((line) => line.includes('Cục Viễn thông'))).toContain('1/3');
      const xlsx = await exportRanking(platform, world.actors.planner, id, {
        format: 'xlsx',
        period: '2026-Q3',
      });
      expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    });

    it('comes to other capabilities with every point', async () => {
      const scores = await scoresOf(platform, world.actors.leader, id, '2026-Q3');
      expect(scores.rows.map(({ row }) => row.rank)).toEqual([1, 2, 3]);
      expect(scores.rows[0]?.criteria.map(({ key }) => key)).toContain('on_time');
    });
  });
});

function never(): never {
  throw new Error('nothing is in force');
}
