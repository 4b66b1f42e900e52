import { createHash } from 'node:crypto';
import { existsSync, createReadStream as readFile } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { KeepingError } from '../keeping-error.ts';
import { productVersion } from '../product-version.ts';
import { type NamedFile, namedFiles } from '../store/kept-files.ts';
import { COPY_JOBS_OUT } from '../store/kept-jobs.ts';
import { journalHeads } from '../store/kept-journal.ts';
import {
  appliedMigrations,
  copyOutSql,
  holdTables,
  keptTables,
  postgresVersion,
} from '../store/kept-tables.ts';
import { checkedFile } from './checked-file.ts';
import {
  CODE_ENTRY,
  FORMAT,
  fileEntryName,
  HEAD_ENTRY,
  type Head,
  JOBS,
  MANIFEST_ENTRY,
  type Manifest,
  pieceName,
} from './manifest.ts';
import { manifestCode } from './manifest-code.ts';
import { describeSecrets, keysFileOf, secretsIn, writeKeysFile } from './secrets.ts';
import { type ArchiveWriter, type OpenSink, writeArchive } from './write-archive.ts';

/** Rows travel in pieces of about this size, in bytes: one is in memory at a time. */
const PIECE = 1 << 20;

export interface BackupRequest {
  readonly databaseUrl: string;
  readonly varDir: string;
  /** Where it goes; nothing may be there. */
  readonly path: string;
  /** Seals the secret files into the archive; null puts them into a file beside it. */
  readonly passphrase: string | null;
  readonly now: Date;
  readonly openSink?: OpenSink;
}

/** What was written. `keysFile` is null where the secrets are sealed in the archive. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
  readonly damaged: readonly string[];
  readonly keysFile: string | null;
  /** Bytes of rows and files before they were compressed. */
  readonly contentBytes: number;
  readonly seconds: number;
}

/**
 * Copies an installation in use into one file: every table as of one moment, the jobs that waited, and every
 * file that a row of that moment names. Nobody waits for it, except whoever would change the form of a table.
 *
 * @throws KeepingError BACKUP_EXISTS, BACKUP_NO_SPACE
 */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const { path, varDir } = request;
  if (existsSync(path)) throw exists(path);
  const client = new pg.Client({
    connectionString: request.databaseUrl,
    application_name: 'chidao backup',
    options: '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  const secrets = secretsIn(varDir);
  const keysFile = request.passphrase === null ? keysFileOf(path) : null;
  const archive = writeArchive(path, request.openSink);
  try {
    // A connection that breaks is told by the statement that it breaks.
    client.on('error', () => undefined);
    await client.connect();
    const made = await writeAll(request, client, archive, secrets);
    if (keysFile !== null) writeKeysFile(keysFile, secrets);
    return { path, keysFile, bytes: await archive.finish(), ...made };
  } catch (error) {
    await archive.abandon();
    if (keysFile !== null) await rm(keysFile, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function writeAll(
  { varDir, passphrase, now }: BackupRequest,
  client: pg.Client,
  archive: ArchiveWriter,
  secrets: Readonly<Record<string, string>>,
) {
  const began = performance.now();
  await client.query('begin isolation level repeatable read read only');
  const tables = await keptTables(client);
  await holdTables(client, tables);
  const head: Head = {
    ...{ product: 'chidao', format: FORMAT, version: productVersion() },
    ...{ takenAt: now.toISOString(), postgres: await postgresVersion(client) },
    ...{ migrations: await appliedMigrations(client), tables },
    secrets: describeSecrets(secrets, passphrase),
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  await archive.add(HEAD_ENTRY, headBytes);

  const kept: Manifest['tables'] = {};
  for (const table of tables) {
    kept[table.name] = await copyOut(client, archive, table.name, copyOutSql(table));
  }
  kept[JOBS] = await copyOut(client, archive, JOBS, COPY_JOBS_OUT);
  const files = await copyFiles(archive, join(varDir, 'files'), await namedFiles(client));
  const journal = await journalHeads(client);
  await client.query('commit');

  const seconds = (performance.now() - began) / 1000;
  const headHash = createHash('sha256').update(headBytes).digest('hex');
  const manifest: Manifest = { tables: kept, files, journal, head: headHash, seconds };
  const bytes = Buffer.from(JSON.stringify(manifest));
  await archive.add(MANIFEST_ENTRY, bytes);
  await archive.add(CODE_ENTRY, manifestCode(secrets, bytes));
  const sum = (of: 'rows' | 'bytes') => Object.values(kept).reduce((all, one) => all + one[of], 0);
  return {
    ...{ rows: sum('rows'), files: files.count, damaged: files.damaged, seconds },
    contentBytes: sum('bytes') + files.bytes,
  };
}

async function copyOut(client: pg.Client, archive: ArchiveWriter, table: string, sql: string) {
  const hash = createHash('sha256');
  const copy = client.query(copyTo(sql));
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let piece = 0;
  const send = async () => {
    if (size === 0) return;
    piece += 1;
    const whole = Buffer.concat(waiting);
    waiting = [];
    bytes += size;
    size = 0;
    hash.update(whole);
    await archive.add(pieceName(table, piece), whole);
  };
  for await (const chunk of copy) {
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PIECE) await send();
  }
  await send();
  return { rows: copy.rowCount ?? 0, bytes, sha256: hash.digest('hex') };
}

/** A file that is gone or damaged is named, and does not keep the rest from being saved. */
async function copyFiles(
  archive: ArchiveWriter,
  folder: string,
  files: readonly NamedFile[],
): Promise<Manifest['files']> {
  const damaged: string[] = [];
  let count = 0;
  let bytes = 0;
  for (const file of files) {
    const name = fileEntryName(file);
    const path = join(folder, name.slice('files/'.length));
    if (!(await checkedFile(path, file.hash))) {
      // A paper whose time was over may have been removed since the snapshot.
      if (file.apart === null) damaged.push(file.hash);
      continue;
    }
    const { size } = await stat(path);
    await archive.addFrom(name, size, readFile(path));
    count += 1;
    bytes += size;
  }
  return { count, bytes, damaged };
}

function exists(path: string): KeepingError {
  return new KeepingError(
    'BACKUP_EXISTS',
    `Đã có tệp ${path}. Chọn tên khác, hoặc dùng --to THƯ_MỤC để mỗi lần một tên.`,
    `${path} is there already. Choose another name, or use --to FOLDER for a new name each time.`,
  );
}
