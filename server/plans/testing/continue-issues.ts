import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { openDatabase } from '../../platform/database/database.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { createIds } from '../../platform/ids.ts';
import { openJobs } from '../../platform/jobs/jobs.ts';
import { continueIssues } from '../issue-in-background.ts';

// A process of its own that takes up the orders to issue of a database: tests kill it in the middle.
const [url = ''] = process.argv.slice(2);
const database = openDatabase(url, 4);
const log = pino({ level: 'silent' });
await continueIssues({
  db: database.db,
  clock: () => new Date(),
  ids: createIds(2),
  files: openFileStore(tmpdir()),
  jobs: openJobs(log),
  log,
  journalKey: Buffer.alloc(32, 7),
  afterAct: () => undefined,
});
await database.close();
