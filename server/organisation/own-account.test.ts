import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.ts';
import { createHttp } from '../platform/http/http.ts';
import { createServer } from '../platform/http/server.ts';
import { listen } from '../platform/live/listen.ts';
import { WHO_ACTS_CHANNEL } from '../platform/live/who-acts.ts';
import { openActorMemory } from './actor-memory.ts';
import { authenticator, SESSION_COOKIE } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { spendTypedCode } from './one-time-code-check.ts';
import { endMySession, viewMyAccount } from './own-sessions.ts';
import { organisationRoutes } from './routes.ts';
import { NOWHERE } from './sign-in-place.ts';
import { signInRules } from './sign-in-rules.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';
import { codeAt, enter, hire, OLD_PASSWORD, turnCodesOn } from './testing/person-with-password.ts';

const MORNING = '2026-11-22T08:00:00+07:00';
const NEW_PASSWORD = 'ba con trâu qua cầu tre';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.platform.clock.set(MORNING));
afterAll(() => office.close());

const later = (seconds: number) =>
  office.platform.clock.set(new Date(new Date(MORNING).getTime() + seconds * 1000).toISOString());
const codeOf = (reply: { json(): { code?: string } }) => reply.json().code;
const isIn = async (page: Browser) => (await page.send('GET', '/api/session')).statusCode === 200;

describe("one's own password", () => {
  beforeAll(() => hire(office, 'chon.mk'));

  it('is changed by whoever knows the old one; other sessions end, this one gets a new token', async () => {
    await hire(office, 'doi.mk');
    const [here, there] = [await enter(office, 'doi.mk'), await enter(office, 'doi.mk')];
    const change = (old: string, password: string) =>
      here.send('POST', '/api/account/password', { old, password });
    const wrong = await change('không phải', NEW_PASSWORD);
    expect(wrong.json()).toMatchObject({
      code: 'OLD_PASSWORD_WRONG',
      title: { vi: expect.stringContaining('Còn 4 lần thử') },
      details: { fields: [{ field: 'old' }] },
    });
    const tokenBefore = here.cookie;
    expect((await change(OLD_PASSWORD, NEW_PASSWORD)).statusCode).toBe(200);
    expect(here.cookie).not.toBe(tokenBefore);
    expect(await isIn(here)).toBe(true);
    expect(await isIn(there)).toBe(false);
    const thief = office.browser();
    thief.cookie = tokenBefore;
    expect(await isIn(thief)).toBe(false);
    await expect(enter(office, 'doi.mk')).rejects.toThrow('WRONG_PASSWORD');
    expect(await isIn(await enter(office, 'doi.mk', NEW_PASSWORD))).toBe(true);
  });

  it.each([
    ['too short', 'mười một ký', 'PASSWORD_SHORT'],
    ['one of those tried first', 'Iloveyou2024!!', 'PASSWORD_COMMON'],
    ['a sequence', 'abcdefghijkl', 'PASSWORD_SIMPLE'],
    ['with the user name in it', 'cua CHON.MK nam nay', 'PASSWORD_NAME'],
    ['with the name of the body in it', 'người bộ tt&tt 1', 'PASSWORD_NAME'],
  ])('is refused where it is %s', async (_why, password, code) => {
    const page = await enter(office, 'chon.mk');
    const reply = await page.send('POST', '/api/account/password', { old: OLD_PASSWORD, password });
    expect(reply.json()).toMatchObject({ code, details: { fields: [{ field: 'password' }] } });
  });

  it('is not there to change for whoever has none, nor for a program with a key of theirs', async () => {
    const { platform, world } = office;
    const planner = await office.signedIn('planner');
    const body = { old: OLD_PASSWORD, password: NEW_PASSWORD };
    const reply = await planner.send('POST', '/api/account/password', body);
    expect(codeOf(reply)).toBe('NO_PASSWORD_YET');
    const rules = signInRules(readConfig({ CHIDAO_VAR: `/tmp/chidao-office-${process.pid}` }));
    const program = { ...world.actors.planner, via: 'token:1' };
    const own = { actor: program, token: 'x', place: NOWHERE };
    await expect(changePassword(platform, rules, own, body)).rejects.toThrow('NOT_ALLOWED');
    await expect(viewMyAccount(platform, rules, program, null)).rejects.toThrow('NOT_ALLOWED');
    await expect(endMySession(platform, program, '1', null)).rejects.toThrow('NOT_ALLOWED');
  });
});

describe('one-time codes', () => {
  it('count from the first that was typed, and are then asked for after the password', async () => {
    await hire(office, 'ma.so');
    const page = await enter(office, 'ma.so');
    const begun = await page.send('POST', '/api/account/codes', { old: OLD_PASSWORD });
    expect(begun.json()).toMatchObject({
      address: expect.stringMatching(/^otpauth:\/\/totp\//),
      picture: expect.stringMatching(/^<svg/),
    });
    // Not confirmed yet: the password is enough.
    expect(await isIn(await enter(office, 'ma.so'))).toBe(true);
    const bad = await page.send('POST', '/api/account/codes/confirm', { code: '000000' });
    expect(codeOf(bad)).toBe('ENROLMENT_CODE_WRONG');

    const { secret, recoveryCodes } = await turnCodesOn(office, page);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(codeOf(await page.send('POST', '/api/account/codes', { old: OLD_PASSWORD }))).toBe(
      'CODES_ALREADY_ON',
    );

    const password = { username: 'ma.so', password: OLD_PASSWORD };
    const door = office.browser();
    const step = await door.send('POST', '/api/session', password);
    expect(step.json()).toMatchObject({ next: 'code' });
    expect(door.cookie).toBe(null);
    const { ticket } = step.json();
    const type = (code: string) => door.send('POST', '/api/session/code', { ticket, code });
    // The code that turned them on is used up.
    expect(codeOf(await type(codeAt(secret, office.platform.clock())))).toBe('ONE_TIME_CODE_WRONG');
    later(60);
    expect(codeOf(await type(codeAt(secret, new Date(MORNING))))).toBe('ONE_TIME_CODE_WRONG');
    const next = codeAt(secret, office.platform.clock());
    expect((await type(next)).json()).toMatchObject({ username: 'ma.so' });
    // Neither the ticket nor the code opens a second time.
    expect(codeOf(await type(next))).toBe('TICKET_OVER');
    const again = (await office.browser().send('POST', '/api/session', password)).json();
    const replay = { ticket: again.ticket, code: next };
    expect(codeOf(await office.browser().send('POST', '/api/session/code', replay))).toBe(
      'ONE_TIME_CODE_WRONG',
    );
  });

  it('let only one in of two who bring the same code at once', async () => {
    await hire(office, 'hai.nguoi');
    const { secret } = await turnCodesOn(office, await enter(office, 'hai.nguoi'));
    later(90);
    const code = codeAt(secret, office.platform.clock());
    const tickets = await Promise.all(
      [1, 2, 3].map(async () => {
        const body = { username: 'hai.nguoi', password: OLD_PASSWORD };
        return (await office.browser().send('POST', '/api/session', body)).json().ticket;
      }),
    );
    const replies = await Promise.all(
      tickets.map((ticket) => office.browser().send('POST', '/api/session/code', { ticket, code })),
    );
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(1);
  });

  it('may be stood in for by each recovery code once; new ones end the old', async () => {
    await hire(office, 'mat.may');
    const page = await enter(office, 'mat.may');
    const { secret, recoveryCodes } = await turnCodesOn(office, page);
    const enterBy = async (code = '') => {
      const body = { username: 'mat.may', password: OLD_PASSWORD };
      const { ticket } = (await office.browser().send('POST', '/api/session', body)).json();
      return office.browser().send('POST', '/api/session/code', { ticket, code });
    };
    const [first = '', second = ''] = recoveryCodes;
    expect((await enterBy(first.toUpperCase().replace('-', ' '))).statusCode).toBe(200);
    expect(codeOf(await enterBy(first))).toBe('ONE_TIME_CODE_WRONG');
    later(60);
    expect((await page.send('GET', '/api/account')).json().codes.recoveryLeft).toBe(9);
    const code = codeAt(secret, office.platform.clock());
    const renewed = await page.send('POST', '/api/account/recovery-codes', { code });
    expect(renewed.json().recoveryCodes).toHaveLength(10);
    expect(codeOf(await enterBy(second))).toBe('ONE_TIME_CODE_WRONG');
    expect((await enterBy(renewed.json().recoveryCodes[0])).statusCode).toBe(200);
  });

  it('are turned off by password and code together', async () => {
    await hire(office, 'tat.ma');
    const page = await enter(office, 'tat.ma');
    const { secret } = await turnCodesOn(office, page);
    later(60);
    const code = codeAt(secret, office.platform.clock());
    const off = (old: string, typed: string) =>
      page.send('POST', '/api/account/codes/off', { old, code: typed });
    expect(codeOf(await off('không phải', code))).toBe('OLD_PASSWORD_WRONG');
    expect(codeOf(await off(OLD_PASSWORD, '000000'))).toBe('ONE_TIME_CODE_WRONG');
    expect((await off(OLD_PASSWORD, code)).statusCode).toBe(200);
    expect(await isIn(await enter(office, 'tat.ma'))).toBe(true);
  });

  it('are not asked wrongly where the key that sealed them is gone', async () => {
    const holder = await hire(office, 'khoa.mat');
    const { secret } = await turnCodesOn(office, await enter(office, 'khoa.mat'));
    later(60);
    const other = { ...office.platform, journalKey: Buffer.alloc(32, 9) };
    const code = codeAt(secret, other.clock());
    const spending = office.platform.db
      .transaction()
      .execute((tx) => spendTypedCode(other, tx, holder.accountId, code, other.clock()));
    await expect(spending).rejects.toThrow('CODES_UNREADABLE');
  });

  it('cannot be guessed by giving the right password in between', async () => {
    await hire(office, 'doan.ma');
    await turnCodesOn(office, await enter(office, 'doan.ma'));
    const codes = [];
    for (let n = 0; n < 6; n += 1) {
      const body = { username: 'doan.ma', password: OLD_PASSWORD };
      const reply = (await office.browser().send('POST', '/api/session', body)).json();
      if (!reply.ticket) codes.push(reply.code);
      else {
        const guess = { ticket: reply.ticket, code: '000000' };
        codes.push(codeOf(await office.browser().send('POST', '/api/session/code', guess)));
      }
    }
    expect(codes).toEqual([
      ...Array(4).fill('ONE_TIME_CODE_WRONG'),
      ...['ACCOUNT_LOCKED', 'ACCOUNT_LOCKED'],
    ]);
  });
});

describe('open sessions', () => {
  it('are listed with where they were begun, and ended one by one or all at once', async () => {
    await hire(office, 'nhieu.phien');
    const firefox = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0',
    };
    const [here, there] = [office.browser(), office.browser()];
    const body = { username: 'nhieu.phien', password: OLD_PASSWORD };
    await here.send('POST', '/api/session', body, firefox);
    await there.send('POST', '/api/session', body);
    const { sessions } = (await here.send('GET', '/api/account')).json();
    expect(sessions).toHaveLength(2);
    const mine = sessions.find((session: { isThis: boolean }) => session.isThis);
    expect(mine).toMatchObject({ browser: 'Firefox · Windows', address: '127.0.0.1' });
    const other = sessions.find((session: { isThis: boolean }) => !session.isThis);
    expect((await here.send('POST', `/api/account/sessions/${other.id}/end`, {})).statusCode).toBe(
      200,
    );
    expect(await isIn(there)).toBe(false);
    const gone = await here.send('POST', `/api/account/sessions/${other.id}/end`, {});
    expect(codeOf(gone)).toBe('SESSION_OVER');

    await Promise.all([enter(office, 'nhieu.phien'), enter(office, 'nhieu.phien')]);
    const ended = await here.send('POST', '/api/account/sessions/end-others', {});
    expect(ended.json()).toEqual({ ended: 2 });
    expect(await isIn(here)).toBe(true);
  });

  it('of somebody else are out of reach', async () => {
    await hire(office, 'nguoi.khac');
    const victim = await enter(office, 'nguoi.khac');
    const { sessions } = (await victim.send('GET', '/api/account')).json();
    const stranger = await office.signedIn('postalOfficer');
    const reply = await stranger.send('POST', `/api/account/sessions/${sessions[0].id}/end`, {});
    expect(codeOf(reply)).toBe('SESSION_OVER');
    expect(await isIn(victim)).toBe(true);
  });

  it('that end are refused at once by every process, although it remembers whom they stood for', async () => {
    const { platform } = office;
    const memory = openActorMemory();
    const config = {
      ...readConfig({ CHIDAO_VAR: `/tmp/chidao-office-${process.pid}` }),
      rateLimit: 0,
    };
    const other = await createServer(config, platform.db, platform.log);
    organisationRoutes(createHttp(other, authenticator(platform, memory)), platform, config);
    const hearing = await listen(platform.databaseUrl, platform.log, {
      [WHO_ACTS_CHANNEL]: memory,
    });
    await hire(office, 'hai.may');
    const [here, there] = [await enter(office, 'hai.may'), await enter(office, 'hai.may')];
    const askOther = async () => {
      const cookies = { [SESSION_COOKIE]: there.cookie ?? '' };
      return (await other.inject({ url: '/api/session', cookies })).statusCode;
    };
    expect(await askOther()).toBe(200);
    await here.send('POST', '/api/account/sessions/end-others', {});
    // Far less than what is remembered without a word.
    await expect.poll(askOther, { timeout: 2_000, interval: 20 }).toBe(401);
    await hearing.close();
    await other.close();
  });
});
