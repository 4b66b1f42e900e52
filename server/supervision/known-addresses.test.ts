import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { lend } from '../organisation/lend-powers.ts';
import { registerAddresses, whyNot } from '../organisation/why-not.ts';
import { Refusal } from '../platform/refusal.ts';
import { taskView } from '../tasks/task-view.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { KNOWN_ADDRESSES } from './known-addresses.ts';

let platform: TestPlatform;
let world: World;
let taskId: string;
let foreignTask: string;

beforeAll(async () => {
  platform = await openTestPlatform();
  world = await makeWorld(platform);
  registerAddresses(...KNOWN_ADDRESSES);
  const { telecom } = world.ministry;
  const own = await giveTasks(platform, world.actors.planner, [
    { title: 'Cấp phép', unitIds: [telecom.id] },
  ]);
  const city = await giveTasks(platform, world.actors.hanoiPlanner, [
    { title: 'Việc của thành phố', unitIds: [world.hanoi.department.id] },
  ]);
  taskId = own.taskIds[0] ?? '';
  foreignTask = city.taskIds[0] ?? '';
});
afterAll(() => platform.close());

const ask = (who: WorldActor, address: string, as: WorldActor = 'admin') =>
  whyNot(platform, world.actors[as], { personId: world.actors[who].personId, address });
const deciding = async (who: WorldActor, address: string) => {
  const { sees, steps } = await ask(who, address);
  return { sees, rule: steps.find(({ ok }) => !ok)?.rule ?? null };
};

describe('why this person does not see it', () => {
  it('names the rule that decides, and agrees with the page for everybody', async () => {
    const address = `https://chidao.example.vn/tasks/${taskId}?view=tree`;
    expect(await deciding('telecomHead', address)).toEqual({ sees: true, rule: null });
    expect(await deciding('postalHead', address)).toEqual({ sees: false, rule: 'reach' });
    expect(await deciding('admin', address)).toEqual({ sees: false, rule: 'role' });
    for (const who of [
      'planner',
      'leader',
      'inspector',
      'telecomOfficer',
      'telecomPolicyHead',
      'officeHead',
      'securityOfficer',
    ] as const) {
      const shown = await taskView(platform, world.actors[who], taskId).then(
        () => true,
        (error: unknown) => !(error instanceof Refusal),
      );
      expect((await ask(who, address)).sees, who).toBe(shown);
    }
    const { steps } = await ask('postalHead', address);
    expect(steps.at(-1)?.vi).toContain('Bộ Thông tin và Truyền thông › Cục Viễn thông');
    expect(JSON.stringify(steps)).not.toContain('Cấp phép');
  });

  it('says the same of things of another body as of things that do not exist', async () => {
    const [foreign, none] = [
      await ask('planner', `/tasks/${foreignTask}`),
      await ask('planner', '/tasks/123456'),
    ];
    expect(foreign).toEqual(none);
    expect(foreign).toMatchObject({ sees: false, steps: [{ rule: 'address', ok: false }] });
    await expect(ask('departmentHead', '/board')).rejects.toThrow('NOT_FOUND');
  });

  it('is told only to whoever manages accounts', async () => {
    for (const as of ['planner', 'telecomHead', 'inspector'] as const) {
      await expect(ask('postalHead', '/board', as)).rejects.toThrow('NOT_FOUND');
    }
  });

  it('knows places, acts, people without an account or post, and lent posts', async () => {
    expect(await deciding('telecomHead', '/journal')).toEqual({ sees: false, rule: 'role' });
    expect(await deciding('telecomHead', '/board')).toEqual({ sees: true, rule: null });
    expect(await deciding('telecomHead', '/khong-co')).toEqual({ sees: false, rule: 'address' });
    const { telecomHead, postalOfficer, admin } = world.actors;
    const may = (right: 'task.accept' | 'plan.issue') =>
      whyNot(platform, admin, {
        personId: telecomHead.personId,
        address: `/tasks/${taskId}`,
        right,
      });
    expect((await may('task.accept')).sees).toBe(true);
    expect((await may('plan.issue')).steps.at(-1)).toMatchObject({ rule: 'role', ok: false });
    await lend(
      platform,
      telecomHead,
      {
        ...{ toPersonId: postalOfficer.personId, rights: ['task.report'], reason: 'Công tác' },
        ...{ firstDay: '2026-11-22', lastDay: '2026-11-30', basis: null, absenceId: null },
      },
      null,
    );
    const lent = { personId: postalOfficer.personId, postId: telecomHead.postId };
    const page = { ...lent, address: `/tasks/${taskId}` };
    expect((await whyNot(platform, admin, page)).sees).toBe(true);
    const beyond = await whyNot(platform, admin, { ...page, right: 'task.accept' });
    expect(beyond.steps.at(-1)).toMatchObject({ rule: 'limited', ok: false });
    platform.clock.set('2026-12-01T00:00:01+07:00');
    expect((await whyNot(platform, admin, page)).steps.at(-1)).toMatchObject({
      rule: 'post',
      ok: false,
    });
  });
});
