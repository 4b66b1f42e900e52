import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { BackupRun } from '../contract.ts';

/** So many runs are remembered: a month of nights. */
const KEPT = 30;

/** Notes how a backup went, the newest first. It stands outside of the backup that it tells of. */
export async function noteBackup(db: Db, noted: BackupRun): Promise<void> {
  await run(
    db,
    sql`insert into installation (key, value) values ('backups', jsonb_build_array(${JSON.stringify(noted)}::jsonb))
        on conflict (key) do update set value = (
          select jsonb_agg(each.run order by each.at) from (
            select run, at from jsonb_array_elements(excluded.value || installation.value)
              with ordinality as all_runs(run, at)
            order by at limit ${KEPT}) each)`,
  );
}

/** The last runs, the newest first. */
export async function backupRuns(db: Db): Promise<BackupRun[]> {
  const found = await firstRow(
    db,
    sql<{ value: BackupRun[] }>`select value from installation where key = 'backups'`,
  );
  return found?.value ?? [];
}

export interface RestoredRecord {
  readonly takenAt: string;
  readonly at: string;
}

/** Whether this installation was restored from a backup, and when. */
export async function lastRestore(db: Db): Promise<RestoredRecord | null> {
  const found = await firstRow(
    db,
    sql<{ value: RestoredRecord }>`select value from installation where key = 'restored'`,
  );
  return found?.value ?? null;
}
