import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

/** Browser tests: one server, one database and one Chromium for the whole run, a context of its own for each test. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/support/browser-setup.ts'],
    testTimeout: 120_000,
    // A machine that is busy with something else may miss one moment; twice is a fault.
    retry: 1,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    // Pages wait for servers, and servers for pages: with three at work two processors are busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
