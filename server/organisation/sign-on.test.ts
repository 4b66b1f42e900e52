import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../platform/database/rows.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { createSignInLink } from './sign-in-links.ts';
import {
  homeOfTest,
  openSignOnOffice,
  type SignOnOffice,
  type WanderingBrowser,
  wanderingBrowser,
} from './testing/open-sign-on.ts';
import { openTestProvider, type TestProvider } from './testing/sign-on-provider.ts';

const HOA = { email: 'hoa@mic.gov.vn', email_verified: true, name: 'Trần Thị Hoa' };

describe('signing on at a provider', () => {
  let home: string;
  let provider: TestProvider;
  let office: SignOnOffice;

  beforeAll(async () => {
    home = await homeOfTest();
    provider = await openTestProvider(home);
    office = await openSignOnOffice(home, { CHIDAO_OIDC_ISSUER: provider.issuer });
    const { telecomHead, postalHead } = office.world.actors;
    await sql`update person set email = case id when ${telecomHead.personId} then 'hoa@mic.gov.vn'
      else 'khoi@mic.gov.vn' end where id in (${telecomHead.personId}, ${postalHead.personId})`.execute(
      office.platform.db,
    );
  });
  beforeEach(() => {
    Object.assign(provider.people, { hoa: HOA });
    Object.assign(provider, { who: 'hoa', alter: null, isForged: false, isBroken: false });
    office.platform.clock.set(new Date().toISOString());
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });

  const start = (page: WanderingBrowser, to = '/tasks?asof=2026-01-01') =>
    page.go(`${home}/api/sign-on/start?to=${encodeURIComponent(to)}`);
  /** Everything up to the address that the provider sends the browser back to, which is not visited. */
  const upToCallback = async (page: WanderingBrowser) =>
    (
      await page.go(`${home}/api/sign-on/start?to=/board`, (url) =>
        url.pathname.endsWith('/callback'),
      )
    ).url;
  const whoIs = async (page: WanderingBrowser) => {
    const reply = await page.ask('GET', `${home}/api/session`);
    return reply.status === 200 ? (await reply.json()).person.fullName : null;
  };

  it('finds the person by a verified address, returns to what was asked for, and knows them by subject from then on', async () => {
    const page = wanderingBrowser();
    const arrival = await start(page);
    expect(`${arrival.url.pathname}${arrival.url.search}`).toBe('/tasks?asof=2026-01-01');
    expect(await whoIs(page)).toBe('Trần Văn An');
    const way = arrival.way.find(({ pathname }) => pathname === '/auth')?.searchParams;
    expect(way?.get('code_challenge_method')).toBe('S256');
    expect(way?.get('state')?.length).toBeGreaterThan(30);
    expect(page.cookie(home, 'chidao_sign_on')).toBeUndefined();

    provider.people.hoa = { ...HOA, email: 'khoi@mic.gov.vn' };
    const later = wanderingBrowser();
    await start(later);
    expect(await whoIs(later)).toBe('Trần Văn An');
    const acts = await rows(
      office.platform.db,
      sql<{ act: string }>`select act from journal
      where act in ('link_identity', 'sign_in_by_provider') order by id`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'link_identity',
      'sign_in_by_provider',
      'sign_in_by_provider',
    ]);
  });

  it.each([
    [
      'whose ID token has expired',
      () => ({ alter: (claims: object) => ({ ...claims, exp: 1_600_000_000 }) }),
    ],
    [
      'whose ID token is for another client',
      () => ({ alter: (claims: object) => ({ ...claims, aud: 'other' }) }),
    ],
    [
      'whose ID token answers another question',
      () => ({ alter: (claims: object) => ({ ...claims, nonce: 'x' }) }),
    ],
    [
      'whose ID token comes from another issuer',
      () => ({ alter: (claims: object) => ({ ...claims, iss: 'https://evil.example' }) }),
    ],
    ['whose ID token is signed by somebody else', () => ({ isForged: true })],
  ])('refuses an answer %s, and keeps where the person wanted to go', async (_case, fault) => {
    Object.assign(provider, fault());
    const page = wanderingBrowser();
    const { url } = await start(page, '/board?x=1');
    expect(url.pathname).toBe('/sign-in');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      signOn: 'SIGN_ON_UNTRUSTED',
      to: '/board?x=1',
    });
    expect(page.cookie(home, SESSION_COOKIE)).toBeUndefined();
    expect(await whoIs(page)).toBeNull();
  });

  it('takes a way back once, in the browser that set out, within ten minutes, with its own state and issuer', async () => {
    const page = wanderingBrowser();
    const back = await upToCallback(page);
    const other = wanderingBrowser();
    expect((await other.go(back.href)).url.searchParams.get('signOn')).toBe('SIGN_ON_STALE');
    // Whoever was robbed of the way back begins again; what was tried elsewhere is worth nothing here.
    expect((await page.go(back.href)).url.searchParams.get('signOn')).toBe('SIGN_ON_STALE');

    const replayer = wanderingBrowser();
    const good = await upToCallback(replayer);
    expect((await replayer.go(good.href)).url.pathname).toBe('/board');
    const thief = wanderingBrowser();
    expect((await thief.go(good.href)).url.searchParams.get('signOn')).toBe('SIGN_ON_STALE');
    expect(thief.cookie(home, SESSION_COOKIE)).toBeUndefined();

    const changes: [string, string, string][] = [
      ['state', 'x'.repeat(43), 'SIGN_ON_STALE'],
      ['iss', 'https://evil.example', 'SIGN_ON_UNTRUSTED'],
      ['code', 'another', 'SIGN_ON_UNTRUSTED'],
    ];
    for (const [name, value, problem] of changes) {
      const tampered = wanderingBrowser();
      const address = await upToCallback(tampered);
      address.searchParams.set(name, value);
      expect((await tampered.go(address.href)).url.searchParams.get('signOn')).toBe(problem);
      expect(tampered.cookie(home, SESSION_COOKIE)).toBeUndefined();
    }

    const slow = wanderingBrowser();
    const late = await upToCallback(slow);
    office.platform.clock.set(new Date(Date.now() + 11 * 60_000).toISOString());
    expect((await slow.go(late.href)).url.searchParams.get('signOn')).toBe('SIGN_ON_STALE');
  });

  it('never leads to another site, whatever address is asked for', async () => {
    for (const to of ['//evil.example/', 'https://evil.example', '/\\evil.example']) {
      expect((await start(wanderingBrowser(), to)).url.href).toBe(`${home}/`);
    }
  });

  it('ends the session when the person signs out at the provider, and when they sign out here', async () => {
    const page = wanderingBrowser();
    await start(page);
    const sid = await rows(
      office.platform.db,
      sql<{ sid: string }>`select sid from sign_on_session
      order by session_id desc limit 1`,
    );
    expect(sid[0]?.sid).toBeTruthy();
    const leave = await (await page.ask('GET', `${home}/api/sign-on/leave`)).json();
    expect(leave.address).toMatch(/\/session\/end\?.*id_token_hint=/);
    const form = (await page.go(leave.address)).body;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const end = await page.submit(`${provider.issuer}/session/end/confirm`, {
      xsrf,
      logout: 'yes',
    });
    expect(end.url.href).toBe(`${home}/sign-in`);
    await expect.poll(() => whoIs(page)).toBeNull();
  });

  it('hears that somebody signed out there only from the provider, once, for what it is', async () => {
    const page = wanderingBrowser();
    await start(page);
    const tell = async (token: string) =>
      (
        await fetch(`${home}/api/sign-on/back-channel`, {
          method: 'POST',
          body: new URLSearchParams({ logout_token: token }),
        })
      ).status;
    const now = Math.floor(Date.now() / 1000);
    const bad = [
      await provider.logoutToken({ sub: 'hoa' }, { isForged: true }),
      await provider.logoutToken({ sub: 'hoa', aud: 'other' }),
      await provider.logoutToken({ sub: 'hoa', iss: 'https://evil.example' }),
      await provider.logoutToken({ sub: 'hoa', nonce: 'an ID token in disguise' }),
      await provider.logoutToken({ sub: 'hoa', events: {} }),
      await provider.logoutToken({ sub: 'hoa', iat: now - 3_600, exp: now + 60 }),
      await provider.logoutToken({}),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: 'hoa' })).toString('base64url')}.`,
      '',
    ];
    for (const token of bad) expect(await tell(token)).toBe(400);
    expect(await whoIs(page)).toBe('Trần Văn An');

    const good = await provider.logoutToken({ sub: 'hoa' });
    expect(await tell(good)).toBe(200);
    expect(await whoIs(page)).toBeNull();
    expect(await tell(good)).toBe(400);
  });

  it('says in words that the provider is away, loses nothing, and lets people in by password meanwhile', async () => {
    provider.isBroken = true;
    const page = wanderingBrowser();
    const arrival = await start(page, '/plans');
    expect(Object.fromEntries(arrival.url.searchParams)).toEqual({
      signOn: 'SIGN_ON_DOWN',
      to: '/plans',
    });
    const away = await homeOfTest();
    const lonely = await openSignOnOffice(await homeOfTest(), { CHIDAO_OIDC_ISSUER: away });
    const person = lonely.world.actors.planner;
    const visitor = wanderingBrowser();
    const down = await visitor.go(`${lonely.home}/api/sign-on/start?to=/plans`);
    expect(`${down.url.pathname}${down.url.search}`).toBe(
      '/sign-in?signOn=SIGN_ON_DOWN&to=%2Fplans',
    );
    const token = await createSignInLink(lonely.platform, person.accountId);
    const inside = await visitor.ask('POST', `${lonely.home}/api/session/link`, { token });
    expect(inside.status).toBe(200);
    await lonely.close();
  });

  it('refuses whom nobody here knows, and an address that the provider has not verified', async () => {
    provider.people.guest = { email: 'guest@example.org', email_verified: true };
    provider.people.unsure = { email: 'khoi@mic.gov.vn', email_verified: false };
    for (const [who, problem] of [
      ['guest', 'SIGN_ON_UNKNOWN'],
      ['unsure', 'SIGN_ON_UNVERIFIED'],
    ] as const) {
      provider.who = who;
      const page = wanderingBrowser();
      expect((await start(page)).url.searchParams.get('signOn')).toBe(problem);
      expect(await whoIs(page)).toBeNull();
    }
  });

  it('lets a person link their account there, see it and unlink it; nobody else’s', async () => {
    provider.people.nam = { email: 'nam@example.org', email_verified: true };
    const inside = async (accountId: string) => {
      const page = wanderingBrowser();
      await page.ask('POST', `${home}/api/session/link`, {
        token: await createSignInLink(office.platform, accountId),
      });
      return page;
    };
    const { securityHead, officeHead } = office.world.actors;
    const page = await inside(securityHead.accountId);
    provider.who = 'nam';
    const { address } = await (await page.ask('POST', `${home}/api/sign-on/link`, {})).json();
    expect((await page.go(address)).url.href).toBe(`${home}/account`);
    const list = await (await page.ask('GET', `${home}/api/sign-on/identities`)).json();
    expect(list).toMatchObject({
      name: 'SSO Bộ',
      identities: [{ subject: 'nam', shown: 'nam@example.org' }],
    });
    const door = wanderingBrowser();
    await start(door);
    expect(await whoIs(door)).toBe('Vũ Hải Nam');

    const other = await inside(officeHead.accountId);
    const taken = await (await other.ask('POST', `${home}/api/sign-on/link`, {})).json();
    expect((await other.go(taken.address)).url.searchParams.get('signOn')).toBe('SIGN_ON_TAKEN');
    const identity = { issuer: provider.issuer, subject: 'nam' };
    expect((await other.ask('POST', `${home}/api/sign-on/unlink`, identity)).status).toBe(404);
    expect((await page.ask('POST', `${home}/api/sign-on/unlink`, identity)).status).toBe(200);
    expect(await whoIs(door)).toBeNull();
  });

  it('makes people and posts by rule where the office wants it, and takes back what it gave', async () => {
    const rules = {
      claim: 'groups',
      rules: [
        { value: 'cvt-officer', unit: 'G14.01', role: 'officer' },
        { value: 'vbc-head', post: office.world.actors.postalHead.postId },
      ],
    };
    const place = await homeOfTest();
    const there = await openTestProvider(place);
    const open = await openSignOnOffice(place, {
      ...{ CHIDAO_OIDC_ISSUER: there.issuer, CHIDAO_OIDC_UNKNOWN: 'create' },
      ...{ CHIDAO_OIDC_POSTS: JSON.stringify(rules) },
    });
    const go = async () => {
      const page = wanderingBrowser();
      const { url } = await page.go(`${place}/api/sign-on/start`);
      const reply = await page.ask('GET', `${place}/api/session`);
      return {
        problem: url.searchParams.get('signOn'),
        me: reply.status === 200 ? await reply.json() : null,
      };
    };
    there.who = 'new';
    there.people.new = {
      name: 'Lương Thị Mới',
      email: 'moi@mic.gov.vn',
      email_verified: true,
      groups: [],
    };
    expect(await go()).toEqual({ problem: 'SIGN_ON_POSTLESS', me: null });
    there.people.new = { ...there.people.new, groups: ['cvt-officer', 'unheard of'] };
    const { me } = await go();
    expect(me).toMatchObject({
      ...{ person: { fullName: 'Lương Thị Mới' }, username: 'moi' },
      acting: { role: 'officer', unit: { name: 'Cục Viễn thông' } },
    });
    there.people.new = { ...there.people.new, groups: [] };
    expect((await go()).problem).toBe('SIGN_ON_POSTLESS');
    await open.close();
    await there.close();
  });
});
