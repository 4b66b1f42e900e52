import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { rows } from '../platform/database/rows.ts';
import {
  authorityOfUnit,
  childUnits,
  noteReach,
  reachedFrom,
  subtreeSql,
  unitPath,
  unitPaths,
  unitRefs,
} from './units.ts';

describe('the register of units', () => {
  let platform: TestPlatform;
  let world: World;
  const today = '2026-11-22';

  beforeAll(async () => {
    platform = await openTestPlatform();
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function subtree(unitId: string, day: string) {
    const found = await rows(
      platform.db,
      sql<{ id: string }>`select id from unit where id in (${subtreeSql(unitId, day)}) order by id`,
    );
    return found.map((row) => row.id);
  }

  it('gives the path of a unit from itself to the top', async () => {
    const { top, telecom, telecomPolicy } = world.ministry;
    const path = [telecomPolicy.id, telecom.id, top.id];
    expect(await unitPath(platform.db, telecomPolicy.id, today)).toEqual(path);
    expect(await unitPath(platform.db, top.id, today)).toEqual([top.id]);
    const paths = await unitPaths(platform.db, [telecomPolicy.id, top.id], today);
    expect(paths.get(telecomPolicy.id)).toEqual(path);
  });

  it('gives all that is under a unit, and nothing on a day before it was there', async () => {
    const { telecom, telecomPolicy, telecomLicensing } = world.ministry;
    const all = [telecom.id, telecomPolicy.id, telecomLicensing.id].sort();
    expect((await subtree(telecom.id, today)).sort()).toEqual(all);
    expect(await subtree(telecom.id, '2007-12-31')).toEqual([]);
  });

  it('lists the units right under one by name, with how many stand under each', async () => {
    const children = await childUnits(platform.db, world.ministry.top.id, today);
    expect(children.map(({ name, childCount }) => [name, childCount])).toEqual([
      ['Cục An toàn thông tin', 0],
      ['Cục Viễn thông', 2],
      ['Văn phòng Bộ', 0],
      ['Vụ Bưu chính', 0],
    ]);
  });

  it('knows the names and the authority of units', async () => {
    const { department, authorityId } = world.hanoi;
    expect((await unitRefs(platform.db, [department.id])).get(department.id)?.name).toBe(
      'Sở Thông tin và Truyền thông',
    );
    expect(await authorityOfUnit(platform.db, department.id)).toBe(authorityId);
    expect(await authorityOfUnit(platform.db, '404')).toBeNull();
  });

  it('asks the authorities that gave work to mine, besides my own', async () => {
    const { ministry, hanoi } = world;
    expect(await reachedFrom(platform.db, hanoi.authorityId)).toEqual([hanoi.authorityId]);
    await platform.db
      .transaction()
      .execute((tx) =>
        noteReach(tx, ministry.authorityId, [hanoi.department.id, ministry.telecom.id]),
      );
    expect(await reachedFrom(platform.db, hanoi.authorityId)).toEqual([
      hanoi.authorityId,
      ministry.authorityId,
    ]);
    expect(await reachedFrom(platform.db, ministry.authorityId)).toEqual([ministry.authorityId]);
  });

  it('puts each person of the world into their post', () => {
    expect(world.actors.planner).toMatchObject({ role: 'planner', wholeAuthority: true });
    expect(world.actors.telecomHead).toMatchObject({
      personName: 'Trần Văn An',
      unitName: 'Cục Viễn thông',
      jurisdictionUnitId: world.ministry.telecom.id,
      wholeAuthority: false,
    });
  });
});
