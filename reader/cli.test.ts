import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReadCommand } from './cli.ts';

const FIXTURE = fileURLToPath(new URL('./fixtures/thong-bao-ket-luan.txt', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chidao-read-'));
  await writeFile(join(folder, 'trong.txt'), '');
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runReadCommand(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

describe('chidao read', () => {
  it('prints one JSON line a file, each with its name', async () => {
    const { code, out } = await run(FIXTURE, join(folder, 'trong.txt'), '--json');
    expect(code).toBe(0);
    expect(out.map((line) => JSON.parse(line).file)).toEqual([
      'thong-bao-ket-luan.txt',
      'trong.txt',
    ]);
    expect(JSON.parse(out[0] ?? '{}').tasks).toHaveLength(4);
  });

  it('prints a summary in Vietnamese, with the rules when asked', async () => {
    expect((await run(FIXTURE)).out.join('\n')).toContain('chủ trì: Sở Nông nghiệp và Môi trường');
    expect((await run(FIXTURE, '--explain')).out.join('\n')).toMatch(
      /\[lead\/ordered 0\.\d+\] @\d+-\d+/,
    );
  });

  it('says which file could not be opened and goes on', async () => {
    const { code, out, err } = await run(join(folder, 'khong-co.txt'), FIXTURE);
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(err[0]).toContain('khong-co.txt');
  });

  it('explains itself when used wrongly', async () => {
    expect((await run()).code).toBe(2);
    expect((await run('--jsonn', FIXTURE)).err[0]).toContain('--jsonn');
  });
});
