import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { listTasks } from '../tasks/contract.ts';
import { listView } from '../tasks/list-view.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { appraise, selfScore } from './appraise.ts';
import type { CriterionScore } from './contract.ts';
import { issueDefinition, saveDefinition } from './define-criteria.ts';
import { enterValues } from './enter-values.ts';
import { entriesView } from './entries-view.ts';
import { exportRanking } from './export-ranking.ts';
import { publishRanking } from './publish-ranking.ts';
import { rankingView } from './ranking-view.ts';
import { listScorecards, scorecardView } from './scorecard-view.ts';
import { scoresOf } from './scores.ts';
import { scorecardDesk } from './testing/scorecard-desk.ts';
import { voteTie } from './vote-tie.ts';
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

describe('criteria', () => {
  it('hold for the periods that begin on their first day or later; a draft changes nothing', async () => {
    const { planner } = world.actors;
    const subjects = { kind: 'list' as const, unitIds: [world.ministry.telecom.id] };
    const criterion = (name: string) => ({
      ...{ key: 'a', name, share: 10, source: { kind: 'yes_no' as const } },
      formula: { kind: 'reached' as const, least: 1 },
    });
    const id = await desk.define({ subjects, criteria: [criterion('Cũ')] }, '2026-01-01');
    const { inForce, draft } = await scorecardView(platform, planner, id, {});
    expect([inForce?.definition.criteria[0]?.name, draft]).toEqual(['Cũ', null]);
    const changed = {
      ...(inForce?.definition ?? never()),
      criteria: [{ ...(inForce?.definition.criteria[0] ?? never()), name: 'Mới' }],
    };
    const saved = await saveDefinition(
      platform,
      planner,
      id,
      { version: null, definition: changed },
      null,
    );
    expect(saved.inForce?.definition.criteria[0]?.name).toBe('Cũ');
    const issue = (validFrom: string) =>
      issueDefinition(
        platform,
        planner,
        id,
        { version: saved.draft?.version ?? 0, validFrom, basis: 'QĐ 5' },
        null,
      );
    expect(await refused(issue('2026-01-01'))).toBe('VALID_FROM_TAKEN');
    await issue('2026-07-01');
    const nameIn = async (period: string) => (await desk.ranking(id, { period })).branches[0]?.name;
    expect([await nameIn('2026-Q2'), await nameIn('2026-Q3')]).toEqual(['Cũ', 'Mới']);
    expect(await refused(desk.ranking(id, { period: '2025-Q4' }))).toBe('NOT_DEFINED');
    expect(await refused(desk.ranking(id, { period: '2026-08' }))).toBe('PERIOD_UNKNOWN');
  });

  it('are refused with everything that is wrong at once', async () => {
    const subjects = { kind: 'list' as const, unitIds: [] };
    const criteria = [
      { key: 'a', name: 'Không nguồn', share: 10 },
      {
        key: 'b',
        parentKey: 'z',
        name: 'Mất nhánh',
        share: 5,
        source: { kind: 'yes_no' as const },
        formula: { kind: 'given' as const },
      },
    ];
    expect(await refused(desk.define({ subjects, criteria }, '2026-01-01'))).toBe(
      'DEFINITION_UNSOUND',
    );
  });

  it('are found by name without accents, by whoever is ranked', async () => {
    const list = (actor: Parameters<typeof listScorecards>[1], q: string, after?: string) =>
      listScorecards(platform, actor, { q, limit: 2, after });
    const found = await list(world.actors.planner, 'bo chi so');
    expect(found).toMatchObject({ total: 3, mayDefine: true });
    const rest = await list(world.actors.planner, 'bo chi so', found.next ?? '');
    expect(rest.next).toBeNull();
    const ids = [...found.rows, ...rest.rows].map((row) => row.id);
    expect(new Set(ids).size).toBe(3);
    expect((await list(world.actors.planner, 'ict')).total).toBe(0);
    expect((await list(world.actors.telecomHead, '')).mayDefine).toBe(false);
  });
});

describe('what people enter', () => {
  let id: string;
  const period = '2026-Q3';
  beforeAll(async () => {
    const { telecom, postal, security } = world.ministry;
    id = await desk.define(
      {
        subjects: {
          kind: 'blocks',
          blocks: [
            { name: 'Khối cục', unitIds: [telecom.id, security.id] },
            { name: 'Khối vụ', unitIds: [postal.id] },
          ],
        },
        tieBreak: ['survey'],
        criteria: [
          {
            key: 'gate',
            name: 'Không có sự cố',
            role: 'gate',
            share: 0,
            source: { kind: 'yes_no' },
            formula: { kind: 'reached', least: 1 },
          },
          {
            key: 'survey',
            name: 'Khảo sát',
            share: 20,
            source: { kind: 'survey', answers: 50 },
            formula: { kind: 'each', points: 0.4 },
          },
          {
            key: 'appraised',
            name: 'Đổi mới',
            share: 10,
            source: { kind: 'appraisal' },
            formula: { kind: 'given' },
          },
        ],
      },
      '2026-07-01',
    );
  });
  const cell = (
    criterion: string,
    unitId: string,
    value: number,
    version: number | null = null,
  ) => ({
    ...{ criterion, unitId, value, words: '', fileIds: [], version },
  });

  it('is refused outside what the criterion takes, all or nothing', async () => {
    const { telecom, office } = world.ministry;
    const enter = (...values: ReturnType<typeof cell>[]) =>
      refused(enterValues(platform, world.actors.planner, id, { period, values }, null));
    expect(await enter(cell('survey', telecom.id, 40), cell('survey', telecom.id, 51))).toBe(
      'VALUE_OUT_OF_RANGE',
    );
    expect(await enter(cell('gate', telecom.id, 2))).toBe('VALUE_OUT_OF_RANGE');
    expect(await enter(cell('appraised', telecom.id, 2))).toBe('CRITERION_UNKNOWN');
    expect(await enter(cell('survey', office.id, 2))).toBe('UNIT_NOT_RANKED');
    expect((await entriesView(platform, world.actors.planner, id, { period })).values).toEqual([]);
  });

  it('ranks within blocks; a gate without its figure keeps a unit out', async () => {
    const { telecom, postal, security } = world.ministry;
    const values = [
      cell('gate', telecom.id, 1),
      cell('gate', postal.id, 0),
      cell('survey', telecom.id, 40),
      cell('survey', postal.id, 50),
      cell('survey', security.id, 30),
    ];
    await enterValues(platform, world.actors.planner, id, { period, values }, null);
    const ranking = await desk.ranking(id, { period });
    expect(
      ranking.rows.map(({ unit, block, rank, failedGate, total }) => [
        unit.name,
        block,
        rank,
        failedGate?.number,
        total,
      ]),
    ).toEqual([
      ['Cục Viễn thông', 'Khối cục', 1, undefined, 16],
      ['Cục An toàn thông tin', 'Khối cục', null, 1, 12],
      ['Vụ Bưu chính', 'Khối vụ', null, 1, 20],
    ]);
  });

  it('is changed by whoever saw what stands there; the old figure stays in history', async () => {
    const { security } = world.ministry;
    const change = (version: number | null) =>
      enterValues(
        platform,
        world.actors.planner,
        id,
        {
          period,
          values: [cell('survey', security.id, 40, version), cell('gate', security.id, 1, null)],
        },
        null,
      );
    expect(await refused(change(null))).toBe('CONFLICT');
    on('2026-08-27');
    await change(1);
    expect(
      (await desk.ranking(id, { period, edition: 'live' })).rows.map(({ total }) => total),
    ).toEqual([16, 16, 20]);
    const then = await desk.ranking(id, { period, edition: 'live', asOf: '2026-08-26' });
    expect(then.rows.find(({ unit }) => unit.id === security.id)?.total).toBe(12);
  });

  it('takes points of both sides; a difference needs words', async () => {
    const { telecom } = world.ministry;
    const base = { period, criterion: 'appraised', unitId: telecom.id, fileIds: [] };
    const own = { ...base, points: 9, words: 'Có sáng kiến được công nhận', version: null };
    expect(await refused(selfScore(platform, world.actors.postalHead, id, own, null))).not.toBe(
      'done',
    );
    expect(
      await refused(
        selfScore(platform, world.actors.telecomHead, id, { ...own, points: 11 }, null),
      ),
    ).toBe('POINTS_TOO_HIGH');
    const first = await selfScore(platform, world.actors.telecomHead, id, own, null);
    expect(first).toMatchObject({ self: { points: 9 }, given: null, version: 1 });
    const given = { ...base, points: 7, words: '', version: 1 };
    expect(await refused(appraise(platform, world.actors.leader, id, given, null))).toBe(
      'DIFFERENCE_NEEDS_WORDS',
    );
    await appraise(
      platform,
      world.actors.leader,
      id,
      { ...given, words: 'Sáng kiến chưa nhân rộng' },
      null,
    );
    const why = await whyView(platform, world.actors.planner, id, telecom.id, { period });
    expect(why.criteria.find(({ key }) => key === 'appraised')).toMatchObject({
      ...{ points: 7, self: { points: 9 }, words: 'Sáng kiến chưa nhân rộng' },
    });
  });

  it('is voted on where everything leaves units level, before it can be published', async () => {
    const { telecom, security } = world.ministry;
    const give = {
      period,
      criterion: 'appraised',
      unitId: security.id,
      points: 7,
      words: 'Đạt',
      fileIds: [],
      version: null,
    };
    await appraise(platform, world.actors.leader, id, give, null);
    expect(
      (await desk.ranking(id, { period })).rows
        .slice(0, 2)
        .map(({ rank, isLevel }) => [rank, isLevel]),
    ).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(await refused(desk.publish(id, period))).toBe('TIES_OPEN');
    const vote = {
      period,
      unitIds: [security.id, telecom.id],
      words: '5/7 phiếu cho Cục An toàn thông tin',
      basis: 'Biên bản 3/BB-HĐTĐKT',
    };
    await voteTie(platform, world.actors.leader, id, vote, null);
    const voted = await desk.ranking(id, { period });
    expect(
      voted.rows.slice(0, 2).map(({ unit, rank, decidedBy }) => [unit.id, rank, decidedBy]),
    ).toEqual([
      [security.id, 1, 'vote'],
      [telecom.id, 2, 'vote'],
    ]);
    const edition = await desk.publish(id, period);
    expect(edition.number).toBe(1);
  });

  it('leaves what was published as it is when a figure is corrected', async () => {
    const { postal } = world.ministry;
    const before = await desk.ranking(id, { period });
    await enterValues(
      platform,
      world.actors.planner,
      id,
      { period, values: [cell('survey', postal.id, 10, 1)] },
      null,
    );
    expect(await desk.ranking(id, { period })).toEqual(before);
  });
});

function never(): never {
  throw new Error('nothing is in force');
}
