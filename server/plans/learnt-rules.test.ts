import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { matchNames } from '../organisation/units.ts';
import { aliasesView, forgetAlias, learnAlias } from './learn-alias.ts';
import { forgetColumn, labelsOf, learnColumn } from './learn-column.ts';

describe('what officers have taught', () => {
  let platform: TestPlatform;
  let world: World;
  const planner = () => world.actors.planner;

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  it('is listed as it was written, for their authority only, and can be forgotten', async () => {
    const { telecom } = world.ministry;
    const { authorityId } = planner();
    const matched = async () =>
      (await matchNames(platform, authorityId, ['Bộ phận VT&TS'], null))[0]?.unit?.id ?? null;
    const alias = { written: 'Bộ phận VT&TS', unitId: telecom.id };
    await learnAlias(platform, planner(), alias, null);
    expect(await matched()).toBe(telecom.id);
    expect(await aliasesView(platform, planner())).toMatchObject({
      aliases: [{ written: 'Bộ phận VT&TS', unit: { id: telecom.id } }],
    });
    expect(await aliasesView(platform, world.actors.hanoiPlanner)).toEqual({ aliases: [] });

    const forget = () => forgetAlias(platform, planner(), 'Bộ phận VT&TS', null);
    await forget();
    expect(await matched()).toBeNull();
    expect(await aliasesView(platform, planner())).toEqual({ aliases: [] });
    await expect(forget()).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
  });

  it('is forgotten of a column too', async () => {
    const { authorityId } = planner();
    await learnColumn(platform, planner(), { written: 'Nơi gánh', means: 'lead' }, null);
    expect([...(await labelsOf(platform, authorityId))]).toEqual([['noi ganh', 'lead']]);
    await forgetColumn(platform, planner(), 'noi ganh', null);
    expect([...(await labelsOf(platform, authorityId))]).toEqual([]);
    await expect(
      forgetColumn(platform, world.actors.telecomHead, 'noi ganh', null),
    ).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
  });
});
