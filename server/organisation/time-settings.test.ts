import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { addWorkingDays, isWorkingDay } from '../calendar/rules/working-days.ts';
import { viewCalendar } from './calendar-view.ts';
import { viewJournal } from './journal-views.ts';
import { confirmYearOf, markDayOf, unmarkDayOf } from './mark-day.ts';
import { chooseRule, setLimits, timeRulesOn, viewTimeSettings } from './time-settings.ts';

describe('the calendar and the time rules of a body', () => {
  let platform: TestPlatform;
  let world: World;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-20T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const off = (day: string, scope: 'own' | 'all' = 'own') => ({
    ...{ day, kind: 'off' as const, name: 'Kỷ niệm ngày thành lập' },
    ...{ source: 'Thông báo 12/TB-BTTTT', scope },
  });

  it('shows a year as it ships, with what is not confirmed', async () => {
    const year = await viewCalendar(platform.db, world.actors.planner, 2026);
    expect(year.shipped).toMatchObject({ certain: false });
    expect(year.days.find(({ day }) => day === '2026-02-17')).toMatchObject({
      ...{ kind: 'off', name: { vi: 'Tết Nguyên đán' }, from: 'national', sure: false },
    });
    expect(year.days.find(({ day }) => day === '2026-08-22')).toMatchObject({ kind: 'worked' });
    const certain = await viewCalendar(platform.db, world.actors.planner, 2025);
    expect(certain.days.every(({ sure }) => sure)).toBe(true);
    const unknown = await viewCalendar(platform.db, world.actors.planner, 2031);
    expect(unknown).toMatchObject({ shipped: null, days: [] });
  });

  it('a day off that is marked holds for its body alone, and stays told once it is closed', async () => {
    const { planner, hanoiPlanner } = world.actors;
    const day = asDay('2026-11-26');
    const year = await markDayOf(platform, planner, off(day), null);
    const marked = year.days.find((each) => each.day === day);
    expect(marked).toMatchObject({ from: 'own', sure: true, source: 'Thông báo 12/TB-BTTTT' });
    const rules = async (authorityId: string) => timeRulesOn(platform.db, authorityId, day);
    const own = await rules(planner.authorityId);
    const other = await rules(hanoiPlanner.authorityId);
    expect(addWorkingDays(asDay('2026-11-20'), 5, own.calendar)).toBe('2026-12-01');
    expect(addWorkingDays(asDay('2026-11-20'), 5, other.calendar)).toBe('2026-11-30');

    await expect(markDayOf(platform, planner, off(day), null)).rejects.toThrow('DAY_MARKED');
    const reason = { reason: 'Ghi nhầm ngày' };
    const markId = marked?.markId ?? '';
    const after = await unmarkDayOf(platform, planner, markId, reason, null);
    expect(after.days.some((each) => each.day === day)).toBe(false);
    expect(after.closed).toMatchObject([
      { day, reason: 'Ghi nhầm ngày', closedBy: 'Nguyễn Thu Hà' },
    ]);
    await expect(unmarkDayOf(platform, planner, markId, reason, null)).rejects.toThrow(
      'MARK_CLOSED',
    );
    const { rows } = await viewJournal(platform, planner, { limit: 10 });
    expect(rows.map(({ act }) => act)).toEqual(expect.arrayContaining(['mark_day', 'unmark_day']));
  });

  it('a year is confirmed by its notice in one act, and then nothing waits', async () => {
    const { hanoiPlanner, departmentOfficer } = world.actors;
    const by = { source: 'Thông báo 30/TB-BNV', scope: 'own' as const };
    await expect(confirmYearOf(platform, departmentOfficer, 2026, by, null)).rejects.toThrow();
    const year = await confirmYearOf(platform, hanoiPlanner, 2026, by, null);
    expect(year.days.every(({ sure }) => sure)).toBe(true);
    expect(year.days.find(({ day }) => day === '2026-02-17')).toMatchObject({
      ...{ kind: 'off', name: { vi: 'Tết Nguyên đán' }, from: 'own', source: by.source },
    });
    expect(year.days.find(({ day }) => day === '2026-08-22')).toMatchObject({ kind: 'worked' });
    expect(year.days.find(({ day }) => day === '2026-04-30')).toMatchObject({ from: 'national' });
    await expect(confirmYearOf(platform, hanoiPlanner, 2026, by, null)).rejects.toThrow(
      'YEAR_SURE',
    );
    const rules = await timeRulesOn(platform.db, hanoiPlanner.authorityId, asDay('2026-02-01'));
    expect(addWorkingDays(asDay('2026-02-13'), 1, rules.calendar)).toBe('2026-02-23');
  });

  it('for every body only the administrator of the body that the program serves may mark', async () => {
    const { planner, admin, hanoiPlanner, hanoiLeader } = world.actors;
    const make = off('2026-12-05', 'all');
    await expect(markDayOf(platform, planner, make, null)).rejects.toThrow('NOT_ALLOWED');
    await expect(
      markDayOf(platform, { ...hanoiLeader, role: 'admin' }, make, null),
    ).rejects.toThrow('NOT_ALLOWED');
    await expect(
      markDayOf(platform, world.actors.telecomHead, off('2026-12-05'), null),
    ).rejects.toThrow();
    const worked = { ...make, kind: 'worked' as const, name: 'Làm bù' };
    await markDayOf(platform, admin, worked, null);
    const hanoi = await timeRulesOn(platform.db, hanoiPlanner.authorityId, asDay('2026-12-01'));
    expect(isWorkingDay(asDay('2026-12-05'), hanoi.calendar)).toBe(true);
    const year = await viewCalendar(platform.db, hanoiPlanner, 2026);
    const markId = year.days.find(({ day }) => day === '2026-12-05')?.markId ?? '';
    await expect(
      unmarkDayOf(platform, hanoiPlanner, markId, { reason: 'Không phải việc mình' }, null),
    ).rejects.toThrow('NOT_ALLOWED');
    expect(year.mayMarkForAll).toBe(false);
    expect((await viewCalendar(platform.db, admin, 2026)).mayMarkForAll).toBe(true);
  });

  it('a choice holds from its first day, and the ones before it stay in the list', async () => {
    const { planner } = world.actors;
    const choose = (value: 'inclusive' | 'exclusive', from: string) =>
      chooseRule(
        platform,
        planner,
        { rule: 'before', value, from, source: 'Quyết định 5/QĐ-BTTTT' },
        null,
      );
    await choose('exclusive', '2026-12-01');
    await choose('inclusive', '2027-01-01');
    const on = async (day: string) =>
      (await timeRulesOn(platform.db, planner.authorityId, asDay(day))).before;
    expect(await on('2026-11-30')).toBe('inclusive');
    expect(await on('2026-12-01')).toBe('exclusive');
    expect(await on('2027-02-01')).toBe('inclusive');
    const { before } = await viewTimeSettings(platform.db, planner);
    expect(before.map(({ value }) => value)).toEqual(['exclusive', 'inclusive']);
  });

  it('limits of flags are kept by body, and an officer may not set them', async () => {
    const { planner, telecomOfficer } = world.actors;
    const limits = { dueSoonDays: 7, silentDays: 14, idleUndatedDays: 60 };
    await setLimits(platform, planner, limits, null);
    expect((await viewTimeSettings(platform.db, planner)).limits).toEqual(limits);
    await expect(setLimits(platform, telecomOfficer, limits, null)).rejects.toThrow();
    const hanoi = await viewTimeSettings(platform.db, world.actors.hanoiPlanner);
    expect(hanoi.limits).toEqual({ dueSoonDays: 3, silentDays: 30, idleUndatedDays: 90 });
  });
});
