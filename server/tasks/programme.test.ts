import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { getProgramme } from './contract.ts';
import { exportProgramme } from './export-programme.ts';
import { programmeView } from './programme-view.ts';
import { giveTasks } from './testing/give-tasks.ts';

describe('chương trình công tác', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, postal, security } = world.ministry;
    const coordinatorIds = [security.id];
    await giveTasks(platform, world.actors.planner, [
      { title: 'Việc tháng Hai', unitIds: [telecom.id], dueOn: asDay('2026-02-20') },
      { title: 'Việc tháng Ba', unitIds: [telecom.id], dueOn: asDay('2026-03-20'), coordinatorIds },
      { title: 'Việc tháng Năm', unitIds: [telecom.id], dueOn: asDay('2026-05-20') },
      { title: 'Việc thường xuyên', unitIds: [telecom.id] },
      { title: 'Việc của Vụ khác', unitIds: [postal.id], dueOn: asDay('2026-03-10') },
    ]);
    platform.clock.set('2026-03-02T08:00:00+07:00');
  });
  afterAll(() => platform.close());

  const march = (more = {}) =>
    getProgramme.query.parse({ from: '2026-03-01', to: '2026-03-31', ...more });
  const parts = async (actor: Actor, more = {}) =>
    (await programmeView(platform, actor, march(more))).parts.map(({ part, rows }) => [
      part,
      rows.map(({ title }) => title),
    ]);

  it('is prefilled from what the unit holds, part by part', async () => {
    expect(await parts(world.actors.telecomHead)).toEqual([
      ['carried', ['Việc tháng Hai']],
      ['due', ['Việc tháng Ba']],
      ['under_way', ['Việc tháng Năm']],
      ['undated', ['Việc thường xuyên']],
    ]);
    const { parts: found } = await programmeView(platform, world.actors.telecomHead, march());
    expect(found[1]?.rows[0]?.coordinators).toEqual(['Cục An toàn thông tin']);
  });

  it('shows of another unit only what the post may see', async () => {
    const unitId = world.ministry.postal.id;
    const [, due] = await parts(world.actors.telecomHead, { unitId });
    expect(due).toEqual(['due', []]);
    const [, all] = await parts(world.actors.planner, { unitId });
    expect(all).toEqual(['due', ['Việc của Vụ khác']]);
    const below = { unitId: world.ministry.top.id, below: 'yes' };
    expect((await parts(world.actors.planner, below))[1]?.[1]).toHaveLength(2);
  });

  it('refuses days that run backwards, units and leaders that are not there', async () => {
    const { planner } = world.actors;
    const ask = (more: object) => programmeView(platform, planner, march(more));
    await expect(ask({ to: '2026-02-01' })).rejects.toThrow('BAD_INPUT');
    await expect(ask({ unitId: '7' })).rejects.toThrow('NOT_FOUND');
    const leaderId = world.actors.hanoiLeader.personId;
    await expect(ask({ leaderId })).rejects.toThrow('NOT_FOUND');
    const own = await ask({ leaderId: world.actors.leader.personId });
    expect(own.leader).toMatchObject({ name: 'Phạm Quốc Bình', post: 'Thứ trưởng' });
  });

  it('goes out as a workbook that says whose it is', async () => {
    const { name, bytes } = await exportProgramme(platform, world.actors.telecomHead, march());
    expect(name).toBe('chuong-trinh-cong-tac-2026-03-01.xlsx');
    const sheets = await readXlsxFile(bytes);
    const text = JSON.stringify(sheets);
    expect(text).toContain('Cục Viễn thông, 01/03/2026 - 31/03/2026');
    expect(text).toContain('Việc tháng Ba');
    expect(text).not.toContain('Việc của Vụ khác');
  });
});
