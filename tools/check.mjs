// npm run check: format and lint, types, arrows, dead code, file length. Each is one passed or one failed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkArrows } from './check-arrows.mjs';
import { checkLengths } from './check-lengths.mjs';
import { install, root } from './install.mjs';
import { checkLicences } from './licences.mjs';

const program = (name, ...args) => ({
  run: () => spawnProgram(join(root, 'node_modules', '.bin', name), args),
});
const lines = (find) => ({
  run: async () => {
    const wrong = await find();
    for (const line of wrong) console.log(`  ${line}`);
    return wrong.length === 0;
  },
});

const CHECKS = {
  'format and lint': program('biome', 'check', '--max-diagnostics=50', '.'),
  types: program('tsc', '-p', 'tsconfig.json', '--noEmit'),
  'types of the web': program('tsc', '-p', 'web', '--noEmit'),
  'types of the service worker': program('tsc', '-p', 'web/offline', '--noEmit'),
  arrows: lines(checkArrows),
  'dead code': program('knip', '--no-config-hints'),
  'file length': lines(checkLengths),
  licences: lines(async () => checkLicences()),
};

/** Runs every check, also after one has failed, and says how many passed and failed. */
export async function check() {
  const result = { passed: 0, failed: 0 };
  for (const [name, { run }] of Object.entries(CHECKS)) {
    const began = Date.now();
    const good = await run().catch((error) => {
      console.log(`  ${error.stack ?? error}`);
      return false;
    });
    result[good ? 'passed' : 'failed'] += 1;
    console.log(`${good ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
  return result;
}

/** True if the program ended well; what it says goes to the terminal as it says it. */
export async function spawnProgram(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.log(`  ${error.message}`);
      resolve(1);
    });
    child.once('exit', resolve);
  });
  return code === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await install({ say: (line) => console.log(line) });
  const { failed } = await check();
  process.exitCode = failed > 0 ? 1 : 0;
}
