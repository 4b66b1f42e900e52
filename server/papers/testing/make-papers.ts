import { pino } from 'pino';
import type { Platform } from '../../platform/act.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { createIds } from '../../platform/ids.ts';
import { openJobs } from '../../platform/jobs/jobs.ts';
import { makePapers } from '../paper-job.ts';
import { registerPapers } from '../paper-kinds.ts';
import { slowPaper } from './slow-paper.ts';

// A process of its own that makes the papers of a database that wait: a test kills it in the middle.
const [url = '', now = '', folder = ''] = process.argv.slice(2);
const database = openDatabase(url, 4);
const log = pino({ level: 'silent' });
const platform: Platform = {
  db: database.db,
  clock: () => new Date(now),
  ids: createIds(2),
  files: openFileStore(folder),
  jobs: openJobs(log),
  log,
  journalKey: Buffer.alloc(32, 7),
  afterAct: () => undefined,
};
registerPapers(slowPaper);
await makePapers(platform, { keptDays: 14 });
await database.close();
