import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { giveTo } from './data-place.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { type Installation, spawnNative } from './postmaster.ts';

/**
 * Makes the data directory: UTF-8, and PostgreSQL's own locale, whose order and letter case do not
 * change with the machine's C library under an index.
 * It is made as a draft beside its place, so that one that was cut short is never taken for whole.
 * @throws EmbeddedDatabaseError INIT_FAILED with what initdb said
 */
export async function createCluster(
  installation: Installation,
  durability: 'durable' | 'throwaway' = 'durable',
): Promise<void> {
  const { dataDir, account, log } = installation;
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(draft, account);
  const args = ['-D', draft, '-U', 'chidao', '-E', 'UTF8', '--locale=C', '--auth=peer'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  if (durability === 'throwaway') args.push('--no-sync');
  log.info('Tạo cơ sở dữ liệu lần đầu…');
  const child = spawnNative({ ...installation, dataDir: draft }, 'initdb', args);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw initFailed(said);
  }
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true });
  renameSync(draft, dataDir);
}

function initFailed(said: string): EmbeddedDatabaseError {
  const lines = said.trim().split('\n').slice(-5).join('\n  ');
  return new EmbeddedDatabaseError(
    'INIT_FAILED',
    `Không tạo được cơ sở dữ liệu. Đọc các dòng dưới, sửa nguyên nhân (ổ đĩa đầy, quyền thư mục, thư viện hệ thống…) rồi chạy lại, hoặc đặt DATABASE_URL.\n  ${lines}`,
    'The database could not be created. Read the lines above, mend the cause (full disk, directory rights, system libraries…) and start again, or set DATABASE_URL.',
  );
}
