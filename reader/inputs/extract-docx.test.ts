import {
  AlignmentType,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { extractText } from './index.ts';

describe('a Word document', () => {
  it('keeps automatic numbers as the page shows them, each list counted on its own', async () => {
    const lines = await linesOf([
      paragraph('Phạm vi', list('article', 0)),
      paragraph('mở đầu', list('article', 1)),
      paragraph('tiếp theo', list('article', 1)),
      paragraph('chi tiết', list('article', 2)),
      paragraph('Lời dẫn không đánh số'),
      paragraph('Trách nhiệm', list('article', 0)),
      paragraph('lại từ đầu', list('article', 1)),
      paragraph('danh sách khác', list('other', 0)),
      paragraph('Hiệu lực', list('article', 0)),
    ]);
    expect(lines).toEqual([
      'Điều 1. Phạm vi',
      'a) mở đầu',
      'b) tiếp theo',
      '1.b.1. chi tiết',
      'Lời dẫn không đánh số',
      'Điều 2. Trách nhiệm',
      'a) lại từ đầu',
      'I. danh sách khác',
      'Điều 3. Hiệu lực',
    ]);
  });

  it('writes bullets as dashes and headings as lines', async () => {
    expect(
      await linesOf([
        paragraph('QUYẾT ĐỊNH', { heading: HeadingLevel.HEADING_1 }),
        paragraph('Như Điều 3;', { bullet: { level: 0 } }),
      ]),
    ).toEqual(['QUYẾT ĐỊNH', '- Như Điều 3;']);
  });

  it('accepts tracked changes', async () => {
    const change = { author: 'Người soát', date: '2024-01-01T00:00:00Z' };
    const changed = new Paragraph({
      children: [
        new TextRun('Thời hạn '),
        new DeletedTextRun({ text: 'quý I', id: 1, ...change }),
        new InsertedTextRun({ text: 'quý II', id: 2, ...change }),
      ],
    });
    expect(await linesOf([changed])).toEqual(['Thời hạn quý II']);
  });

  it('gives a table a row a line, a merged cell in each row that it speaks for', async () => {
    const lines = await linesOf([
      table([
        ['TT', 'Nhiệm vụ', 'Chủ trì'],
        ['1', 'Lập đề án', { text: 'Vụ Kế hoạch', rows: 2 }],
        ['2', 'Tổng kết'],
        [{ text: 'Nhóm hai', columns: 3 }],
      ]),
    ]);
    expect(lines).toEqual([
      'TT | Nhiệm vụ | Chủ trì',
      '1 | Lập đề án | Vụ Kế hoạch',
      '2 | Tổng kết | Vụ Kế hoạch',
      'Nhóm hai',
    ]);
  });

  it('reads the letterhead, which is a table only to stand side by side, as lines', async () => {
    const lines = await linesOf([
      table([
        ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['Số: 12/KH-UBND', 'Ngày 5 tháng 3 năm 2024'],
      ]),
    ]);
    expect(lines).toEqual([
      'ỦY BAN NHÂN DÂN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 12/KH-UBND',
      'Ngày 5 tháng 3 năm 2024',
    ]);
  });

  it('keeps footnotes, with their marks', async () => {
    const lines = await linesOf(
      [new Paragraph({ children: [new TextRun('Chỉ số'), new FootnoteReferenceRun(1)] })],
      { 1: { children: [paragraph('Theo số liệu năm trước.')] } },
    );
    expect(lines).toEqual(['Chỉ số[1]', '1. Theo số liệu năm trước.']);
  });
});

async function linesOf(
  children: (Paragraph | Table)[],
  footnotes: Record<number, { children: Paragraph[] }> = {},
): Promise<string[]> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'article',
          levels: [
            level(0, LevelFormat.DECIMAL, 'Điều %1.'),
            level(1, LevelFormat.LOWER_LETTER, '%2)'),
            level(2, LevelFormat.DECIMAL, '%1.%2.%3.'),
          ],
        },
        { reference: 'other', levels: [level(0, LevelFormat.UPPER_ROMAN, '%1.')] },
      ],
    },
    sections: [{ children }],
    footnotes,
  });
  const { text, kind } = await extractText(await Packer.toBuffer(document), 'van-ban.docx');
  expect(kind).toBe('docx');
  return text.split('\n');
}

function level(
  number: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
) {
  return { level: number, format, text, alignment: AlignmentType.START };
}

function list(reference: string, number: number): IParagraphOptions {
  return { numbering: { reference, level: number } };
}

function paragraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun(text)] });
}

type CellText = string | { text: string; rows?: number; columns?: number };

function table(rows: readonly (readonly CellText[])[]): Table {
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) => {
            const {
              text,
              rows: rowSpan,
              columns: columnSpan,
            } = typeof cell === 'string' ? { text: cell } : cell;
            return new TableCell({ children: [paragraph(text)], rowSpan, columnSpan });
          }),
        }),
    ),
  });
}
