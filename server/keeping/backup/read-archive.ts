import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { KeepingError } from '../keeping-error.ts';
import { type Entry, entryOf, FORMAT, Head } from './manifest.ts';

/** An entry with its bytes, which must be read before the next one is asked for. */
export type ReadEntry = Entry & { readonly bytes: Readable };

/**
 * Walks the entries of an archive in their order, in a memory of constant size.
 *
 * @throws KeepingError BACKUP_NOT_READABLE, BACKUP_CUT, BACKUP_ALTERED
 */
export async function* readArchive(path: string): AsyncGenerator<ReadEntry> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw notReadable(path, cause);
  });
  const tar = extract();
  const read = pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), createGunzip(), tar);
  read.catch(() => undefined);
  // What broke is the file; an entry only says that its stream has gone.
  const why = async (error: unknown) =>
    error instanceof KeepingError
      ? error
      : explained(await read.then(() => error).catch((cause: unknown) => cause), path);
  async function* bytesOf(entry: AsyncIterable<unknown>) {
    try {
      yield* entry;
    } catch (error) {
      throw await why(error);
    }
  }
  try {
    for await (const entry of tar) {
      const found = entryOf(entry.header.name);
      if (found === null) throw altered(path);
      yield { ...found, bytes: Readable.from(bytesOf(entry)) };
    }
    await read;
  } catch (error) {
    throw await why(error);
  } finally {
    tar.destroy();
  }
}

/**
 * The first entry, read.
 *
 * @throws KeepingError BACKUP_ALTERED where it is not one, BACKUP_NEWER where a later program wrote it
 */
export async function readHead(entry: ReadEntry | undefined, path: string) {
  if (entry?.kind !== 'head') throw altered(path);
  const bytes = await buffer(entry.bytes);
  const said: { format?: unknown; version?: unknown } = Object(parsed(bytes, path));
  if (typeof said.format === 'number' && said.format > FORMAT) {
    throw newer(path, String(said.version));
  }
  const head = Head.safeParse(said);
  if (!head.success) throw altered(path);
  return { head: head.data, bytes };
}

/** JSON of the archive itself. @throws KeepingError BACKUP_ALTERED */
export function parsed(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw altered(path);
  }
}

export function altered(path: string): KeepingError {
  return new KeepingError(
    'BACKUP_ALTERED',
    `${path} không phải bản sao lưu nguyên vẹn: nội dung không khớp mã băm đã ghi. Không có gì được khôi phục; lấy lại bản này từ nơi cất khác, hoặc dùng bản của ngày trước.`,
    `${path} is not an intact backup: its content does not match the hashes written in it. Nothing was restored; fetch it again from where it is kept, or use the one of the day before.`,
  );
}

export function newer(path: string, version: string): KeepingError {
  return new KeepingError(
    'BACKUP_NEWER',
    `${path} do bản Chỉ Đạo ${version} tạo, mới hơn bản đang chạy. Cài bản đó hoặc mới hơn rồi khôi phục lại.`,
    `${path} was made by Chỉ Đạo ${version}, which is newer than this one. Install that version or a later one and restore again.`,
  );
}

function explained(error: unknown, path: string): unknown {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(String(message))) {
    return new KeepingError(
      'BACKUP_CUT',
      `${path} bị cụt: việc sao chép tệp đã dừng giữa chừng. Không có gì được khôi phục; chép lại tệp từ nơi gốc rồi chạy lại.`,
      `${path} is cut short: copying it stopped half-way. Nothing was restored; copy it again from its source and run again.`,
      error,
    );
  }
  const isDisk = typeof code === 'string' && /^E[A-Z]+$/.test(code) && !code.startsWith('ERR_');
  return isDisk ? notReadable(path, error) : altered(path);
}

function notReadable(path: string, cause: unknown): KeepingError {
  return new KeepingError(
    'BACKUP_NOT_READABLE',
    `Không đọc được ${path}. Kiểm tra đường dẫn và quyền đọc rồi chạy lại.`,
    `${path} cannot be read. Check the path and the right to read it and run again.`,
    cause,
  );
}
