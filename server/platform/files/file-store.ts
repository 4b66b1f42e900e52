import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** 50 MB: what an office scans in one go; larger files are split by the sender. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Files by content: the SHA-256 of the bytes is the name, so the same file is kept once. */
export interface FileStore {
  /** Keeps the bytes durably and gives their hash. */
  put(bytes: Uint8Array): Promise<string>;
  open(hash: string): ReadStream;
  has(hash: string): Promise<boolean>;
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash');
    return join(folder, hash.slice(0, 2), hash);
  };
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
      await writeFile(aside, bytes, { flush: true });
      await rename(aside, path);
      return hash;
    },
  };
}
