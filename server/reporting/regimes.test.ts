import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { Refusal } from '../platform/refusal.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { changeRegime } from './change-regime.ts';
import { defineRegime } from './define-regime.ts';
import { exportMatrixFile, exportRegimeFile } from './export-matrix.ts';
import { exportMatrix } from './matrix-contract.ts';
import { orderedDutiesView, readyRegimesView } from './propose-regimes.ts';
import { exportRegimes, listRegimes } from './regime-contract.ts';
import { regimeListView } from './regime-list-view.ts';
import { checkRegimeWords, regimeView } from './regime-view.ts';
import { defineMonthly, monthlyWords } from './testing/report-chain.ts';

let platform: TestPlatform;
let world: World;
let regime: string;

beforeAll(async () => {
  platform = await openTestPlatform('2026-11-02T08:00:00+07:00');
  world = await makeWorld(platform);
  ({ id: regime } = await defineMonthly(platform, world));
});
afterAll(() => platform.close());

const list = (who: WorldActor, more: object = {}) =>
  regimeListView(platform, world.actors[who], listRegimes.query.parse(more));
const refused = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.text.code : Promise.reject(error)),
  );

describe('a regime on its page', () => {
  it('says who reports to whom by when, its coming periods and what contradicts the decree', async () => {
    const shown = await regimeView(platform, world.actors.telecomOfficer, regime);
    expect(shown.levels.map(({ units, due }) => `${units} ${due.vi}`)).toEqual([
      '2 ngày 17 tháng cuối kỳ',
      '4 ngày 20 tháng cuối kỳ',
    ]);
    expect(shown.periods[0]).toMatchObject({ key: '2026-M11', dueOn: '2026-11-20' });
    expect(shown.mayDefine).toBe(false);
  });

  it('is judged while it is typed', async () => {
    const hops = monthlyWords().hops.map((hop) => ({
      ...hop,
      due: { kind: 'day' as const, day: 6, monthsAfter: 0, time: null },
    }));
    const judged = await checkRegimeWords(platform, world.actors.planner, monthlyWords({ hops }));
    expect(judged.conflicts.map(({ code, hop }) => [code, hop])).toEqual([
      ['due_before_cut_off', 0],
      ['due_before_cut_off', 1],
      ['due_not_later', 1],
    ]);
    expect(judged.levels.map(({ units }) => units)).toEqual([2, 4]);
  });

  it('keeps its versions, and any day before is as it was', async () => {
    platform.clock.set('2026-11-05T08:00:00+07:00');
    const body = { ...monthlyWords({ name: 'Báo cáo tháng mới' }), version: 1 };
    const { planner } = world.actors;
    await changeRegime(platform, planner, regime, { ...body, changesOn: '2026-11-05' }, null);
    const [now, before] = [
      await regimeView(platform, planner, regime),
      await regimeView(platform, planner, regime, '2026-11-03'),
    ];
    expect([now.name, now.versions.length]).toEqual(['Báo cáo tháng mới', 2]);
    expect(before.name).toBe('Báo cáo tháng về thực hiện nhiệm vụ');
    expect((await list('planner', { asOf: '2026-11-03' })).rows[0]?.name).toBe(before.name);
  });
});

describe('who sees regimes', () => {
  it('those of the authority, and those of others under which one’s own units report', async () => {
    expect((await list('postalOfficer')).rows.map(({ id }) => id)).toEqual([regime]);
    expect((await list('hanoiPlanner')).rows).toEqual([]);
    expect(await refused(regimeView(platform, world.actors.hanoiPlanner, regime))).toBe(
      'NOT_FOUND',
    );
    const hop = {
      reporters: { unitIds: [world.hanoi.department.id] },
      receiver: { kind: 'unit' as const, unitId: world.ministry.top.id },
      due: { kind: 'day' as const, day: 20 },
    };
    const more = { name: 'Sở báo cáo Bộ', hops: [hop] };
    const { id } = await defineMonthly(platform, world, more);
    expect((await list('departmentHead')).rows).toMatchObject([
      { id, authority: 'Bộ Thông tin và Truyền thông' },
    ]);
    expect((await list('dongAnhOfficer')).rows).toEqual([]);
    expect((await list('planner', { q: 'so bao cao' })).rows.map((row) => row.id)).toEqual([id]);
    expect((await list('planner', { state: 'closed' })).total).toBe(0);
  });
});

describe('a regime is taken over', () => {
  it('ready-made, for the planning officer', async () => {
    const { planner, telecomHead } = world.actors;
    const { rows } = readyRegimesView(platform, planner);
    const chain = rows.find(({ key }) => key === 'chain-month');
    expect(chain?.words.hops.map(({ due }) => due.kind === 'day' && due.day)).toEqual([17, 20, 23]);
    expect(() => readyRegimesView(platform, telecomHead)).toThrow('NOT_ALLOWED');
  });

  it('from a duty that a plan orders, with the ordering words', async () => {
    const { planner } = world.actors;
    const plan = await giveTasks(platform, planner, [
      {
        title: 'Việc có báo cáo',
        unitIds: [world.ministry.telecom.id],
        dueOn: asDay('2026-12-01'),
      },
    ]);
    const quote = 'Các đơn vị báo cáo kết quả trước ngày 25 hằng tháng';
    const data = { who: 'Các đơn vị', to: 'Văn phòng Bộ', when: ['R/M@25'], quote };
    await sql`insert into plan_provision (authority_id, id, plan_id, kind, ordinal, data)
      select authority_id, ${platform.ids.next()}, id, 'duty', 1, ${JSON.stringify(data)}::jsonb
      from plan where id = ${plan.planId}`.execute(platform.db);
    const { rows } = await orderedDutiesView(platform, planner);
    expect(rows[0]).toMatchObject({
      ...{ quote, regimeId: null },
      proposal: { frequency: 'month', hops: [{ due: { kind: 'day', day: 25 } }] },
    });
    const proposal = rows[0]?.proposal;
    if (!proposal) throw new Error('No duty was found');
    const { id } = await defineRegime(platform, planner, proposal, null);
    expect((await regimeView(platform, planner, id)).origin?.quote).toBe(quote);
    expect((await orderedDutiesView(platform, planner)).rows[0]?.regimeId).toBe(id);
  });
});

describe('lists go out', () => {
  it('the matrix and the regimes, no further than sight', async () => {
    const whole = { ...exportMatrix.query.parse({ regimeId: regime, format: 'csv' }) };
    const file = await exportMatrixFile(platform, world.actors.planner, whole);
    const lines = String(file.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toContain('T11/2026: 15/10-14/11, hạn 17/11/2026; 20/11/2026');
    expect(lines.at(-2)).toContain('Đầy đủ (đã nộp/phải nộp)');
    const own = String((await exportMatrixFile(platform, world.actors.postalHead, whole)).bytes);
    expect([own.includes('Vụ Bưu chính'), own.includes('Cục Viễn thông')]).toEqual([true, false]);
    const regimes = exportRegimes.query.parse({ format: 'csv' });
    const listed = await exportRegimeFile(platform, world.actors.planner, regimes);
    expect(String(listed.bytes)).toContain('Báo cáo tháng mới');
  });
});
