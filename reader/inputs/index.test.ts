import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText, extractTextApart, FILE_LIMIT, IntakeError } from './index.ts';
import { bombOf, zipOf } from './testing/make-zip.ts';
import { type Printer, startPrinter } from './testing/print-pdf.ts';

let printer: Printer;
const samples: Record<string, Uint8Array> = {};

beforeAll(async () => {
  printer = await startPrinter();
  samples['mau.pdf'] = await printer.print(
    `<p>Điều 1. Phê duyệt kế hoạch</p><p>${'nội dung '.repeat(99)}</p>`,
  );
  samples['mau.docx'] = await docxOf('Điều 1. Phê duyệt kế hoạch');
  samples['mau.xlsx'] = await xlsxOf([
    ['TT', 'Nhiệm vụ', 'Thời hạn'],
    [1, 'Lập đề án', null],
  ]);
  samples['mau.html'] = utf8('<!doctype html><p>Điều 1. Phê duyệt</p>');
  samples['mau.txt'] = utf8('Điều 1. Phê duyệt');
}, 60_000);

afterAll(() => printer?.close());

describe('each kind of file', () => {
  it('is told by its content, whatever its name says or does not say', async () => {
    for (const [name, bytes] of Object.entries(samples)) {
      const kind = name.split('.')[1];
      expect(await extractText(bytes, name)).toMatchObject({ kind, warnings: [] });
      if (kind !== 'txt') expect((await extractText(bytes, 'tệp không đuôi')).kind).toBe(kind);
    }
  });

  it('PDF: gives the lines and the number of pages', async () => {
    const { text, pages } = await extractText(sample('mau.pdf'), 'a.pdf');
    expect(text.startsWith('Điều 1. Phê duyệt kế hoạch\n')).toBe(true);
    expect(pages).toBe(1);
  });

  it('PDF: names the pages that have no text', async () => {
    const pdf = await printer.print(
      '<p>Trang đầu</p><div style="break-before:page"><svg width="9" height="9"><rect width="9" height="9"/></svg></div>',
    );
    const { warnings, pages } = await extractText(pdf, 'a.pdf');
    expect(pages).toBe(2);
    expect(warnings.join()).toMatch(/^Trang 2 không có chữ/);
  });

  it('XLSX: a row a line, dates and decimals written as in Vietnamese', async () => {
    const bytes = await xlsxOf([
      ['TT', 'Nhiệm vụ', 'Thời hạn', 'Kinh phí'],
      [1, 'Lập đề án', new Date(Date.UTC(2024, 2, 5)), 1.5],
      [2, null, null, null],
      [null, null, null, null],
    ]);
    const { text } = await extractText(bytes, 'bang.xlsx');
    expect(text).toBe('TT | Nhiệm vụ | Thời hạn | Kinh phí\n1 | Lập đề án | 05/03/2024 | 1,5\n2');
  });

  it('text: NFC, plain spaces and line ends, nothing invisible', async () => {
    const { text } = await extractText(
      utf8('Đie\u0302\u0300u\u00a01.\r\n\u200bA  \r\n\r\n\r\n\r\nB'),
      'a.txt',
    );
    expect(text).toBe('Điều 1.\nA\n\nB');
  });
});

describe('a file that cannot be taken is refused with what to do', () => {
  it.each([
    ['nothing in it', 'EMPTY', () => new Uint8Array(), 'a.txt'],
    ['only spaces', 'EMPTY', () => utf8(' \n\t '), 'a.txt'],
    ['too large', 'TOO_LARGE', () => new Uint8Array(FILE_LIMIT + 1), 'a.pdf'],
    [
      'a picture',
      'UNKNOWN_TYPE',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'a.png',
    ],
    ['an old .doc', 'UNKNOWN_TYPE', () => oldOffice(''), 'a.doc'],
    ['a zip of something else', 'UNKNOWN_TYPE', () => zipOf({ 'a.txt': 'x' }), 'a.zip'],
    ['a PDF named .docx', 'TYPE_MISMATCH', () => sample('mau.pdf'), 'a.docx'],
    ['a text named .pdf', 'TYPE_MISMATCH', () => sample('mau.txt'), 'a.pdf'],
    ['a locked .docx', 'ENCRYPTED', () => oldOffice('EncryptedPackage'), 'a.docx'],
    ['half a .docx', 'DAMAGED', () => sample('mau.docx').subarray(0, 900), 'a.docx'],
    ['half a PDF header', 'DAMAGED', () => utf8('%PDF-1.7\n%'), 'a.pdf'],
    ['noise named .pdf', 'DAMAGED', () => new Uint8Array(500).fill(0), 'a.pdf'],
  ])('%s: %s', async (_, code, make, name) => {
    const refused = await refusalOf(make(), name);
    expect(refused.code).toBe(code);
    // Both sentences end by saying what to do, and no hole is left in them.
    for (const said of [refused.vi, refused.en]) {
      expect(said).toMatch(/\. \p{Lu}.*\.$/u);
      expect(said).not.toContain('{}');
    }
  });

  it('a scan: SCANNED_PDF', async () => {
    const scan = await printer.print(
      '<svg width="200" height="200"><rect width="90" height="90"/></svg>',
    );
    expect((await refusalOf(scan, 'quet.pdf')).code).toBe('SCANNED_PDF');
  });

  it.each([
    ['one part that unpacks a thousandfold', () => bombOf({ megabytes: 60 })],
    [
      'more parts than any document has',
      () =>
        zipOf(Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`word/${i}.xml`, 'x']))),
    ],
    ['a part that declares less than it holds', () => bombOf({ megabytes: 30, declared: 1_000 })],
  ])('a bomb, %s: ZIP_BOMB, at once', async (_, make) => {
    const bomb = make();
    const began = process.cpuUsage();
    expect((await refusalOf(bomb, 'bom.docx')).code).toBe('ZIP_BOMB');
    // Processor time: a busy machine does not make the work more.
    expect(process.cpuUsage(began).user).toBeLessThan(1_500_000);
  });
});

describe('whatever the bytes', () => {
  it('random ones are read or refused, never more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), fileName(), readOrRefused),
      { numRuns: 300 },
    );
  });

  it('damaged copies of real files are read or refused, never more', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      byte: fc.nat(255),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(samples)),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async (name, changes) => {
          const bytes = Uint8Array.from(sample(name));
          for (const { at, byte } of changes) bytes[Math.floor(at * bytes.length)] = byte;
          await readOrRefused(bytes, name);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('in a thread of its own', () => {
  it('a file gives the same text, and a refused one the same sentence', async () => {
    const here = await extractText(sample('mau.docx'), 'a.docx');
    expect(await extractTextApart(sample('mau.docx'), 'a.docx')).toEqual(here);
    const refused = await extractTextApart(new Uint8Array(), 'a.docx').catch((error) => error);
    expect(refused).toEqual(await refusalOf(new Uint8Array(), 'a.docx'));
  });

  it('a file that keeps its parser busy for minutes is given up, and the next one is read', async () => {
    const busy = utf8(`%PDF-1.7\n${'1 0 obj << endobj '.repeat(300_000)}`);
    const refused = await extractTextApart(busy, 'a.pdf', { time: 1_500 }).catch((error) => error);
    expect(refused).toMatchObject({ code: 'TOO_LARGE', en: expect.stringContaining('2 seconds') });
    expect((await extractTextApart(sample('mau.txt'), 'a.txt')).kind).toBe('txt');
  });
});

function sample(name: string): Uint8Array {
  return samples[name] ?? new Uint8Array();
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fileName() {
  return fc.constantFrom('a', 'a.txt', 'a.html', 'a.docx', 'a.pdf', 'a.xlsx', 'a.doc');
}

async function readOrRefused(bytes: Uint8Array, name: string): Promise<void> {
  const result = await extractText(bytes, name).catch((error: unknown) => error);
  if (!(result instanceof IntakeError)) expect(result).toHaveProperty('text');
}

async function refusalOf(bytes: Uint8Array, name: string): Promise<IntakeError> {
  const result = await extractText(bytes, name).catch((error: unknown) => error);
  if (result instanceof IntakeError) return result;
  throw new Error(`not refused: ${JSON.stringify(result)}`);
}

function docxOf(text: string): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

async function xlsxOf(rows: (string | number | Date | null)[][]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) => {
      if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' } as const;
      if (typeof value === 'number') return { value, type: Number } as const;
      return value === null ? null : ({ value, type: String } as const);
    }),
  );
  return await writeWorkbook(data).toBuffer();
}

/** The first bytes of Word's old container, with a stream name inside. */
function oldOffice(stream: string): Uint8Array {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);
}
