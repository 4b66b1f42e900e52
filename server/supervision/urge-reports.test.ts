import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { defineMonthly, obligationOf } from '../reporting/testing/month-of-reports.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { openSight } from '../tasks/task-sight.ts';
import { previewUrging } from './preview-urging.ts';
import { sendUrging } from './send-urging.ts';
import { UrgingAsk } from './urging-contract.ts';
import { urgingView } from './urging-view.ts';

describe('a letter of urging about reports that are missing', () => {
  let platform: TestPlatform;
  let world: World;
  let telecom = '';
  let postal = '';
  let division = '';
  const as = (who: WorldActor) => world.actors[who];

  beforeAll(async () => {
    platform = await openTestPlatform('2026-10-16T08:00:00+07:00');
    world = await makeWorld(platform);
    const regime = await defineMonthly(platform, world);
    const { ministry } = world;
    telecom = await obligationOf(platform, regime, ministry.telecom.id);
    postal = await obligationOf(platform, regime, ministry.postal.id);
    division = await obligationOf(platform, regime, ministry.telecomPolicy.id);
    platform.clock.set('2026-11-23T09:00:00+07:00');
  });
  afterAll(() => platform.close());

  const ask = (obligationIds: readonly string[]) => UrgingAsk.parse({ obligationIds });

  it('goes to each unit that owes, with its own list, the next number and a notice to its head', async () => {
    const both = ask([telecom, postal]);
    const { recipients, skipped } = await previewUrging(platform, as('planner'), both);
    expect(recipients.map(({ unit }) => unit.name)).toEqual(['Cục Viễn thông', 'Vụ Bưu chính']);
    expect(skipped).toEqual([]);
    const send = { ...both, answerBy: '2026-11-26' };
    const letter = await sendUrging(platform, as('planner'), send, null);
    expect(letter.symbol).toMatch(/^01\//);
    const title = 'Báo cáo tình hình thực hiện nhiệm vụ, kỳ 15/10/2026-14/11/2026';
    expect(
      letter.list.map(({ kind, unit, title, daysLate }) => [kind, unit.name, title, daysLate]),
    ).toEqual([
      ['obligation', 'Cục Viễn thông', title, 3],
      ['obligation', 'Vụ Bưu chính', title, 3],
    ]);
    expect(letter.paper.annexes).toHaveLength(2);
    for (const who of ['telecomHead', 'postalHead'] as const) {
      const { rows } = await noticesView(platform, as(who), { limit: 5 });
      expect(rows[0]?.thing).toMatchObject({ kind: 'urging', id: letter.id, title: letter.symbol });
    }
    const own = await urgingView(await openSight(platform, as('postalHead')), letter.id);
    expect(own.list.map(({ id }) => id)).toEqual([postal]);
    await expect(sendUrging(platform, as('planner'), send, null)).rejects.toThrow('URGED_JUST_NOW');
  });

  it('is written by whoever the report is owed to, and shows nothing of others', async () => {
    const all = ask([telecom, postal, division]);
    const seen = await previewUrging(platform, as('telecomHead'), all);
    expect(seen.recipients.map(({ unit }) => unit.name)).toEqual(['Phòng Chính sách viễn thông']);
    // Its own report is for others to urge; that of another unit is not there at all.
    expect(seen.skipped.map(({ id }) => id)).toEqual([telecom]);
    const stranger = await previewUrging(platform, as('hanoiPlanner'), all);
    expect([stranger.recipients, stranger.skipped]).toEqual([[], []]);
  });
});
