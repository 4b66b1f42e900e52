import { sql } from 'kysely';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { isUnitKind, levelOf } from '../organisation/rules/unit-kind.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { breakDownTask } from './break-down-task.ts';
import { dropParty, setParty } from './edit-parties.ts';
import { exportBoardView } from './export-board.ts';
import { foldLedger } from './fold-ledger.ts';
import { findTask } from './store/load-task.ts';
import { type GivenPlan, giveTasks } from './testing/give-tasks.ts';
import { verifyLedger } from './verify-ledger.ts';

describe('who directs a task directs its parts', () => {
  let platform: TestPlatform;
  let world: World;
  let plan: GivenPlan;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    plan = await giveTasks(platform, world.actors.planner, [
      { title: 'Nhiều đơn vị', unitIds: [telecom.id, postal.id, security.id], field: 0 },
      { title: 'Một đơn vị', unitIds: [telecom.id], field: 1 },
    ]);
  });
  afterAll(() => platform.close());

  const seenOf = async (taskId: string) => {
    const { rows } = await sql<{
      id: string;
      unit: string;
    }>`select id, unit_id as unit from task_party
      where task_id = ${taskId} and role = 'leader' and until is null and not removed`.execute(
      platform.db,
    );
    return rows[0] ?? null;
  };
  async function name(taskId: string, personId: string) {
    const seen = (await seenOf(taskId))?.id ?? null;
    const party = {
      role: 'leader' as const,
      unitId: null,
      personId,
      duty: null,
      dueOn: null,
      seen,
    };
    await setParty(platform, world.actors.planner, taskId, party, null);
  }
  async function takeBack(taskId: string) {
    const standing = await seenOf(taskId);
    const party = {
      role: 'leader' as const,
      unitId: standing?.unit ?? '',
      seen: standing?.id ?? null,
    };
    await dropParty(platform, world.actors.planner, taskId, party, null);
  }
  /** Tasks by leader, as the board says; the ledger is held against the tasks each time. */
  async function byLeader(): Promise<Record<string, number>> {
    const verified = await verifyLedger(platform.db, world.ministry.authorityId);
    expect(verified).toMatchObject({ differences: 0 });
    const { planId } = plan;
    const query = { planId, rows: 'leaders' as const, layer: 'all' as const };
    const { rows } = await boardView(platform, world.actors.planner, query);
    return Object.fromEntries(rows.map(({ head, total }) => [head.name, total.total]));
  }

  const { BINH, KHOI } = { BINH: 'Phạm Quốc Bình', KHOI: 'Bùi Đình Khôi' };

  it('all of a group goes over in one entry; a part with a leader of its own stays, and follows again', async () => {
    const { leader, postalHead } = world.actors;
    const [group = ''] = plan.groupIds;
    const [, part = ''] = plan.taskIds;
    expect(await byLeader()).toEqual({ '': 4 });
    const entries = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from journal`.execute(platform.db))
        .rows[0]?.n;
    const before = (await entries()) ?? 0;
    await name(group, leader.personId);
    expect(await entries()).toBe(before + 1);
    expect(await byLeader()).toEqual({ [BINH]: 3, '': 1 });
    await name(part, postalHead.personId);
    expect(await byLeader()).toEqual({ [BINH]: 2, [KHOI]: 1, '': 1 });
    await foldLedger(platform.db, world.ministry.authorityId);
    await takeBack(group);
    expect(await byLeader()).toEqual({ [KHOI]: 1, '': 3 });
    await name(group, leader.personId);
    await takeBack(part);
    expect(await byLeader()).toEqual({ [BINH]: 3, '': 1 });
  });

  it('new parts take it over, and nobody’s version becomes old', async () => {
    const { leader, telecomHead } = world.actors;
    const { telecomPolicy, telecomLicensing } = world.ministry;
    const task = plan.taskIds.at(-1) ?? '';
    await acceptTask(platform, telecomHead, task, { version: 1, officerId: null }, null);
    await name(task, leader.personId);
    const parts = [telecomPolicy.id, telecomLicensing.id].map((unitId) => ({
      ...{ unitId, title: 'Một phần của việc', deadline: null, product: null },
    }));
    const body = { version: 2, parts, earlyReason: null };
    await breakDownTask(platform, telecomHead, task, body, null);
    expect(await byLeader()).toEqual({ [BINH]: 6 });
  });

  it('reports at the same moment are counted for whoever directs once both have ended', async () => {
    const { leader, postalHead, securityHead, planner } = world.actors;
    const [group = ''] = plan.groupIds;
    const { authorityId } = world.ministry;
    for (const personId of [postalHead.personId, leader.personId, postalHead.personId]) {
      const accept = async (taskId: string, actor: typeof planner) => {
        const standing = await findTask(platform.db, [authorityId], taskId);
        if (standing?.state !== 'assigned') return;
        await acceptTask(
          platform,
          actor,
          taskId,
          { version: standing.version, officerId: null },
          null,
        );
      };
      await Promise.all([
        name(group, personId),
        accept(plan.taskIds[1] ?? '', postalHead),
        accept(plan.taskIds[2] ?? '', securityHead),
        foldLedger(platform.db, authorityId),
      ]);
      const counted = await byLeader();
      expect(Object.values(counted).reduce((sum, n) => sum + n, 0)).toBe(6);
    }
    expect(await byLeader()).toEqual({ [KHOI]: 3, [BINH]: 3 });
  });

  it('the board goes out as a workbook, a line a row and the whole last', async () => {
    const { planId } = plan;
    const query = { planId, rows: 'leaders' as const, layer: 'all' as const };
    const { bytes } = await exportBoardView(platform, world.actors.planner, query);
    const [sheet] = await readXlsxFile(bytes);
    const lines = sheet?.data.map((line) => line.slice(0, 3)) ?? [];
    expect(lines.slice(2)).toEqual([
      [1, KHOI, 3],
      [2, BINH, 3],
      [null, 'Tổng', 6],
    ]);
  });

  it('a level is the place of a kind among the kinds', async () => {
    const { rows } = await sql<{
      kind: string;
      level: number;
    }>`select distinct kind, level from unit`.execute(platform.db);
    expect(rows.length).toBeGreaterThan(3);
    for (const { kind, level } of rows) expect(isUnitKind(kind) && levelOf(kind)).toBe(level);
  });
});
