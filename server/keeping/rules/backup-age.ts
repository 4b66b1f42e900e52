import type { BackupRun } from '../contract.ts';

/** A backup a night, with half a day for a night that was missed. */
const OLD_AFTER_MS = 36 * 3_600_000;

/** The newest run that ended with a backup. */
export function lastMade(runs: readonly BackupRun[]): BackupRun | null {
  return runs.find(({ outcome }) => outcome.kind === 'made') ?? null;
}

/** True where nobody could restore yesterday. */
export function isBackupOld(last: BackupRun | null, now: Date): boolean {
  return last === null || now.getTime() - new Date(last.at).getTime() > OLD_AFTER_MS;
}
