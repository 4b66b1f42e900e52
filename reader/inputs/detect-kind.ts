import { fileTypeFromBuffer } from 'file-type';
import { type Decoded, decodeText } from './decode-text.ts';
import type { InputKind } from './extracted-text.ts';
import { IntakeError } from './intake-error.ts';
import { readZip } from './read-zip.ts';

/** What the content of a file is; text comes decoded, as finding that it is text decodes it. */
export type Detected =
  | { readonly kind: 'docx' | 'xlsx' | 'pdf' }
  | { readonly kind: 'txt' | 'html'; readonly decoded: Decoded };

const EXTENSIONS: Readonly<Record<string, InputKind>> = {
  docx: 'docx',
  docm: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  pdf: 'pdf',
  html: 'html',
  htm: 'html',
  txt: 'txt',
};

/**
 * Tells the kind of a file by its content. The name only serves to catch a mistake: a file that says
 * it is one thing and is another was probably chosen, or sent, in error.
 * @throws IntakeError UNKNOWN_TYPE, TYPE_MISMATCH, ENCRYPTED, ZIP_BOMB or DAMAGED
 */
export async function detectKind(bytes: Uint8Array, fileName: string): Promise<Detected> {
  const extension = /\.([^./\\]+)$/.exec(fileName.toLowerCase())?.[1] ?? '';
  const claimed = EXTENSIONS[extension];
  const found = await byContent(bytes, claimed);
  if (claimed && claimed !== found.kind && !(isText(claimed) && isText(found.kind))) {
    throw new IntakeError('TYPE_MISMATCH', [
      `đuôi .${extension}, nội dung ${found.kind.toUpperCase()}`,
      `the name ends in .${extension}, the content is ${found.kind.toUpperCase()}`,
    ]);
  }
  return found;
}

async function byContent(bytes: Uint8Array, claimed: InputKind | undefined): Promise<Detected> {
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) {
    return { kind: await officeKind(bytes) };
  }
  if (hasPdfHeader(bytes)) return { kind: 'pdf' };
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) throw oldOffice(bytes);
  if (startsWith(bytes, '{\\rtf')) throw new IntakeError('UNKNOWN_TYPE', 'RTF');
  const decoded = decodeText(bytes);
  if (decoded) return { kind: isHtml(decoded.text, claimed) ? 'html' : 'txt', decoded };
  if (claimed && !isText(claimed)) {
    const what = claimed.toUpperCase();
    throw new IntakeError('DAMAGED', [`không phải ${what}`, `not a ${what}`]);
  }
  const named = await fileTypeFromBuffer(bytes.subarray(0, 4_100)).catch(() => undefined);
  throw new IntakeError('UNKNOWN_TYPE', named?.ext.toUpperCase() ?? ['nhị phân', 'binary']);
}

async function officeKind(bytes: Uint8Array): Promise<'docx' | 'xlsx'> {
  const { names } = await readZip(bytes, () => false);
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  // Strict or renamed main parts are found by their content type.
  const { parts } = await readZip(bytes, (name) => name === '[Content_Types].xml');
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (/wordprocessingml\.document\.main\+xml/.test(types)) return 'docx';
  if (/spreadsheetml\.sheet\.main\+xml/.test(types)) return 'xlsx';
  throw new IntakeError('UNKNOWN_TYPE', names.has('ppt/presentation.xml') ? 'PPTX' : 'ZIP');
}

/** Word and Excel keep a password-protected .docx inside the container of their old formats. */
function oldOffice(bytes: Uint8Array): IntakeError {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new IntakeError('ENCRYPTED')
    : new IntakeError('UNKNOWN_TYPE', '.doc / .xls');
}

/** Readers accept up to a kilobyte of anything before the header (PDF 32000-1, annex H). */
function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-');
}

function isHtml(text: string, claimed: InputKind | undefined): boolean {
  const start = text.slice(0, 4_000).toLowerCase();
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b/s.test(start)
  ) {
    return true;
  }
  return claimed === 'html' && /<[a-z][^>]*>/.test(start);
}

function isText(kind: InputKind): boolean {
  return kind === 'txt' || kind === 'html';
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((char, i) => bytes[i] === char.charCodeAt(0));
}
