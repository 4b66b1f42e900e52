import type { Platform } from '../../platform/act.ts';
import type { Config } from '../../platform/config.ts';

/** Parts of an installation that are examined, in the order in which they are shown. */
export const CHECKS = [
  'migrations',
  'journal',
  'ledger',
  'references',
  'files',
  'letters',
  'jobs',
  'clock',
  'space',
  'keys',
  'backups',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Something that is not as it should be, with what to do about it. */
export interface Finding {
  readonly check: CheckName;
  /** broken: data is wrong or about to be lost; warning: somebody should look. */
  readonly level: 'broken' | 'warning';
  readonly vi: string;
  readonly en: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** What is examined: nothing of it is changed. */
export interface Examined {
  readonly platform: Pick<Platform, 'db' | 'journalKey' | 'clock'>;
  readonly config: Pick<Config, 'varDir'>;
  readonly migrationsFolder: string;
}

export type Check = (examined: Examined) => Promise<Finding[]>;

/** A finding, or none where there is nothing to count. */
export function found(
  count: number,
  finding: Omit<Finding, 'count' | 'examples'>,
  examples: readonly string[] = [],
): Finding[] {
  return count === 0 ? [] : [{ ...finding, count, examples: examples.slice(0, 5) }];
}
