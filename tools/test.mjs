// npm test: installs, checks, runs every test, and ends with one line: N passed, N failed.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';

process.chdir(root);
const began = Date.now();
await install({ say: (line) => console.log(line) });
const { check, spawnProgram } = await import('./check.mjs');
const { build } = await import('./build.mjs');
const { findChromium } = await import('./find-chromium.mjs');

const total = { passed: 0, failed: 0 };
const reports = mkdtempSync(join(tmpdir(), 'chidao-reports-'));
try {
  heading('Kiểm tra (checks)');
  add(await check());

  heading('Kiểm thử (tests)');
  // Every statement that the product sends meanwhile is kept, and held against the rules of distribution after.
  const statements = join(reports, 'statements');
  mkdirSync(statements);
  add(await runTests('unit', [], { CHIDAO_STATEMENTS: statements }));
  const judge = join(root, 'tests', 'sharding', 'check-statements.ts');
  add(await asOne('statements by authority', () => runScript(judge, statements)));

  if (hasBrowserTests()) {
    heading('Kiểm thử trên trình duyệt (browser tests)');
    // They run the built program, in a real browser, as a user would.
    add(await asOne('build', () => build({ say: (line) => console.log(line) })));
    add(await asOne('browser', findChromium));
    add(await runTests('browser', ['--config', 'tests/browser/vitest.config.ts']));
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

console.log(`\n${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs vitest with its usual output, and counts by its report. */
async function runTests(name, args, env = {}) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const well = await spawnProgram(vitest, ['run', ...args, ...reporters], env);
  return counted(report, well);
}

async function runScript(...args) {
  const well = await spawnProgram(join(root, 'node_modules', '.bin', 'tsx'), args);
  if (!well) throw new Error('see above');
}

/**
 * What a report says. A file that failed before its first test, or a run that ended badly although no
 * test failed (an error outside every test, no report at all), counts as a failure.
 */
function counted(report, well) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + broken;
    return { passed: numPassedTests, failed: !well && failed === 0 ? 1 : failed };
  } catch {
    console.log('✗ the run ended without a report');
    return { passed: 0, failed: 1 };
  }
}

/** A step without tests of its own counts as one. */
async function asOne(name, work) {
  try {
    await work();
    console.log(`✓ ${name}`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(`✗ ${name}\n${error.stack ?? error}`);
    return { passed: 0, failed: 1 };
  }
}

function hasBrowserTests() {
  try {
    return readdirSync(join(root, 'tests', 'browser'), { recursive: true }).some((file) =>
      /\.test\.tsx?$/.test(String(file)),
    );
  } catch {
    return false;
  }
}

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function heading(text) {
  console.log(`\n── ${text}`);
}
