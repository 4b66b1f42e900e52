import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { readConfig } from '../config.ts';
import { endpoint } from '../contract.ts';
import { createHttp } from './http.ts';
import { limitSenders } from './rate-limits.ts';
import { createServer } from './server.ts';
import { serveWeb } from './static.ts';
import { etagOf, isNamed } from './unchanged.ts';

const read = endpoint({
  method: 'GET',
  path: '/api/things/:id',
  reply: z.unknown(),
  summary: 'A thing',
});
const write = endpoint({
  method: 'POST',
  path: '/api/things/:id',
  body: z.object({ words: z.string() }),
  summary: 'Changes a thing',
});
const sheet = endpoint({ method: 'GET', path: '/api/sheet', summary: 'A file' });

describe('what every endpoint does alike', () => {
  let platform: TestPlatform;
  let app: FastifyInstance;
  let words = 'một';

  beforeAll(async () => {
    platform = await openTestPlatform();
    const config = readConfig({ CHIDAO_VAR: '/tmp', CHIDAO_RATE_LIMIT: '1000' });
    app = await createServer(config, platform.db, platform.log);
    const limit = limitSenders<string>(app, 3, (id) => ({ kind: 'key', id }));
    const http = createHttp<string>(
      app,
      async ({ headers }) => headers.cookie ?? null,
      null,
      limit,
    );
    http.mount(read, async () => ({ words }));
    http.mount(write, async () => ({}));
    http.mount(sheet, async ({ reply }) => reply.type('application/pdf').send(Buffer.from('%PDF')));
    await serveWeb(app, '/nowhere');
  });
  afterAll(async () => {
    await app.close();
    await platform.close();
  });

  const ask = (
    who: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: Record<string, string> = {},
    payload?: string,
  ) =>
    app.inject({
      ...{ method, url, headers: { cookie: who, 'x-chidao': '1', ...headers } },
      ...(payload === undefined ? {} : { payload }),
    });

  it('gives what is read an ETag, and sends nothing to whoever has it', async () => {
    const first = await ask('etag', 'GET', '/api/things/1');
    const etag = String(first.headers.etag);
    const again = await ask('etag', 'GET', '/api/things/1', { 'if-none-match': `"x", ${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    words = 'hai';
    const changed = await ask('etag', 'GET', '/api/things/1', { 'if-none-match': etag });
    expect([changed.statusCode, changed.json()]).toEqual([200, { words: 'hai' }]);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('gives none to a file, to an act, or to a refusal', async () => {
    const file = await ask('none', 'GET', '/api/sheet');
    const act = await ask('none', 'POST', '/api/things/1', {}, '{"words":""}');
    expect(file.statusCode).toBe(200);
    const unknown = await ask('none', 'GET', '/api/nothing');
    expect([file, act, unknown].map(({ headers }) => headers.etag)).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('compares ETags whatever stands before them', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, others) => {
        const [mine, all] = [etagOf(text), others.map(etagOf)];
        expect(isNamed([...all, mine].join(' , '), mine.replace('W/', ''))).toBe(true);
        expect(isNamed(all.join(', '), mine)).toBe(others.includes(text));
      }),
    );
  });

  it('tells each sender its own limit, and whoever passes it when to come back', async () => {
    const left = [];
    for (let at = 0; at < 3; at += 1) {
      const { headers } = await ask('fast', 'GET', '/api/sheet');
      left.push(/"key";r=(\d)/.exec(String(headers.ratelimit))?.[1]);
    }
    const over = await ask('fast', 'GET', '/api/sheet');
    const other = await ask('slow', 'GET', '/api/sheet');
    expect([left, over.statusCode, other.statusCode]).toEqual([['2', '1', '0'], 429, 200]);
    expect(over.json().code).toBe('TOO_MANY');
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    expect(other.headers['ratelimit-policy']).toBe('"key";q=3;w=60, "address";q=1000;w=60');
    expect(Object.keys(over.headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
  });

  it('answers in problems where nothing leads, where another method does, and to what it cannot read', async () => {
    const unknown = await ask('lost', 'GET', '/api/nothing/at/all');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'NOT_FOUND']);
    const other = await ask('lost', 'DELETE', '/api/things/7');
    expect([other.statusCode, other.json().code, other.headers.allow]).toEqual([
      ...[405, 'WRONG_METHOD', 'GET, HEAD, POST'],
    ]);
    expect(other.json().title.en).toContain('GET, HEAD, POST');
    const strange = await ask('lost', 'POST', '/api/things/7', { 'content-type': 'text/x' }, 'a');
    expect([strange.statusCode, strange.json().code]).toEqual([415, 'WRONG_MEDIA_TYPE']);
    const big = 'x'.repeat(25 * 1024 * 1024);
    const large = await ask(
      'lost',
      'POST',
      '/api/things/7',
      { 'content-type': 'application/json' },
      big,
    );
    expect([large.statusCode, large.json().code]).toEqual([413, 'TOO_LARGE']);
    for (const reply of [unknown, other, strange, large]) {
      expect(reply.headers['content-type']).toContain('application/problem+json');
    }
  });
});
