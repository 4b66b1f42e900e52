import { resolve } from 'node:path';
import { checkBackup } from './backup/check-backup.ts';
import { findSecrets } from './backup/secrets.ts';
import { fileOf, optionOf, type Said } from './said.ts';

/** `chidao backup verify FILE [--keys FILE]`: proves a backup where it lies, without a database. */
export async function verifyBackupCommand(
  args: readonly string[],
  passphrase: string | null,
  say: Said,
): Promise<number> {
  const given = fileOf(args, []);
  if (given === null) {
    say('Ghi tệp cần kiểm: chidao backup verify TỆP. (name the backup)');
    return 1;
  }
  const path = resolve(given);
  const keys = optionOf(args, '--keys');
  const { head, manifest } = await checkBackup(path, (read) =>
    findSecrets(read, { backup: path, passphrase, keys }),
  );
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  say(
    `Nguyên vẹn: ${head.takenAt}, bản ${head.version}; ${rows} dòng, ${manifest.files.count} tệp, ${manifest.journal.length} chuỗi nhật ký. (whole)`,
  );
  return 0;
}
