import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltProgram, buildProgram } from '../keeping/chaos/build-program.ts';
import { freshDatabase } from '../support/platform.ts';
import { runRounds } from './run-rounds.ts';

let program: BuiltProgram;
const folders: string[] = [];

beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => {
  program.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function place(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `chidao-${name}-`));
  folders.push(folder);
  return { folder, program: program.main, databaseUrl: await freshDatabase(name) };
}

it('a ministry and a city on two installations end with equal views: nothing twice, nothing lost', async () => {
  const report = await runRounds({
    ...{ giver: await place('giver'), holder: await place('holder') },
    ...{ rounds: 1, tasks: 4, troubles: 0.35, kills: true, seed: 46 },
  });
  expect(report).toMatchObject({ differences: [], duplicates: 0, losses: 0, tasks: 4 });
  expect(report.cuts).toBeGreaterThan(2);
  expect(report.kills).toBeGreaterThan(0);
  expect(report.messages).toBeGreaterThan(20);
}, 180_000);
