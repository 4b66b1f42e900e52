import { afterAll, beforeAll, expect, it } from 'vitest';
import { asDay } from '../server/calendar/rules/day.ts';
import { outgoingView } from '../server/exchange/edxml/outgoing.ts';
import { packageView } from '../server/exchange/edxml/package-view.ts';
import { packagesView } from '../server/exchange/edxml/packages-view.ts';
import { openTestPlatform, type TestPlatform } from '../tests/support/platform.ts';
import { makeWorld, type World } from '../tests/support/world.ts';
import { createAgenda } from './agenda.ts';
import { playEdxml } from './play-edxml.ts';

let platform: TestPlatform;
let world: World;
beforeAll(async () => {
  platform = await openTestPlatform('2026-11-01T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

it('a letter came by edXML, was read and accepted, and one status still waits for the axis', async () => {
  const { planner, leader } = world.actors;
  const agenda = createAgenda();
  const ministry = {
    ...{ authorityId: planner.authorityId, topUnitId: world.ministry.top.id, planner, leader },
    ...{ units: new Map(), below: new Map() },
  };
  playEdxml({ platform, agenda, ministry, opensOn: asDay('2026-11-22') });
  const end = new Date('2026-11-22T08:00:00+07:00');
  await agenda.run(
    end,
    (at) => platform.clock.set(at.toISOString()),
    () => undefined,
  );
  const { rows } = await packagesView(platform, planner, { limit: 5 });
  expect(rows).toMatchObject([
    { state: 'accepted', faults: 0, unit: { id: world.ministry.top.id } },
  ]);
  const shown = await packageView(platform, planner, rows[0]?.id ?? '');
  expect(shown.reading?.state).toBe('draft');
  expect(shown.statuses.map(({ code, acknowledgedAt }) => [code, acknowledgedAt !== null])).toEqual(
    [
      ['01', true],
      ['03', false],
    ],
  );
  expect((await outgoingView(platform, planner, { limit: 5 })).rows).toHaveLength(1);
});
