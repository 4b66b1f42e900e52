import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { IntakeError } from './intake-error.ts';

const MB = 1024 * 1024;

/** Limits of an Office file; real ones of 50 MB stay far below. */
const MOST_ENTRIES = 5_000;
const MOST_UNPACKED = 200 * MB;
/** Parsers hold a tree of an XML part in memory, some twenty times its size. */
const MOST_OF_ONE_PART = 40 * MB;
/** Deflate reaches 1032; XML of a long uniform table reaches some 60. */
const MOST_RATIO = 150;
/** Below this, a high ratio harms nobody (an empty sheet of one repeated row). */
const RATIO_MATTERS_FROM = 10 * MB;

/** A zip file that has passed every check and holds nothing but the parts asked for. */
export interface ZipParts {
  /** Names of all files in the zip. */
  readonly names: ReadonlySet<string>;
  /** Unpacked content of the parts that were asked for. */
  readonly parts: ReadonlyMap<string, Buffer>;
}

/**
 * Unpacks the parts that `wants` names, after checking the whole directory of the zip: number of files,
 * sizes, ratio, passwords. Each part is unpacked by yauzl, which stops at the size that was declared,
 * so a directory that lies is caught too.
 * @throws IntakeError ZIP_BOMB, ENCRYPTED or DAMAGED
 */
export async function readZip(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
): Promise<ZipParts> {
  const zip = await open(bytes);
  try {
    const entries = await list(zip);
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      if (wants(entry.fileName)) parts.set(entry.fileName, await unpack(zip, entry));
    }
    return { names: new Set(entries.map((entry) => entry.fileName)), parts };
  } finally {
    zip.close();
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (zip) resolve(zip);
      else reject(damaged(error));
    });
  });
}

function list(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let unpacked = 0;
    zip.on('error', (error) => reject(damaged(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const refusal = refusalOf(entry, entries.length + 1, unpacked);
      if (refusal) return reject(refusal);
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function refusalOf(entry: Entry, count: number, unpacked: number): IntakeError | undefined {
  if (entry.isEncrypted()) return new IntakeError('ENCRYPTED');
  if (count > MOST_ENTRIES) {
    return new IntakeError('ZIP_BOMB', [`hơn ${MOST_ENTRIES} tệp`, `over ${MOST_ENTRIES} files`]);
  }
  if (unpacked > MOST_UNPACKED) return tooMuch(MOST_UNPACKED);
  const size = entry.uncompressedSize;
  if (/\.(?:xml|rels)$/.test(entry.fileName) && size > MOST_OF_ONE_PART) {
    return tooMuch(MOST_OF_ONE_PART);
  }
  const ratio = size / Math.max(1, entry.compressedSize);
  if (size > RATIO_MATTERS_FROM && ratio > MOST_RATIO) {
    return new IntakeError('ZIP_BOMB', [
      `nén ${Math.round(ratio)} lần`,
      `packed ${Math.round(ratio)} times`,
    ]);
  }
  return undefined;
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      opened ? resolve(opened) : reject(damaged(error)),
    );
  });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch (error) {
    throw damaged(error);
  }
  return Buffer.concat(chunks);
}

function tooMuch(limit: number): IntakeError {
  return new IntakeError('ZIP_BOMB', [`hơn ${limit / MB} MB`, `over ${limit / MB} MB`]);
}

function damaged(error: unknown): IntakeError {
  const reason = error instanceof Error ? error.message : '';
  return /too many bytes in the stream/.test(reason)
    ? new IntakeError('ZIP_BOMB', ['lớn hơn kích thước tự khai', 'more than it declares'])
    : new IntakeError('DAMAGED', reason.slice(0, 120));
}
