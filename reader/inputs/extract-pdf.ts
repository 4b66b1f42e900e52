import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { Extraction } from './extracted-text.ts';
import { IntakeError } from './intake-error.ts';
import { dropRunningLines } from './pdf-furniture.ts';
import { gridsOf } from './pdf-grid.ts';
import { hasColumns, type PageLine, type PdfItem } from './pdf-lines.ts';
import { pageWithTables } from './pdf-page.ts';
import { type Ruling, rulingsOf } from './pdf-rulings.ts';

const MOST_PAGES = 2_000;
/** Items of text on one page; a dense page of A4 has some 2,000. */
const MOST_ITEMS = 60_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * The text layer of a PDF: lines in reading order, without running headers, footers and page numbers.
 * @throws IntakeError SCANNED_PDF where no page has text, ENCRYPTED, TOO_LARGE or DAMAGED
 */
export async function extractPdf(bytes: Uint8Array): Promise<Extraction> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) {
      throw new IntakeError('TOO_LARGE', [`${MOST_PAGES} trang`, `${MOST_PAGES} pages`]);
    }
    const pages: PageLine[][] = [];
    const silent: number[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const lines = await readPage(pdf, number);
      if (lines.length === 0) silent.push(number);
      pages.push(lines);
    }
    if (silent.length === pdf.numPages) throw new IntakeError('SCANNED_PDF');
    return {
      text: dropRunningLines(pages).map(joinLines).filter(Boolean).join('\n'),
      warnings: silent.length > 0 ? [silentPages(silent)] : [],
      pages: pdf.numPages,
    };
  } finally {
    await pdf.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  if (lacksEnds(bytes)) throw new IntakeError('DAMAGED', 'PDF');
  try {
    // pdf.js takes the buffer away from its owner, so it gets a copy.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      useWasm: false,
      stopAtErrors: false,
      disableAutoFetch: true,
      // Pictures are never looked at, so none is unpacked.
      maxImageSize: 1,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new IntakeError('ENCRYPTED');
    throw new IntakeError('DAMAGED', 'PDF');
  }
}

/**
 * Objects that begin and do not end. pdf.js, to rescue a damaged file, looks for each end through all the
 * rest of the file, which takes it minutes where thousands are missing.
 */
function lacksEnds(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = count(buffer, 'endobj');
  return count(buffer, ' obj') - ends > 200 + ends;
}

function count(buffer: Buffer, word: string): number {
  let found = 0;
  for (let at = buffer.indexOf(word); at !== -1; at = buffer.indexOf(word, at + word.length)) {
    found += 1;
  }
  return found;
}

async function readPage(pdf: Pdf, number: number): Promise<PageLine[]> {
  const page = await pdf.getPage(number);
  try {
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 0] = page.view;
    const found: PdfItem[] = [];
    for (const item of items.slice(0, MOST_ITEMS)) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
      // Stamps and watermarks are written askew; they are not lines of the text.
      if (Math.abs(b) > Math.abs(a) * 0.2) continue;
      found.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size: Math.hypot(c, d) || Math.abs(a) || 1,
      });
    }
    const grids = hasColumns(found) ? gridsOf(await ruled(page)) : [];
    return pageWithTables(found, grids, { bottom, top }, number === 1);
  } finally {
    page.cleanup();
  }
}

/** The lines drawn on a page; a page that cannot be drawn has none. */
async function ruled(page: Awaited<ReturnType<Pdf['getPage']>>): Promise<Ruling[]> {
  const { OPS } = await getResolvedPDFJS();
  try {
    return rulingsOf(await page.getOperatorList(), OPS);
  } catch {
    return [];
  }
}

/** An empty line where the page leaves more room than between the lines of one paragraph. */
function joinLines(lines: readonly PageLine[]): string {
  return lines.map((line) => (line.apart ? `\n${line.text}` : line.text)).join('\n');
}

function silentPages(numbers: readonly number[]): string {
  const list = numbers.length > 12 ? `${numbers.slice(0, 12).join(', ')}…` : numbers.join(', ');
  return `Trang ${list} không có chữ (có thể là ảnh quét); nhập thêm phần đó nếu cần. (Pages ${list} have no text, perhaps scans; add what they say.)`;
}
