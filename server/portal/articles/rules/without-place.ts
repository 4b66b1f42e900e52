/**
 * A picture without what a camera or a program wrote beside it: where and when it was taken, with what, by whom.
 * Bytes that do not read as what they are said to be are left as they are; files of other kinds are not touched.
 */
export function withoutPlace(bytes: Uint8Array, mediaType: string): Uint8Array {
  switch (mediaType) {
    case 'image/jpeg':
      return keeping(bytes, jpegParts(bytes));
    case 'image/png':
      return keeping(bytes, pngParts(bytes));
    default:
      return bytes;
  }
}

/** A part of a file from one byte to the next part. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly isKept: boolean;
}

function keeping(bytes: Uint8Array, parts: readonly Part[] | null): Uint8Array {
  if (parts === null || parts.every(({ isKept }) => isKept)) return bytes;
  return Buffer.concat(
    parts.filter(({ isKept }) => isKept).map(({ from, to }) => bytes.subarray(from, to)),
  );
}

const START_OF_SCAN = 0xda;
/** APP1 (Exif, XMP), APP13 (IPTC) and comments; APP0, APP2 (colours) and APP14 are needed to show it. */
const ABOUT_THE_PICTURE: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

function jpegParts(bytes: Uint8Array): Part[] | null {
  const parts: Part[] = [{ from: 0, to: 2, isKept: true }];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) {
      return [...parts, { from: at, to: bytes.length, isKept: true }];
    }
    const to = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (to <= at + 2 || to > bytes.length) return null;
    parts.push({ from: at, to, isKept: !ABOUT_THE_PICTURE.has(marker) });
    at = to;
  }
  return null;
}

const PNG_HEAD = 8;
const PNG_WORDS: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngParts(bytes: Uint8Array): Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [{ from: 0, to: PNG_HEAD, isKept: true }];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const to = at + 12 + view.getUint32(at);
    if (to > bytes.length) return null;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    parts.push({ from: at, to, isKept: !PNG_WORDS.has(kind) });
    if (kind === 'IEND') return parts;
    at = to;
  }
  return null;
}
