import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { readConfig } from '../config.ts';
import { endpoint, errorTable } from '../contract.ts';
import { Refusal } from '../refusal.ts';
import { createHttp } from './http.ts';
import { createServer } from './server.ts';

const errors = errorTable({
  TOO_MUCH: { status: 422, vi: 'Chỉ nhận đến {most}.', en: 'No more than {most}.' },
});
const double = endpoint({
  method: 'POST',
  path: '/api/double/:n',
  params: z.object({ n: z.coerce.number().int() }),
  body: z.object({ words: z.string().min(3) }),
  reply: z.object({ twice: z.number() }),
  act: 'double',
  summary: 'Doubles a number',
});
const broken = endpoint({
  method: 'GET',
  path: '/api/broken',
  open: true,
  summary: 'Always fails',
});

describe('the http kit', () => {
  let platform: TestPlatform;
  let app: FastifyInstance;

  beforeAll(async () => {
    platform = await openTestPlatform();
    const config = readConfig({ CHIDAO_VAR: '/tmp', CHIDAO_RATE_LIMIT: '40' });
    app = await createServer(config, platform.db, platform.log);
    const http = createHttp(app, async (request) =>
      request.headers.cookie === 'me' ? 'me' : null,
    );
    http.mount(double, async ({ params }) => {
      if (params.n > 100) throw new Refusal(errors.TOO_MUCH, { most: 100 });
      return { twice: params.n * 2 };
    });
    http.mountOpen(broken, () => {
      throw new Error('secret detail of the database');
    });
  });
  afterAll(async () => {
    await app.close();
    await platform.close();
  });

  const send = (
    url: string,
    headers: Record<string, string> = {},
    body: unknown = { words: 'abc' },
  ) =>
    app.inject({
      method: 'POST',
      url,
      headers: { cookie: 'me', 'x-chidao': '1', 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });

  it('gives a handler what the contract promises and nothing else', async () => {
    expect((await send('/api/double/21')).json()).toEqual({ twice: 42 });
  });

  it('refuses in both languages, as a problem, with the facts filled in and the request named', async () => {
    const reply = await send('/api/double/101');
    expect(reply.statusCode).toBe(422);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({
      code: 'TOO_MUCH',
      title: { vi: 'Chỉ nhận đến 100.', en: 'No more than 100.' },
      requestId: reply.headers['x-request-id'],
    });
  });

  it('names every field at fault', async () => {
    const reply = await send('/api/double/1', {}, { words: 'a' });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().details.fields).toMatchObject([{ field: 'words' }]);
  });

  it('asks for a session', async () => {
    expect((await send('/api/double/1', { cookie: '' })).json().code).toBe('NOT_SIGNED_IN');
  });

  it.each([
    ['without our header', { 'x-chidao': '' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses a change %s', async (_case, headers) => {
    expect((await send('/api/double/1', headers)).json().code).toBe('CROSS_SITE');
  });

  it('refuses a key that could not be one', async () => {
    expect((await send('/api/double/1', { 'idempotency-key': 'x' })).statusCode).toBe(400);
  });

  it('hides the detail of what it did not expect', async () => {
    const reply = await app.inject({ url: '/api/broken' });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('secret');
    expect(reply.json().code).toBe('UNEXPECTED');
  });

  it('answers health, readiness and metrics, and sends no scripts of others', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true });
    const ready = await app.inject({ url: '/readyz' });
    expect(ready.json()).toEqual({ ready: true });
    expect(ready.headers['content-security-policy']).toContain("script-src 'self'");
    expect((await app.inject({ url: '/metrics' })).body).toContain('chidao_refusals_total');
  });

  it('slows down who asks too often', async () => {
    const codes = [];
    for (let n = 0; n < 45; n += 1) codes.push((await app.inject({ url: '/healthz' })).statusCode);
    expect(codes.at(-1)).toBe(429);
  });
});
