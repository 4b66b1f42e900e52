import { decodeLegacy } from '../text/legacy-encoding.ts';
import { type Detected, detectKind } from './detect-kind.ts';
import { type ExtractedText, type Extraction, TEXT_LIMIT } from './extracted-text.ts';
import { IntakeError } from './intake-error.ts';
import { tidyText } from './tidy-text.ts';

export { extractTextApart } from './extract-apart.ts';
export type { ExtractedSheet, ExtractedText, InputKind } from './extracted-text.ts';
export { type IntakeCode, IntakeError } from './intake-error.ts';

/** Largest file taken in. */
export const FILE_LIMIT = 50 * 1024 * 1024;

/**
 * The text of a file, whatever of the accepted kinds it is, told by content and not by name.
 * Nothing outside the file is ever fetched. Sizes are bounded here, time is not: a parser at work
 * cannot be stopped from within its thread, so a server calls `extractTextApart`.
 * @throws IntakeError for every file that cannot be taken, with what to do about it; nothing else
 */
export async function extractText(bytes: Uint8Array, fileName: string): Promise<ExtractedText> {
  if (bytes.length === 0) throw new IntakeError('EMPTY');
  if (bytes.length > FILE_LIMIT) throw new IntakeError('TOO_LARGE', '50 MB');
  const extracted = await extract(bytes, fileName);
  // Files of old fonts come in the codes of those fonts, which nobody can check a reading against.
  const text = tidyText(decodeLegacy(extracted.text));
  if (text.length > TEXT_LIMIT) {
    throw new IntakeError('TOO_LARGE', ['5 triệu ký tự', '5 million characters']);
  }
  if (!/[\p{L}\p{N}]/u.test(text)) throw new IntakeError('EMPTY');
  return { ...extracted, text };
}

async function extract(bytes: Uint8Array, fileName: string): Promise<ExtractedText> {
  const detected = await detectKind(bytes, fileName);
  const parse = await parserOf(detected, bytes);
  try {
    return { ...(await parse()), kind: detected.kind };
  } catch (error) {
    // Parsers of other people's formats fail in ways of their own; to the user all mean one thing.
    throw error instanceof IntakeError ? error : new IntakeError('DAMAGED', reasonOf(error));
  }
}

/** Each parser is loaded when the first file of its kind arrives. */
async function parserOf(
  detected: Detected,
  bytes: Uint8Array,
): Promise<() => Extraction | Promise<Extraction>> {
  switch (detected.kind) {
    case 'docx': {
      const { extractDocx } = await import('./extract-docx.ts');
      return () => extractDocx(bytes);
    }
    case 'xlsx': {
      const { extractXlsx } = await import('./extract-xlsx.ts');
      return () => extractXlsx(bytes);
    }
    case 'pdf': {
      const { extractPdf } = await import('./extract-pdf.ts');
      return () => extractPdf(bytes);
    }
    case 'html': {
      const { extractHtml } = await import('./extract-html.ts');
      return () => extractHtml(detected.decoded.text);
    }
    case 'txt':
      return () => ({ text: detected.decoded.text, warnings: [] });
  }
}

function reasonOf(error: unknown): string {
  const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return first.slice(0, 120);
}
