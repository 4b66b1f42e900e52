import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { alterView, defaultTo, keepView, removeView, savedViews } from './saved-views.ts';

const late = { page: 'tasks', name: 'Quá hạn của tôi', query: 'f.status=DTH_QUA_HAN' } as const;

describe('views kept under a name', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const keep = (who: WorldActor, more = {}) =>
    keepView(platform, world.actors[who], { ...late, shared: 'own', ...more }, null);
  const names = async (who: WorldActor) =>
    (await savedViews(platform, world.actors[who], 'tasks')).map(({ name }) => name);

  it('are one’s own until shared with the unit or the authority', async () => {
    await keep('telecomHead', { name: 'Riêng' });
    await keep('telecomHead', { name: 'Của Cục', shared: 'unit' });
    await keep('telecomHead', { name: 'Của Bộ', shared: 'authority' });
    expect(await names('telecomHead')).toEqual(['Của Bộ', 'Của Cục', 'Riêng']);
    expect(await names('telecomOfficer')).toEqual(['Của Bộ', 'Của Cục']);
    expect(await names('postalHead')).toEqual(['Của Bộ']);
    expect(await names('hanoiPlanner')).toEqual([]);
  });

  it('are renamed and deleted by their owner alone, and never on an outdated copy', async () => {
    const { postalHead, postalOfficer, securityHead } = world.actors;
    const view = await keep('postalHead', { shared: 'unit' });
    const change = { ...late, id: view.id, version: 1, name: 'Mới', shared: 'unit' as const };
    await expect(alterView(platform, postalOfficer, change, null)).rejects.toThrow('NOT_ALLOWED');
    await expect(alterView(platform, securityHead, change, null)).rejects.toThrow('NOT_FOUND');
    expect(await alterView(platform, postalHead, change, null)).toMatchObject({
      ...{ name: 'Mới', version: 2 },
    });
    const gone = { id: view.id, version: 1 };
    await expect(removeView(platform, postalHead, gone, null)).rejects.toThrow('CONFLICT');
    await removeView(platform, postalHead, { ...gone, version: 2 }, null);
    expect(await names('postalOfficer')).toEqual(['Của Bộ']);
  });

  it('open a page for whoever chose them, until they are deleted', async () => {
    const { officeHead, officeOfficer } = world.actors;
    const view = await keep('officeHead', { name: 'Mặc định', shared: 'unit' });
    await defaultTo(platform, officeOfficer, { page: 'tasks', viewId: view.id }, null);
    const opening = async (who: typeof officeHead) =>
      (await savedViews(platform, who, 'tasks')).filter(({ isDefault }) => isDefault);
    expect(await opening(officeOfficer)).toMatchObject([
      { name: 'Mặc định', owner: 'Trịnh Công Lý' },
    ]);
    expect(await opening(officeHead)).toEqual([]);
    const elsewhere = { page: 'plan', viewId: view.id } as const;
    await expect(defaultTo(platform, officeOfficer, elsewhere, null)).rejects.toThrow('NOT_FOUND');
    await removeView(platform, officeHead, { id: view.id, version: 1 }, null);
    expect(await opening(officeOfficer)).toEqual([]);
  });
});
