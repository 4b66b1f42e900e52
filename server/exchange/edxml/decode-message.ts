import iconv from 'iconv-lite';
import { decodeText } from '../../../reader/inputs/decode-text.ts';

const DECLARED = /^[\s\u00ef\u00bb\u00bf]*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/;

/** The characters of a message: by its mark, by what it declares, else by what fits. Null where it is no text. */
export function decodeMessage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase();
  const isUnicode = declared === undefined || /^utf-?(?:8|16)/.test(declared);
  if (!isUnicode && iconv.encodingExists(declared)) {
    return iconv.decode(Buffer.from(bytes), declared);
  }
  return decodeText(bytes)?.text.replace(/^\uFEFF/, '') ?? null;
}
