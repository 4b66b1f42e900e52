import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { issueText } from '../plans/testing/issue-text.ts';
import { followTargets } from './follow-targets.ts';
import { targetsOfPlanView } from './targets-of-plan-view.ts';

describe('targets of a plan', () => {
  let platform: TestPlatform;
  let world: World;
  const as = (who: WorldActor) => world.actors[who];

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  test('targets that the reader found are followed, each pointing to its clause and its very words', async () => {
    const issued = await issueText(
      platform,
      as('planner'),
      readFileSync('seed/texts/quyet-dinh-1723.txt', 'utf8'),
      (draft) => ({
        ...draft,
        tasks: draft.tasks.map((task) => ({ ...task, state: 'rejected' })),
      }),
    );
    const view = () => targetsOfPlanView(platform, as('planner'), issued.planId, undefined);
    const before = await view();
    expect(before.found).toHaveLength(11);
    expect(before.found[0]).toMatchObject({
      asks: ['ranking'],
      promised: { vi: 'Top 40 vào 2025' },
    });
    const [first] = before.found;
    const one = { provisionIds: [first?.provisionId ?? ''], unitId: world.ministry.postal.id };
    await followTargets(platform, as('planner'), issued.planId, one, null);
    await expect(
      followTargets(platform, as('planner'), issued.planId, one, null),
    ).rejects.toMatchObject({ text: { code: 'PROVISION_UNKNOWN' } });
    await followTargets(
      platform,
      as('planner'),
      issued.planId,
      { provisionIds: null, unitId: null },
      null,
    );
    const after = await view();
    expect([after.followed.length, after.found.length]).toEqual([11, 0]);
    const source = readFileSync('seed/texts/quyet-dinh-1723.txt', 'utf8');
    for (const {
      source: { span, quote, clause },
    } of after.followed) {
      expect(source.slice(span?.start, span?.end).replace(/\s+/gu, ' ')).toBe(quote);
      expect(clause).not.toBeNull();
    }
    expect(after.followed.map(({ promised }) => promised.vi)).toContain(
      'tăng ≥ 7 % mỗi năm 2021–2025',
    );

    const seen = await targetsOfPlanView(platform, as('postalHead'), issued.planId, undefined);
    const judged = seen.followed.filter(({ judgement }) => judgement !== null);
    expect([seen.followed.length, judged.length, seen.mayFollow]).toEqual([11, 1, false]);
  });
});
