import { tmpdir } from 'node:os';
import { pino } from 'pino';
import type { Platform } from '../../platform/act.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { createIds } from '../../platform/ids.ts';
import { openJobs } from '../../platform/jobs/jobs.ts';
import { continueIssues } from '../issue-in-background.ts';

// A process of its own that takes up the orders to issue of a database at some moment, in batches of so many
// rows: tests kill it in the middle.
const [url = '', now = '', batch = ''] = process.argv.slice(2);
const database = openDatabase(url, 4);
const log = pino({ level: 'silent' });
const platform: Platform = {
  db: database.db,
  clock: () => new Date(now),
  ids: createIds(2),
  files: openFileStore(tmpdir()),
  jobs: openJobs(log),
  log,
  journalKey: Buffer.alloc(32, 7),
  afterAct: () => undefined,
};
await continueIssues(platform, batch === '' ? undefined : Number(batch));
await database.close();
