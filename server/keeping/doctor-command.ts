import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database/database.ts';
import { examine } from './doctor/examine.ts';
import type { CheckName, Finding } from './doctor/finding.ts';
import { flagOf, type Said } from './said.ts';

const NAMES: Readonly<Record<CheckName, string>> = {
  migrations: 'Nâng cấp (migrations)',
  journal: 'Chuỗi nhật ký (journal)',
  ledger: 'Sổ cái (ledger)',
  references: 'Liên kết giữa các bảng (references)',
  files: 'Tệp (files)',
  letters: 'Thư (letters)',
  jobs: 'Việc nền (jobs)',
  clock: 'Đồng hồ (clock)',
  space: 'Ổ đĩa (disk)',
  keys: 'Khoá (keys)',
  backups: 'Sao lưu (backups)',
};

/**
 * `chidao doctor [--json]`: examines the installation and says what to do about each finding.
 *
 * @returns the exit code: 1 where something is broken, else 0, warnings or not
 */
export async function doctorCommand(
  kept: {
    readonly config: Config;
    readonly platform: Platform;
    readonly databaseUrl: string;
    readonly migrationsFolder: string;
  },
  args: readonly string[],
  say: Said,
): Promise<number> {
  const { config, platform, databaseUrl, migrationsFolder } = kept;
  const isJson = flagOf(args, '--json');
  // Examining millions of rows takes longer than any page may.
  const patient = openDatabase(databaseUrl, 2, '-c statement_timeout=0');
  try {
    const findings = await examine(
      { platform: { ...platform, db: patient.db }, config, migrationsFolder },
      isJson ? undefined : (check, found) => sayCheck(say, check, found),
    );
    if (isJson) say(JSON.stringify({ sound: findings.length === 0, findings }));
    return findings.some(({ level }) => level === 'broken') ? 1 : 0;
  } finally {
    await patient.close();
  }
}

function sayCheck(say: Said, check: CheckName, findings: readonly Finding[]): void {
  say(`${findings.length === 0 ? '✓' : '✗'} ${NAMES[check]}`);
  for (const { level, count, vi, en, examples } of findings) {
    say(`    ${level === 'broken' ? 'HỎNG (broken)' : 'nên xem (look)'}, ${count}: ${vi}`);
    say(`    ${en}`);
    if (examples.length > 0) say(`    ${examples.join(' · ')}`);
  }
}
