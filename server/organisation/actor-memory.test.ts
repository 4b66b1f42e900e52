import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { perform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { type ActorMemory, openActorMemory } from './actor-memory.ts';
import { programAct } from './program-author.ts';
import { sessionName } from './session-token.ts';
import type { SessionActor } from './store/session-store.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

const MORNING = '2026-11-22T08:00:00+07:00';
const DAY = dayInVietnam(new Date(MORNING));

const SESSION: SessionActor = {
  ...{ accountId: '2', personId: '3', postId: '4', unitId: '5', authorityId: '6' },
  ...{
    personName: 'Trần Thị Bảy',
    postTitle: 'Chuyên viên',
    role: 'officer',
    unitName: 'Vụ Bưu chính',
  },
  ...{ jurisdictionUnitId: '5', wholeAuthority: false },
  createdAt: new Date(MORNING),
  seenAt: new Date(MORNING),
  expiresAt: new Date('2026-11-22T20:00:00+07:00'),
};

describe('whom a session stands for, remembered by a process', () => {
  let office: Office;
  let memory: ActorMemory;
  let ticks = 0;

  beforeAll(async () => {
    memory = openActorMemory(() => ticks);
    office = await openOffice({ memory });
  });
  beforeEach(() => {
    office.platform.clock.set(MORNING);
    memory.listening();
  });
  afterAll(() => office.close());

  const status = async (page: Browser) => (await page.send('GET', '/api/session')).statusCode;
  const endBehindItsBack = () => run(office.platform.db, sql`delete from session`);

  it('is asked once and believed for seconds, never longer', async () => {
    const page = await office.signedIn('planner');
    expect(await status(page)).toBe(200);
    await endBehindItsBack();
    expect(await status(page)).toBe(200);
    ticks += 5_000;
    expect(await status(page)).toBe(401);
  });

  it('is not believed while changes are not heard', async () => {
    const page = await office.signedIn('planner');
    expect(await status(page)).toBe(200);
    memory.lost();
    expect(await status(page)).toBe(200);
    await endBehindItsBack();
    expect(await status(page)).toBe(401);
  });

  it('ends at once with signing out, and only for who signed out', async () => {
    const [page, other] = [await office.signedIn('planner'), await office.signedIn('leader')];
    const { cookie } = page;
    expect([await status(page), await status(other)]).toEqual([200, 200]);
    await page.send('DELETE', '/api/session');
    page.cookie = cookie;
    expect([await status(page), await status(other)]).toEqual([401, 200]);
  });

  it('ends at once with the appointment', async () => {
    const page = await office.signedIn('telecomHead');
    expect(await status(page)).toBe(200);
    const { postId, authorityId } = office.world.actors.telecomHead;
    await perform(office.platform, programAct('test', authorityId), async ({ tx, journal }) => {
      await run(tx, sql`update appointment set valid_to = '2020-12-31' where post_id = ${postId}`);
      const entry = { subjectKind: 'appointment', subjectId: postId };
      await journal({ ...entry, before: null, after: { until: '2020-12-31' } });
    });
    expect(await status(page)).toBe(401);
  });

  it('ends with the day for which appointments were looked at, and with the session', async () => {
    const page = await office.signedIn('postalHead');
    const { postId } = office.world.actors.postalHead;
    const until = (day: string | null) =>
      run(
        office.platform.db,
        sql`update appointment set valid_to = ${day}
        where post_id = ${postId}`,
      );
    await until('2026-11-22');
    expect(await status(page)).toBe(200);
    office.platform.clock.set('2026-11-23T00:00:00+07:00');
    expect(await status(page)).toBe(401);
    await until(null);
    office.platform.clock.set('2026-11-22T19:59:59+07:00');
    expect(await status(page)).toBe(200);
  });

  it('takes the limits that its authority sets at once', async () => {
    const page = await office.signedIn('planner');
    expect(await status(page)).toBe(200);
    const known = () => memory.find(sessionName(page.cookie ?? ''), office.platform.clock(), DAY);
    expect(known()?.accountId).toBe(office.world.actors.planner.accountId);
    const limits = { dueSoonDays: 4, silentDays: 9, idleUndatedDays: 60 };
    const reply = await page.send('POST', '/api/time-settings/limits', limits);
    expect([reply.statusCode, known()]).toEqual([200, null]);
  });

  it('is not kept where something was told while the answer was on its way', async () => {
    const overtaken = async () => {
      memory.heard('account 1');
      return SESSION;
    };
    expect(await memory.ask('one', DAY, overtaken)).toBe(SESSION);
    expect(memory.find('one', new Date(MORNING), DAY)).toBeNull();
    await memory.ask('one', DAY, async () => SESSION);
    expect(memory.find('one', new Date(MORNING), DAY)).toBe(SESSION);
    expect(memory.find('one', SESSION.expiresAt, DAY)).toBeNull();
  });
});
