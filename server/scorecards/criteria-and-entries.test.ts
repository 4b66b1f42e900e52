import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { appraise, selfScore } from './appraise.ts';
import { issueDefinition, saveDefinition } from './define-criteria.ts';
import { enterValues } from './enter-values.ts';
import { entriesView } from './entries-view.ts';
import { listScorecards, scorecardView } from './scorecard-view.ts';
import { scorecardDesk } from './testing/scorecard-desk.ts';
import { voteTie } from './vote-tie.ts';
import { whyView } from './why-view.ts';

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
      listScorecards(platform, actor, { q, limit: 1, after });
    const found = await list(world.actors.planner, 'bo chi so');
    expect(found).toMatchObject({ total: 2, mayDefine: true });
    const rest = await list(world.actors.planner, 'bo chi so', found.next ?? '');
    expect(rest.next).toBeNull();
    const ids = [...found.rows, ...rest.rows].map((row) => row.id);
    expect(new Set(ids).size).toBe(2);
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
