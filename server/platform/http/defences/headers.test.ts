import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Defended, openDefended } from '../testing/open-defended.ts';

const me = { cookie: 'me=1', 'x-chidao': '1', 'content-type': 'application/json' };

describe('headers that guard every reply', () => {
  let server: Defended;
  beforeAll(async () => {
    server = await openDefended({ CHIDAO_RATE_LIMIT: '20' });
  });
  afterAll(() => server.close());

  it.each([
    ['a page', { url: '/tasks/1' }, 200],
    ['a file of the page', { url: '/assets/main-1a2b3c.js' }, 200],
    ['a reply', { url: '/api/echo/1', method: 'POST', headers: me, payload: '{}' }, 200],
    ['a download', { url: '/api/file' }, 200],
    ['a refusal', { url: '/api/echo/1', method: 'POST', headers: { 'x-chidao': '1' } }, 401],
    ['a cross-site request', { url: '/api/echo/1', method: 'POST' }, 403],
    ['something that is not there', { url: '/api/nothing' }, 404],
    ['an unreadable body', { url: '/api/echo/1', method: 'POST', headers: me, payload: '{' }, 400],
    [
      'a method that nobody has',
      { url: '/api/echo/1', method: 'PUT', headers: me, payload: '{}' },
      405,
    ],
    ['a failure', { url: '/api/fails' }, 500],
    ['health', { url: '/healthz' }, 200],
    ['metrics', { url: '/metrics' }, 200],
  ] as const)('stand on %s', async (_case, request, status) => {
    const { headers, statusCode } = await server.app.inject(request);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/max-age=31536000/),
      'permissions-policy': expect.stringMatching(/camera=\(\).*microphone=\(\)/),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });

  it('stand on a reply that slows down whoever asks too often', async () => {
    let reply = await server.app.inject({ url: '/healthz' });
    for (let n = 0; n < 25 && reply.statusCode !== 429; n += 1)
      reply = await server.app.inject({ url: '/healthz' });
    expect(reply.statusCode).toBe(429);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  it('promise https only where there is https', async () => {
    const plain = await openDefended({ CHIDAO_PUBLIC_URL: 'http://chidao.local' });
    const { headers } = await plain.app.inject({ url: '/tasks/1' });
    await plain.close();
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('let scripts come from here alone: none inline, none from texts', async () => {
    const { headers } = await server.app.inject({ url: '/assets/main-1a2b3c.js' });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((line) => {
          const [name = '', ...sources] = line.trim().split(' ');
          return [name, sources] as const;
        }),
    );
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'self'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    expect(policy.get('script-src-attr')).toEqual(["'none'"]);
    expect(policy.has('upgrade-insecure-requests')).toBe(true);
  });

  it('lose nothing in our own pages: no inline script, no handler in markup, no text run as script', () => {
    const pages = filesOf('web', /\.html$/);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const text = readFileSync(page, 'utf8');
      expect(text.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [], page).toEqual([]);
      expect(text.match(/\son\w+\s*=|javascript:/gi) ?? [], page).toEqual([]);
    }
    const sources = filesOf('web', /\.tsx?$/).filter((name) => !name.includes('.test.'));
    expect(sources.length).toBeGreaterThan(300);
    for (const source of sources) {
      const text = readFileSync(source, 'utf8');
      expect(
        text.match(
          /\beval\(|\bnew Function\(|dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write\(/g,
        ) ?? [],
        source,
      ).toEqual([]);
    }
  });
});

function filesOf(folder: string, shape: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => shape.test(name))
    .map((name) => `${folder}/${name}`);
}
