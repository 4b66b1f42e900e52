import { describe, expect, it } from 'vitest';
import { dropRunningLines } from './pdf-furniture.ts';
import { type PdfItem, pageLines } from './pdf-lines.ts';

const page = { bottom: 0, top: 842 };
const textsOf = (items: PdfItem[], isFirst = false) =>
  pageLines(items, page, isFirst).map(({ text }) => text);

/** A piece of text at a place, as wide as Times of that size is on average. */
const at = (x: number, y: number, text: string, size = 13): PdfItem => ({
  text,
  x,
  y,
  size,
  width: text.length * size * 0.45,
});

describe('the lines of a page', () => {
  it('are in reading order whatever the order in the file, with the spaces that the gaps mean', () => {
    expect(textsOf([at(85, 600, 'hai'), at(130, 700, 'đạo'), at(85, 700, 'chỉ')])).toEqual([
      'chỉ đạo',
      'hai',
    ]);
  });

  it('separate the cells of a table row', () => {
    expect(textsOf([at(85, 700, '1'), at(130, 700, 'Lập đề án'), at(400, 700, 'Quý I')])).toEqual([
      '1 | Lập đề án | Quý I',
    ]);
  });

  it('of the letterhead are read left, then right, and end where the text begins', () => {
    const items = [
      at(85, 780, 'ỦY BAN NHÂN DÂN'),
      at(300, 780, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12),
      at(330, 764, 'Độc lập - Tự do - Hạnh phúc'),
      at(85, 740, 'Số: 12/KH-UBND'),
      at(330, 740, 'ngày 5 tháng 3 năm 2024'),
      at(260, 690, 'KẾ HOẠCH'),
      at(85, 660, 'Căn cứ'),
    ];
    expect(textsOf(items, true)).toEqual([
      'ỦY BAN NHÂN DÂN',
      'Số: 12/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ngày 5 tháng 3 năm 2024',
      'KẾ HOẠCH',
      'Căn cứ',
    ]);
  });

  it('of a page set in two columns are read column by column', () => {
    const items = Array.from({ length: 12 }, (_, i) => [
      at(60, 700 - i * 16, `trái ${i} một dòng dài của cột bên`, 11),
      at(320, 700 - i * 16, `phải ${i} một dòng dài của cột bên`, 11),
    ]).flat();
    const texts = textsOf(items);
    expect(texts.slice(0, 12).every((text) => text.startsWith('trái'))).toBe(true);
    expect(texts.slice(12).every((text) => text.startsWith('phải'))).toBe(true);
  });
});

describe('running lines', () => {
  const body = (n: number) =>
    Array.from({ length: 8 }, (_, i) => at(85, 700 - i * 18, `Trang ${n} dòng ${i} nội dung`));
  const pageOf = (n: number, ...more: PdfItem[]) => pageLines([...body(n), ...more], page, false);

  it('and page numbers are dropped, the text between stays whole', () => {
    const pages = [1, 2, 3].map((n) =>
      pageOf(n, at(300, 800, String(n)), at(85, 40, `Dự thảo lần 2, trang ${n}`, 9)),
    );
    expect(dropRunningLines(pages).flat()).toHaveLength(24);
  });

  it('that happen once, and numbers inside the text, stay', () => {
    const pages = [
      pageOf(1, at(85, 40, 'Nơi lưu: Văn thư')),
      pageOf(2, at(85, 400, '15')),
      pageOf(3, at(300, 800, '3')),
    ];
    const texts = dropRunningLines(pages).flatMap((lines) => lines.map(({ text }) => text));
    expect(texts).toContain('Nơi lưu: Văn thư');
    expect(texts).toContain('15');
  });
});
