import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore } from '../../files/file-store.ts';
import {
  type Defended,
  listenHere,
  openDefended,
  SECRET,
  sendRaw,
} from '../testing/open-defended.ts';

describe('paths that climb', () => {
  let server: Defended;
  let port: number;
  beforeAll(async () => {
    server = await openDefended({ CHIDAO_RATE_LIMIT: '0' });
    port = await listenHere(server.app);
  });
  afterAll(() => server.close());

  const get = (path: string) =>
    sendRaw(port, [`GET ${path} HTTP/1.1\r\nHost: chidao\r\nConnection: close\r\n\r\n`]);

  it.each([
    ...['/../journal.key', '/assets/../../journal.key', '/%2e%2e/journal.key', '/..%2fjournal.key'],
    ...[
      '/assets/..%2f..%2fjournal.key',
      '/assets/%2e%2e%2f%2e%2e%2fjournal.key',
      '/..%5cjournal.key',
    ],
    ...[
      '/%252e%252e/journal.key',
      '//../journal.key',
      '/./../journal.key',
      '/assets/..;/..;/journal.key',
    ],
    ...[
      '/..%c0%afjournal.key',
      '/assets/main-1a2b3c.js/../../../journal.key',
      '/journal.key%00.js',
    ],
    ...['/.env', '/.git/config', '/assets/.%00./journal.key', '/../web/../journal.key'],
  ])('%s gives nothing that lies outside the page', async (path) => {
    expect(await get(path)).not.toContain(SECRET);
  });

  it('never reach what lies outside, however they are put together', async () => {
    const step = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '%2f',
      '/',
      '//',
      '\\',
      '%5c',
      'assets',
      '%00',
      '..;',
      '%252f',
    );
    const addresses = fc
      .array(step, { minLength: 1, maxLength: 7 })
      .map((steps) => `/${steps.join('/')}/journal.key`);
    await fc.assert(
      fc.asyncProperty(addresses, async (url) => {
        expect(await get(url)).not.toContain(SECRET);
      }),
      { numRuns: 200 },
    );
  });

  it('are no names of files: only hashes are opened, whatever else is asked for', () => {
    const folder = mkdtempSync(`${tmpdir()}/chidao-files-`);
    const store = openFileStore(folder);
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '../../etc/passwd',
        `${'a'.repeat(63)}/`,
        `${'a'.repeat(64)}/../x`,
        `${'A'.repeat(64)}`,
        `${'a'.repeat(64)}\n`,
      ),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect(() => store.open(name)).toThrow(/not a file hash/);
      }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('break no header of a download: a name is written so that it cannot end the line or the quotes', () => {
    const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(names, (name) => {
        const header = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
        expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w\-.!~*'()%]+$/);
      }),
    );
  });

  it('are no names that we write into downloads: those are plain, or encoded', async () => {
    const { execFileSync } = await import('node:child_process');
    const found = execFileSync(
      'grep',
      ['-rnE', '--include=*.ts', '--exclude=*.test.ts', 'filename=', 'server'],
      { encoding: 'utf8' },
    );
    const lines = found
      .split('\n')
      .filter((line) => line.includes('content-disposition') || line.includes('attachment'));
    expect(lines.length).toBeGreaterThan(10);
    // A fixed name, or a name from one of our own exporters, which never holds what people wrote.
    const odd = lines.filter(
      (line) => !/filename="(?:[a-z0-9.-]+|\$\{name(?:\.plain)?\}(?:\.csv)?)"/.test(line),
    );
    expect(odd.filter((line) => !line.includes('/testing/'))).toEqual([]);
  });
});
