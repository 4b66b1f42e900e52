import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { perform } from '../platform/act.ts';
import { writeUnits } from './found-authority.ts';
import { installReference } from './install-reference.ts';
import { learnName, matchNames } from './match-names.ts';
import { programAct } from './program-author.ts';

describe('names as written', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform();
    world = await makeWorld(platform);
    await installReference(platform);
  });
  afterAll(() => platform.close());

  async function match(written: string, onDay: string | null = '2021-01-05') {
    const { authorityId } = world.ministry;
    const [found] = await matchNames(platform, authorityId, [written], onDay);
    if (!found) throw new Error('one name gives one match');
    return found;
  }

  it('are matched to the own units first, in full and abbreviated', async () => {
    expect((await match('Cục Viễn thông')).unit?.id).toBe(world.ministry.telecom.id);
    expect((await match('Vụ trưởng Vụ Bưu chính')).unit?.id).toBe(world.ministry.postal.id);
    // The reference holds a ministry of the same name: the own one is meant.
    expect((await match('Bộ Thông tin và Truyền thông')).unit?.id).toBe(world.ministry.top.id);
  });

  it('are matched to the bodies of other authorities as of the day', async () => {
    expect((await match('UBND tỉnh Bắc Giang')).unit?.name).toBe('Tỉnh Bắc Giang');
    const later = await match('UBND tỉnh Bắc Giang', '2026-01-01');
    expect(later.unit).toBeNull();
    expect(later.near[0]?.name).toBe('Tỉnh Bắc Giang');
    expect((await match('Sở Y tế Lào Cai')).unit?.path).toEqual(['Tỉnh Lào Cai']);
  });

  it('are offered, never chosen, where two units bear them', async () => {
    const found = await match('Sở Y tế');
    expect(found).toMatchObject({ unit: null, ambiguous: true });
    expect(found.near.length).toBe(10);
  });

  it('stand for all members of a class on that day', async () => {
    const provinces = await match('UBND các tỉnh, thành phố trực thuộc Trung ương');
    // Hà Nội stands twice: in the world and in the reference.
    expect(provinces.group?.members).toHaveLength(64);
    const now = await match('UBND các tỉnh, thành phố trực thuộc Trung ương', '2026-01-01');
    expect(now.group?.members).toHaveLength(35);
    const departments = await match('Sở Thông tin và Truyền thông các tỉnh, thành phố');
    expect(departments.group?.members).toHaveLength(64);
    const ministries = await match('các Bộ, cơ quan ngang Bộ');
    expect(ministries.group?.members.map((unit) => unit.id)).not.toContain(world.ministry.top.id);
  });

  it('follow what an officer taught, while that unit exists', async () => {
    const { authorityId, security } = world.ministry;
    expect((await match('CATTT')).unit?.id).toBe(security.id);
    const { postal } = world.ministry;
    await platform.db
      .transaction()
      .execute((tx) => learnName(tx, authorityId, ' cattt ', postal.id, platform.clock()));
    expect((await match('CATTT')).unit?.id).toBe(postal.id);
    expect((await match('CATTT', '2001-01-01')).unit).toBeNull();
    const [elsewhere] = await matchNames(platform, world.hanoi.authorityId, ['CATTT'], null);
    expect(elsewhere?.unit).toBeNull();
  });

  it('find a unit as soon as it is added', async () => {
    expect((await match('Viện Chiến lược')).unit).toBeNull();
    const { authorityId, top } = world.ministry;
    await perform(platform, programAct('test', authorityId), (context) =>
      writeUnits(context, [
        {
          ...{ id: context.ids.next(), authorityId, kind: 'division', code: null, aliases: [] },
          ...{ name: 'Viện Chiến lược', shortName: null, parentId: top.id },
          ...{ validFrom: '2010-01-01', validTo: null },
        },
      ]),
    );
    expect((await match('Viện Chiến lược')).unit?.parentId).toBe(top.id);
  });

  it('never bring out what lies inside another authority', async () => {
    const found = await match('Xã Đông Anh');
    expect(found.unit).toBeNull();
    expect(found.near.map((unit) => unit.kind)).not.toContain('commune');
  });
});
