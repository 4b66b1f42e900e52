import { join } from 'node:path';
import pg from 'pg';
import { INSTALLATION } from '../../organisation/program-author.ts';
import type { Platform } from '../../platform/act.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { knownMigrations, migrate } from '../../platform/database/migrate.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { createIds } from '../../platform/ids.ts';
import { openJobs, prepareJobs } from '../../platform/jobs/jobs.ts';
import { openJournalKey } from '../../platform/journal/journal-key.ts';
import { sealJournal } from '../../platform/journal/seal-journal.ts';
import type { Log } from '../../platform/log.ts';
import { type CheckedBackup, checkBackup } from '../backup/check-backup.ts';
import { newer } from '../backup/read-archive.ts';
import { findSecrets, placeSecrets } from '../backup/secrets.ts';
import { KeepingError } from '../keeping-error.ts';
import { queueRestoredJobs } from '../store/kept-jobs.ts';
import { fillPlace } from './fill-place.ts';
import { markRestoring, unmarkRestoring } from './half-restored.ts';
import { clearPlace, openPlace, type PlaceRequest, requireEmptyPlace } from './place.ts';
import { type Proof, proveRestored } from './prove-restored.ts';
import { type Settled, settleRestored } from './settle-restored.ts';

export interface RestoreRequest extends PlaceRequest {
  readonly path: string;
  readonly passphrase: string | null;
  /** File of the keys where it does not lie beside the backup. */
  readonly keys: string | null;
  /** Goes on where the data does not prove itself: what was broken when it was saved is restored broken. */
  readonly unproven: boolean;
  readonly migrationsFolder: string;
  readonly log: Log;
  readonly clock: () => Date;
}

/** What stands in the new place. */
export interface Restored extends Settled, Proof {
  readonly takenAt: string;
  readonly rows: number;
  readonly files: number;
  readonly jobs: number;
  /** Migrations that have been added since the backup. */
  readonly migrated: readonly string[];
  readonly contentBytes: number;
  readonly seconds: number;
}

/**
 * Restores a backup into an empty place: proves the file first, fills the place in the form that the backup
 * has, brings it to today's form, and proves what stands there. Where anything fails the place is empty again;
 * where the process is killed no server opens what it left, and the next restore clears it.
 *
 * @throws KeepingError with what to do
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const began = performance.now();
  const { path, varDir, passphrase, keys } = request;
  const checked = await checkBackup(path, (head) =>
    findSecrets(head, { backup: path, passphrase, keys }),
  );
  await refuseNewer(request, checked);
  await requireEmptyPlace(request, checked.secrets);
  markRestoring(varDir, path, request.clock());
  try {
    const restored = await fillAndProve(request, checked);
    unmarkRestoring(varDir);
    return { ...restored, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    await clearPlace(request);
    throw error;
  }
}

async function refuseNewer({ path, migrationsFolder }: RestoreRequest, { head }: CheckedBackup) {
  const known = await knownMigrations(migrationsFolder);
  const isPrefix = head.migrations.every((name, at) => known[at] === name);
  if (!isPrefix) throw newer(path, head.version);
}

async function fillAndProve(
  request: RestoreRequest,
  checked: CheckedBackup,
): Promise<Omit<Restored, 'seconds'>> {
  const { varDir, migrationsFolder } = request;
  const { head, manifest } = checked;
  const place = await openPlace(request);
  const database = openDatabase(
    place.url,
    4,
    '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  );
  const client = new pg.Client({ connectionString: place.url, options: '-c statement_timeout=0' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await migrate(database.db, migrationsFolder, head.migrations.at(-1));
    await fillPlace(client, request.path, checked, join(varDir, 'files'));
    placeSecrets(varDir, checked.secrets);
    const migrated = await migrate(database.db, migrationsFolder);
    await prepareJobs(database.pool);
    const jobs = await queueRestoredJobs(client);
    const platform = platformOf(request, database.db);
    const proof = await proveRestored(platform, client, manifest.journal);
    if (proof.broken.length > 0 && !request.unproven) throw unproven(proof.broken);
    const settled = await settleRestored(platform, head.takenAt);
    await sealJournal(platform.db, platform.clock, INSTALLATION);
    const tables = Object.values(manifest.tables);
    const sum = (of: 'rows' | 'bytes') => tables.reduce((all, one) => all + one[of], 0);
    return {
      ...settled,
      ...proof,
      ...{ takenAt: head.takenAt, rows: sum('rows'), files: manifest.files.count, jobs, migrated },
      contentBytes: sum('bytes') + manifest.files.bytes,
    };
  } finally {
    await client.end().catch(() => undefined);
    await database.close();
    await place.close();
  }
}

function platformOf({ varDir, log, clock }: RestoreRequest, db: Platform['db']): Platform {
  return {
    ...{ db, clock, log },
    ids: createIds(undefined, () => clock().getTime()),
    files: openFileStore(join(varDir, 'files')),
    jobs: openJobs(log),
    journalKey: openJournalKey(varDir),
    afterAct: () => undefined,
  };
}

function unproven(broken: readonly string[]): KeepingError {
  const list = broken.map((line) => `  ${line}`).join('\n');
  return new KeepingError(
    'RESTORE_UNPROVEN',
    `Dữ liệu đã đứt hoặc lệch từ trước khi sao lưu, nên chưa khôi phục:\n${list}\nDùng bản sao lưu của ngày trước; nếu chấp nhận, chạy lại với --unproven rồi lập biên bản.`,
    'The data was broken before it was saved, so nothing was restored. Use the backup of an earlier day; to accept it as it is, run again with --unproven and put that on record.',
  );
}
