import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { freezeSubmission } from '../reporting/freeze-submission.ts';
import { openSubmission } from '../reporting/open-submission.ts';
import { submissionView } from '../reporting/submission-view.ts';
import { defineMonthly, obligationOf } from '../reporting/testing/month-of-reports.ts';
import { acceptTask } from '../tasks/accept-task.ts';
import { linesOfPlan } from '../tasks/store/plan-lines.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { applyDue } from './jobs.ts';
import { amendingOf, byQuarter, change } from './testing/amending.ts';

describe('a report of a plan that is amended', () => {
  let platform: TestPlatform;
  let world: World;
  let planId: string;
  let submission: string;
  let amending: ReturnType<typeof amendingOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-10-16T08:00:00+07:00');
    world = await makeWorld(platform);
    const regimeId = await defineMonthly(platform, world);
    const { telecomPolicy } = world.ministry;
    const given = await giveTasks(platform, actor('planner'), [
      { title: 'Rà soát hạ tầng', unitIds: [telecomPolicy.id], dueOn: asDay('2026-10-30') },
      { title: 'Lập danh mục', unitIds: [telecomPolicy.id], dueOn: asDay('2026-10-30') },
    ]);
    planId = given.planId;
    for (const id of given.taskIds) {
      const body = { version: 1, officerId: null };
      await acceptTask(platform, actor('telecomPolicyHead'), id, body, null);
    }
    // Both are overdue at the cut-off of 14/11; from 17/11 one has a later day, and the other is withdrawn.
    amending = amendingOf(platform, world.actors);
    platform.clock.set('2026-11-16T09:00:00+07:00');
    const obligation = await obligationOf(platform, regimeId, telecomPolicy.id);
    submission = (await openSubmission(platform, actor('telecomPolicyOfficer'), obligation, null))
      .id;
    const [first = '', second = ''] = given.taskIds;
    const id = await amending.drafted(actor('planner'), planId, [
      change('task_deadline', first, byQuarter(2027, 2)),
      change('withdraw_task', second, null),
    ]);
    await amending.move(actor('planner'), id, 'propose');
    await amending.decided(id);
    await amending.bound(id, '2026-11-17', '2026-11-16');
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const view = () => submissionView(platform, actor('telecomPolicyOfficer'), submission);
  const overdue = async () =>
    (await view()).facts.sections
      .flatMap(({ figures }) => figures)
      .find(({ key }) => key === 'tasks.open_overdue');

  it('has the figures of its cut-off and the version of that day, opened before or after', async () => {
    const before = await overdue();
    expect(before?.period).toBe('2');
    expect((await view()).planVersions).toEqual([]);
    platform.clock.set('2026-11-17T08:00:00+07:00');
    expect(await applyDue(platform)).toBe(1);
    expect(await overdue()).toEqual(before);
    expect((await view()).planVersions).toEqual([]);
  });

  it('never changes once it is frozen', async () => {
    const { version } = await view();
    const request = { id: submission, version, key: null };
    await freezeSubmission(platform, actor('telecomPolicyOfficer'), request);
    const frozen = await view();
    expect(frozen.frozenAt).not.toBeNull();
    const title = { as: 'words' as const, words: 'Rà soát toàn bộ hạ tầng' };
    const lines = await listOf(planId);
    const id = await amending.drafted(actor('planner'), planId, [
      change('task_title', lines[0] ?? '', title),
    ]);
    await amending.move(actor('planner'), id, 'propose');
    await amending.decided(id);
    await amending.bound(id, '2026-11-17');
    const after = await view();
    expect(after.facts).toEqual(frozen.facts);
    expect(after.sections).toEqual(frozen.sections);
    expect(after.planVersions).toEqual(frozen.planVersions);
  });

  async function listOf(plan: string): Promise<string[]> {
    const lines = await linesOfPlan(platform.db, world.ministry.authorityId, plan, null);
    return lines.map(({ id }) => id);
  }
});
