import iconv from 'iconv-lite';

/** A decoded text and the name of the encoding that fitted it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** One-byte encodings in which Vietnamese files are found, the likelier first. */
const ONE_BYTE = ['tcvn', 'windows-1258', 'viscii', 'windows-1252'] as const;

/** A syllable has at most one tone mark, one run of vowels and ends in few ways (âm tiết). */
const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SAMPLE = 60_000;

/**
 * Finds the encoding of a text file: byte order mark, UTF-8, UTF-16 without a mark, else the one-byte
 * encoding under which most accented words are Vietnamese syllables.
 * @returns undefined if the bytes are no text
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = wideWithoutMark(bytes);
  if (wide) return decoded(bytes, wide);
  if (looksBinary(bytes)) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return oneByte(bytes);
  }
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes.subarray(3), 'utf-8');
  if (a === 0xff && b === 0xfe) return decoded(bytes.subarray(2), 'utf-16le');
  if (a === 0xfe && b === 0xff) return decoded(bytes.subarray(2), 'utf-16be');
  return undefined;
}

/** Vietnamese in UTF-16 has a zero, or a 1 or 1E (its own letters), in every other byte. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4_000);
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (odd > length * 0.3 && even < length * 0.02) return 'utf-16le';
  if (even > length * 0.3 && odd < length * 0.02) return 'utf-16be';
  return undefined;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)
      control += 1;
  }
  return control > sample.length * 0.01;
}

function oneByte(bytes: Uint8Array): Decoded | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sample = buffer.subarray(0, SAMPLE);
  const best = ONE_BYTE.map((encoding) => ({
    encoding,
    fit: vietnameseFit(iconv.decode(sample, encoding)),
  })).reduce((one, other) => (other.fit > one.fit ? other : one));
  // Latin text with a stray byte is still text; noise is not.
  const encoding = best.fit >= 0.3 ? best.encoding : 'windows-1252';
  const text = iconv.decode(buffer, encoding);
  return best.fit < 0.3 && letterShare(text) < 0.6 ? undefined : { text, encoding };
}

/** Share of the words with a letter beyond ASCII that are Vietnamese syllables. */
function vietnameseFit(text: string): number {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\u0080-\u00ff]+/gu) ?? [];
  const accented = words.filter((word) => /[^\u0020-\u007e]/.test(word));
  if (accented.length === 0) return 0;
  return accented.filter(isSyllable).length / accented.length;
}

function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(TONE)?.length ?? 0) > 1) return false;
  return SYLLABLE.test(apart.replace(TONE, '').normalize('NFC'));
}

function letterShare(text: string): number {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(/[\p{L}\p{N}\s.,;:()/-]/gu)?.length ?? 0) / Math.max(1, sample.length);
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
