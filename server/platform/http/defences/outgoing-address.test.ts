import { createServer, request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { isPublicAddress, type Resolve, wayTo } from '../outgoing-address.ts';

const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

async function refusalOf(address: string, resolve: Resolve = resolvesTo('93.184.215.14')) {
  try {
    await wayTo(address, { resolve });
  } catch (error) {
    if (error instanceof Refusal) return error.text.code;
    throw error;
  }
  return null;
}

describe('addresses that people enter for the server to send to', () => {
  it.each([
    ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://017700000001/'],
    ...['https://10.1.2.3/', 'https://172.31.0.1/', 'https://192.168.1.1:8443/', 'https://0/'],
    ...['https://169.254.169.254/latest/meta-data', 'https://100.100.100.200/', 'https://[::1]/'],
    ...['https://[::ffff:127.0.0.1]/', 'https://[::ffff:a9fe:a9fe]/', 'https://[fd00::1]/'],
    ...['https://[fe80::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/'],
    ...['https://[2001:0:5ef5:79fd::1]/', 'https://[::127.0.0.1]/', 'https://[ff02::1]/'],
  ])('%s is inside, however it is written', async (address) => {
    expect(await refusalOf(address)).toBe('ADDRESS_INSIDE');
  });

  it.each([
    ...['http://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org/'],
    ...[
      'https://user:secret@example.org/',
      'https://example.org:22/',
      'https://example.org:25/',
      'no address',
    ],
  ])('%s is not an address of the web that is sent to', async (address) => {
    expect(await refusalOf(address)).toBe('ADDRESS_UNREADABLE');
  });

  it('refuses a name of which any address is inside, and one that means nothing', async () => {
    const mixed = resolvesTo('93.184.215.14', '10.0.0.5');
    expect(await refusalOf('https://hook.example/', mixed)).toBe('ADDRESS_INSIDE');
    expect(await refusalOf('https://localhost/', resolvesTo('127.0.0.1'))).toBe('ADDRESS_INSIDE');
    expect(await refusalOf('https://hook.example/', resolvesTo())).toBe('ADDRESS_UNKNOWN');
    expect(await refusalOf('https://hook.example/', () => Promise.reject(new Error('no')))).toBe(
      'ADDRESS_UNKNOWN',
    );
    expect(await refusalOf('https://hook.example:8443/x')).toBeNull();
  });

  it('sends to the machine that was looked at, whatever the name means a moment later', async () => {
    const hits: string[] = [];
    const server = createServer((asked, reply) => {
      hits.push(asked.headers.host ?? '');
      reply.end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const allowedHosts = new Set(['hook.example']);
    const way = await wayTo(`http://hook.example:${port}/x`, { resolve: rebinding, allowedHosts });
    const status = await new Promise((resolve, reject) => {
      const out = request(way.url, { lookup: way.lookup, agent: false }, (reply) =>
        resolve(reply.statusCode),
      );
      out.once('error', reject).end();
    });
    server.close();
    expect({ status, asked, hits }).toEqual({
      status: 200,
      asked: 1,
      hits: [`hook.example:${port}`],
    });
  });

  it('calls no address of the special registries public, and no other inside', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const [a = 0, b = 0, c = 0] = ip.split('.').map(Number);
        const isInside =
          [0, 10, 127].includes(a) ||
          a >= 224 ||
          (a === 100 && b >= 64 && b < 128) ||
          (a === 169 && b === 254) ||
          (a === 172 && b >= 16 && b < 32) ||
          (a === 192 && b === 168) ||
          (a === 192 && b === 0 && (c === 0 || c === 2)) ||
          (a === 192 && b === 88 && c === 99) ||
          (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
          (a === 203 && b === 0 && c === 113);
        expect(isPublicAddress(ip)).toBe(!isInside);
        expect(isPublicAddress(`::ffff:${ip}`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(isPublicAddress('2606:4700:4700::1111')).toBe(true);
    expect(isPublicAddress('example.org')).toBe(false);
  });
});
