import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { platformErrors } from '../platform/contract.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { digestsCsv, digestsView, digestView, taskReminders } from './digest-view.ts';
import { mailView, resend, sendTest } from './mail-desk.ts';
import { previewRun } from './preview-reminders.ts';
import { remindPeople } from './remind-people.ts';
import { reminderErrors } from './reminder-contract.ts';
import { DEFAULT_REMINDERS } from './rules/reminder-rules.ts';
import { setReminders, viewReminderSettings } from './set-reminders.ts';

let platform: TestPlatform;
let world: World;
let taskId: string;
const refusedAs = (text: { readonly code: string }, work: Promise<unknown>) =>
  expect(work).rejects.toThrow(text.code);
const as = (who: WorldActor) => world.actors[who];
const LIST = { limit: 50 };

beforeAll(async () => {
  platform = await openTestPlatform('2026-10-01T08:00:00+07:00');
  world = await makeWorld(platform);
  const given = await officeOf(platform, world).give(['Rà soát', 'Báo cáo'], {
    ...{ dueOn: asDay('2026-10-20'), units: [world.ministry.telecom.id] },
  });
  taskId = given.ids[0] ?? '';
  platform.clock.set('2026-12-01T08:30:00+07:00');
});
afterAll(() => platform.close());

describe('the settings of reminders', () => {
  it('tell beforehand who would be reminded, and leave nothing behind', async () => {
    const before = await previewRun(platform, as('planner'), false);
    expect(before).toMatchObject({ people: 2, subjects: 2, day: '2026-12-01', isDone: false });
    expect(await previewRun(platform, as('planner'), false)).toEqual(before);
    const done = await remindPeople(platform, world.ministry.authorityId, null);
    expect(done).toMatchObject({ people: before.people, subjects: before.subjects });
    expect(await previewRun(platform, as('planner'), false)).toMatchObject({
      ...{ isDone: true, isToday: false, day: '2026-12-02', people: 0, subjects: 0 },
    });
  });

  it('are chosen from a day on with the paper behind them, by whoever may', async () => {
    const rules = {
      ...DEFAULT_REMINDERS,
      steps: [
        { days: 5, to: ['head' as const] },
        { days: -5, to: ['officer' as const] },
      ],
      quiet: { from: '17:30', to: '07:30' },
    };
    const body = { rules, from: '2026-12-10', source: 'Quyết định 12/QĐ-BTTTT' };
    const set = await setReminders(platform, as('planner'), body, null, null);
    expect(set.chosen).toBeNull();
    expect(set.later[0]?.rules.steps.map(({ days }) => days)).toEqual([-5, 5]);
    platform.clock.set('2026-12-10T08:30:00+07:00');
    const { db } = platform;
    const shown = await viewReminderSettings(platform, db, as('inspector'), null);
    expect(shown).toMatchObject({
      chosen: { from: '2026-12-10', source: 'Quyết định 12/QĐ-BTTTT' },
      ...{ mayChange: false, mailFrom: null },
    });
    platform.clock.set('2026-12-01T08:30:00+07:00');
    const { NOT_FOUND, NOT_ALLOWED } = platformErrors;
    const set2 = (who: WorldActor) => setReminders(platform, as(who), body, null, null);
    await refusedAs(NOT_ALLOWED, set2('leader'));
    await refusedAs(NOT_FOUND, set2('telecomHead'));
    const wrong = (more: object) =>
      setReminders(
        ...([platform, as('planner'), { ...body, rules: { ...rules, ...more } }] as const),
        ...([null, null] as const),
      );
    const twice = [...rules.steps, { days: 5, to: ['body'] }];
    await refusedAs(reminderErrors.LADDER_UNSOUND, wrong({ steps: twice }));
    await refusedAs(reminderErrors.DIGEST_IN_QUIET, wrong({ digestAt: '18:00' }));
  });
});

describe('the history of digests', () => {
  it('shows everybody their own, and those who oversee those of the body', async () => {
    const own = await digestsView(platform, as('telecomHead'), LIST);
    expect(own.rows.map(({ person }) => person.name)).toEqual(['Trần Văn An']);
    const all = await digestsView(platform, as('inspector'), LIST);
    expect(all.rows).toHaveLength(2);
    expect((await digestsView(platform, as('inspector'), { ...LIST, q: 'tran van' })).total).toBe(
      1,
    );
    expect((await digestsView(platform, as('inspector'), { ...LIST, mine: true })).total).toBe(0);
    expect((await digestsView(platform, as('postalHead'), LIST)).total).toBe(0);
    expect((await digestsView(platform, as('hanoiPlanner'), LIST)).total).toBe(0);
    const past = await digestsView(platform, as('inspector'), { ...LIST, asOf: '2026-11-30' });
    expect(past.total).toBe(0);
    const csv = await digestsCsv(platform, as('inspector'), {});
    expect(csv).toMatch(/01\/12\/2026,Trần Văn An,2,0,0/);
  });

  it('shows somebody who answers for a part of the body the people of that part only', async () => {
    const part = { ...as('planner'), wholeAuthority: false };
    const telecom = { ...part, jurisdictionUnitId: world.ministry.telecom.id };
    expect(
      (await digestsView(platform, telecom, LIST)).rows.map(({ person }) => person.name),
    ).toEqual(['Trần Văn An']);
    const postal = { ...part, jurisdictionUnitId: world.ministry.postal.id };
    expect((await digestsView(platform, postal, LIST)).total).toBe(0);
  });

  it('opens a digest by plan, and notes that the person has read it', async () => {
    const { rows } = await digestsView(platform, as('telecomHead'), LIST);
    const id = rows[0]?.id ?? '';
    const seen = await digestView(platform, as('inspector'), id);
    expect(seen).toMatchObject({ isMine: false, readAt: null, more: 0 });
    expect(seen.groups[0]).toMatchObject({ overdue: 2, soon: 0 });
    expect(seen.groups[0]?.lines).toContainEqual(
      expect.objectContaining({ id: taskId, title: 'Rà soát', unit: 'Cục Viễn thông', late: 42 }),
    );
    await digestView(platform, as('telecomHead'), id);
    expect((await digestView(platform, as('inspector'), id)).readAt).not.toBeNull();
    for (const who of ['postalHead', 'hanoiPlanner', 'telecomOfficer'] as const) {
      await refusedAs(platformErrors.NOT_FOUND, digestView(platform, as(who), id));
    }
  });

  it('hides the words of what a viewer does not see', async () => {
    const { rows } = await digestsView(platform, as('telecomHead'), LIST);
    const shown = await digestView(platform, as('admin'), rows[0]?.id ?? '');
    expect(shown.groups.flatMap(({ lines }) => lines.map(({ title }) => title))).toEqual(['', '']);
  });

  it('says of a task who was reminded and when, to whoever sees the task', async () => {
    const { reminders } = await taskReminders(platform, as('telecomOfficer'), taskId);
    expect(reminders).toEqual([
      {
        ...{ day: '2026-12-01', step: 30, dueOn: '2026-10-20' },
        people: expect.arrayContaining([
          { id: as('telecomHead').personId, name: 'Trần Văn An' },
          { id: as('leader').personId, name: 'Phạm Quốc Bình' },
        ]),
      },
    ]);
    const others = taskReminders(platform, as('postalHead'), taskId);
    await refusedAs(platformErrors.NOT_FOUND, others);
  });
});

describe('the outbox', () => {
  it('is looked after by the administrator', async () => {
    await refusedAs(reminderErrors.MAIL_IS_OFF, sendTest(platform, as('admin'), null, false));
    await refusedAs(reminderErrors.NO_ADDRESS, sendTest(platform, as('admin'), null, true));
    await sql`update person set email = 'lam@bo.example.vn' where id = ${as('admin').personId}`.execute(
      platform.db,
    );
    expect(await sendTest(platform, as('admin'), null, true)).toEqual({ to: 'lam@bo.example.vn' });
    const shown = await mailView(platform, as('admin'), { limit: 10 });
    expect(shown.rows).toEqual([
      expect.objectContaining({ to: 'lam@bo.example.vn', state: 'waiting' }),
    ]);
    const ids = shown.rows.map(({ id }) => id);
    const again = () => resend(platform, as('admin'), { ids }, null);
    await refusedAs(reminderErrors.NOTHING_TO_RESEND, again());
    await sql`update mail_outbox set state = 'dead'`.execute(platform.db);
    expect(await again()).toEqual({ count: 1 });
    for (const who of ['planner', 'telecomHead', 'hanoiPlanner'] as const) {
      await refusedAs(platformErrors.NOT_FOUND, mailView(platform, as(who), { limit: 10 }));
    }
  });
});
