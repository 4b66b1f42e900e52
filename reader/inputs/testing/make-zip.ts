import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly content: Buffer;
  /** The size that the directory declares, when it is to lie. */
  readonly declared?: number;
}

/** A zip of small parts, for tests of what a document is not. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return write(Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text) })));
}

/** A Word document whose text is megabytes of one letter. */
export function bombOf({
  megabytes,
  declared,
}: {
  megabytes: number;
  declared?: number;
}): Uint8Array {
  const content = Buffer.alloc(megabytes * 1024 * 1024, 'a');
  return write([{ name: 'word/document.xml', content, declared }]);
}

function write(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared } of parts) {
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    // Fields shared by the local header and the directory: PKWARE APPNOTE 4.3.7 and 4.3.12.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(declared ?? content.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, rest, title]),
    );
    files.push(file);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}
