import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import type { DatabaseLog } from '../../platform/database/postmaster.ts';
import type { Secrets } from '../backup/secrets.ts';
import { KeepingError } from '../keeping-error.ts';
import { emptyDatabase, isEmptyDatabase } from '../store/kept-tables.ts';
import { isHalfRestored, unmarkRestoring } from './half-restored.ts';

/** Where a backup is restored to. */
export interface PlaceRequest {
  readonly varDir: string;
  /** Null for the embedded database, whose data is made in `varDir`. */
  readonly databaseUrl: string | null;
  readonly log: DatabaseLog;
}

/** The open place. */
export interface Place {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Refuses a place in which something is; what a restore that was cut off has left is cleared first.
 *
 * @throws KeepingError PLACE_NOT_EMPTY
 */
export async function requireEmptyPlace(place: PlaceRequest, secrets: Secrets): Promise<void> {
  if (isHalfRestored(place.varDir)) await clearPlace(place);
  const { varDir, databaseUrl } = place;
  if (hasFiles(join(varDir, 'files'))) throw notEmpty(join(varDir, 'files'));
  for (const [name, content] of Object.entries(secrets)) {
    const path = join(varDir, name);
    if (existsSync(path) && readFileSync(path, 'utf8') !== content) throw notEmpty(path);
  }
  if (databaseUrl === null) {
    const data = join(varDir, 'postgres');
    if (existsSync(data) && readdirSync(data).length > 0) throw notEmpty(data);
  } else if (!(await withClient(databaseUrl, isEmptyDatabase))) {
    throw notEmpty('DATABASE_URL');
  }
}

export async function openPlace({ varDir, databaseUrl, log }: PlaceRequest): Promise<Place> {
  if (databaseUrl !== null) return { url: databaseUrl, close: async () => {} };
  const embedded = await startEmbeddedPostgres({ dataDir: join(varDir, 'postgres'), log });
  return { url: embedded.url, close: embedded.stop };
}

/** Leaves the place as empty as it was, its mark gone last. The embedded database must have been stopped. */
export async function clearPlace({ varDir, databaseUrl }: PlaceRequest): Promise<void> {
  const data = join(varDir, 'postgres');
  if (databaseUrl === null && existsSync(data)) {
    // Under a closed folder the data lies elsewhere, behind a link.
    rmSync(realpathSync(data), { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
  }
  if (databaseUrl !== null) await withClient(databaseUrl, emptyDatabase);
  const files = join(varDir, 'files');
  for (const name of existsSync(files) ? readdirSync(files) : []) {
    rmSync(join(files, name), { recursive: true, force: true });
  }
  for (const name of readdirSync(varDir).filter((each) => each.endsWith('.key'))) {
    rmSync(join(varDir, name), { force: true });
  }
  unmarkRestoring(varDir);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c statement_timeout=0' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function hasFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function notEmpty(what: string): KeepingError {
  return new KeepingError(
    'PLACE_NOT_EMPTY',
    `Chỉ khôi phục vào nơi trống, mà ${what} đã có dữ liệu. Đặt CHIDAO_VAR (và DATABASE_URL nếu dùng) đến nơi trống rồi chạy lại; dữ liệu hiện có giữ nguyên.`,
    `A backup is restored into an empty place only, and ${what} holds data. Point CHIDAO_VAR (and DATABASE_URL where used) to an empty place and run again; what is there was left as it is.`,
  );
}
