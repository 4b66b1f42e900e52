import { defineConfig } from 'vitest/config';

const EXCLUDE = ['**/node_modules/**', 'tests/browser/**'];

/**
 * Tests of what keeps nothing share the modules that they import; every other file has its own, as every
 * process of the program has, and a database of its own on the one PostgreSQL of the run.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{reader,web}/**/*.test.{ts,tsx}', 'server/**/rules/**/*.test.ts'],
          exclude: EXCLUDE,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['{server,seed,tests,tools}/**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDE, 'server/**/rules/**'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
