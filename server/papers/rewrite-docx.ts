import { crc32, deflateRawSync } from 'node:zlib';
import { readZip } from '../../reader/inputs/read-zip.ts';

const MAIN = 'word/document.xml';

/** The XML of the text of a Word file. @throws IntakeError as {@link rewriteDocx} does */
export async function mainXml(docx: Uint8Array): Promise<string> {
  const { parts } = await readZip(docx, (name) => name === MAIN);
  return parts.get(MAIN)?.toString('utf8') ?? '';
}

/**
 * A Word file with the XML of its text changed and everything else as it was.
 *
 * @throws IntakeError for a file that is damaged or unpacks to too much
 */
export async function rewriteDocx(
  docx: Uint8Array,
  change: (xml: string) => string,
): Promise<Buffer> {
  const { parts } = await readZip(docx, (name) => !name.endsWith('/'));
  const main = parts.get(MAIN);
  if (!main) throw new Error('A Word file without a text');
  const changed = Buffer.from(change(main.toString('utf8')));
  return pack(new Map([...parts, [MAIN, changed]]));
}

/** A zip of the parts in their order, by PKWARE APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
function pack(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const title = Buffer.from(name);
    const packed = deflateRawSync(content);
    // What the header of a file and its line in the directory share.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(NAMES_IN_UTF8, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt32LE(FIRST_DAY, 6);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([LINE, Buffer.from([20, 0]), shared, place, title]));
    const file = Buffer.concat([FILE, shared, title, packed]);
    files.push(file);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  END.copy(end);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

const FILE = Buffer.from([0x50, 0x4b, 3, 4]);
const LINE = Buffer.from([0x50, 0x4b, 1, 2]);
const END = Buffer.from([0x50, 0x4b, 5, 6]);
const NAMES_IN_UTF8 = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: the same template gives the same bytes. */
const FIRST_DAY = 0x0021_0000;
