import { z } from 'zod';
import { endpoint, Instant } from '../platform/contract.ts';

const Count = z.number().int().min(0);

/** One run of `chidao backup`: what was written and proven, or why nothing was. */
export const BackupRun = z.object({
  at: Instant,
  /** The name of the file, without its folder. */
  name: z.string(),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('made'),
      bytes: Count,
      rows: Count,
      files: Count,
      /** Files of the installation that were gone or damaged before the backup. */
      damaged: Count,
      seconds: z.number(),
    }),
    z.object({ kind: z.literal('failed'), vi: z.string(), en: z.string() }),
  ]),
});
export type BackupRun = z.infer<typeof BackupRun>;

export const getBackups = endpoint({
  method: 'GET',
  path: '/api/keeping/backups',
  reply: z.object({
    runs: z.array(BackupRun),
    /** The last backup that was read back whole. */
    last: BackupRun.nullable(),
    /** Whether it is older than a day and a half, or there is none. */
    isOld: z.boolean(),
    restored: z.object({ takenAt: Instant, at: Instant }).nullable(),
  }),
  summary: 'How backups of the installation went, the newest first',
});
