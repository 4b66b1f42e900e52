import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Defended, listenHere, openDefended, sendRaw } from '../testing/open-defended.ts';

const HEAD =
  'POST /api/echo/1 HTTP/1.1\r\nHost: chidao\r\nCookie: me=1\r\nX-Chidao: 1\r\nContent-Type: application/json\r\n';
const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: chidao\r\nConnection: close\r\n\r\n';

describe('requests that a proxy and the server would read differently', () => {
  let server: Defended;
  let port: number;
  beforeAll(async () => {
    const patience = { headersTimeout: 400, requestTimeout: 800, connectionsCheckingInterval: 100 };
    server = await openDefended({ CHIDAO_RATE_LIMIT: '0' }, patience);
    port = await listenHere(server.app);
  });
  afterAll(() => server.close());

  it.each([
    [
      'a length and chunks',
      `${HEAD}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    [
      'chunks under a name that only some know',
      `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    [
      'chunks hidden behind another coding',
      `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}${HIDDEN}`],
    ['a length with a sign', `${HEAD}Content-Length: +2\r\n\r\n{}${HIDDEN}`],
    ['a length that is none', `${HEAD}Content-Length: 2, 2\r\n\r\n{}${HIDDEN}`],
    [
      'a header that goes on in the next line',
      `${HEAD}X-Other: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    [
      'a blank before the colon',
      `${HEAD}Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`,
    ],
    [
      'a line end of its own',
      `${HEAD}X-Other: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['a null in a header', `${HEAD}X-Other: a\u0000b\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    [
      'a chunk size that is none',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['no protocol', `GET /healthz\r\n\r\n${HIDDEN}`],
  ])('with %s are refused, and what follows on the line is not answered', async (_case, bytes) => {
    const heard = await sendRaw(port, [bytes]);
    expect(heard).not.toContain('"alive"');
    expect(heard === '' || /^HTTP\/1\.1 (?:400|404|415)/.test(heard), heard.slice(0, 100)).toBe(
      true,
    );
  });

  it('without a host are refused; two hosts are too', async () => {
    expect(await sendRaw(port, ['GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'])).toMatch(
      /^HTTP\/1\.1 400/,
    );
  });

  it('with headers beyond all measure are refused before they are kept', async () => {
    const long = `GET /healthz HTTP/1.1\r\nHost: chidao\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`;
    expect(await sendRaw(port, [long])).toMatch(/^HTTP\/1\.1 431/);
    const many = `GET /healthz HTTP/1.1\r\nHost: chidao\r\n${'A: b\r\n'.repeat(20_000)}\r\n`;
    expect(await sendRaw(port, [many])).toMatch(/^HTTP\/1\.1 431/);
    const address = `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: chidao\r\n\r\n`;
    expect(await sendRaw(port, [address])).toMatch(/^HTTP\/1\.1 (?:414|431)/);
  });

  it('that come drop by drop are given up on, in their head and in their body', async () => {
    const drops = (text: string) => Array.from({ length: 30 }, () => ({ afterMs: 100, text }));
    const head = await sendRaw(port, [
      'GET /healthz HTTP/1.1\r\nHost: chidao\r\n',
      ...drops('X-A: b\r\n'),
    ]);
    expect(head === '' || head.startsWith('HTTP/1.1 408')).toBe(true);
    const body = await sendRaw(port, [`${HEAD}Content-Length: 100000\r\n\r\n{`, ...drops(' ')]);
    expect(body === '' || body.startsWith('HTTP/1.1 408')).toBe(true);
  });

  it('are limited in a real server too', async () => {
    const real = await openDefended();
    const { headersTimeout, requestTimeout } = real.app.server;
    await real.close();
    expect(headersTimeout).toBeLessThanOrEqual(20_000);
    expect(requestTimeout).toBeLessThanOrEqual(300_000);
  });
});
