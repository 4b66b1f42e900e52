import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fileEntryName, type Head, JOBS, type Manifest } from '../backup/manifest.ts';
import { altered, readArchive } from '../backup/read-archive.ts';
import { COPY_JOBS_IN, makeJobsAside } from '../store/kept-jobs.ts';
import { clearTables, copyInSql, setIndexesAside } from '../store/kept-tables.ts';

/** Rows from which making indexes after is faster than filling them along. */
const LARGE = 20_000;

/** A table that is being filled: its pieces follow one another through one COPY. */
interface Filling {
  write(chunk: Buffer): Promise<void>;
  /** @returns rows */
  end(): Promise<number>;
}

/**
 * Reads the rows and files of a checked backup into a database that has just been migrated to the same form,
 * in one transaction, and into the folder of files.
 *
 * @throws KeepingError BACKUP_ALTERED where it changed since it was checked
 */
export async function fillPlace(
  client: pg.ClientBase,
  path: string,
  { head, manifest }: { readonly head: Head; readonly manifest: Manifest },
  filesFolder: string,
): Promise<void> {
  await makeJobsAside(client);
  await client.query('begin');
  await clearTables(client, head.tables);
  const large = Object.entries(manifest.tables).filter(([, { rows }]) => rows > LARGE);
  const indexes = await setIndexesAside(
    client,
    large.map(([name]) => name),
  );
  const statements = new Map([
    ...head.tables.map((table) => [table.name, copyInSql(table)] as const),
    [JOBS, COPY_JOBS_IN] as const,
  ]);
  const tables = fillTables(client, (table, rows) => rows === manifest.tables[table]?.rows);
  for await (const entry of readArchive(path)) {
    if (entry.kind === 'rows') {
      const statement = statements.get(entry.table);
      if (statement === undefined) throw altered(path);
      const table = await tables.next(entry.table, statement);
      for await (const chunk of entry.bytes) await table.write(chunk);
      continue;
    }
    await tables.end();
    if (entry.kind === 'file') {
      const name = fileEntryName(entry).slice('files/'.length);
      const hash = await placeFile(join(filesFolder, name), entry.bytes);
      if (hash !== entry.hash) throw altered(path);
    } else {
      entry.bytes.resume();
      await finished(entry.bytes);
    }
  }
  for (const statement of indexes) await client.query(statement);
  await client.query('commit');
  await client.query('analyze');
}

/** One table after the other; a table that did not get the rows that it should have is refused. */
function fillTables(client: pg.ClientBase, isRight: (table: string, rows: number) => boolean) {
  let now: { readonly name: string; readonly table: Filling } | null = null;
  async function end(): Promise<void> {
    const ended = now;
    now = null;
    if (ended === null) return;
    const rows = await ended.table.end();
    if (!isRight(ended.name, rows)) throw new Error(`${ended.name} got ${rows} rows`);
  }
  return {
    end,
    async next(name: string, statement: string): Promise<Filling> {
      if (now?.name === name) return now.table;
      await end();
      const table = fill(client, statement);
      now = { name, table };
      return table;
    },
  };
}

function fill(client: pg.ClientBase, statement: string): Filling {
  const copy = client.query(copyFrom(statement));
  const done = finished(copy);
  done.catch(() => undefined);
  return {
    async write(chunk) {
      const written = new Promise<void>((resolve, reject) => {
        copy.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
      await Promise.race([written, done]);
    },
    async end() {
      copy.end();
      await done;
      return copy.rowCount ?? 0;
    },
  };
}

/** @returns the hash of what was written */
async function placeFile(path: string, bytes: Readable): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const sum = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(bytes, sum, createWriteStream(path, { flags: 'wx', flush: true }));
  return hash.digest('hex');
}
