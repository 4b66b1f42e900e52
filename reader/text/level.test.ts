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
    ['ngày 15/3/2O25', 'ngày 15/3/2025'],
    ['ngày 3l/12/2025', 'ngày 31/12/2025'],
    ['theo quy định[12] của tỉnh', 'theo quy định của tỉnh'],
    ['theo quy định² của tỉnh', 'theo quy định của tỉnh'],
    ['trồng 20 m² rau', 'trồng 20 m2 rau'],
    ['\uf0b7 Rà soát', '• Rà soát'],
    ['\uf0e8 Rà soát', '• Rà soát'],
    ['phối\u00ad hợp\u00a0với', 'phối hợp với'],
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

  it('reads a page in VNI as if it were Unicode, with the way back to its codes', () => {
    const page =
      'COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM. Ñoäc laäp - Töï do - Haïnh phuùc. '.repeat(2);
    const source = `${page}Giao Sôû Y teá chuû trì, phoái hôïp vôùi Coâng an tænh thöïc hieän tröôùc ngaøy 15/6.`;
    const levelled = level(source);
    expect(levelled.text).toContain(
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM. Độc lập - Tự do - Hạnh phúc.',
    );
    expect(levelled.text).toContain(
      'Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện trước ngày 15/6.',
    );
    const at = levelled.text.indexOf('Công an tỉnh');
    expect(sourceSpan(levelled, at, at + 'Công an tỉnh'.length).text).toBe('Coâng an tænh');
  });

  it('leaves other languages and Unicode Vietnamese as they are', () => {
    const page = 'Señor Núñez, naïf, Zoë, Noël; Sở Y tế chủ trì, được phối hợp. '.repeat(9);
    expect(level(page).text).toContain(
      'Señor Núñez, naïf, Zoë, Noël; Sở Y tế chủ trì, được phối hợp.',
    );
  });

  it('takes the number of a page out of the sentence that it stands in, and no other number', () => {
    const half = 'Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở';
    expect(level(`${half}\n\n12\n\nXây dựng rà soát.`).text).toContain('\n\n12\n\n');
    expect(level(`${half} Xây\n\n- 12 -\n\ndựng rà soát.`).text).toBe(`${half} Xây\ndựng rà soát.`);
    expect(level('Công an tỉnh\n2\nkiểm tra bến bãi').text).toContain('\n2\n');
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
