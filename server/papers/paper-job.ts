import { sql } from 'kysely';
import type { Platform } from '../platform/act.ts';
import { firstRow } from '../platform/database/rows.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { type Making, makePaper } from './make-paper.ts';
import { expireMadePapers, type MadePaperRecord, waitingPapers } from './store/made-paper-store.ts';

/**
 * Jobs of this capability: papers that no process is making are taken up within a minute, beside other jobs,
 * which must not wait for them; files whose time is over are removed.
 */
export function paperJobs(platform: Platform, making: Making): Record<string, JobHandler> {
  return {
    make_papers: async () => soonMakePapers(platform, making),
    remove_old_papers: async () => removeOldPapers(platform),
  };
}

/** Begins in this process with what waits, a moment from now. */
export function soonMakePapers(platform: Platform, making: Making): void {
  platform.jobs.soon('make papers', () => makePapers(platform, making));
}

/** Makes every paper that waits and that no other process is making, one after the other. */
export async function makePapers(platform: Platform, making: Making): Promise<void> {
  for (const paper of await waitingPapers(platform.db)) await takeUp(platform, paper, making);
}

/** The lock lives as long as this process's connection: a paper is free again the moment a process dies. */
async function takeUp(platform: Platform, paper: MadePaperRecord, making: Making): Promise<void> {
  const lock = sql`hashtextextended(${`paper ${paper.authorityId} ${paper.id}`}, 0)`;
  await platform.db.connection().execute(async (held) => {
    const taken = await firstRow(
      held,
      sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`,
    );
    if (!taken?.mine) return;
    try {
      await makePaper(platform, paper, making);
    } catch (error) {
      platform.log.warn({ error, paper: paper.id }, 'a paper was not made; it is tried again');
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held);
    }
  });
}

/** Removes the files of papers that were kept for their time; their rows stay and say so. */
export async function removeOldPapers(platform: Platform): Promise<void> {
  const files = platform.files.apart('papers');
  const hashes = await platform.db
    .transaction()
    .execute((tx) => expireMadePapers(tx, platform.clock()));
  for (const hash of hashes) await files.remove(hash);
}
