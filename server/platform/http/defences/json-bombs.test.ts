import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Defended, openDefended } from '../testing/open-defended.ts';

/** What a body may take the server away from everybody else. */
const BUDGET_MS = 1_500;
const MB = 1024 * 1024;

describe('bodies that are meant to hurt', () => {
  let server: Defended;
  beforeAll(async () => {
    server = await openDefended({ CHIDAO_RATE_LIMIT: '0' });
  });
  afterAll(() => server.close());

  const send = async (payload: string, type = 'application/json') => {
    const began = performance.now();
    const reply = await server.app.inject({
      method: 'POST',
      url: '/api/echo/1',
      headers: { cookie: 'me=1', 'x-chidao': '1', 'content-type': type },
      payload,
    });
    return { status: reply.statusCode, body: reply.body, ms: performance.now() - began };
  };

  it.each([
    ['arrays in arrays', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['objects in objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['arrays that never close', '['.repeat(2 * MB)],
    ['millions of numbers', `{"a":[${'0,'.repeat(3_000_000)}0]}`],
    [
      'a hundred thousand names',
      `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
    ],
    ['a number of a million digits', `{"a":${'9'.repeat(MB)}}`],
    ['a text of a million escapes', `{"words":"${'\\u0041'.repeat(MB)}"}`],
    [
      'names that collide as numbers',
      `{${Array.from({ length: 50_000 }, (_, n) => `"${n * 65_536}":0`).join(',')}}`,
    ],
  ])('%s take no time from others and break nothing', async (_case, payload) => {
    const { ms } = await send(payload);
    expect(ms).toBeLessThan(BUDGET_MS);
    expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('of more than the limit are refused by their length, before they are read', async () => {
    const reply = await server.app.inject({
      method: 'POST',
      url: '/api/echo/1',
      headers: {
        cookie: 'me=1',
        'x-chidao': '1',
        'content-type': 'application/json',
        'content-length': String(25 * MB),
      },
      payload: '{',
    });
    expect(reply.statusCode).toBe(413);
  });

  it('that reach for the ancestor of all objects are refused or lose that name', async () => {
    for (const payload of [
      '{"__proto__":{"isAdmin":true}}',
      '{"words":"a","__proto__":null}',
      '{"a":{"__proto__":{"isAdmin":true}}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"\\u005f\\u005fproto__":{"isAdmin":true}}',
    ]) {
      expect((await send(payload)).status).toBe(400);
      expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    }
  });

  it('of another kind than said are not read as JSON', async () => {
    for (const type of [
      'text/html',
      'application/xml',
      'application/x-www-form-urlencoded',
      'image/png',
    ]) {
      expect((await send('{"words":"a"}', type)).status).toBe(415);
    }
    expect((await send('{"words":"a"}', 'text/plain')).body).not.toContain('"words":"a"');
  });
});
