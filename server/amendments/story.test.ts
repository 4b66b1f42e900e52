import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { directiveView } from '../directives/directive-view.ts';
import { rows } from '../platform/database/rows.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { taskView } from '../tasks/task-view.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { amendmentView } from './amendment-view.ts';
import { amendmentsView } from './amendments-view.ts';
import { applyDue } from './jobs.ts';
import { contentOf } from './plan-content.ts';
import { placeOf } from './read-thing.ts';
import { settleHeld } from './settle-held.ts';
import { amendingOf, byQuarter, change, deadlineOf, WHY } from './testing/amending.ts';
import { planVersionsView, planVersionView, versionChangesView } from './versions-view.ts';

describe('an amendment', () => {
  let platform: TestPlatform;
  let world: World;
  let planId: string;
  let tasks: string[];
  let group: string;
  let office: ReturnType<typeof officeOf>;
  let amending: ReturnType<typeof amendingOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
    const { telecom, postal } = world.ministry;
    const given = await giveTasks(platform, world.actors.planner, [
      { title: 'Rà soát danh mục hạ tầng số', unitIds: [telecom.id], dueOn: asDay('2026-06-30') },
      { title: 'Xây dựng quy hoạch tần số', unitIds: [telecom.id], dueOn: asDay('2026-09-30') },
      {
        ...{ title: 'Phổ cập dịch vụ bưu chính', unitIds: [postal.id] },
        ...{ dueOn: asDay('2026-09-30'), coordinatorIds: [telecom.id] },
      },
      { title: 'Thi đua chung', unitIds: [telecom.id, postal.id], dueOn: asDay('2026-12-31') },
    ]);
    planId = given.planId;
    tasks = [...given.taskIds];
    group = given.groupIds[0] ?? '';
    amending = amendingOf(platform, world.actors);
  });
  afterAll(() => platform.close());

  const content = (at: Date | null = null) => {
    const { authorityId } = world.ministry;
    const place = { authority_id: authorityId, plan_id: planId };
    return contentOf(placeOf(platform.db, place, platform.clock()), at);
  };
  const sound = async () => {
    const { authorityId } = world.ministry;
    await foldLedger(platform.db, authorityId);
    expect((await verifyLedger(platform.db, authorityId)).differences).toBe(0);
  };

  it('is proposed by a unit on its own work, and its draft is nobody else’s', async () => {
    const { telecomHead, postalHead, planner } = world.actors;
    const [first = ''] = tasks;
    const later = change('task_deadline', first, byQuarter(2026, 4));
    await expect(amending.drafted(postalHead, planId, [later])).rejects.toThrow('NOT_YOURS');
    const id = await amending.drafted(telecomHead, planId, [later]);
    await expect(amendmentView(platform, planner, id)).rejects.toThrow('NOT_FOUND');
    const { list } = await amendmentView(platform, telecomHead, id);
    expect(list).toMatchObject([
      {
        says: { before: { vi: '30/06/2026' }, after: { vi: 'Quý IV/2026', en: 'Q4/2026' } },
        place: 'Nhiệm vụ 1',
      },
    ]);
    const same = change('task_title', first, { as: 'words', words: 'Rà soát danh mục hạ tầng số' });
    await expect(amending.drafted(telecomHead, planId, [same])).rejects.toThrow('SAME_AS_NOW');
    await expect(amending.drafted(telecomHead, planId, [later, later])).rejects.toThrow(
      'CHANGED_TWICE',
    );
    await amending.move(telecomHead, id, 'withdraw');
  });

  it('moves nothing before its day, and on it makes the plan’s next version', async () => {
    const { telecomHead, postalHead, planner, leader } = world.actors;
    const [first = '', second = '', third = ''] = tasks;
    const { telecom, security, telecomPolicy } = world.ministry;
    await office.accept(second);
    const before = await content();
    const id = await amending.drafted(telecomHead, planId, [
      change('task_deadline', first, byQuarter(2026, 4)),
      change('task_title', second, { as: 'words', words: 'Xây dựng và công bố quy hoạch' }),
      change('withdraw_task', group, null),
      change('add_task', null, {
        ...{ as: 'task', title: 'Thí điểm mạng 5G', fieldId: null, product: 'Báo cáo' },
        ...{ leadIds: [telecom.id, security.id], coordinatorIds: [telecomPolicy.id] },
        deadline: deadlineOf(byQuarter(2026, 3)),
      }),
      change('task_coordinators', third, { as: 'units', unitIds: [telecom.id, security.id] }),
    ]);
    await amending.move(telecomHead, id, 'propose');
    const news = await noticesView(platform, planner, { limit: 1 });
    expect(news.rows[0]?.thing).toMatchObject({ kind: 'amendment', id });
    await expect(amending.move(telecomHead, id, 'submit')).rejects.toThrow('NOT_ALLOWED');
    await amending.decided(id, { c1: byQuarter(2026, 3), c5: 'refused' });
    expect((await amendmentsView(platform, planner, { limit: 10 })).waiting.bind).toBe(1);
    await amending.bound(id, '2026-04-01', '2026-03-02');
    expect(await content()).toEqual(before);
    expect(await applyDue(platform)).toBe(0);

    platform.clock.set('2026-04-01T00:03:00+07:00');
    // Two processes at once, and one after them: it is applied once.
    const ran = await Promise.all([applyDue(platform), applyDue(platform)]);
    expect(ran[0] + ran[1] + (await applyDue(platform))).toBe(1);
    await sound();
    const task = await taskView(platform, planner, first, undefined);
    expect(task).toMatchObject({
      ...{ id: first, dueOn: '2026-09-30', firstDueOn: '2026-06-30' },
      deadline: { raw: 'Quý III/2026' },
    });
    const reworded = await taskView(platform, planner, second, undefined);
    expect(reworded).toMatchObject({ title: 'Xây dựng và công bố quy hoạch', state: 'accepted' });
    expect(reworded.quote).toContain('được sửa thành “Xây dựng và công bố quy hoạch”');
    expect((await taskView(platform, planner, group, undefined)).state).toBe('withdrawn');
    const { versions } = await planVersionsView(platform, leader, planId);
    expect(versions).toMatchObject([
      { number: 1, until: '2026-03-31' },
      { number: 2, inForceFrom: '2026-04-01', until: null, directive: { number: '1/QĐ-BTTTT' } },
    ]);
    const old = await planVersionView(platform, planner, planId, 1);
    expect(old.items).toEqual(before);
    const { changes } = await versionChangesView(platform, planner, planId, { from: 1, to: 2 });
    expect(changes.map((each) => [each.change, each.title])).toEqual([
      ['changed', 'Rà soát danh mục hạ tầng số'],
      ['changed', 'Xây dựng và công bố quy hoạch'],
      ['added', 'Thí điểm mạng 5G'],
      ['removed', 'Thi đua chung'],
    ]);
    const [row] = (await amendmentsView(platform, postalHead, { limit: 5 })).rows;
    expect(row).toMatchObject({ state: 'applied', agreed: 4, changes: 5, held: 0 });
  });

  it('has an amending directive in the register that cites the plan’s, and orders the new work', async () => {
    const { planner, securityHead } = world.actors;
    const { rows: list } = await amendmentsView(platform, planner, { limit: 5, state: 'applied' });
    const directive = await directiveView(
      platform,
      planner,
      list[0]?.directive?.id ?? '',
      undefined,
    );
    expect(directive.citations).toMatchObject([{ kind: 'amends', number: '1/KH-BTTTT' }]);
    expect(directive.citations[0]?.directiveId).not.toBeNull();
    const [ordered] = directive.tasks.filter(({ title }) => title === 'Thí điểm mạng 5G');
    expect(ordered).toMatchObject({ total: 2, notAccepted: 2 });
    const span = ordered?.span ?? { start: 0, end: 0 };
    expect(directive.text.slice(span.start, span.end)).toMatch(/^4?.*Bổ sung nhiệm vụ: Thí điểm/u);
    expect(directive.outline.length).toBeGreaterThan(3);
    const inbox = await rows(
      platform.db,
      sql<{
        state: string;
      }>`select state from task where unit_id = ${securityHead.jurisdictionUnitId}`,
    );
    expect(inbox).toEqual([{ state: 'assigned' }]);
  });

  it('holds back what was moved since it was proposed, applies the rest, and lets a person settle it', async () => {
    const { telecomHead, planner } = world.actors;
    const [first = '', second = ''] = tasks;
    const id = await amending.drafted(telecomHead, planId, [
      change('task_deadline', first, byQuarter(2027, 1)),
      change('task_product', second, { as: 'words', words: 'Quyết định công bố' }),
    ]);
    await amending.move(telecomHead, id, 'propose');
    await amending.decided(id);
    // Another amendment, bound and in force first, moves the same deadline.
    const other = await amending.drafted(planner, planId, [
      change('task_deadline', first, byQuarter(2026, 4)),
    ]);
    await amending.move(planner, other, 'propose');
    await amending.decided(other);
    await amending.bound(other, '2026-04-01');
    await amending.bound(id, '2026-04-01');
    const after = await amendmentView(platform, planner, id);
    expect(after).toMatchObject({ state: 'applied', planVersion: 4, held: 1 });
    expect(after.list.map(({ outcome }) => outcome)).toEqual(['held', 'applied']);
    expect(after.list[0]).toMatchObject({
      held: { because: 'moved' },
      says: { now: { vi: 'Quý IV/2026' } },
    });
    expect((await taskView(platform, planner, second, undefined)).product).toBe(
      'Quyết định công bố',
    );
    const settle = { version: after.version, key: 'c1', apply: true, words: WHY };
    await settleHeld(platform, planner, id, settle, null);
    expect((await taskView(platform, planner, first, undefined)).dueOn).toBe('2027-03-31');
    const { versions } = await planVersionsView(platform, planner, planId);
    expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    await sound();
  });
});
