import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { KeepingError } from '../keeping-error.ts';

/** Text of tables shrinks to a fifth even at this level; more costs minutes and gains little. */
const LEVEL = 3;

/** An archive that is being written beside its place. */
export interface ArchiveWriter {
  add(name: string, bytes: Buffer): Promise<void>;
  addFrom(name: string, size: number, from: Readable): Promise<void>;
  /** Ends it, waits until the disk has it, and gives it its name. @returns its size in bytes */
  finish(): Promise<number>;
  /** Leaves nothing of it. */
  abandon(): Promise<void>;
}

/** Where the bytes go; tests put a full disk in its place. */
export type OpenSink = (path: string) => Writable;

const openFile: OpenSink = (path) =>
  createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });

/**
 * Writes a `.tar.gz` that only its owner reads, under a temporary name until it is whole: what bears the name
 * of a backup is one.
 *
 * @throws KeepingError BACKUP_NO_SPACE where the disk is full
 */
export function writeArchive(path: string, openSink: OpenSink = openFile): ArchiveWriter {
  const aside = `${path}.${process.pid}.part`;
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: LEVEL }), openSink(aside));
  // Whoever adds next hears of it.
  written.catch(() => undefined);
  const failed = written.then(() => new Promise<never>(() => undefined));

  async function orFailed<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, failed]);
    } catch (error) {
      // What broke is the disk; the entry only says that the stream has gone.
      throw explained(await written.then(() => error).catch((cause: unknown) => cause), path);
    }
  }

  const entry = (name: string, size: number) => {
    let resolve = () => {};
    let reject: (error: Error) => void = () => {};
    const done = new Promise<void>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    done.catch(() => undefined);
    const sink = tar.entry({ name, size, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    );
    return { sink, done };
  };

  return {
    // A stream that has gone refuses its next entry at once: what broke it is told all the same.
    add: (name, bytes) =>
      orFailed(
        (async () => {
          const { sink, done } = entry(name, bytes.length);
          sink.end(bytes);
          await done;
        })(),
      ),
    addFrom: (name, size, from) =>
      orFailed(
        (async () => {
          const { sink, done } = entry(name, size);
          await pipeline(from, sink);
          await done;
        })(),
      ),
    async finish() {
      tar.finalize();
      await orFailed(written);
      const { size } = await stat(aside);
      await rename(aside, path);
      await syncFolder(dirname(path));
      return size;
    },
    async abandon() {
      tar.destroy();
      await written.catch(() => undefined);
      await rm(aside, { force: true });
    },
  };
}

/** A name is on the disk once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explained(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return error;
  return new KeepingError(
    'BACKUP_NO_SPACE',
    `Ổ đĩa chứa ${dirname(path)} không còn chỗ; chưa có bản sao lưu mới, các bản cũ còn nguyên. Giải phóng chỗ hoặc chọn thư mục khác rồi chạy lại.`,
    `The disk of ${dirname(path)} is full; no new backup was made, earlier ones are untouched. Free some space or choose another folder and run it again.`,
    error,
  );
}
