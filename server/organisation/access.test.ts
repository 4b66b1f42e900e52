import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { listAccess } from './access-contract.ts';
import { accessJobs } from './access-log.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

let office: Office;
let admin: Browser;
type Page = z.output<typeof listAccess.reply>;

beforeAll(async () => {
  office = await openOffice();
  admin = await office.signedIn('admin');
});
afterAll(() => office.close());

const readings = async (query = '') =>
  (await admin.send('GET', `/api/access?${query}`)).json() as Page;

describe('the access log', () => {
  it('knows who read what is restricted, in which post, and nothing of what was refused', async () => {
    const { telecomHead } = office.world.actors;
    await admin.send('GET', `/api/people/${telecomHead.personId}`);
    await admin.send('GET', '/api/people/export?role=head');
    await admin.send('GET', `/api/people/${office.world.actors.departmentHead.personId}`);
    const inspector = await office.signedIn('inspector');
    await inspector.send('GET', '/api/journal?act=sign_in');
    const head = await office.signedIn('telecomHead');
    expect((await head.send('GET', '/api/access')).statusCode).toBe(404);
    const { rows, total } = await readings();
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      { kind: 'journal', person: 'Võ Minh Đức', what: 'act=sign_in' },
      { kind: 'people_export', what: 'role=head' },
      { kind: 'person', subject: 'Trần Văn An', post: 'Quản trị hệ thống', via: null },
    ]);
  });

  it('writes down that it was read itself, and finds by kind, person and day', async () => {
    expect((await readings('kind=access_log')).total).toBe(1);
    expect((await readings('q=vo+minh')).rows.map(({ kind }) => kind)).toEqual(['journal']);
    expect((await readings('to=2026-11-21')).total).toBe(0);
    expect((await readings('limit=1')).next).not.toBeNull();
  });

  it('hands nothing out that it cannot write down', async () => {
    await sql`alter table access_log rename to access_log_away`.execute(office.platform.db);
    const reply = await admin.send('GET', '/api/journal');
    await sql`alter table access_log_away rename to access_log`.execute(office.platform.db);
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('rows');
  });

  it('loses none of many that read at once, and writes them together', async () => {
    const before = (await readings()).total;
    await Promise.all(Array.from({ length: 40 }, () => admin.send('GET', '/api/journal?limit=1')));
    expect((await readings()).total).toBe(before + 41);
  });

  it('keeps readings as long as the body chose, a year at least', async () => {
    const keep = (months: number) => admin.send('POST', '/api/access/keep', { months });
    expect((await keep(6)).statusCode).toBe(400);
    expect((await keep(12)).json()).toEqual({ keepMonths: 12 });
    const drop = accessJobs(office.platform).drop_old_access;
    office.platform.clock.set('2027-11-21T08:00:00+07:00');
    await drop?.({});
    const count = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from access_log`.execute(
          office.platform.db,
        )
      ).rows[0]?.n;
    expect(await count()).toBeGreaterThan(40);
    office.platform.clock.set('2027-11-23T08:00:00+07:00');
    await drop?.({});
    expect(await count()).toBe(0);
  });
});
