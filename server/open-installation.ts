import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseHalfRestored } from './keeping/restore/half-restored.ts';
import type { Platform } from './platform/act.ts';
import { type Clock, steadyClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Database, type Db, openDatabase } from './platform/database/database.ts';
import {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { openFileStore } from './platform/files/file-store.ts';
import { createIds } from './platform/ids.ts';
import { openJobs, prepareJobs, type RunningJobs } from './platform/jobs/jobs.ts';
import { openJournalKey } from './platform/journal/journal-key.ts';
import { newestEntry } from './platform/journal/journal-store.ts';
import { sealJournal } from './platform/journal/seal-journal.ts';
import { openAnnouncer } from './platform/live/announce.ts';
import { type Log, openLog } from './platform/log.ts';
import { foldLedger } from './tasks/fold-ledger.ts';
import { newsOf } from './tasks/rules/news.ts';
import { packNews } from './tasks/rules/pack-news.ts';

/** Everything that stands behind the pages: database, files, jobs, log. One a process. */
export interface Installation {
  readonly config: Config;
  readonly platform: Platform;
  readonly database: Database;
  readonly jobs: RunningJobs;
  readonly log: Log;
  /** Address of the database that is open, embedded or given. */
  readonly databaseUrl: string;
  /** The embedded database where this process runs it; null with DATABASE_URL. */
  readonly embedded: EmbeddedPostgres | null;
  /**
   * Runs work under another clock: the demonstration replays past years with it. Commits do not wait
   * for the disk there, and nothing is sealed or folded until somebody does so.
   */
  replay<R>(clock: Clock, work: (platform: Platform) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** The numbered SQL files, from the sources or from the built server. */
export function migrationsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, 'migrations');
  return existsSync(built) ? built : join(here, 'platform', 'database', 'migrations');
}

/**
 * Opens the installation that the configuration names and brings its database to the newest form.
 *
 * @param options.role `server` owns the embedded database; `command` joins that of a running server
 * @throws EmbeddedDatabaseError, MigrationError, KeepingError with a sentence for the operator
 */
export async function openInstallation(
  config: Config,
  options: {
    role: 'server' | 'command';
    say?: (line: string) => void;
    onLost?: (error: Error) => void;
  },
): Promise<Installation> {
  const say = options.say ?? (() => undefined);
  refuseHalfRestored(config.varDir);
  const log = openLog(config);
  const embeddedOptions = { dataDir: join(config.varDir, 'postgres'), log, onLost: options.onLost };
  let embedded: EmbeddedPostgres | null = null;
  let url = config.databaseUrl;
  let closeDatabase = async () => {};
  if (url === null) {
    say('Đang khởi động cơ sở dữ liệu… (starting the database)');
    if (options.role === 'server') {
      embedded = await startEmbeddedPostgres(embeddedOptions);
      url = embedded.url;
      closeDatabase = embedded.stop;
    } else {
      const joined = await joinEmbeddedPostgres(embeddedOptions);
      url = joined.url;
      closeDatabase = joined.stop;
    }
  }
  const database = openDatabase(url, config.poolSize, '', config.readUrl);
  try {
    const done = await migrate(database.db, migrationsFolder());
    if (done.length > 0) say(`Đã nâng cấp cơ sở dữ liệu: ${done.join(', ')}. (database migrated)`);
    await prepareJobs(database.pool);
  } catch (error) {
    await database.close();
    await closeDatabase();
    throw error;
  }

  const jobs = openJobs(log);
  const journalKey = openJournalKey(config.varDir);
  const files = openFileStore(join(config.varDir, 'files'));
  const platformOf = (db: Db, clock: Clock, afterAct: Platform['afterAct']): Platform => ({
    db,
    clock,
    ids: createIds(undefined, () => clock().getTime()),
    files,
    jobs,
    log,
    journalKey,
    afterAct,
  });
  const clock = steadyClock(await newestEntry(database.db));
  const announcer = openAnnouncer(database.db, log, packNews);
  const follow: Platform['afterAct'] = (authorityId, entries = []) => {
    const news = newsOf(authorityId, entries);
    if (news) announcer.announce(news);
    jobs.soon(`seal ${authorityId}`, async () => {
      await sealJournal(database.db, clock, authorityId);
    });
    jobs.soon(`fold ${authorityId}`, async () => {
      await foldLedger(database.db, authorityId);
    });
  };
  return {
    config,
    platform: platformOf(database.db, clock, follow),
    database,
    jobs,
    log,
    databaseUrl: url,
    embedded,
    async replay(clock, work) {
      const relaxed = openDatabase(url, 2, '-c synchronous_commit=off');
      try {
        return await work(platformOf(relaxed.db, clock, () => undefined));
      } finally {
        await relaxed.close();
      }
    },
    async close() {
      await jobs.stop();
      await announcer.settle();
      await database.close();
      await closeDatabase();
    },
  };
}
