import { runReadCommand } from '../reader/cli.ts';
import { removeDemonstration } from '../seed/remove-demonstration.ts';
import { backupCommand } from './keeping/backup-command.ts';
import { doctorCommand } from './keeping/doctor-command.ts';
import { KeepingError } from './keeping/keeping-error.ts';
import { restoreCommand } from './keeping/restore-command.ts';
import { verifyBackupCommand } from './keeping/verify-command.ts';
import { type Installation, migrationsFolder, openInstallation } from './open-installation.ts';
import { createAdministratorLink } from './organisation/sign-in-links.ts';
import { loadAuthority } from './organisation/store/authority-store.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { EmbeddedDatabaseError } from './platform/database/embedded-database-error.ts';
import { MigrationError } from './platform/database/migrate.ts';
import { authoritiesWithEntries } from './platform/journal/journal-store.ts';
import { sealJournal } from './platform/journal/seal-journal.ts';
import { verifyJournal } from './platform/journal/verify-journal.ts';
import { ledgerAuthorities, rebuildLedger } from './tasks/rebuild-ledger.ts';
import { verifyLedger } from './tasks/verify-ledger.ts';

const HELP = `chidao: lệnh (command) — npm run --silent chidao -- LỆNH

  read TỆP… [--json] [--explain]   đọc văn bản; nhiều tệp với --json in mỗi tệp một dòng
                                   (read directives; several files with --json print JSON lines)
  journal verify [--json]          chứng minh chuỗi nhật ký nguyên vẹn, hoặc chỉ mục đầu tiên bị đứt
                                   (prove the journal chain, or name its first broken entry)
  journal seal                     nối chuỗi phần nhật ký chưa nối (seal the tail now)
  counters verify | rebuild        đối chiếu hoặc dựng lại sổ cái từ nhiệm vụ
                                   (check the ledger against the tasks, or rebuild it)
  backup TỆP | --to THƯ_MỤC [--keep 14] [--json]
                                   sao lưu khi đang chạy, đọc lại để chắc là đủ; --to đặt tên theo giờ và giữ N bản
                                   (back up while in use, read back; --to names by time and keeps N)
  backup verify TỆP [--keys TỆP]   kiểm một bản sao lưu tại chỗ (prove a backup where it lies)
  restore TỆP [--keys TỆP] [--unproven] [--json]
                                   khôi phục vào nơi trống rồi đối chiếu (restore into an empty place and prove it)
  doctor [--json]                  kiểm toàn bộ dữ liệu và máy, mỗi chỗ kèm việc cần làm
                                   (examine data and machine; each finding says what to do)
  link                             liên kết đăng nhập một lần (one-time sign-in link)
  demo remove                      bỏ bản trình diễn, để lại hệ thống trống
                                   (remove the demonstration and leave an empty installation)
  help                             trang này (this page)
`;

type Command = (args: readonly string[]) => Promise<number>;

const print = (line: string) => console.log(line);

const commands: Readonly<Record<string, Command>> = {
  read: (args) => runReadCommand(args, { out: print, err: (line) => console.error(line) }),
  'journal verify': withInstallation(verifyEveryJournal),
  'journal seal': withInstallation(async ({ platform }) => {
    for (const id of await authoritiesWithEntries(platform.db)) {
      print(`${id}: ${await sealJournal(platform.db, platform.clock, id)}`);
    }
    return 0;
  }),
  'counters verify': withInstallation(async ({ platform }) => {
    let wrong = 0;
    for (const id of await ledgerAuthorities(platform.db)) {
      const report = await verifyLedger(platform.db, id);
      wrong += report.differences;
      print(
        `${(await loadAuthority(platform.db, id))?.name ?? id}: ${report.accounts} tài khoản, ${report.differences} chỗ lệch (accounts, differences)`,
      );
    }
    return wrong === 0 ? 0 : 1;
  }),
  'counters rebuild': withInstallation(async ({ platform }) => {
    for (const id of await ledgerAuthorities(platform.db)) {
      print(
        `${id}: ${await rebuildLedger(platform.db, id)} bút toán phải sửa (postings corrected)`,
      );
    }
    return 0;
  }),
  backup: withInstallation((installation, args) => backupCommand(installation, args, print)),
  'backup verify': (args) =>
    verifyBackupCommand(args, readConfig(process.env).backupPassphrase, print),
  restore: (args) => restoreCommand(readConfig(process.env), migrationsFolder(), args, print),
  doctor: withInstallation((installation, args) =>
    doctorCommand({ ...installation, migrationsFolder: migrationsFolder() }, args, print),
  ),
  link: withInstallation(async ({ platform, config }) => {
    const address = config.publicUrl ?? `http://localhost:${config.port}`;
    const link = await createAdministratorLink(platform, address);
    print(
      link ??
        'Chưa có tài khoản nào. Mở trang để thiết lập lần đầu. (no account yet: open the page to set up)',
    );
    return link === null ? 1 : 0;
  }),
  'demo remove': withInstallation(async (installation) => {
    print(await removeDemonstration(installation));
    return 0;
  }),
  help: async () => {
    print(HELP);
    return 0;
  },
};

async function verifyEveryJournal(
  { platform }: Installation,
  args: readonly string[],
): Promise<number> {
  const reports = [];
  for (const id of await authoritiesWithEntries(platform.db)) {
    const report = await verifyJournal(platform.db, id, platform.journalKey);
    reports.push({
      name: (await loadAuthority(platform.db, id))?.name ?? 'Hệ thống (installation)',
      ...report,
    });
  }
  if (args.includes('--json')) {
    print(JSON.stringify(reports));
  } else {
    for (const { name, whole, sealed, unsealed, firstBroken } of reports) {
      const state = whole
        ? `nguyên vẹn (whole)`
        : `ĐỨT (broken) ở mục ${firstBroken?.position}, bản ghi ${firstBroken?.entryId ?? '?'}: ${firstBroken?.why}`;
      print(`${name}: ${state}; ${sealed} mục đã nối (sealed), ${unsealed} chưa nối (unsealed)`);
    }
  }
  return reports.every((report) => report.whole) ? 0 : 1;
}

function withInstallation(
  work: (installation: Installation, args: readonly string[]) => Promise<number>,
): Command {
  return async (args) => {
    const installation = await openInstallation(readConfig(process.env), { role: 'command' });
    try {
      return await work(installation, args);
    } finally {
      await installation.close();
    }
  };
}

async function main(args: readonly string[]): Promise<number> {
  const two = commands[args.slice(0, 2).join(' ')];
  if (two) return two(args.slice(2));
  const one = commands[args[0] ?? 'help'];
  if (one) return one(args.slice(1));
  console.error(`Không có lệnh '${args.join(' ')}'. (unknown command)\n\n${HELP}`);
  return 2;
}

/** Failures that are sentences for the operator, not stack traces. */
const EXPLAINED = [ConfigError, EmbeddedDatabaseError, MigrationError, KeepingError];

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = EXPLAINED.some((kind) => error instanceof kind);
    console.error(known && error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
