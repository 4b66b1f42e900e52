import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Defended, openDefended } from '../testing/open-defended.ts';

/** What a browser in which somebody is signed in sends for a page of another site. */
const signedIn = { cookie: 'me=1' };
const multipart = {
  headers: { 'content-type': 'multipart/form-data; boundary=xx' },
  payload: '--xx\r\ncontent-disposition: form-data; name="write"\r\n\r\ntrue\r\n--xx--\r\n',
};

describe('a page of another site', () => {
  let server: Defended;
  beforeAll(async () => {
    server = await openDefended({ CHIDAO_RATE_LIMIT: '0' });
  });
  afterAll(() => server.close());

  const post = async (
    headers: Record<string, string>,
    { payload = '{}', type = 'application/json' }: { payload?: string; type?: string } = {},
  ) => {
    const all = { ...signedIn, 'content-type': type, ...headers };
    return (await server.app.inject({ method: 'POST', url: '/api/echo/1', headers: all, payload }))
      .statusCode;
  };

  it.each([
    [
      'with a form',
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { type: 'application/x-www-form-urlencoded', payload: 'a=1' },
    ],
    [
      'with a form that says it is plain text',
      { 'sec-fetch-site': 'cross-site' },
      { type: 'text/plain' },
    ],
    ['with an old browser that says nothing of sites', { origin: 'https://evil.example' }, {}],
    ['with no origin at all', {}, {}],
    [
      'from a sibling of our site that learnt our header',
      { 'sec-fetch-site': 'same-site', 'x-chidao': '1' },
      {},
    ],
    ['from elsewhere with our header', { 'sec-fetch-site': 'cross-site', 'x-chidao': '1' }, {}],
    ['with another value of our header', { 'x-chidao': '2' }, {}],
  ] as const)('changes nothing %s', async (_case, headers, body) => {
    expect(await post(headers, body)).toBe(403);
  });

  it('changes nothing with files either', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'x-chidao': '1' },
    ]) {
      const reply = await server.app.inject({
        method: 'POST',
        url: '/api/echo/1',
        headers: { ...signedIn, ...multipart.headers, ...headers },
        payload: multipart.payload,
      });
      expect(reply.statusCode).toBe(403);
    }
  });

  it('is given leave by no reply: nothing here answers preflights for other origins', async () => {
    const reply = await server.app.inject({
      method: 'OPTIONS',
      url: '/api/echo/1',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-chidao',
      },
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
    const read = await server.app.inject({
      url: '/api/file',
      headers: { origin: 'https://evil.example' },
    });
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('leaves our own page alone, and a program with a key', async () => {
    expect(await post({ 'sec-fetch-site': 'same-origin', 'x-chidao': '1' })).toBe(200);
    expect(await post({ 'x-chidao': '1' })).toBe(200);
    expect(await post({ authorization: 'Bearer chd_x' })).toBe(200);
  });
});
