import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { rows } from '../platform/database/rows.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
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

beforeAll(async () => {
  platform = await openTestPlatform();
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

const REASON = 'Theo quyết định của lãnh đạo Bộ';

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
