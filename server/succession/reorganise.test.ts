import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { rows } from '../platform/database/rows.ts';
import { makeObligations } from '../reporting/make-obligations.ts';
import { defineMonthly } from '../reporting/testing/month-of-reports.ts';
import { listTasks } from '../tasks/contract.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import { listView } from '../tasks/list-view.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { chooseDestination } from './choose-destination.ts';
import { executeReorganisation } from './execute-reorganisation.ts';
import { PlanWords } from './plan-contract.ts';
import { planReorganisation } from './plan-reorganisation.ts';
import { previewView } from './preview-view.ts';
import { reorganisationView } from './reorganisation-view.ts';
import { thingsView } from './things-view.ts';
import { undoReorganisation } from './undo-reorganisation.ts';
import { undoView } from './undo-view.ts';

let platform: TestPlatform;
let world: World;

beforeEach(async () => {
  platform = await openTestPlatform();
  world = await makeWorld(platform);
});
afterEach(() => platform.close());

const REASON = 'Theo quyết định của lãnh đạo Bộ';

/** Reports owed for a month, as `reporter → receiver`. */
async function reportsOwed(regimeId: string): Promise<string[]> {
  const found = await rows(
    platform.db,
    sql<{ way: string }>`select concat(u.name, ' → ', r.name) as way from obligation o
        join unit u on u.id = o.unit_id join unit r on r.id = o.to_unit_id
        where o.regime_id = ${regimeId} and o.period_key = '2026-M11' order by way`,
  );
  return found.map(({ way }) => way);
}

describe('two divisions become one', () => {
  it('that is told once what both were told; what they did before stays theirs; reports follow their new place', async () => {
    const { ministry, actors } = world;
    const { postal, security, office, telecomPolicy, telecom, top } = ministry;
    platform.clock.set('2026-11-20T08:00:00+07:00');
    const both = [postal.id, security.id];
    await giveTasks(platform, actors.planner, [{ title: 'Rà soát quy trình', unitIds: both }]);
    const regimeId = await defineMonthly(platform, world);
    platform.clock.set('2026-11-22T08:00:00+07:00');
    const words = PlanWords.parse({
      ...{ name: 'Hợp nhất hai đơn vị', onDay: '2026-11-22', basis: 'Quyết định 12' },
      steps: [
        { kind: 'merge', from: both, to: [office.id] },
        { kind: 'move', from: [telecomPolicy.id], parent: office.id },
      ],
    });
    const { id } = await planReorganisation(platform, actors.planner, words, null);
    expect((await previewView(platform, actors.planner, id)).doubles).toBe(2);
    const doubles = await thingsView(platform, actors.planner, id, {
      outcome: 'doubles',
      limit: 50,
    });
    expect(doubles.rows.map(({ title, double }) => [title, double?.title])).toEqual([
      ['Rà soát quy trình', 'Rà soát quy trình'],
      ['Rà soát quy trình', 'Rà soát quy trình'],
    ]);
    const before = await reportsOwed(regimeId);
    expect(before).toContain(`${telecomPolicy.name} → ${telecom.name}`);
    await executeReorganisation(platform, actors.leader, id, { version: 1 }, null);

    const tied = await rows(
      platform.db,
      sql<{ units: string }>`select concat(u.name, ' + ', v.name) as units from alignment a
          join task t on t.id = a.task_id join unit u on u.id = t.unit_id
          join task m on m.id = a.to_task_id join unit v on v.id = m.unit_id where a.until is null`,
    );
    expect(tied).toEqual([{ units: 'Văn phòng Bộ + Văn phòng Bộ' }]);
    const after = await reportsOwed(regimeId);
    expect(after).toHaveLength(before.length);
    expect(after).toContain(`${telecomPolicy.name} → ${office.name}`);
    expect(after.filter((way) => way === `${office.name} → ${top.name}`)).toHaveLength(3);
    const list = (asOf?: string) =>
      listView(platform, actors.planner, listTasks.query.parse({ q: 'ra soat', asOf }));
    const units = (await list('2026-11-21')).rows.map(({ unit }) => unit.name).toSorted();
    expect(units.filter((name) => name !== 'Văn phòng Bộ')).toEqual(
      [security.name, postal.name].toSorted(),
    );
    expect(await makeObligations(platform)).toBe(0);
    expect(await reportsOwed(regimeId)).toEqual(after);
    const back = { version: 2, reason: REASON, evenSo: false };
    await undoReorganisation(platform, actors.leader, id, back, null);
    expect(await reportsOwed(regimeId)).toEqual(before);
  });
});

describe('a division is split by field', () => {
  it('goes by rule, what fits none waits for a person, and all of it can be put back', async () => {
    const { ministry, actors } = world;
    const { telecom, postal, security, telecomPolicy } = ministry;
    const given = await giveTasks(
      platform,
      actors.planner,
      [
        ...[
          { title: 'Phủ sóng 5G', unitIds: [telecom.id], field: 0, dueOn: asDay('2026-12-31') },
          { title: 'Mã bưu chính', unitIds: [telecom.id], field: 1, dueOn: asDay('2026-10-31') },
          { title: 'Báo cáo chung', unitIds: [telecom.id] },
          { title: 'Cấp phép tần số', unitIds: [telecomPolicy.id], field: 0 },
        ],
        { title: 'Chuẩn an toàn', unitIds: [postal.id, security.id], coordinatorIds: [telecom.id] },
      ],
      ['Viễn thông', 'Bưu chính'],
    );
    const words = PlanWords.parse({
      name: 'Tách Cục Viễn thông',
      onDay: '2026-11-22',
      basis: 'Nghị định thử nghiệm',
      newUnits: [
        { key: 'new:net', name: 'Cục Hạ tầng số', kind: 'division', parent: ministry.top.id },
      ],
      steps: [{ kind: 'split', from: [telecom.id], to: ['new:net', postal.id] }],
      rules: [
        {
          label: 'viễn thông',
          from: [telecom.id],
          match: { fields: ['viễn thông'] },
          to: 'new:net',
        },
        { label: 'bưu chính', from: [telecom.id], match: { fields: ['Bưu chính'] }, to: postal.id },
        { from: [telecom.id], kinds: ['post', 'party'], to: 'new:net' },
      ],
    });
    const { id, version } = await planReorganisation(platform, actors.planner, words, null);
    const page = await reorganisationView(platform, actors.planner, id, undefined);
    expect(page.problems).toEqual([]);
    expect(page.edges.map(({ from, to, kind }) => [kind, from.name, to.name])).toEqual([
      ['split', 'Cục Viễn thông', 'Cục Hạ tầng số'],
      ['split', 'Cục Viễn thông', 'Vụ Bưu chính'],
      ['move', 'Phòng Cấp phép', 'Phòng Cấp phép'],
      ['move', 'Phòng Chính sách viễn thông', 'Phòng Chính sách viễn thông'],
    ]);
    const preview = await previewView(platform, actors.planner, id);
    const tasks = preview.kinds.find(({ kind }) => kind === 'task');
    expect(tasks).toMatchObject({ before: 4, none: 1, several: 0, stays: 0, ends: 0 });
    expect(preview.worklist).toBe(1);

    await foldLedger(platform.db, ministry.authorityId);
    const done = await executeReorganisation(platform, actors.leader, id, { version }, null);
    expect(done.state).toBe('executed');
    const at = async () =>
      Object.fromEntries(
        (
          await rows(
            platform.db,
            sql<{ title: string; unit: string; due: string | null; first: string | null }>`
              select w.title, string_agg(u.name, '+' order by u.name) as unit from task t
              join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
              join unit u on u.id = t.unit_id where not t.is_group group by w.title`,
          )
        ).map((row) => [row.title, row.unit]),
      );
    expect(await at()).toEqual({
      ...{ 'Phủ sóng 5G': 'Cục Hạ tầng số', 'Mã bưu chính': 'Vụ Bưu chính' },
      ...{ 'Báo cáo chung': 'Cục Viễn thông', 'Cấp phép tần số': 'Phòng Chính sách viễn thông' },
      'Chuẩn an toàn': 'Cục An toàn thông tin+Vụ Bưu chính',
    });
    expect((await verifyLedger(platform.db, ministry.authorityId)).examples).toEqual([]);
    await foldLedger(platform.db, ministry.authorityId);
    expect((await verifyLedger(platform.db, ministry.authorityId)).differences).toBe(0);

    const left = await thingsView(platform, actors.planner, id, { outcome: 'worklist', limit: 50 });
    expect(left.rows.map(({ title, kind }) => [kind, title])).toEqual([['task', 'Báo cáo chung']]);
    const things = left.rows.map(({ kind, authorityId, id: thing }) => ({
      kind,
      authorityId,
      id: thing,
    }));
    const chosen = await chooseDestination(
      platform,
      actors.planner,
      id,
      { things, to: 'new:net', reason: REASON },
      null,
    );
    expect(chosen).toEqual({ chosen: 1, moved: 1, left: 0 });

    expect((await undoView(platform, actors.leader, id)).hindrances).toEqual([]);
    const now = await reorganisationView(platform, actors.leader, id, undefined);
    await undoReorganisation(
      platform,
      actors.leader,
      id,
      { version: now.version, reason: REASON, evenSo: false },
      null,
    );
    expect((await at())['Phủ sóng 5G']).toBe('Cục Viễn thông');
    expect((await verifyLedger(platform.db, ministry.authorityId)).differences).toBe(0);
    expect(given.taskIds).toHaveLength(6);
  });
});
