import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_BODIES, openPublicCache, type PublicReply } from './public-cache.ts';
import { openTurnstile, TooBusy } from './waiting-lines.ts';

const limits = { bytes: 200_000, missing: 10, renders: 2, waiting: 300 };
const reply = (text: string, ...authorities: string[]): PublicReply => ({
  ...{ status: 200, type: 'text/html; charset=utf-8', bytes: Buffer.from(text) },
  ...{ headers: {}, authorities },
});
const turn = () => new Promise((go) => setImmediate(go));

describe('the memory of public pages', () => {
  it('renders a page once for a crowd that comes before it is there', async () => {
    const cache = openPublicCache(limits);
    let renders = 0;
    const render = async () => {
      renders += 1;
      await turn();
      return reply('trang', '1');
    };
    const got = await Promise.all(Array.from({ length: 200 }, () => cache.get('vi /p/a', render)));
    expect(renders).toBe(1);
    expect(new Set(got).size).toBe(1);
  });

  it('forgets the pages of a body, and those of all bodies, and no others', async () => {
    const cache = openPublicCache(limits);
    await cache.get('a', async () => reply('a', '1'));
    await cache.get('b', async () => reply('b', '2'));
    await cache.get('all', async () => reply('all', ALL_BODIES));
    await cache.get('none', async () => null);
    cache.hearing.heard('1');
    expect(['a', 'b', 'all', 'none'].map((key) => cache.peek(key)?.bytes.toString())).toEqual([
      ...[undefined, 'b', undefined, undefined],
    ]);
    cache.hearing.missed?.();
    expect(cache.size.entries).toBe(0);
  });

  it('never keeps, nor hands on, what was begun before a change', async () => {
    const cache = openPublicCache(limits);
    let finish = () => {};
    const old = cache.get('a', async () => {
      await new Promise<void>((go) => {
        finish = go;
      });
      return reply('old', '1');
    });
    await turn();
    cache.forget('1');
    const fresh = await cache.get('a', async () => reply('new', '1'));
    finish();
    expect((await old)?.bytes.toString()).toBe('old');
    expect(fresh?.bytes.toString()).toBe('new');
    expect((await cache.get('a', async () => reply('newer', '1')))?.bytes.toString()).toBe('new');
  });

  it('stays within its bytes, whatever is asked for, and keeps no page of an unknown address', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.nat(60), size: fc.nat(60_000), isThere: fc.boolean() }), {
          maxLength: 80,
        }),
        async (asked) => {
          const cache = openPublicCache(limits);
          for (const { key, size, isThere } of asked) {
            const text = 'x'.repeat(size);
            await cache.get(`${isThere} ${key}`, async () => (isThere ? reply(text, '1') : null));
            expect(cache.size.bytes).toBeLessThanOrEqual(limits.bytes);
            expect(cache.size.missing).toBeLessThanOrEqual(limits.missing);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('reads for few at a time, and sends away whoever would only wait', async () => {
    const cache = openPublicCache({ ...limits, waiting: 3 });
    let now = 0;
    let most = 0;
    const render = async () => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
      return reply('x', '1');
    };
    const asked = Array.from({ length: 9 }, (_, key) => cache.get(String(key), render));
    const ended = await Promise.allSettled(asked);
    expect(most).toBe(limits.renders);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(
      ended.filter((each) => each.status === 'rejected' && each.reason instanceof TooBusy),
    ).toHaveLength(4);
  });

  it('a page that could not be made is asked for again', async () => {
    const cache = openPublicCache(limits);
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await cache.get('a', async () => reply('a', '1')))?.status).toBe(200);
  });
});

it('a crowd of readers takes turns with everything else that has come', async () => {
  const gate = openTurnstile(4, 50);
  const passed: number[] = [];
  const crowd = Array.from({ length: 20 }, async (_, reader) => {
    await gate.enter();
    passed.push(reader);
  });
  const seen: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await turn();
    seen.push(passed.length);
  }
  await Promise.all(crowd);
  expect(passed).toEqual(Array.from({ length: 20 }, (_, reader) => reader));
  seen.reduce((before, count) => {
    expect(count - before).toBeLessThanOrEqual(4);
    return count;
  }, 4);
  expect(() => Array.from({ length: 60 }, () => gate.enter())).toThrow(TooBusy);
});
