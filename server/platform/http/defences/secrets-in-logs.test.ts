import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '../../../organisation/account-contract.ts';
import * as contact from '../../../organisation/contact-contract.ts';
import * as contract from '../../../organisation/contract.ts';
import { type Office, openOffice } from '../../../organisation/testing/open-office.ts';
import type { Endpoint } from '../../contract.ts';
import { SECRETS } from '../../log.ts';

/** Stands in every field, header and query that could hold a secret. */
const MARK = 'Bi7Mat9KhongDuocGhi';
const BODY = {
  ...{
    username: 'planner',
    name: MARK,
    password: `${MARK} 1`,
    old: `${MARK} 2`,
    token: `${MARK}-token-0123456789`,
  },
  ...{
    ticket: `${MARK}-ticket-0123456789`,
    code: `${MARK}`,
    email: `${MARK}@example.vn`,
    secret: MARK,
  },
};

describe('logs', () => {
  const lines: string[] = [];
  let office: Office;

  beforeAll(async () => {
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    office = await openOffice({ log: pino({ level: 'trace', redact: SECRETS }, stream) });
  });
  afterAll(() => office.close());

  const endpoints = Object.values({ ...contract, ...account, ...contact }).flatMap(
    (each: unknown) => (isEndpoint(each) ? [each] : []),
  );

  /** Sends secrets to an endpoint in every place where a request can carry them. */
  async function send({ method, path }: Endpoint, cookie: string): Promise<number> {
    const reply = await office.app.inject({
      method,
      url: `${path.replace(/:\w+/g, '42')}?token=${MARK}&code=${MARK}&state=${MARK}`,
      headers: {
        'x-chidao': '1',
        cookie: `chidao_session=${cookie}; other=${MARK}`,
        authorization: `Basic ${MARK}`,
      },
      ...(method === 'GET' ? {} : { payload: BODY }),
    });
    return reply.statusCode;
  }

  it('hold no password, token, code or cookie, whatever is sent to whichever door', async () => {
    expect(endpoints.length).toBeGreaterThan(60);
    const page = await office.signedIn('planner');
    const made = await page.send('POST', '/api/tokens', {
      name: 'Một cửa',
      rights: ['unit.read'],
      lastDay: '2026-12-31',
    });
    const key = made.json().secret;
    await office.app.inject({ url: '/api/units', headers: { authorization: `Bearer ${key}` } });
    await office.app.inject({
      url: '/api/units',
      headers: { authorization: `Bearer chd_${MARK}` },
    });
    const session = page.cookie ?? '';
    for (const endpoint of endpoints) {
      await send(endpoint, `${MARK}-0123456789`);
      if (endpoint.path !== '/api/session' || endpoint.method !== 'DELETE')
        await send(endpoint, session);
    }
    const text = lines.join('');
    expect(lines.length).toBeGreaterThan(endpoints.length);
    for (const secret of [MARK, session, key, key.slice(12)])
      expect(text.includes(secret)).toBe(false);
  });

  it('hold none when things break inside either', async () => {
    lines.length = 0;
    const page = await office.signedIn('planner');
    await office.platform.database.close();
    const doors = endpoints.filter(({ open, path }) => open || path.startsWith('/api/account'));
    const statuses = [];
    for (const door of doors) statuses.push(await send(door, page.cookie ?? ''));
    expect(statuses.some((status) => status >= 500)).toBe(true);
    const text = lines.join('');
    expect(text).toContain('"level":50');
    for (const secret of [MARK, page.cookie ?? '']) expect(text.includes(secret)).toBe(false);
  });

  it('strike out what is called a secret, should anybody ever log it', () => {
    const written: string[] = [];
    const log = pino({ redact: SECRETS }, { write: (line: string) => written.push(line) });
    log.info({
      ...BODY,
      code: '',
      name: '',
      username: '',
      email: '',
      req: { headers: { cookie: MARK, authorization: MARK } },
      body: { password: MARK },
    });
    expect(written.join('')).not.toContain(MARK);
  });
});

function isEndpoint(each: unknown): each is Endpoint {
  return typeof each === 'object' && each !== null && 'path' in each && 'method' in each;
}
