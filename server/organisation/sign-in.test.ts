import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import { appoint, createAccount, createPerson, createPost } from './accounts.ts';
import { programAct } from './program-author.ts';
import { hashToken } from './session-token.ts';
import { createAdministratorLink, createSignInLink } from './sign-in-links.ts';
import { type Office, openOffice } from './testing/open-office.ts';

const MORNING = '2026-11-22T08:00:00+07:00';
const PASSWORD = 'Đường Trần Duy Hưng 18';

describe('signing in', () => {
  let office: Office;
  let minister: { accountId: string; otherPostId: string };

  beforeAll(async () => {
    office = await openOffice();
    const { platform, world } = office;
    const { authorityId, top, office: bureau } = world.ministry;
    minister = await perform(platform, programAct('test', authorityId), async (context) => {
      const from = '2020-01-01';
      const personId = await createPerson(context, { fullName: 'Nguyễn Văn Mười' });
      const username = 'muoi.nv';
      const account = { personId, username, password: PASSWORD, demonstration: true };
      const accountId = await createAccount(context, account);
      const posts = [];
      for (const [unitId, role] of [
        [top.id, 'leader'],
        [bureau.id, 'head'],
      ] as const) {
        const postId = await createPost(context, { unitId, title: role, role, validFrom: from });
        await appoint(context, { personId, postId, validFrom: from });
        posts.push(postId);
      }
      return { accountId, otherPostId: posts[0] ?? '' };
    });
  });
  beforeEach(() => office.platform.clock.set(MORNING));
  afterAll(() => office.close());

  const signIn = (password: string, username = 'muoi.nv', page = office.browser()) =>
    page.send('POST', '/api/session', { username, password });

  it('opens a session behind a cookie that scripts and other sites cannot use, and keeps only its hash', async () => {
    const page = office.browser();
    const reply = await signIn(PASSWORD, 'MUOI.nv', page);
    expect(reply.json()).toMatchObject({
      person: { fullName: 'Nguyễn Văn Mười' },
      acting: { role: 'head' },
      today: '2026-11-22',
    });
    expect(reply.headers['set-cookie']).toMatch(
      /^chidao_session=[\w-]{43};.*HttpOnly; SameSite=Lax$/,
    );
    const kept = await rows(
      office.platform.db,
      sql<{ token: string }>`select encode(token_hash, 'hex') as token from session`,
    );
    expect(kept).toEqual([{ token: hashToken(page.cookie ?? '').toString('hex') }]);
    expect((await page.send('GET', '/api/session')).statusCode).toBe(200);
  });

  it('counts wrong tries down, locks longer each time, and forgets them after a right one', async () => {
    const titles = [];
    for (let n = 0; n < 5; n += 1) titles.push((await signIn('sai')).json().title.vi);
    expect(titles[0]).toMatch(/Còn 4 lần thử/);
    expect(titles[3]).toMatch(/Còn 1 lần thử/);
    expect(titles[4]).toMatch(/tạm khoá đến 08:01/);
    expect((await signIn(PASSWORD)).json().code).toBe('ACCOUNT_LOCKED');
    office.platform.clock.set('2026-11-22T08:01:00+07:00');
    expect((await signIn('sai')).json().title.vi).toMatch(/tạm khoá đến 08:03/);
    office.platform.clock.set('2026-11-22T08:03:00+07:00');
    expect((await signIn(PASSWORD)).statusCode).toBe(200);
    expect((await signIn('sai')).json().title.vi).toMatch(/Còn 4 lần thử/);
    expect((await signIn(PASSWORD)).statusCode).toBe(200);
  });

  it('does not let many tries at once slip past the lock', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn('sai')));
    const codes = replies.map((reply) => reply.json().code);
    expect(codes.filter((code) => code === 'WRONG_PASSWORD').length).toBeLessThanOrEqual(4);
    office.platform.clock.set('2026-11-22T10:00:00+07:00');
    expect((await signIn(PASSWORD)).statusCode).toBe(200);
  });

  it('answers a name that nobody bears, and one without a password, like a wrong password', async () => {
    for (const username of ['nobody.at.all', 'planner']) {
      const codes = [];
      for (let n = 0; n < 6; n += 1) codes.push((await signIn('!', username)).json());
      expect(codes[0].title.vi).toMatch(/chưa đúng. Còn 4 lần thử/);
      expect(codes[5].code).toBe('ACCOUNT_LOCKED');
    }
  });

  it('takes a one-time link once, also when it is opened twice at the same moment', async () => {
    const token = await createSignInLink(office.platform, minister.accountId);
    const clicks = await Promise.all(
      [1, 2, 3].map(() => office.browser().send('POST', '/api/session/link', { token })),
    );
    expect(clicks.map((reply) => reply.statusCode).sort()).toEqual([200, 401, 401]);
    expect(clicks.find((reply) => reply.statusCode === 401)?.json().code).toBe('LINK_USED');
  });

  it('lets a link go stale after 30 minutes', async () => {
    const token = await createSignInLink(office.platform, minister.accountId);
    office.platform.clock.set('2026-11-22T08:30:00+07:00');
    const reply = await office.browser().send('POST', '/api/session/link', { token });
    expect(reply.json().code).toBe('LINK_USED');
  });

  it('goes on in another post under a new token; the old one is worth nothing', async () => {
    const page = office.browser();
    await signIn(PASSWORD, 'muoi.nv', page);
    const before = page.cookie;
    const reply = await page.send('POST', '/api/session/post', { postId: minister.otherPostId });
    expect(reply.json().acting).toMatchObject({ id: minister.otherPostId, role: 'leader' });
    expect(page.cookie).not.toBe(before);
    const old = office.browser();
    old.cookie = before;
    expect((await old.send('GET', '/api/session')).statusCode).toBe(401);
    const foreign = office.world.actors.telecomHead.postId;
    expect((await page.send('POST', '/api/session/post', { postId: foreign })).statusCode).toBe(
      404,
    );
  });

  it('ends a session 12 hours after its last use, and after 7 days in any case', async () => {
    const page = office.browser();
    await signIn(PASSWORD, 'muoi.nv', page);
    const at = async (instant: string) => {
      office.platform.clock.set(instant);
      return (await page.send('GET', '/api/session')).statusCode;
    };
    expect(await at('2026-11-22T19:59:00+07:00')).toBe(200);
    expect(await at('2026-11-23T07:58:00+07:00')).toBe(200);
    expect(await at('2026-11-23T20:00:00+07:00')).toBe(401);

    office.platform.clock.set(MORNING);
    await signIn(PASSWORD, 'muoi.nv', page);
    const start = new Date(MORNING).getTime();
    for (let hours = 10; hours < 168; hours += 10) {
      expect(await at(new Date(start + hours * 3_600_000).toISOString())).toBe(200);
    }
    expect(await at(new Date(start + 168 * 3_600_000).toISOString())).toBe(401);
  });

  it('writes that a session is alive at most once a minute', async () => {
    const page = office.browser();
    await signIn(PASSWORD, 'muoi.nv', page);
    const hash = hashToken(page.cookie ?? '');
    const row = sql<{ at: Date }>`select seen_at as at from session where token_hash = ${hash}`;
    const seen = async () => (await rows(office.platform.db, row))[0]?.at.toISOString();
    const first = await seen();
    office.platform.clock.set('2026-11-22T08:00:59+07:00');
    await page.send('GET', '/api/session');
    expect(await seen()).toBe(first);
    office.platform.clock.set('2026-11-22T08:01:00+07:00');
    await page.send('GET', '/api/session');
    expect(await seen()).toBe('2026-11-22T01:01:00.000Z');
  });

  it('signs out for good', async () => {
    const page = office.browser();
    await signIn(PASSWORD, 'muoi.nv', page);
    const kept = page.cookie;
    expect((await page.send('DELETE', '/api/session')).statusCode).toBe(200);
    expect(page.cookie).toBeNull();
    page.cookie = kept;
    expect((await page.send('GET', '/api/session')).json().code).toBe('NOT_SIGNED_IN');
  });

  it('steps into people of the demonstration and into nobody else', async () => {
    const listed = (await office.browser().send('GET', '/api/demonstration')).json().accounts;
    expect(listed).toMatchObject([{ username: 'muoi.nv', unit: 'Bộ Thông tin và Truyền thông' }]);
    const enter = (username: string) =>
      office.browser().send('POST', '/api/demonstration/session', { username });
    expect((await enter('muoi.nv')).statusCode).toBe(200);
    expect((await enter('planner')).statusCode).toBe(404);
  });

  it('gives whoever starts the program a link to the real administrator', async () => {
    const link = (await createAdministratorLink(office.platform, 'http://localhost:4600')) ?? '';
    expect(link).toMatch(/^http:\/\/localhost:4600\/sign-in\?token=[\w-]{43}$/);
    const token = link.split('token=')[1] ?? '';
    const reply = await office.browser().send('POST', '/api/session/link', { token });
    expect(reply.json().acting.role).toBe('admin');
  });
});

describe('the limit on sign-in', () => {
  it('is stricter than that of the server', async () => {
    const office = await openOffice({ world: false, rateLimit: 1_000 });
    const codes = [];
    for (let n = 0; n < 31; n += 1) {
      const token = 'x'.repeat(43);
      codes.push((await office.browser().send('POST', '/api/session/link', { token })).statusCode);
    }
    expect(codes.slice(0, 30).every((code) => code === 401)).toBe(true);
    expect(codes[30]).toBe(429);
    await office.close();
  });
});
