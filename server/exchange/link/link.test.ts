import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { acceptResult } from '../../tasks/accept-result.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { askExtension } from '../../tasks/ask-extension.ts';
import { decideExtension } from '../../tasks/decide-extension.ts';
import { handBackTask } from '../../tasks/hand-back-task.ts';
import { insistOnTask } from '../../tasks/insist-on-task.ts';
import { reportDone } from '../../tasks/report-done.ts';
import { reportProgress } from '../../tasks/report-progress.ts';
import { returnResult } from '../../tasks/return-result.ts';
import { findTask } from '../../tasks/store/load-task.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import { taskView } from '../../tasks/task-view.ts';
import { giveTasks } from '../../tasks/testing/give-tasks.ts';
import { withdrawTask } from '../../tasks/withdraw-task.ts';
import { compareLink } from './compare-link.ts';
import { linkBody } from './link-body.ts';
import { viewLink } from './link-view.ts';
import { resendTask } from './resend-task.ts';
import { type Installation, openPair, type Pair } from './testing/two-installations.ts';

const WHY = 'Lý do của bước thử này';
const BODY = 'Nội dung báo cáo của bước thử này, đủ hai mươi chữ';

describe('a ministry and a city on two installations', () => {
  let pair: Pair;
  let above: string;
  let below: string;
  beforeAll(async () => {
    pair = await openPair();
  });
  afterAll(() => pair.close());

  const ofMinistry = () => read(pair.giver, above);
  const ofCity = () => read(pair.holder, below);

  it('the task of the ministry is a task of the city, at the unit that was meant, with the same words', async () => {
    const { giver, holder } = pair;
    const { planner } = giver.world.actors;
    const given = await giveTasks(giver.platform, planner, [
      {
        ...{ title: 'Triển khai nền tảng số cấp xã', field: 0, dueOn: asDay('2026-12-31') },
        unitIds: [giver.world.hanoi.department.id],
        coordinatorIds: [giver.world.hanoi.dongAnh.id],
      },
      { title: 'Việc của Vụ', unitIds: [giver.world.ministry.postal.id] },
    ]);
    above = given.taskIds[0] ?? '';
    await pair.quiet();
    const [own, ...others] = await rows(
      holder.platform.db,
      sql<{ id: string }>`select id from task where authority_id = ${holder.ownId}`,
    );
    expect(others).toEqual([]);
    below = own?.id ?? '';
    const task = await ofCity();
    expect(task).toMatchObject({
      ...{ state: 'assigned', due_on: '2026-12-31', first_due_on: '2026-12-31' },
      ...{ unit_id: holder.world.hanoi.department.id, superior_id: above },
      ...{ assigner_unit_id: holder.world.ministry.top.id, superior_authority_id: holder.otherId },
    });
    const view = await taskView(holder.platform, holder.world.actors.departmentHead, below);
    expect(view).toMatchObject({
      ...{
        title: 'Triển khai nền tảng số cấp xã',
        assigner: { name: 'Bộ Thông tin và Truyền thông' },
      },
      fieldName: 'Viễn thông',
      parties: [{ unit: { name: 'Xã Đông Anh' } }],
    });
    expect(view.acts.find(({ act }) => act === 'accept')).toMatchObject({ allowed: true });
  });

  it('nobody of the city acts on the mirror in the ministry, and is told where to', async () => {
    const { platform, world } = pair.giver;
    const head = { ...world.actors.departmentHead, worksElsewhere: true };
    const { acts } = await taskView(platform, head, above);
    expect(acts.some(({ allowed }) => allowed)).toBe(false);
    expect(acts.find(({ act }) => act === 'accept')?.why?.vi).toContain('hệ thống riêng');
    const body = { version: 1, officerId: null };
    await expect(acceptTask(platform, head, above, body, null)).rejects.toThrow('NOT_ALLOWED');
  });

  it('a hand-back goes up with its reason, and the ministry insists', async () => {
    const { giver, holder } = pair;
    const { departmentHead } = holder.world.actors;
    const reason = 'Không thuộc thẩm quyền của Sở';
    await handBackTask(holder.platform, departmentHead, below, { version: 1, reason }, null);
    await pair.quiet();
    const mirror = await ofMinistry();
    expect(mirror.state).toBe('handed_back');
    const view = await taskView(giver.platform, giver.world.actors.leader, above);
    expect(view.handBackReason).toBe(reason);
    expect(view.events.at(-1)).toMatchObject({
      ...{ act: 'hand_back_task', person: 'Cao Xuân Trường', post: 'Giám đốc Sở' },
      unit: 'Sở Thông tin và Truyền thông – Thành phố Hà Nội',
    });
    const back = { version: mirror.version, reason: WHY };
    await insistOnTask(giver.platform, assignerOf(giver), above, back, null);
    await pair.quiet();
    expect((await ofCity()).state).toBe('assigned');
  });

  it('progress, a report, a return and an acceptance end equal, on the day of the report', async () => {
    const { giver, holder } = pair;
    const { departmentHead } = holder.world.actors;
    let { version } = await ofCity();
    const officerId = null;
    await acceptTask(holder.platform, departmentHead, below, { version, officerId }, null);
    const progress = { body: BODY, percent: 40, difficulty: null, fallReason: null, fileIds: [] };
    version += 1;
    await reportProgress(holder.platform, departmentHead, below, { version, ...progress }, null);
    await pair.quiet();
    expect(await ofMinistry()).toMatchObject({ state: 'in_progress', percent: 40 });
    await report(holder, below);
    await pair.quiet();
    const reported = await ofMinistry();
    expect(reported).toMatchObject({ state: 'reported', percent: 100 });
    const returned = { version: reported.version, reason: WHY };
    await returnResult(giver.platform, assignerOf(giver), above, returned, null);
    await pair.quiet();
    expect(await ofCity()).toMatchObject({ state: 'in_progress', percent: 40 });
    expect(await ofMinistry()).toMatchObject({ state: 'in_progress', percent: 40 });
    await report(holder, below);
    await pair.quiet();
    const accepted = { version: (await ofMinistry()).version, note: null };
    await acceptResult(giver.platform, assignerOf(giver), above, accepted, null);
    await pair.quiet();
    for (const task of [await ofMinistry(), await ofCity()]) {
      expect(task).toMatchObject({ state: 'closed', finished_on: '2026-11-22', percent: 100 });
    }
    const view = await taskView(giver.platform, giver.world.actors.leader, above);
    expect(view.lastReport).toMatchObject({ product: 'Sản phẩm', body: BODY });
  });

  it('an extension is asked below and granted above; a withdrawal takes the parts along', async () => {
    const { giver, holder } = pair;
    const { planner } = giver.world.actors;
    const given = await giveTasks(giver.platform, planner, [
      {
        ...{ title: 'Rà soát hạ tầng', dueOn: asDay('2026-12-10') },
        unitIds: [giver.world.hanoi.top.id],
      },
    ]);
    above = given.taskIds[0] ?? '';
    await pair.quiet();
    const found = await rows(
      holder.platform.db,
      sql<{ id: string }>`select id from task where superior_id = ${above}`,
    );
    below = found[0]?.id ?? '';
    const head = { ...holder.world.actors.hanoiLeader, role: 'head' as const };
    await acceptTask(holder.platform, head, below, { version: 1, officerId: null }, null);
    const deadline = deadlineFromNorm('2026-12-25', '25/12/2026', 'inclusive');
    await askExtension(holder.platform, head, below, { deadline, reason: WHY }, null);
    await pair.quiet();
    const view = await taskView(giver.platform, giver.world.actors.leader, above);
    expect(view.supervised.extensions).toMatchObject([{ state: 'waiting', toDueOn: '2026-12-25' }]);
    const { version } = await ofMinistry();
    const granted = { version, decision: 'granted' as const, deadline: null, words: null };
    await decideExtension(giver.platform, assignerOf(giver), above, granted, null);
    await pair.quiet();
    const own = await taskView(holder.platform, head, below);
    expect(own).toMatchObject({
      supervised: { extensions: [{ state: 'granted', grantedDueOn: '2026-12-25' }] },
    });
    expect(await ofCity()).toMatchObject({ due_on: '2026-12-25', first_due_on: '2026-12-10' });
    const reason = { version: (await ofMinistry()).version, reason: WHY };
    await withdrawTask(giver.platform, assignerOf(giver), above, reason, null);
    await pair.quiet();
    expect((await ofCity()).state).toBe('withdrawn');
  });

  it('a comparison finds what differs and what is missing, and sending again mends it', async () => {
    const { giver, holder } = pair;
    const { planner, admin } = giver.world.actors;
    const unitIds = [giver.world.hanoi.department.id];
    const given = await giveTasks(giver.platform, planner, [
      { title: 'Việc sẽ lệch', unitIds, dueOn: asDay('2026-12-10') },
      { title: 'Việc sẽ mất', unitIds, dueOn: asDay('2026-12-11') },
    ]);
    const [differing = '', lost = ''] = given.taskIds;
    await pair.quiet();
    const { db } = holder.platform;
    await run(db, sql`update task_row set due_on = '2030-01-01' where superior_id = ${differing}`);
    await run(db, sql`delete from task_row where superior_id = ${lost}`);
    await run(db, sql`delete from handed_task where giver_task = ${lost}`);
    await compareLink(giver.platform, admin, giver.partnerId, null);
    await pair.quiet();
    const view = () => viewLink(giver.platform, admin, giver.partnerId);
    const { sides } = await view();
    expect(sides).toMatchObject([
      {
        ...{ side: 'giver', different: 1, missingThere: 1, missingHere: [] },
        lines: [
          { giverTask: differing, compared: 'different', title: 'Việc sẽ lệch' },
          { giverTask: lost, compared: 'missing_there' },
        ],
      },
      { side: 'holder', tasks: 0 },
    ]);
    for (const giverTask of [differing, lost]) {
      const which = { side: 'giver' as const, giverTask };
      await resendTask(giver.platform, admin, giver.partnerId, which, null);
    }
    await pair.quiet();
    await compareLink(giver.platform, admin, giver.partnerId, null);
    await pair.quiet();
    expect((await view()).sides[0]).toMatchObject({ different: 0, missingThere: 0, lines: [] });
  });

  it('a body is tied to a partner once, and only where it does not work here', async () => {
    const { platform, world, partnerId } = pair.giver;
    const { admin, planner } = world.actors;
    const tie = (bodyId: string) => linkBody(platform, admin, partnerId, bodyId, null);
    await expect(tie(world.hanoi.authorityId)).rejects.toThrow('LINKED_ALREADY');
    const link = () => linkBody(platform, planner, partnerId, world.hanoi.authorityId, null);
    await expect(link()).rejects.toThrow('NOT_ALLOWED');
    await run(platform.db, sql`delete from linked_body`);
    await expect(tie(world.hanoi.authorityId)).rejects.toThrow('BODY_WORKS_HERE');
    await expect(tie('1')).rejects.toThrow('BODY_UNKNOWN');
  });
});

async function read({ platform, ownId }: Installation, id: string): Promise<TaskRecord> {
  const found = await findTask(platform.db, [ownId], id);
  if (!found) throw new Error(`Task ${id} is gone`);
  return found;
}

async function report(at: Installation, id: string): Promise<void> {
  const { version } = await read(at, id);
  const done = { product: 'Sản phẩm', onDay: null, withoutEvidence: WHY, explanation: null };
  const body = { version, body: BODY, fileIds: [], ...done };
  await reportDone(at.platform, at.world.actors.departmentHead, id, body, null);
}

/** Whoever decides for the top of the ministry, which gave the task. */
function assignerOf({ world }: Installation) {
  return { ...world.actors.leader, role: 'head' as const };
}
