import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../../tests/support/world.ts';
import { asDay } from '../../../calendar/rules/day.ts';
import type { Actor } from '../../../organisation/actor.ts';
import { acceptTask } from '../../../tasks/accept-task.ts';
import { forwardTask } from '../../../tasks/forward-task.ts';
import { giveTasks } from '../../../tasks/testing/give-tasks.ts';
import { officeOf, WHY } from '../../../tasks/testing/office.ts';
import { withdrawTask } from '../../../tasks/withdraw-task.ts';
import { countCases } from './task-cases.ts';

let platform: TestPlatform;
let world: World;
/** Names of the tasks by id. */
const names = new Map<string, string>();

/**
 * Given on 1 July, counted within three days: `early` and `edge` are accepted in them, `late` after them,
 * `never` not at all; `policy` is of a division below. `moved` is accepted and passed down, where nobody
 * has accepted it anew; `gone` is taken back; `before` was given in the quarter before.
 */
beforeAll(async () => {
  platform = await openTestPlatform('2026-06-30T08:00:00+07:00');
  world = await makeWorld(platform);
  const { telecom, telecomPolicy, telecomLicensing, postal } = world.ministry;
  const { planner, telecomHead, telecomPolicyHead } = world.actors;
  const { versionOf } = officeOf(platform, world);
  const on = (day: string) => platform.clock.set(`${day}T17:30:00+07:00`);
  async function give(given: Readonly<Record<string, string>>): Promise<Map<string, string>> {
    const lines = Object.entries(given).map(([title, unitId]) => ({ title, unitIds: [unitId] }));
    const { taskIds } = await giveTasks(platform, planner, lines);
    const titles = Object.keys(given);
    for (const [index, id] of taskIds.entries()) names.set(id, titles[index] ?? '');
    return new Map(taskIds.map((id, index) => [titles[index] ?? '', id]));
  }
  await give({ before: telecom.id });
  on('2026-07-01');
  const own = { early: telecom.id, edge: telecom.id, late: telecom.id, never: telecom.id };
  const rest = { moved: telecom.id, gone: telecom.id, policy: telecomPolicy.id, post: postal.id };
  const ids = await give({ ...own, ...rest });
  const idOf = (title: string) => ids.get(title) ?? '';
  async function accept(title: string, head: Actor): Promise<void> {
    const version = await versionOf(idOf(title));
    await acceptTask(platform, head, idOf(title), { version, officerId: null }, null);
  }
  const why = async (title: string) => ({ version: await versionOf(idOf(title)), reason: WHY });
  on('2026-07-02');
  await accept('early', telecomHead);
  await accept('moved', telecomHead);
  await accept('policy', telecomPolicyHead);
  on('2026-07-03');
  const down = { ...(await why('moved')), toUnitId: telecomLicensing.id };
  await forwardTask(platform, telecomHead, idOf('moved'), down, null);
  on('2026-07-04');
  await accept('edge', telecomHead);
  on('2026-07-05');
  await accept('late', telecomHead);
  await withdrawTask(platform, planner, idOf('gone'), await why('gone'), null);
  on('2026-07-20');
});
afterAll(() => platform.close());

/** The tasks of each unit by what became of them, as of a day. */
async function accepted(day: string, reach: 'below' | 'unit') {
  const { authorityId, telecom, telecomLicensing, postal } = world.ministry;
  const units = { telecom: telecom.id, licensing: telecomLicensing.id, postal: postal.id };
  const scope = {
    ...{ authorityId, scorecardId: '1', period: '2026-Q3', unitIds: Object.values(units) },
    ...{ from: asDay('2026-07-01'), to: asDay('2026-09-30'), day: asDay(day) },
    ...{ isPast: day < '2026-07-20', today: asDay('2026-07-20') },
  };
  const source = { kind: 'accepted', layer: 'given', planId: null, minimum: 1, days: 3 } as const;
  const counted = await countCases(platform.db, scope, { ...source, reach }, true);
  return Object.fromEntries(
    Object.entries(units).map(([name, unitId]) => [
      name,
      Object.fromEntries(
        counted
          .filter(({ subject }) => subject === unitId)
          .map(({ part, taskIds }) => [part, (taskIds ?? []).map((id) => names.get(id)).sort()]),
      ),
    ]),
  );
}

it('counts acceptance for the unit that holds a task now and those above it, from its first acceptance', async () => {
  expect(await accepted('2026-07-20', 'below')).toEqual({
    telecom: {
      in_days: ['early', 'edge', 'moved', 'policy'],
      after_days: ['late'],
      not_accepted: ['never'],
    },
    licensing: { in_days: ['moved'] },
    postal: { not_accepted: ['post'] },
  });
  expect(await accepted('2026-07-20', 'unit')).toEqual({
    telecom: { in_days: ['early', 'edge'], after_days: ['late'], not_accepted: ['never'] },
    licensing: { in_days: ['moved'] },
    postal: { not_accepted: ['post'] },
  });
});

it('counts on a past day what had happened by then; one whose days have not passed is no case', async () => {
  expect(await accepted('2026-07-02', 'unit')).toEqual({
    telecom: { in_days: ['early', 'moved'] },
    licensing: {},
    postal: {},
  });
  expect(await accepted('2026-07-04', 'below')).toEqual({
    telecom: { in_days: ['early', 'edge', 'moved', 'policy'] },
    licensing: { in_days: ['moved'] },
    postal: {},
  });
  expect(await accepted('2026-07-05', 'unit')).toMatchObject({
    telecom: { in_days: ['early', 'edge'], after_days: ['late'], not_accepted: ['never'] },
    postal: { not_accepted: ['post'] },
  });
});
