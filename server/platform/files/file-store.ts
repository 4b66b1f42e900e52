import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** 50 MB: what an office scans in one go; larger files are split by the sender. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Files by content: the SHA-256 of the bytes is the name, so the same file is kept once. */
export interface FileStore {
  /** Keeps the bytes durably and gives their hash. */
  put(bytes: Uint8Array): Promise<string>;
  open(hash: string): ReadStream;
  has(hash: string): Promise<boolean>;
  /**
   * A place apart for files that are not kept for good: the same bytes kept here too, as evidence for
   * instance, are another file, and removing one never takes the other.
   */
  apart(name: string): PassingFiles;
}

/** Files that may be removed again. */
export interface PassingFiles extends Pick<FileStore, 'put' | 'open' | 'has'> {
  /** Removes a file; one that is gone already is no error. */
  remove(hash: string): Promise<void>;
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => pathIn(folder, hash);
  const has = async (hash: string) => {
    try {
      await access(pathOf(hash));
      return true;
    } catch {
      return false;
    }
  };
  return {
    has,
    open: (hash) => createReadStream(pathOf(hash)),
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (await has(hash)) return hash;
      const path = pathOf(hash);
      await mkdir(dirname(path), { recursive: true });
      // Written aside and renamed: a reader never meets half a file, a crash leaves none behind the name.
      const aside = `${path}.${randomUUID()}.part`;
      try {
        await writeFile(aside, bytes, { flush: true });
        await rename(aside, path);
      } catch (error) {
        // On a full disk the half that was written takes the last room.
        await rm(aside, { force: true });
        throw error;
      }
      return hash;
    },
    apart(name) {
      const inside = join(folder, name);
      return {
        ...openFileStore(inside),
        remove: (hash) => rm(pathIn(inside, hash), { force: true }),
      };
    },
  };
}

function pathIn(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash');
  return join(folder, hash.slice(0, 2), hash);
}
