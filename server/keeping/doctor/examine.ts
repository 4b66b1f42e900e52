import { checkFiles } from './check-files.ts';
import { checkKeys, checkSpace } from './check-machine.ts';
import { checkJournal, checkLedger, checkMigrations, checkReferences } from './check-records.ts';
import { checkBackups, checkClock, checkJobs, checkLetters } from './check-running.ts';
import { CHECKS, type Check, type CheckName, type Examined, type Finding } from './finding.ts';

const RUN: Readonly<Record<CheckName, Check>> = {
  migrations: checkMigrations,
  journal: checkJournal,
  ledger: checkLedger,
  references: checkReferences,
  files: checkFiles,
  letters: checkLetters,
  jobs: checkJobs,
  clock: checkClock,
  space: checkSpace,
  keys: checkKeys,
  backups: checkBackups,
};

/** Examines an installation, in use or not, without changing anything. */
export async function examine(
  examined: Examined,
  told: (check: CheckName, findings: readonly Finding[]) => void = () => undefined,
): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const name of CHECKS) {
    const findings = await RUN[name](examined);
    told(name, findings);
    all.push(...findings);
  }
  return all;
}
