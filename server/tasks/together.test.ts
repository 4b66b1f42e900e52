import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { foldLedger } from './fold-ledger.ts';
import { reportDone } from './report-done.ts';
import { reportProgress } from './report-progress.ts';
import { taskView } from './task-view.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { verifyLedger } from './verify-ledger.ts';

const DONE = {
  ...{ body: 'Đã hoàn thành đúng yêu cầu đề ra', product: 'Báo cáo', onDay: null, fileIds: [] },
  withoutEvidence: 'Bản giấy',
};

describe('many at once', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  it('of two editors of one version one acts and one is told the difference', async () => {
    const { telecomHead, telecomOfficer, planner } = world.actors;
    const plan = await giveTasks(platform, planner, [
      { title: 'Việc có hai người sửa', unitIds: [world.ministry.telecom.id] },
    ]);
    const id = plan.taskIds[0] ?? '';
    await acceptTask(platform, telecomHead, id, { version: 1, officerId: null }, null);
    const send = (percent: number) =>
      reportProgress(
        platform,
        telecomOfficer,
        id,
        { version: 2, percent, body: '', difficulty: null, fallReason: null, fileIds: [] },
        null,
      );
    const ends = await Promise.allSettled([send(10), send(20), send(30)]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) {
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ message: 'CONFLICT' });
    }
    expect((await taskView(platform, telecomHead, id)).version).toBe(3);
  });

  it('a report sent five times at once is one report, and each sender gets its reply', async () => {
    const { telecomHead, planner } = world.actors;
    const plan = await giveTasks(platform, planner, [
      { title: 'Việc được báo cáo qua mạng chập chờn', unitIds: [world.ministry.telecom.id] },
    ]);
    const id = plan.taskIds[0] ?? '';
    await acceptTask(platform, telecomHead, id, { version: 1, officerId: null }, null);
    const body = { ...{ version: 2, percent: 40, body: 'Xong phần đầu', difficulty: null } };
    const send = (key: string) =>
      reportProgress(platform, telecomHead, id, { ...body, fallReason: null, fileIds: [] }, key);
    const replies = await Promise.all(Array.from({ length: 5 }, () => send('gui-lai-5-lan')));
    expect(
      new Set(replies.map((reply) => JSON.stringify(reply, Object.keys(reply).sort()))).size,
    ).toBe(1);
    expect(await send('gui-lai-5-lan')).toMatchObject({ version: 3, percent: 40 });
    const { version, events } = await taskView(platform, telecomHead, id);
    expect(version).toBe(3);
    expect(events.filter(({ act }) => act === 'report_progress')).toHaveLength(1);
    await expect(send('lan-sau-phien-ban-cu')).rejects.toMatchObject({ message: 'CONFLICT' });
  });

  it('eight writers under one plan: nothing refused, nothing stale, the fold beside them', async () => {
    const { telecomHead, planner } = world.actors;
    const lines = Array.from({ length: 40 }, (_, index) => ({
      title: `Việc thứ ${index + 1}`,
      unitIds: [world.ministry.telecom.id],
      field: index % 2,
    }));
    const { planId, taskIds } = await giveTasks(platform, planner, lines);
    const queue = [...taskIds];
    const folding = { on: true };
    const folder = (async () => {
      while (folding.on) await foldLedger(platform.db, world.ministry.authorityId);
    })();
    const writers = Array.from({ length: 8 }, async () => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const accepted = await acceptTask(
          platform,
          telecomHead,
          id,
          { version: 1, officerId: null },
          null,
        );
        const { version } = await reportDone(
          platform,
          telecomHead,
          id,
          { ...DONE, version: accepted.version },
          null,
        );
        await acceptResult(platform, planner, id, { version, note: null }, null);
        const board = await boardView(platform, planner, { planId, layer: 'given' });
        expect(board.total.total).toBe(40);
        expect(board.total.doneOnTime).toBeGreaterThan(0);
      }
    });
    await Promise.all(writers);
    folding.on = false;
    await folder;
    const board = await boardView(platform, planner, { planId, layer: 'given' });
    expect(board.total).toMatchObject({ doneOnTime: 40, openNoDeadline: 0, silent: 0 });
    await foldLedger(platform.db, world.ministry.authorityId);
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
  });

  it('the last parts of a group end at the same moment, and the group ends once', async () => {
    const { telecom, postal, security, office } = world.ministry;
    const unitIds = [telecom.id, postal.id, security.id, office.id];
    const { planner, telecomHead, postalHead, securityHead, officeHead } = world.actors;
    const plan = await giveTasks(platform, planner, [{ title: 'Việc của bốn đơn vị', unitIds }]);
    const heads = [telecomHead, postalHead, securityHead, officeHead];
    const ready = await Promise.all(
      plan.taskIds.map(async (id, index) => {
        const head = heads[index] ?? telecomHead;
        const taken = await acceptTask(platform, head, id, { version: 1, officerId: null }, null);
        return reportDone(platform, head, id, { ...DONE, version: taken.version }, null);
      }),
    );
    await Promise.all(
      ready.map(({ id, version }) =>
        acceptResult(platform, planner, id, { version, note: null }, null),
      ),
    );
    const group = await taskView(platform, planner, plan.groupIds[0] ?? '');
    expect(group).toMatchObject({ state: 'closed', version: 2, childrenDone: 4 });
  });
});
