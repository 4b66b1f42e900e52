import { createHash, type Hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Head, JOBS, Manifest } from './manifest.ts';
import { isCodeOf } from './manifest-code.ts';
import { altered, parsed, type ReadEntry, readArchive, readHead } from './read-archive.ts';
import type { Secrets } from './secrets.ts';

export interface CheckedBackup {
  readonly head: Head;
  readonly manifest: Manifest;
  /** The secret files that belong to it. */
  readonly secrets: Secrets;
}

/**
 * Reads a backup from its first byte to its last and proves that it is what was written: every table by its
 * hash, every file by its name, nothing missing and nothing more, and all of it signed with the journal key.
 * Nothing is changed anywhere.
 *
 * @param secretsOf finds the secret files for the head that was read
 * @throws KeepingError BACKUP_CUT, BACKUP_ALTERED, BACKUP_NEWER, BACKUP_NOT_READABLE, and those of `secretsOf`
 */
export async function checkBackup(
  path: string,
  secretsOf: (head: Head) => Secrets,
): Promise<CheckedBackup> {
  const entries = readArchive(path);
  try {
    const { value: first } = await entries.next();
    const { head, bytes: headBytes } = await readHead(first, path);
    const secrets = secretsOf(head);
    const seen = await readRest(entries, path);
    const manifest = Manifest.safeParse(parsed(seen.manifest, path));
    if (!manifest.success || !isCodeOf(seen.code, secrets, seen.manifest)) throw altered(path);
    const headHash = createHash('sha256').update(headBytes).digest('hex');
    if (!isWhole(manifest.data, head, seen) || manifest.data.head !== headHash) throw altered(path);
    return { head, manifest: manifest.data, secrets };
  } finally {
    await entries.return(undefined);
  }
}

interface Seen {
  readonly tables: Map<string, { hash: Hash; bytes: number }>;
  readonly files: { count: number; bytes: number };
  manifest: Buffer;
  code: Buffer;
}

async function readRest(entries: AsyncGenerator<ReadEntry>, path: string): Promise<Seen> {
  const nothing = Buffer.alloc(0);
  const seen: Seen = {
    ...{ tables: new Map(), files: { count: 0, bytes: 0 }, manifest: nothing, code: nothing },
  };
  for await (const entry of entries) {
    switch (entry.kind) {
      case 'head':
        throw altered(path);
      case 'manifest':
        seen.manifest = await buffer(entry.bytes);
        break;
      case 'code':
        seen.code = await buffer(entry.bytes);
        break;
      case 'rows': {
        const table = seen.tables.get(entry.table) ?? { hash: createHash('sha256'), bytes: 0 };
        seen.tables.set(entry.table, table);
        for await (const chunk of entry.bytes) {
          table.hash.update(chunk);
          table.bytes += chunk.length;
        }
        break;
      }
      case 'file': {
        const hash = createHash('sha256');
        await pipeline(
          entry.bytes,
          async function* (source: AsyncIterable<Buffer>) {
            for await (const chunk of source) {
              seen.files.bytes += chunk.length;
              yield chunk;
            }
          },
          hash,
        );
        if (hash.digest('hex') !== entry.hash) throw altered(path);
        seen.files.count += 1;
      }
    }
  }
  return seen;
}

function isWhole({ tables, files }: Manifest, head: Head, seen: Seen): boolean {
  const names = [...head.tables.map(({ name }) => name), JOBS];
  const empty = createHash('sha256').digest('hex');
  return (
    Object.keys(tables).length === names.length &&
    [...seen.tables.keys()].every((name) => names.includes(name)) &&
    names.every((name) => {
      const found = seen.tables.get(name);
      return tables[name]?.sha256 === (found?.hash.digest('hex') ?? empty);
    }) &&
    files.count === seen.files.count &&
    files.bytes === seen.files.bytes
  );
}
