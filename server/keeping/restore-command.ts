import { resolve } from 'node:path';
import type { Config } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { type Restored, restoreBackup } from './restore/restore-backup.ts';
import { fileOf, flagOf, optionOf, type Said } from './said.ts';

/** `chidao restore FILE [--keys FILE] [--unproven] [--json]`: into the empty place that the settings name. */
export async function restoreCommand(
  config: Config,
  migrationsFolder: string,
  args: readonly string[],
  say: Said,
): Promise<number> {
  const given = fileOf(args, ['--unproven', '--json']);
  if (given === null) {
    say('Ghi tệp cần khôi phục: chidao restore TỆP. (name the backup)');
    return 1;
  }
  const keys = optionOf(args, '--keys');
  const restored = await restoreBackup({
    path: resolve(given),
    keys: keys === null ? null : resolve(keys),
    ...{ varDir: config.varDir, databaseUrl: config.databaseUrl },
    ...{ passphrase: config.backupPassphrase, unproven: flagOf(args, '--unproven') },
    ...{ migrationsFolder, log: openLog(config), clock: () => new Date() },
  });
  if (flagOf(args, '--json')) say(JSON.stringify(restored));
  else for (const line of told(restored)) say(line);
  return restored.broken.length === 0 ? 0 : 2;
}

function told(restored: Restored): string[] {
  const { takenAt, rows, files, jobs, migrated, chains, entries, tasks } = restored;
  const { sessions, unsureLetters, broken, contentBytes, seconds } = restored;
  const speed = (contentBytes / 1e6 / Math.max(seconds, 0.001)).toFixed(1).replace('.', ',');
  return [
    `Đã khôi phục bản của ${takenAt}: ${rows} dòng, ${files} tệp, ${jobs} việc nền (${speed} MB/s). (restored)`,
    `Đã đối chiếu: ${chains} chuỗi nhật ký với ${entries} mục, ${tasks} nhiệm vụ khớp sổ cái, mọi tệp khớp mã băm. (journal, ledger and files hold)`,
    ...migrated.map((name) => `Đã nâng cấp: ${name}. (migrated)`),
    `Đã kết thúc ${sessions} phiên đăng nhập: mọi người đăng nhập lại. (everybody signs in again)`,
    ...(unsureLetters === 0
      ? []
      : [
          `${unsureLetters} thư chờ gửi lúc sao lưu có thể đã gửi sau đó: xem ở Quản trị, gửi lại nếu cần. (letters that may have gone out since wait for a decision)`,
        ]),
    ...broken.map((line) => `CHƯA KHỚP (does not hold): ${line}`),
    'Kiểm lại khoá API và uỷ quyền đã thu hồi sau thời điểm sao lưu: chúng có hiệu lực trở lại. (tokens and delegations revoked since are alive again: revoke them anew)',
  ];
}
