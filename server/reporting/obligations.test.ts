import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { programAct } from '../organisation/program-author.ts';
import { insertSuccessions } from '../organisation/store/succession-store.ts';
import { type ActContext, perform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { changeRegime } from './change-regime.ts';
import { closeRegime } from './close-regime.ts';
import { makeObligations } from './make-obligations.ts';
import { getMatrix } from './matrix-contract.ts';
import { matrixView } from './matrix-view.ts';
import { listOwed } from './obligation-contract.ts';
import { obligationView, owedView } from './obligation-view.ts';
import { type Settling, settleObligation } from './settle-obligation.ts';
import { loadObligation, obligationsFeeding } from './store/obligation-store.ts';
import { defineMonthly, monthlyWords } from './testing/report-chain.ts';
import { unlockObligations } from './unlock-obligations.ts';

let platform: TestPlatform;
let world: World;
let regime: string;

beforeAll(async () => {
  platform = await openTestPlatform('2026-11-02T08:00:00+07:00');
  world = await makeWorld(platform);
  ({ id: regime } = await defineMonthly(platform, world));
});
afterAll(() => platform.close());

const on = (day: string) => platform.clock.set(`${day}T08:00:00+07:00`);
const matrix = (who: WorldActor, more: object = {}) =>
  matrixView(platform, world.actors[who], getMatrix.query.parse({ regimeId: regime, ...more }));
const owed = (who: WorldActor, more: object = {}) =>
  owedView(platform, world.actors[who], listOwed.query.parse(more));
const refused = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.text.code : Promise.reject(error)),
  );

async function idOf(unitId: string, periodKey: string): Promise<string> {
  const [found] = await rows(
    platform.db,
    sql<{ id: string }>`select id from obligation where regime_id = ${regime}
        and unit_id = ${unitId} and period_key = ${periodKey}`,
  );
  if (!found) throw new Error(`${unitId} owes nothing for ${periodKey}`);
  return found.id;
}

function settle(who: WorldActor, id: string, kind: Settling['kind']) {
  const { authorityId } = world.ministry;
  const request = { name: 'test', authorityId, author: world.actors[who], key: null };
  return perform(platform, request, async (context: ActContext) => {
    const settling = { kind, at: context.now, submissionId: '1' };
    await settleObligation(context, authorityId, id, settling);
    await context.journal({ subjectKind: 'regime', subjectId: regime, before: null, after: kind });
  });
}

/** Word of each cell of a unit by period, as the page would say it. */
async function cellsOf(name: string, more: object = {}): Promise<string> {
  const { rows: lines, periods } = await matrix('planner', { until: '2026-M12', ...more });
  const line = lines.find(({ unit }) => unit.name === name);
  return periods
    .map(({ key }) => {
      const cell = line?.cells.find(({ periodKey }) => periodKey === key);
      return cell ? `${cell.standing.kind} ${cell.standing.lateDays}` : '–';
    })
    .join(', ');
}

describe('obligations', () => {
  it('are there before anyone reports, for every unit at its level, and are made once', async () => {
    // The periods up to the one that runs; later ones where they are asked for.
    expect((await matrix('planner')).periods.map(({ key }) => key)).toEqual([
      '2026-M10',
      '2026-M11',
    ]);
    const shown = await matrix('planner', { until: '2026-M12' });
    expect(
      shown.periods.map(({ mark, from, to, dues }) => `${mark.vi} ${from} ${to} ${dues[0]?.on}`),
    ).toEqual([
      'T10/2026 2026-09-15 2026-10-14 2026-10-17',
      'T11/2026 2026-10-15 2026-11-14 2026-11-17',
      'T12/2026 2026-11-15 2026-12-14 2026-12-17',
    ]);
    expect(
      shown.rows.map(({ unit, hop, to }) => `${hop} ${unit.name} → ${to.name}`).sort(),
    ).toEqual([
      '1 Phòng Chính sách viễn thông → Cục Viễn thông',
      '1 Phòng Cấp phép → Cục Viễn thông',
      '2 Cục An toàn thông tin → Bộ Thông tin và Truyền thông',
      '2 Cục Viễn thông → Bộ Thông tin và Truyền thông',
      '2 Văn phòng Bộ → Bộ Thông tin và Truyền thông',
      '2 Vụ Bưu chính → Bộ Thông tin và Truyền thông',
    ]);
    expect(await makeObligations(platform)).toBe(0);
    const two = await Promise.all([makeObligations(platform), makeObligations(platform)]);
    expect(two).toEqual([0, 0]);
  });

  it('stand as days pass: ahead, waiting, overdue, locked; late by so many days', async () => {
    expect(await cellsOf('Vụ Bưu chính')).toBe('locked 13, ahead 0, ahead 0');
    const november = await idOf(world.ministry.postal.id, '2026-M11');
    on('2026-11-16');
    expect(await cellsOf('Vụ Bưu chính')).toBe('locked 27, waiting 0, ahead 0');
    on('2026-11-22');
    expect(await cellsOf('Vụ Bưu chính')).toBe('locked 33, overdue 2, ahead 0');
    await settle('postalHead', november, 'submitted');
    expect(await cellsOf('Vụ Bưu chính')).toBe('locked 33, submitted 2, ahead 0');
    on('2026-11-24');
    await settle('planner', november, 'accepted');
    expect(await cellsOf('Vụ Bưu chính')).toBe('locked 35, accepted 2, ahead 0');
    const { periods } = await matrix('planner');
    expect(periods[1]?.counts).toEqual({
      ...{ owed: 6, submitted: 1, onTime: 0, late: 1, overdue: 5, locked: 0 },
    });
    // Any day before is as it was.
    expect(await cellsOf('Vụ Bưu chính', { asOf: '2026-11-16' })).toBe(
      'locked 27, waiting 0, ahead 0',
    );
  });

  it('take nothing in after they were closed, until unlocked for a time, with who and why', async () => {
    const october = await idOf(world.ministry.postal.id, '2026-M10');
    expect(await refused(settle('postalHead', october, 'submitted'))).toBe('OBLIGATION_LOCKED');
    const { postalHead, planner } = world.actors;
    const unlock = { obligationIds: [october], until: '2026-11-26', reason: 'Nộp bổ sung' };
    expect(await refused(unlockObligations(platform, postalHead, unlock, null))).toBe(
      'NOT_ALLOWED',
    );
    expect(
      await refused(unlockObligations(platform, planner, { ...unlock, until: '2026-11-01' }, null)),
    ).toBe('UNLOCK_TOO_EARLY');
    await unlockObligations(platform, planner, unlock, null);
    expect(await obligationView(platform, planner, october)).toMatchObject({
      standing: { kind: 'overdue' },
      unlocked: { until: '2026-11-26', by: 'Nguyễn Thu Hà', reason: 'Nộp bổ sung' },
    });
    on('2026-11-27');
    expect(await refused(settle('postalHead', october, 'submitted'))).toBe('OBLIGATION_LOCKED');
    await unlockObligations(platform, planner, { ...unlock, until: '2026-11-28' }, null);
    await settle('postalHead', october, 'submitted');
    expect(await refused(settle('postalHead', october, 'submitted'))).toBe('OBLIGATION_NOT_OPEN');
    await settle('planner', october, 'returned');
    expect(await refused(settle('planner', october, 'accepted'))).toBe('OBLIGATION_NOT_SENT');
    expect((await loadObligation(platform.db, world.ministry.authorityId, october))?.state).toBe(
      'returned',
    );
    expect(
      await refused(
        unlockObligations(
          platform,
          planner,
          { ...unlock, until: '2026-12-01', obligationIds: ['1'] },
          null,
        ),
      ),
    ).toBe('NOT_FOUND');
  });

  it('know who feeds them', async () => {
    const above = await idOf(world.ministry.telecom.id, '2026-M11');
    const feeding = await obligationsFeeding(platform.db, world.ministry.authorityId, above);
    expect(feeding.map(({ unitId }) => unitId).sort()).toEqual(
      [world.ministry.telecomPolicy.id, world.ministry.telecomLicensing.id].sort(),
    );
  });
});

describe('who sees what is owed', () => {
  const namesFor = async (who: WorldActor) =>
    (await matrix(who)).rows.map(({ unit }) => unit.name).sort();

  it('a head: the unit, those under it and what it receives; a leader: the authority', async () => {
    expect(await namesFor('telecomHead')).toEqual([
      'Cục Viễn thông',
      'Phòng Chính sách viễn thông',
      'Phòng Cấp phép',
    ]);
    expect(await namesFor('postalOfficer')).toEqual(['Vụ Bưu chính']);
    expect(await namesFor('inspector')).toHaveLength(6);
    expect(await namesFor('leader')).toHaveLength(6);
  });

  it('counts and filters go no further than sight', async () => {
    const { periods, total } = await matrix('postalHead');
    expect([total, periods[0]?.counts.owed]).toEqual([1, 1]);
    const aside = await matrix('postalHead', { unitId: world.ministry.telecom.id });
    expect([aside.total, aside.rows, aside.periods[0]?.counts.owed]).toEqual([0, [], 0]);
  });

  it('nobody of another authority, and no administrator', async () => {
    expect(await refused(matrix('hanoiPlanner'))).toBe('NOT_FOUND');
    expect(await refused(matrix('admin'))).toBe('NOT_ALLOWED');
    const some = await idOf(world.ministry.postal.id, '2026-M11');
    for (const who of ['hanoiLeader', 'securityHead'] as const) {
      expect(await refused(obligationView(platform, world.actors[who], some))).toBe('NOT_FOUND');
    }
    expect((await owed('hanoiPlanner')).total).toBe(0);
  });

  it('the unit itself sees what it owes, the next first', async () => {
    const { rows: next } = await owed('telecomHead');
    expect(next.map(({ period }) => period.key)).toEqual(['2026-M10', '2026-M11', '2026-M12']);
    expect(
      (await owed('postalOfficer', { show: 'done' })).rows.map(({ period }) => period.key),
    ).toEqual(['2026-M11']);
  });
});

describe('lines', () => {
  it('are found without accents, filtered, sorted and paged', async () => {
    const names = async (more: object) =>
      (await matrix('planner', more)).rows.map(({ unit }) => unit.name);
    expect(await names({ q: 'vien thong' })).toEqual([
      'Cục Viễn thông',
      'Phòng Chính sách viễn thông',
    ]);
    expect(await names({ hop: 1 })).toHaveLength(2);
    expect(await names({ show: 'locked' })).toHaveLength(5);
    const [down, up] = [await names({ sort: '-name' }), await names({ sort: 'name' })];
    expect(down).toEqual(up.toReversed());
    const first = await matrix('planner', { limit: 4, sort: '-missing' });
    const second = await matrix('planner', { limit: 4, sort: '-missing', after: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([4, 2, null]);
    expect(second.rows.at(-1)?.unit.name).toBe('Vụ Bưu chính');
  });
});

describe('units change', () => {
  it('a unit added later owes from its first day; a merged one hands its reports on', async () => {
    const { ministry } = world;
    const heir = await perform(
      platform,
      programAct('change_units', ministry.authorityId),
      async (context) => {
        const { tx, ids } = context;
        await sql`update unit set valid_to = '2026-11-20' where id = ${ministry.telecomPolicy.id}`.execute(
          tx,
        );
        const succession = {
          ...{ id: ids.next(), fromUnitId: ministry.telecomPolicy.id, kind: 'merge' as const },
          ...{
            toUnitId: ministry.telecomLicensing.id,
            onDay: '2026-11-21',
            basis: null,
            share: null,
          },
        };
        await insertSuccessions(tx, [succession]);
        await context.journal({
          subjectKind: 'unit',
          subjectId: succession.id,
          before: null,
          after: {},
        });
        return ministry.telecomLicensing.id;
      },
    );
    on('2026-12-01');
    expect(await makeObligations(platform)).toBeGreaterThan(0);
    expect(await makeObligations(platform)).toBe(0);
    const { rows: lines } = await matrix('planner', { hop: 1, until: '2027-M01' });
    const told = lines.map(({ unit, origin, cells }) => ({
      ...{ unit: unit.id, origin: origin?.name ?? null, periods: cells.length },
    }));
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ unit: heir, origin: null, periods: 4 });
    expect(told).toContainEqual({
      ...{ unit: heir, origin: 'Phòng Chính sách viễn thông', periods: 2 },
    });
    expect(await cellsOf('Phòng Chính sách viễn thông', { asOf: '2026-11-30' })).toBe(
      'locked 44, locked 13, ahead 0',
    );
  });
});

describe('a regime', () => {
  it('changes from a day: what ended before keeps its days, what was begun too', async () => {
    const { planner } = world.actors;
    const words = monthlyWords();
    const hops = words.hops.map((hop) => ({ ...hop, due: { ...hop.due, day: 22 } }));
    const body = { ...words, hops, version: 1, changesOn: '2026-12-10' };
    await changeRegime(platform, planner, regime, body, null);
    const due = async (period: string) =>
      (await matrix('planner')).periods.find(({ key }) => key === period)?.dues.at(-1)?.on;
    expect([await due('2026-M11'), await due('2026-M12')]).toEqual(['2026-11-20', '2026-12-22']);
    expect(await refused(changeRegime(platform, planner, regime, body, null))).toBe('CONFLICT');
  });

  it('ends: what comes later is owed no more', async () => {
    const { planner } = world.actors;
    const body = { version: 2, lastDay: '2026-12-14', reason: 'Chế độ mới thay thế' };
    await closeRegime(platform, planner, regime, body, null);
    expect((await matrix('planner')).periods.at(-1)?.key).toBe('2026-M12');
    on('2027-03-01');
    expect(await makeObligations(platform)).toBe(0);
  });

  it('asks units of another authority, which then find what they owe', async () => {
    const { hanoi } = world;
    const hop = {
      reporters: { unitIds: [hanoi.department.id] },
      receiver: { kind: 'unit' as const, unitId: world.ministry.office.id },
      due: { kind: 'day' as const, day: 20 },
    };
    await defineMonthly(platform, world, {
      ...{ name: 'Báo cáo của các Sở', validFrom: '2027-01-01', hops: [hop] },
    });
    const { rows: found } = await owed('departmentHead');
    expect(found[0]).toMatchObject({
      to: { name: 'Văn phòng Bộ' },
      regime: { name: 'Báo cáo của các Sở' },
    });
    const received = await matrixView(
      platform,
      world.actors.officeHead,
      getMatrix.query.parse({ regimeId: found[0]?.regime.id }),
    );
    expect(received.rows.map(({ unit }) => unit.id)).toEqual([hanoi.department.id]);
  });

  it('is defined by the planning officer, for levels at which somebody reports', async () => {
    const { telecomHead } = world.actors;
    expect(await refused(defineMonthly(platform, world, {}, telecomHead))).toBe('NOT_ALLOWED');
    const hops = [
      {
        reporters: {},
        receiver: { kind: 'above' as const },
        due: { kind: 'day' as const, day: 3 },
      },
    ];
    expect(await refused(defineMonthly(platform, world, { hops }))).toBe('REGIME_NOBODY');
  });
});
