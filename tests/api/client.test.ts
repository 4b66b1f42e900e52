import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDay } from '../../server/calendar/rules/day.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { type OpenInterface, openInterface } from './open-interface.ts';

const run = promisify(execFile);
const root = process.cwd();
const LIMIT = 40;

/**
 * A newcomer takes the types from the server, writes a program against them and lets it run with a key. The program
 * stands beside this file as text: it is compiled against what the server gives, not against the sources.
 */
describe('a client that is made of the document', { timeout: 120_000 }, () => {
  let server: OpenInterface;
  let folder: string;

  beforeAll(async () => {
    server = await openInterface(LIMIT);
    folder = mkdtempSync(join(tmpdir(), 'chidao-newcomer-'));
    const types = await server.get('/api/client.d.ts');
    writeFileSync(join(folder, 'chidao.d.ts'), await types.text());
    for (const name of ['newcomer', 'mistakes']) {
      cpSync(join(root, 'tests/api', `${name}.ts.txt`), join(folder, `${name}.ts`));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          ...{ strict: true, noEmit: true, target: 'es2022', module: 'preserve' },
          ...{ types: ['node'], skipLibCheck: false, exactOptionalPropertyTypes: true },
        },
        files: ['chidao.d.ts', 'newcomer.ts', 'mistakes.ts'],
      }),
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.close();
  });

  it('compiles, and every mistake is one to the compiler', async () => {
    const tsc = join(root, 'node_modules/.bin/tsc');
    const { code = 0, stdout } = await run(tsc, ['-p', folder]).catch((failed) => failed);
    expect([code, stdout]).toEqual([0, '']);
  });

  it('reads page by page, acts once, hears what is unchanged, what was saved meanwhile and when to wait', async () => {
    const { world, platform } = server;
    const { telecom } = world.ministry;
    const titles = ['một', 'hai', 'ba', 'bốn', 'năm'].map(
      (word) => `Bàn giao máy tính, đợt ${word}`,
    );
    await giveTasks(
      platform,
      world.actors.planner,
      titles.map((title, at) => ({
        ...{ title, unitIds: [telecom.id] },
        dueOn: asDay(`2026-12-${20 + at}`),
      })),
    );
    const key = await server.keyOf('telecomHead', ['task.read', 'task.accept', 'task.report']);
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', join(folder, 'newcomer.ts'), server.address, key],
      { cwd: root },
    );
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      ...{ pages: 3, titles, percent: 40, reports: 1, unchanged: 304 },
      closed: [403, 'TOKEN_NOT_HERE'],
    });
    expect(told.twice).toBe(told.once);
    expect(told.stale.slice(0, 2)).toEqual([409, 'CONFLICT']);
    expect(told.stale[2]).toMatchObject({ version: told.once, savedBy: expect.any(String) });
    const [status, policy, seconds] = told.over;
    expect(status).toBe(429);
    expect(policy).toContain(`"key";q=${LIMIT};w=60`);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });
});
