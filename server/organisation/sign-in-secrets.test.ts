import { Writable } from 'node:stream';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rows } from '../platform/database/rows.ts';
import { type Office, openOffice } from './testing/open-office.ts';
import { codeAt, enter, hire, OLD_PASSWORD, turnCodesOn } from './testing/person-with-password.ts';

const NEW_PASSWORD = 'ba con trâu qua cầu tre';

let office: Office;
let said = '';
beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  office = await openOffice({
    log: pino({ level: 'trace' }, sink),
    mail: { url: 'smtp://127.0.0.1:1', from: 'chidao@bo.example.vn' },
  });
});
afterAll(() => office.close());

describe('whether a name is borne by anybody', () => {
  const tryOnce = (username: string) =>
    office.browser().send('POST', '/api/session', { username, password: 'không phải' });

  /** The answer to a request, the statements that it asks, and its processor time in milliseconds. */
  async function courseOf(ask: () => ReturnType<typeof tryOnce>) {
    const sent = vi.spyOn(pg.Query.prototype, 'submit');
    const before = process.cpuUsage();
    const { statusCode, body } = await ask();
    const { user, system } = process.cpuUsage(before);
    const texts = sent.mock.contexts.map((query) => String(Object(query).text));
    sent.mockRestore();
    const { title } = JSON.parse(body);
    return { texts, ms: (user + system) / 1000, statusCode, title };
  }

  it('is told neither by words, nor by the statements that are asked, nor by the time that it takes', async () => {
    await hire(office, 'co.that');
    // Whoever comes first waits for the hash against which strangers are checked.
    await tryOnce('mo.dau');
    const names = { real: 'co.that', passwordless: 'telecomOfficer', nobody: 'khong.co.that' };
    const courses = { real: [], passwordless: [], nobody: [] } as Record<
      keyof typeof names,
      Awaited<ReturnType<typeof courseOf>>[]
    >;
    for (let round = 0; round < 4; round += 1) {
      for (const kind of ['real', 'passwordless', 'nobody'] as const) {
        courses[kind].push(await courseOf(() => tryOnce(names[kind])));
      }
    }
    const words = (kind: keyof typeof names) => courses[kind].map(({ title }) => title);
    const statements = (kind: keyof typeof names) => courses[kind].map(({ texts }) => texts);
    const fastest = (kind: keyof typeof names) => Math.min(...courses[kind].map(({ ms }) => ms));
    expect(statements('real')[0]?.length).toBeGreaterThan(3);
    for (const other of ['passwordless', 'nobody'] as const) {
      expect(words(other)).toEqual(words('real'));
      expect(statements(other)).toEqual(statements('real'));
      // One of them without the hash would take a tenth of the time.
      expect(fastest(other) / fastest('real')).toBeGreaterThan(0.5);
      expect(fastest(other) / fastest('real')).toBeLessThan(2);
    }
  });

  it('is not told by whoever asks for a reset letter', async () => {
    const ask = async (name: string) => {
      const send = () => office.browser().send('POST', '/api/password/forgotten', { name });
      const { ms: _ms, ...rest } = await courseOf(send);
      return rest;
    };
    const real = await ask('co.that');
    expect(real.statusCode).toBe(200);
    expect(real.texts.length).toBeGreaterThan(1);
    expect(await ask('khong.co.that')).toEqual(real);
  });
});

describe('tries from one network', () => {
  it('are counted together whatever names they are for, and stop there without touching the others', async () => {
    const from = (address: string, username: string) =>
      office.app.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: address,
        headers: { 'x-chidao': '1' },
        payload: { username, password: 'sai' },
      });
    const names = Array.from({ length: 104 }, (_, n) => `ai.do.${n}`);
    const codes = [];
    // Neighbours in one IPv6 network are one household.
    for (const [n, name] of names.entries()) {
      codes.push((await from(`2001:db8:0:1::${(n + 1).toString(16)}`, name)).json().code);
    }
    expect(codes.slice(0, 100)).toEqual(Array(100).fill('WRONG_PASSWORD'));
    expect(codes.slice(100)).toEqual(Array(4).fill('ADDRESS_LOCKED'));
    expect((await from('2001:db8:0:2::1', 'ai.do.moi')).json().code).toBe('WRONG_PASSWORD');
    office.platform.clock.set('2026-11-22T08:02:00+07:00');
    expect((await from('2001:db8:0:1::1', 'ai.do.khac')).json().code).toBe('WRONG_PASSWORD');
  });
});

describe('an office behind one address', () => {
  it('signs in at the same moment, with codes and without, and nobody waits for a lock', async () => {
    office.platform.clock.set('2026-11-22T09:00:00+07:00');
    const names = Array.from({ length: 6 }, (_, n) => `cung.luc.${n}`);
    for (const name of names) await hire(office, name);
    const secrets = new Map<string, string>();
    for (const name of names.slice(0, 3)) {
      secrets.set(name, (await turnCodesOn(office, await enter(office, name))).secret);
    }
    office.platform.clock.set('2026-11-22T09:02:00+07:00');
    const post = (url: string, payload: object) =>
      office.app.inject({
        ...{ method: 'POST', url, payload, remoteAddress: '203.0.113.9' },
        headers: { 'x-chidao': '1' },
      });
    const come = async (username: string) => {
      const first = await post('/api/session', { username, password: OLD_PASSWORD });
      const secret = secrets.get(username);
      if (secret === undefined) return first.statusCode;
      const code = codeAt(secret, office.platform.clock());
      return (await post('/api/session/code', { ticket: first.json().ticket, code })).statusCode;
    };
    const rounds = [];
    for (let round = 0; round < 3; round += 1) {
      office.platform.clock.set(`2026-11-22T09:0${3 + 2 * round}:00+07:00`);
      rounds.push(...(await Promise.all(names.map(come))));
    }
    expect(rounds).toEqual(Array(18).fill(200));
    const [kept] = await rows(
      office.platform.db,
      sql<{ failures: number }>`select max(failures) as failures from sign_in_try
          where at >= '2026-11-22T09:02:00+07:00'`,
    );
    expect(kept?.failures).toBe(0);
  });
});

describe('passwords, secrets, codes and links', () => {
  it('stand nowhere in the database, its journal and outbox included, and nowhere in the log', async () => {
    const { platform } = office;
    platform.clock.set('2026-11-22T10:00:00+07:00');
    const holder = await hire(office, 'giu.kin');
    const admin = await office.signedIn('admin');
    await admin.send('POST', `/api/people/${holder.personId}/email`, { email: 'a@bo.example.vn' });
    const page = await enter(office, 'giu.kin');
    const { secret, recoveryCodes } = await turnCodesOn(office, page);
    platform.clock.set('2026-11-22T10:05:00+07:00');
    const code = codeAt(secret, platform.clock());
    const renewed = await page.send('POST', '/api/account/recovery-codes', { code });
    await page.send('POST', '/api/account/password', { old: 'Mật khẩu gõ nhầm', password: 'x' });
    await page.send('POST', '/api/account/password', { old: OLD_PASSWORD, password: NEW_PASSWORD });
    const typedAsName = 'mot.mat.khau.go.nham.cho';
    await office.browser().send('POST', '/api/session', { username: typedAsName, password: 'y' });
    await office.browser().send('POST', '/api/password/forgotten', { name: typedAsName });
    const step = (
      await office
        .browser()
        .send('POST', '/api/session', { username: 'giu.kin', password: NEW_PASSWORD })
    ).json();
    const given = await admin.send('POST', `/api/people/${holder.personId}/account/reset`, {});
    expect(given.json()).toEqual({ mailedTo: 'a@bo.example.vn', address: null });
    await admin.send('POST', `/api/people/${holder.personId}/email`, { email: null });
    const shown = await admin.send('POST', `/api/people/${holder.personId}/account/reset`, {});
    const secrets = [
      ...[OLD_PASSWORD, NEW_PASSWORD, 'Mật khẩu gõ nhầm', secret, step.ticket, typedAsName],
      ...[page.cookie ?? '', shown.json().address.split('#')[1]],
      ...[...recoveryCodes, ...renewed.json().recoveryCodes].flatMap((each: string) => [
        each,
        each.replace('-', ''),
      ]),
    ];
    expect(secrets.every((each) => typeof each === 'string' && each.length >= 10)).toBe(true);

    const kept = await everyRow();
    expect(kept).toContain('giu.kin');
    expect(kept).toContain('turn_codes_on');
    expect(kept).toContain('{{secret}}');
    expect(said).toContain('/api/account/password');
    for (const each of secrets) {
      expect(kept.includes(each), `in the database: ${each}`).toBe(false);
      expect(said.includes(each), `in the log: ${each}`).toBe(false);
    }
  });

  async function everyRow(): Promise<string> {
    const tables = await rows(
      office.platform.db,
      sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name
          from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const parts = [];
    for (const { schema, name } of tables) {
      const found = await rows(
        office.platform.db,
        sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} as t`,
      );
      parts.push(...found.map(({ row }) => row));
    }
    return parts.join('\n');
  }
});
