import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { amendableThing, amendableView } from './amendable-view.ts';
import { amendingDecisionPaper } from './amendment-paper.ts';
import { amendmentView } from './amendment-view.ts';
import { amendmentsView } from './amendments-view.ts';
import { exportAmendmentList } from './export-amendments.ts';
import { decideChanges } from './judge-changes.ts';
import { mergeChanges } from './merge-changes.ts';
import { amendingOf, byQuarter, change, WHY } from './testing/amending.ts';
import { planVersionView } from './versions-view.ts';

describe('who sees and does what of an amendment', () => {
  let platform: TestPlatform;
  let world: World;
  let planId: string;
  let own: string;
  let shared: string;
  let id: string;
  let amending: ReturnType<typeof amendingOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal } = world.ministry;
    const { department } = world.hanoi;
    const given = await giveTasks(platform, actor('planner'), [
      { title: 'Việc riêng của Cục', unitIds: [telecom.id], dueOn: asDay('2026-06-30') },
      {
        ...{ title: 'Việc giao cho Sở', unitIds: [department.id], dueOn: asDay('2026-06-30') },
        coordinatorIds: [postal.id],
      },
    ]);
    planId = given.planId;
    [own = '', shared = ''] = given.taskIds;
    amending = amendingOf(platform, world.actors);
    id = await amending.drafted(actor('telecomHead'), planId, [
      change('task_deadline', own, byQuarter(2027, 1)),
    ]);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const sees = async (name: WorldActor, one = id) =>
    amendmentView(platform, actor(name), one).then(
      () => true,
      () => false,
    );
  const count = async (name: WorldActor) =>
    (await amendmentsView(platform, actor(name), { limit: 10 })).total;

  it('keeps a draft to its unit, and shows a proposal to whom it concerns', async () => {
    for (const name of [
      'planner',
      'leader',
      'inspector',
      'postalHead',
      'telecomPolicyHead',
    ] as const) {
      expect([name, await sees(name), await count(name)]).toEqual([name, false, 0]);
    }
    expect(await sees('telecomHead')).toBe(true);
    await amending.move(actor('telecomHead'), id, 'propose');
    for (const name of [
      'planner',
      'leader',
      'inspector',
      'telecomHead',
      'telecomOfficer',
    ] as const) {
      expect([name, await sees(name), await count(name)]).toEqual([name, true, 1]);
    }
    for (const name of [
      'postalHead',
      'telecomPolicyHead',
      'departmentHead',
      'hanoiPlanner',
    ] as const) {
      expect([name, await sees(name), await count(name)]).toEqual([name, false, 0]);
      const file = await exportAmendmentList(platform, actor(name), { format: 'csv' });
      expect(String(file.bytes)).not.toContain('Điều chỉnh một số nội dung');
      const paper = amendingDecisionPaper.asked({ id });
      await expect(paper.compose(platform, actor(name))).rejects.toThrow('NOT_FOUND');
    }
    await expect(amendmentsView(platform, actor('admin'), { limit: 10 })).rejects.toThrow(
      'NOT_ALLOWED',
    );
  });

  it('lets another body propose for what was given to it, or what it takes part in, and for nothing else', async () => {
    const asks = (name: WorldActor, taskId: string) =>
      amending.drafted(actor(name), planId, [change('task_deadline', taskId, byQuarter(2027, 2))]);
    await expect(asks('departmentHead', own)).rejects.toThrow('NOT_YOURS');
    await expect(asks('dongAnhOfficer', shared)).rejects.toThrow('NOT_FOUND');
    await expect(asks('telecomOfficer', own)).rejects.toThrow('NOT_ALLOWED');
    await expect(asks('leader', own)).rejects.toThrow('NOT_ALLOWED');
    const mine = await amendableView(platform, actor('departmentHead'), planId, { thing: 'task' });
    expect(mine.items.map(({ title }) => title)).toEqual(['Việc giao cho Sở']);
    const other = amendableThing(platform, actor('departmentHead'), planId, 'task', own);
    await expect(other).rejects.toThrow('NOT_FOUND');
    const theirs = await asks('departmentHead', shared);
    await amending.move(actor('departmentHead'), theirs, 'propose');
    expect(await sees('planner', theirs)).toBe(true);
    expect(await sees('postalHead', theirs)).toBe(true);
    expect(await sees('hanoiPlanner', theirs)).toBe(true);
    expect(await sees('telecomHead', theirs)).toBe(false);
    // A whole version says everything of a plan: a body that was given one task of it reads its task.
    const whole = planVersionView(platform, actor('departmentHead'), planId, 1);
    await expect(whole).rejects.toThrow('NOT_FOUND');
  });

  it('is decided by the body that issued alone, and not while it clashes with another', async () => {
    const version = async () => amending.versionOf(actor('planner'), id);
    const decisions = [{ key: 'c1', outcome: 'agreed' as const, value: null, words: '' }];
    for (const name of ['planner', 'telecomHead', 'inspector'] as const) {
      const body = { version: await version(), decisions };
      await expect(decideChanges(platform, actor(name), id, body, null)).rejects.toThrow(
        'NOT_ALLOWED',
      );
    }
    await expect(
      decideChanges(platform, actor('hanoiLeader'), id, { version: 2, decisions }, null),
    ).rejects.toThrow('NOT_FOUND');
    const rival = await amending.drafted(actor('planner'), planId, [
      change('task_deadline', own, byQuarter(2026, 4)),
    ]);
    await amending.move(actor('planner'), rival, 'propose');
    await expect(amending.decided(id)).rejects.toThrow('CLASH_OPEN');
    const seen = await amendmentView(platform, actor('leader'), id);
    expect(seen.list[0]?.clashes).toMatchObject([{ number: 3, after: { vi: 'Quý IV/2026' } }]);
    expect((await amendmentView(platform, actor('leader'), rival)).list[0]?.clashes).toMatchObject([
      { number: 1, after: { vi: 'Quý I/2027' } },
    ]);
    const body = {
      ...{ version: await version(), key: 'c1', take: 'third' as const, words: WHY },
      other: { id: rival, key: 'c1', version: await amending.versionOf(actor('planner'), rival) },
      value: byQuarter(2027, 3),
    };
    await expect(mergeChanges(platform, actor('telecomHead'), id, body, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await mergeChanges(platform, actor('planner'), id, body, null);
    const merged = await amendmentView(platform, actor('leader'), id);
    expect(merged.list[0]).toMatchObject({
      ...{ clashes: [], opinion: { opinion: 'other' } },
      says: { opinion: { vi: 'Quý III/2027' } },
    });
    expect((await amendmentView(platform, actor('leader'), rival)).list[0]?.merged).toMatchObject({
      number: 1,
    });
    const at = await version();
    await decideChanges(platform, actor('leader'), id, { version: at, decisions }, null);
  });
});
