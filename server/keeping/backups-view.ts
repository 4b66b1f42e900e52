import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { getBackups } from './contract.ts';
import { isBackupOld, lastMade } from './rules/backup-age.ts';
import { backupRuns, lastRestore } from './store/backup-record.ts';

/** How backups went, for whoever administers the installation. @throws Refusal NOT_ALLOWED */
export async function backupsView(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
): Promise<z.input<(typeof getBackups)['reply']>> {
  requireMay(actor, 'keeping.read', { authorityId: actor.authorityId });
  const runs = await backupRuns(db);
  const last = lastMade(runs);
  return { runs, last, isOld: isBackupOld(last, clock()), restored: await lastRestore(db) };
}
