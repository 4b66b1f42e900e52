import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { decodeText } from '../../../reader/inputs/decode-text.ts';

/** A file inside a zip. */
export interface ZippedFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Why a zip is not opened. */
export type ZipRefused = 'DAMAGED' | 'ENCRYPTED' | 'BOMB' | 'SLIP';

export const ZIP_LIMITS = {
  files: 50,
  unpacked: 100 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 5_000_000,
};

/** Marks of the Office family: such a zip is itself the document. */
const IS_DOCUMENT = /^(?:\[Content_Types\]\.xml|mimetype)$/;

/**
 * Opens the zip of an attachment in memory; nothing is ever written by a name that stands in it.
 *
 * @returns the files; null where the bytes are a document of the Office family, which is a zip too; or why not
 */
export async function readAttachedZip(
  bytes: Buffer,
): Promise<readonly ZippedFile[] | null | { readonly refused: ZipRefused }> {
  const zip = await open(bytes);
  if (zip === null) return { refused: 'DAMAGED' };
  try {
    const entries = await list(zip);
    if (entries.some((entry) => IS_DOCUMENT.test(nameOf(entry)))) return null;
    const files = entries.filter((entry) => !nameOf(entry).endsWith('/'));
    const refused = refusalOf(files);
    if (refused) return { refused };
    const found: ZippedFile[] = [];
    for (const entry of files) {
      found.push({ name: nameOf(entry).split('/').at(-1) ?? '', bytes: await unpack(zip, entry) });
    }
    return found;
  } catch (error) {
    const lies = error instanceof Error && /too many bytes/.test(error.message);
    return { refused: lies ? 'BOMB' : 'DAMAGED' };
  } finally {
    zip.close();
  }
}

function open(bytes: Buffer): Promise<ZipFile | null> {
  // Names are decoded here: old Vietnamese programs write them in one-byte encodings.
  const options = { lazyEntries: true, validateEntrySizes: true, decodeStrings: false };
  return new Promise((resolve) => {
    yauzl.fromBuffer(bytes, options, (error, zip) => resolve(error ? null : zip));
  });
}

function list(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      // One more than may be: the limit itself is judged with the others.
      if (entries.length > 5_000) resolve(entries);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function refusalOf(files: readonly Entry[]): ZipRefused | null {
  if (files.some((entry) => entry.isEncrypted())) return 'ENCRYPTED';
  if (files.some((entry) => isOutside(nameOf(entry)))) return 'SLIP';
  const unpacked = files.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const packed = files.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const isDense = unpacked > ZIP_LIMITS.ratioFrom && unpacked > packed * ZIP_LIMITS.ratio;
  if (files.length > ZIP_LIMITS.files || unpacked > ZIP_LIMITS.unpacked || isDense) return 'BOMB';
  return null;
}

/** A name that leads out of the folder it would be unpacked into. */
function isOutside(name: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..');
}

function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  const name = Buffer.isBuffer(raw)
    ? (decodeText(raw)?.text ?? raw.toString('latin1'))
    : String(raw);
  return name.replaceAll('\\', '/').normalize('NFC');
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
