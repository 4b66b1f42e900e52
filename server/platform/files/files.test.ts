import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { checkFile } from './check-file.ts';
import { openFileStore } from './file-store.ts';

const bytes = (words: string) => new TextEncoder().encode(words);
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 6, 0, 0, 0,
]);

describe('the file store', () => {
  it('keeps the same bytes once, under their hash', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chidao-store-'));
    const store = openFileStore(folder);
    const [first, second] = await Promise.all([
      store.put(bytes('kế hoạch')),
      store.put(bytes('kế hoạch')),
    ]);
    expect(first).toBe(second);
    expect(await text(store.open(first))).toBe('kế hoạch');
    expect(readdirSync(join(folder, first.slice(0, 2)))).toEqual([first]);
  });

  it('keeps passing files apart: what is removed there stays where it was put for good', async () => {
    const store = openFileStore(mkdtempSync(join(tmpdir(), 'chidao-store-')));
    const passing = store.apart('papers');
    const hash = await passing.put(bytes('kế hoạch'));
    expect([await passing.has(hash), await store.has(hash)]).toEqual([true, false]);
    await store.put(bytes('kế hoạch'));
    await passing.remove(hash);
    await passing.remove(hash);
    expect([await passing.has(hash), await store.has(hash)]).toEqual([false, true]);
    expect(() => passing.remove('../../etc/passwd')).toThrow(/not a file hash/);
  });

  it('opens nothing by a name that is not a hash', () => {
    const store = openFileStore(tmpdir());
    expect(() => store.open('../../etc/passwd')).toThrow(/not a file hash/);
  });
});

describe('what an upload is', () => {
  const refusal = async (name: string, content: Uint8Array) => {
    try {
      await checkFile(name, content);
    } catch (error) {
      if (error instanceof Refusal) return error.text.code;
      throw error;
    }
    return 'accepted';
  };

  it.each([
    ['bao-cao.txt', bytes('xong'), 'accepted'],
    ['anh.png', PNG, 'accepted'],
    ['rong.txt', new Uint8Array(), 'FILE_EMPTY'],
    ['chuong-trinh.exe', bytes('MZ'), 'FILE_KIND'],
    ['khong-duoi', bytes('xong'), 'FILE_KIND'],
    ['anh.pdf', PNG, 'FILE_DISGUISED'],
    ['ghi-chu.txt', PNG, 'FILE_DISGUISED'],
    ['bao-cao.docx', bytes('not a document at all'), 'FILE_DISGUISED'],
  ])('%s', async (name, content, expected) => {
    expect(await refusal(name, content)).toBe(expected);
  });

  it('refuses more than 50 MB', async () => {
    expect(await refusal('lon.txt', new Uint8Array(50 * 1024 * 1024 + 1).fill(65))).toBe(
      'FILE_TOO_LARGE',
    );
  });
});
