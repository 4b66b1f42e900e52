import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSameLength } from './fold.ts';
import { level, sourceSpan } from './level.ts';

describe('folding', () => {
  it('forgets marks and capitals, and puts old and new tone placement together', () => {
    expect(fold('ỦY BAN')).toBe(fold('Uỷ ban'));
    expect(fold('Đắk Lắk')).toBe('dak lak');
  });

  it('never changes the length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => foldSameLength(text).length === text.length,
      ),
    );
  });
});

describe('levelling', () => {
  it.each([
    ['số 1723 /QĐ-BTTTT', 'số 1723/QĐ-BTTTT'],
    ['N gày 29 /10 /2021', 'Ngày 29/10/2021'],
    ['số 1717/QĐ-\nUBND', 'số 1717/QĐ-UBND'],
    ['T hủ tướng', 'Thủ tướng'],
    ['hai  chữ', 'hai chữ'],
    ['giai đoạn 2021–2025', 'giai đoạn 2021-2025'],
  ])('repairs %j', (broken, clean) => {
    expect(level(broken).text).toBe(clean);
  });

  it('keeps a wide gap as a column and drops invisible characters', () => {
    expect(level('Số: 1/QĐ     Hà Nội').text).toBe('Số: 1/QĐ\tHà Nội');
    expect(level('bộ\u200b máy').text).toBe('bộ máy');
  });

  it('reads a page in TCVN3 as if it were Unicode', () => {
    const page = 'Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc '.repeat(3);
    expect(level(page).text).toContain('Cộng hoà xã hội chủ nghĩa Việt Nam');
  });

  it('maps every levelled range to a slice of the source', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.nat(200),
        fc.nat(200),
        (source, a, b) => {
          const levelled = level(source);
          const size = levelled.text.length;
          const start = Math.min(a % (size + 1), b % (size + 1));
          const end = Math.max(a % (size + 1), b % (size + 1));
          const span = sourceSpan(levelled, start, end);
          expect(source.slice(span.start, span.end)).toBe(span.text);
        },
      ),
    );
  });

  it('finds the same words in composed and decomposed text', () => {
    const source = 'Sở Giáo dục và Đào tạo chủ trì';
    const nfd = source.normalize('NFD');
    const at = level(nfd).text.indexOf('Đào tạo');
    const span = sourceSpan(level(nfd), at, at + 'Đào tạo'.length);
    expect(span.text.normalize('NFC')).toBe('Đào tạo');
  });
});
