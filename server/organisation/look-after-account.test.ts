import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { appoint, createPerson, createPost } from './accounts.ts';
import { hashPassword } from './password.ts';
import { programAct } from './program-author.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';
import { codeAt, enter, hire, OLD_PASSWORD, turnCodesOn } from './testing/person-with-password.ts';

const MORNING = '2026-11-22T08:00:00+07:00';
const NEW_PASSWORD = 'ba con trâu qua cầu tre';

let office: Office;
let admin: Browser;
beforeAll(async () => {
  office = await openOffice();
  admin = await office.signedIn('admin');
});
beforeEach(() => office.platform.clock.set(MORNING));
afterAll(() => office.close());

const codeOf = (reply: { json(): { code?: string } }) => reply.json().code;
const path = (personId: string, what = '') => `/api/people/${personId}/account${what}`;
const tokenIn = (address: string) => address.split('#')[1] ?? '';
const isIn = async (page: Browser) => (await page.send('GET', '/api/session')).statusCode === 200;

/** Somebody who holds a post of the ministry and has no account. */
async function newcomer(fullName: string): Promise<string> {
  const { platform, world } = office;
  const { authorityId, postal } = world.ministry;
  return perform(platform, programAct('test', authorityId), async (context) => {
    const personId = await createPerson(context, { fullName });
    const post = {
      unitId: postal.id,
      title: 'Chuyên viên',
      role: 'officer',
      validFrom: '2020-01-01',
    };
    const postId = await createPost(context, { ...post, role: 'officer' });
    await appoint(context, { personId, postId, validFrom: '2020-01-01' });
    return personId;
  });
}

describe('an invitation', () => {
  it('makes an account, and its link sets the password within 72 hours, once', async () => {
    const personId = await newcomer('Nguyễn Thị Mới');
    expect((await admin.send('GET', path(personId))).json().account).toBe(null);
    const invited = await admin.send('POST', path(personId, '/invite'), {
      ...{ username: 'moi.nt', email: null },
    });
    const { address, mailedTo } = invited.json();
    expect({ mailedTo, address }).toEqual({
      mailedTo: null,
      address: expect.stringMatching(/^http:\/\/localhost:4600\/set-password#[\w-]{43}$/),
    });
    expect((await admin.send('GET', path(personId))).json().account).toMatchObject({
      ...{ username: 'moi.nt', hasPassword: false, invitedUntil: '2026-11-25T01:00:00.000Z' },
    });
    office.platform.clock.set('2026-11-25T07:59:00+07:00');
    const token = tokenIn(address);
    const page = office.browser();
    expect((await page.send('POST', '/api/password/link', { token })).json()).toMatchObject({
      ...{ kind: 'invitation', username: 'moi.nt', fullName: 'Nguyễn Thị Mới' },
    });
    const use = (password: string) =>
      office.browser().send('POST', '/api/password/link/use', { token, password });
    expect(codeOf(await use('người tên moi.nt'))).toBe('PASSWORD_NAME');
    const replies = await Promise.all([use(NEW_PASSWORD), use(NEW_PASSWORD)]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 410]);
    expect(await isIn(await enter(office, 'moi.nt', NEW_PASSWORD))).toBe(true);
  });

  it('ends after 72 hours, and with the next one', async () => {
    const personId = await newcomer('Trần Văn Chậm');
    const invite = async () =>
      (
        await admin.send('POST', path(personId, '/invite'), { username: 'cham.tv', email: null })
      ).json();
    const [first, second] = [tokenIn((await invite()).address), tokenIn((await invite()).address)];
    const read = (token: string) => office.browser().send('POST', '/api/password/link', { token });
    expect(codeOf(await read(first))).toBe('PASSWORD_LINK_OVER');
    expect((await read(second)).statusCode).toBe(200);
    office.platform.clock.set('2026-11-25T08:00:00+07:00');
    expect(codeOf(await read(second))).toBe('PASSWORD_LINK_OVER');
  });

  it('is refused for a name that is taken, and for somebody who has a password', async () => {
    const [personId, holder] = [await newcomer('Lê Trùng'), await hire(office, 'co.roi')];
    const invite = (person: string, username: string) =>
      admin.send('POST', path(person, '/invite'), { username, email: null });
    expect(codeOf(await invite(personId, 'co.roi'))).toBe('USERNAME_TAKEN');
    expect(codeOf(await invite(holder.personId, 'ten.khac'))).toBe('ACCOUNT_EXISTS');
  });
});

describe('a reset link', () => {
  it('ends all sessions when its password is set, and holds for 30 minutes', async () => {
    const holder = await hire(office, 'quen.mk');
    const before = await enter(office, 'quen.mk');
    const give = async () => (await admin.send('POST', path(holder.personId, '/reset'), {})).json();
    const stale = tokenIn((await give()).address);
    office.platform.clock.set('2026-11-22T08:30:00+07:00');
    const body = { token: stale, password: NEW_PASSWORD };
    const late = await office.browser().send('POST', '/api/password/link/use', body);
    expect(codeOf(late)).toBe('PASSWORD_LINK_OVER');
    const token = tokenIn((await give()).address);
    const page = office.browser();
    await page.send('POST', '/api/password/link/use', { token, password: NEW_PASSWORD });
    expect(await isIn(page)).toBe(true);
    expect(await isIn(before)).toBe(false);
  });

  it('does not stand for the phone: the code is asked for after it', async () => {
    const holder = await hire(office, 'co.may');
    const { secret } = await turnCodesOn(office, await enter(office, 'co.may'));
    const { address } = (await admin.send('POST', path(holder.personId, '/reset'), {})).json();
    const page = office.browser();
    const body = { token: tokenIn(address), password: NEW_PASSWORD };
    const step = (await page.send('POST', '/api/password/link/use', body)).json();
    expect(step.next).toBe('code');
    expect(page.cookie).toBe(null);
    office.platform.clock.set('2026-11-22T08:01:00+07:00');
    const code = codeAt(secret, office.platform.clock());
    await page.send('POST', '/api/session/code', { ticket: step.ticket, code });
    expect(await isIn(page)).toBe(true);
  });
});

describe('whoever looks after accounts', () => {
  it('unlocks, ends sessions, and takes codes off a lost phone', async () => {
    const holder = await hire(office, 'can.giup');
    const page = await enter(office, 'can.giup');
    await turnCodesOn(office, page);
    for (let n = 0; n < 5; n += 1) {
      const wrong = { username: 'can.giup', password: 'sai' };
      await office.browser().send('POST', '/api/session', wrong);
    }
    const state = async () => (await admin.send('GET', path(holder.personId))).json().account;
    expect(await state()).toMatchObject({
      ...{ lockedUntil: '2026-11-22T01:01:00.000Z', openSessions: 1 },
      codesSince: '2026-11-22T01:00:00.000Z',
    });
    await admin.send('POST', path(holder.personId, '/unlock'), {});
    await admin.send('POST', path(holder.personId, '/drop-codes'), {});
    expect(await isIn(page)).toBe(false);
    expect(await state()).toMatchObject({ lockedUntil: null, codesSince: null, openSessions: 0 });
    const again = await enter(office, 'can.giup');
    expect((await admin.send('POST', path(holder.personId, '/end-sessions'), {})).json()).toEqual({
      ended: 1,
    });
    expect(await isIn(again)).toBe(false);
  });

  it('may ask codes of a person or of a role: who has none sets them up before anything opens', async () => {
    const holder = await hire(office, 'phai.co', 'inspector');
    const door = async () => {
      const body = { username: 'phai.co', password: OLD_PASSWORD };
      return (await office.browser().send('POST', '/api/session', body)).json();
    };
    await admin.send('POST', path(holder.personId, '/ask-codes'), { asked: true });
    expect((await door()).next).toBe('enrol');
    await admin.send('POST', path(holder.personId, '/ask-codes'), { asked: false });
    expect((await door()).username).toBe('phai.co');
    const set = await admin.send('POST', '/api/sign-in-settings', { codeRoles: ['inspector'] });
    expect(set.json().codeRoles).toEqual(['inspector']);

    const { next, ticket } = await door();
    expect(next).toBe('enrol');
    const page = office.browser();
    const guess = { ticket, code: '000000' };
    expect(codeOf(await page.send('POST', '/api/session/code', guess))).toBe('TICKET_OVER');
    const { secret } = (await page.send('POST', '/api/session/codes', { ticket })).json();
    const code = codeAt(secret, office.platform.clock());
    const entered = await page.send('POST', '/api/session/codes/confirm', { ticket, code });
    expect(entered.json()).toMatchObject({ me: { username: 'phai.co' } });
    expect(entered.json().recoveryCodes).toHaveLength(10);
    office.platform.clock.set('2026-11-22T08:01:00+07:00');
    const off = { old: OLD_PASSWORD, code: codeAt(secret, office.platform.clock()) };
    expect(codeOf(await page.send('POST', '/api/account/codes/off', off))).toBe('CODES_REQUIRED');
    await admin.send('POST', '/api/sign-in-settings', { codeRoles: [] });
  });

  it('is only the administrator of the body in which the person serves', async () => {
    const holder = await hire(office, 'cua.bo');
    const head = await office.signedIn('telecomHead');
    const foreign = office.world.actors.departmentHead.personId;
    const acts = ['', '/reset', '/unlock', '/end-sessions', '/drop-codes', '/ask-codes', '/invite'];
    const body = { asked: true, username: 'chiem.tk', email: null };
    for (const act of acts) {
      const method = act === '' ? 'GET' : 'POST';
      const send = (who: Browser, person: string) =>
        who.send(method, path(person, act), method === 'GET' ? undefined : body);
      expect([act, codeOf(await send(head, holder.personId))]).toEqual([act, 'NOT_FOUND']);
      expect([act, codeOf(await send(admin, foreign))]).toEqual([act, 'NOT_FOUND']);
      expect([act, codeOf(await send(admin, '4'))]).toEqual([act, 'NOT_FOUND']);
    }
    expect(codeOf(await head.send('GET', '/api/sign-in-settings'))).toBe('NOT_FOUND');
  });

  it('opens nothing of another body: who also serves there changes it alone', async () => {
    const holder = await hire(office, 'hai.noi');
    const { platform, world } = office;
    const { authorityId, top } = world.hanoi;
    await perform(platform, programAct('test', authorityId), async (context) => {
      const post = {
        unitId: top.id,
        title: 'Phó',
        role: 'leader',
        validFrom: '2020-01-01',
      } as const;
      const postId = await createPost(context, post);
      await appoint(context, { personId: holder.personId, postId, validFrom: '2020-01-01' });
    });
    const refused = async (act: string) =>
      codeOf(await admin.send('POST', path(holder.personId, act), {}));
    expect(await refused('/reset')).toBe('ACCOUNT_ELSEWHERE');
    expect(await refused('/drop-codes')).toBe('ACCOUNT_ELSEWHERE');
    const email = { email: 'cua-toi@bo.example.vn' };
    const set = await admin.send('POST', `/api/people/${holder.personId}/email`, email);
    expect(codeOf(set)).toBe('ACCOUNT_ELSEWHERE');
    expect((await admin.send('POST', path(holder.personId, '/end-sessions'), {})).statusCode).toBe(
      200,
    );
  });
});

describe('a hash of less than today', () => {
  it('is made anew at sign-in, with the same password and the day on which it was chosen', async () => {
    const holder = await hire(office, 'bam.cu');
    const { hash } = await import('@node-rs/argon2');
    const weak = await hash(OLD_PASSWORD.normalize('NFC'), { memoryCost: 8_192, timeCost: 1 });
    const put = sql`update account set password_hash = ${weak} where id = ${holder.accountId}`;
    await run(office.platform.db, put);
    office.platform.clock.set('2026-11-22T09:00:00+07:00');
    await enter(office, 'bam.cu');
    const kept = await sql<{ h: string; at: Date | null }>`select password_hash as h,
        password_set_at as at from account where id = ${holder.accountId}`.execute(
      office.platform.db,
    );
    const parameters = (text = '') => text.split('$').slice(0, 4);
    expect(parameters(kept.rows[0]?.h)).toEqual(parameters(await hashPassword('x')));
    expect(kept.rows[0]?.at).toEqual(new Date(MORNING));
    expect(await isIn(await enter(office, 'bam.cu'))).toBe(true);
  });
});
