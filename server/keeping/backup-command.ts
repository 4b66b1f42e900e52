import { basename, resolve } from 'node:path';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { checkBackup } from './backup/check-backup.ts';
import { nextIn, pruneBackups } from './backup/keep-backups.ts';
import { type Backup, makeBackup } from './backup/make-backup.ts';
import { findSecrets } from './backup/secrets.ts';
import { KeepingError } from './keeping-error.ts';
import { fileOf, flagOf, optionOf, type Said } from './said.ts';
import { noteBackup } from './store/backup-record.ts';

/** What a backup is made of: the open installation. */
export interface Kept {
  readonly config: Config;
  readonly platform: Platform;
  readonly databaseUrl: string;
}

/**
 * `chidao backup FILE` or `chidao backup --to FOLDER [--keep N]`: writes a backup, reads it back to prove it,
 * and notes how it went.
 *
 * @returns the exit code: 0 whole; 2 whole, but files of the installation were damaged before; 1 none was made
 */
export async function backupCommand(kept: Kept, args: readonly string[], say: Said) {
  const folder = optionOf(args, '--to');
  const now = kept.platform.clock();
  const given = fileOf(args, ['--json']);
  if (folder === null && given === null) {
    say('Ghi nơi để bản sao lưu: chidao backup TỆP, hoặc chidao backup --to THƯ_MỤC --keep 14.');
    say('(name the file or the folder of the backup)');
    return 1;
  }
  const keep = Math.max(1, Number.parseInt(optionOf(args, '--keep') ?? '14', 10) || 14);
  const path = folder === null ? resolve(given ?? '') : nextIn(resolve(folder), now).path;
  const backup = await noted(kept, path, now);
  const removed = folder === null ? [] : pruneBackups(resolve(folder), keep);
  if (flagOf(args, '--json')) say(JSON.stringify({ ...backup, removed }));
  else for (const line of told(backup, removed)) say(line);
  return backup.damaged.length === 0 ? 0 : 2;
}

async function noted({ config, platform, databaseUrl }: Kept, path: string, now: Date) {
  const at = now.toISOString();
  const passphrase = config.backupPassphrase;
  const name = basename(path);
  try {
    const request = { databaseUrl, varDir: config.varDir, path, passphrase, now };
    const backup = await makeBackup(request);
    await checkBackup(path, (head) =>
      findSecrets(head, { backup: path, passphrase, keys: backup.keysFile }),
    );
    const { bytes, rows, files, damaged, seconds } = backup;
    await noteBackup(platform.db, {
      ...{ at, name },
      outcome: { kind: 'made', bytes, rows, files, damaged: damaged.length, seconds },
    });
    return backup;
  } catch (error) {
    const told = error instanceof KeepingError ? error : { vi: String(error), en: String(error) };
    const outcome = { kind: 'failed', vi: told.vi, en: told.en } as const;
    await noteBackup(platform.db, { at, name, outcome }).catch(() => undefined);
    throw error;
  }
}

function told(backup: Backup, removed: readonly string[]): string[] {
  const { path, bytes, rows, files, damaged, keysFile, seconds, contentBytes } = backup;
  const speed = megabytes(contentBytes / Math.max(seconds, 0.001));
  return [
    `Đã sao lưu và đọc lại đủ: ${path} (${megabytes(bytes)} MB; ${rows} dòng, ${files} tệp; ${speed} MB/s).`,
    `(backed up and read back whole: ${rows} rows, ${files} files)`,
    keysFile === null
      ? 'Khoá nhật ký nằm trong bản sao lưu, khoá bằng mật khẩu: giữ CHIDAO_BACKUP_PASSPHRASE ở nơi khác. (the keys are sealed in it by the passphrase: keep that elsewhere)'
      : `Khoá nhật ký ở ${keysFile}: cất ở nơi khác với bản sao lưu, thiếu nó thì không khôi phục được. (keep this file of keys apart: a restore needs it)`,
    ...(damaged.length === 0
      ? []
      : [
          `${damaged.length} tệp đã mất hoặc hỏng từ trước, không có trong bản sao lưu; chạy "chidao doctor" để xem là tệp nào. (files were gone or damaged before)`,
        ]),
    ...removed.map((name) => `Đã xoá bản cũ ${name}. (removed)`),
  ];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace('.', ',');
}
