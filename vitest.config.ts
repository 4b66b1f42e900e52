import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{reader,server,web,seed,tests,tools}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/properties.ts', 'tests/sharding/record-statements.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Some wait for a process to start or a disk: two processors are busy with three files.
    maxWorkers: 3,
    // Files share the modules of their worker, as requests share those of the program: what a module remembers
    // it remembers by database, and each file has a database of its own. Loading them anew took a third of the run.
    isolate: false,
  },
});
