import { beforeAll, describe, expect, it } from 'vitest';
import { samplePaper } from './rules/sample-papers.ts';
import { bodyXml, linesOf, partsOf, tagsOf } from './testing/read-back.ts';
import { paperDocx } from './write-docx.ts';

describe('a decision as a Word file', () => {
  let xml: string;
  beforeAll(async () => {
    xml = await bodyXml(await paperDocx(samplePaper('QĐ')));
  });

  it('has every element in its place, case, size and style', () => {
    expect(linesOf(xml)).toEqual([
      'center 26B| BỘ THÔNG TIN',
      'center 26B| VÀ TRUYỀN THÔNG',
      'center 26| Số: 05/QĐ-BTTTT',
      'center 26B| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'center 28B| Độc lập - Tự do - Hạnh phúc',
      'center 28I| Hà Nội, ngày 05 tháng 02 năm 2026',
      'center 28B| QUYẾT ĐỊNH',
      'center 28B| Về việc điều chỉnh Kế hoạch phát triển hạ tầng số năm 2026',
      'center 28B| THỦ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
      'both 28I| Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
      'both 28I| Căn cứ Kế hoạch công tác năm 2026 đã được phê duyệt;',
      'both 28I| Theo đề nghị của Chánh Văn phòng.',
      'center 28B| QUYẾT ĐỊNH:',
      'both 28B| Điều 1. Điều chỉnh thời hạn tại mục 2 Phụ lục Kế hoạch từ quý II năm 2026 thành quý III năm 2026.',
      'both 28B| Điều 2. Các nội dung khác của Kế hoạch giữ nguyên.',
      'both 28B| Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.',
      'left 24BI| Nơi nhận:',
      'left 22| - Như Điều 3;',
      'left 22| - Văn phòng Chính phủ (để báo cáo);',
      'left 22| - Lưu: VT, VP.',
      'center 28B| THỦ TRƯỞNG',
      'center 28B| Nguyễn Văn Bình',
    ]);
  });

  it('stands on A4 within the margins of the decree, in Times New Roman', () => {
    expect(tagsOf(xml, 'w:pgSz', ['w:w', 'w:h', 'w:orient'])).toEqual(['11906 16838 portrait']);
    const margins = ['w:top', 'w:bottom', 'w:left', 'w:right'];
    const [found = ''] = tagsOf(xml, 'w:pgMar', margins);
    const [top = 0, bottom = 0, left = 0, right = 0] = found
      .split(' ')
      .map((twips) => (Number(twips) * 25.4) / 1440);
    for (const [value, least, most] of [
      [top, 20, 25],
      [bottom, 20, 25],
      [left, 30, 35],
      [right, 15, 20],
    ] as const) {
      expect(value).toBeGreaterThan(least - 0.1);
      expect(value).toBeLessThan(most + 0.1);
    }
    expect(new Set(tagsOf(xml, 'w:rFonts', ['w:ascii']))).toEqual(new Set(['Times New Roman']));
  });

  it('sets the text justified, its first line 1,27 cm in, 6 pt apart', () => {
    const article = /<w:p>(?:(?!<\/w:p>).)*Điều 2\..*?<\/w:p>/s.exec(xml)?.[0] ?? '';
    expect(tagsOf(article, 'w:ind', ['w:firstLine'])).toEqual(['720']);
    expect(tagsOf(article, 'w:spacing', ['w:after', 'w:line', 'w:lineRule'])).toEqual([
      '120 276 auto',
    ]);
    expect(tagsOf(article, 'w:jc', ['w:val'])).toEqual(['both']);
  });

  it('strikes through what is replaced', () => {
    const struck = (xml.match(/<w:r>.*?<\/w:r>/gs) ?? []).filter((run) => run.includes('w:strike'));
    expect(struck.join('')).toContain('quý II năm 2026');
    expect(struck).toHaveLength(1);
  });

  it('keeps the last words with the signature, which is not split', () => {
    const last = /<w:p>(?:(?!<\/w:p>).)*Điều 3\..*?<\/w:p>/s.exec(xml)?.[0] ?? '';
    expect(last).toContain('<w:keepNext/>');
    expect(xml.slice(xml.lastIndexOf('<w:tbl>'))).toContain('<w:cantSplit/>');
  });
});

describe('a report with annexes as a Word file', () => {
  let parts: ReadonlyMap<string, string>;
  let xml: string;
  beforeAll(async () => {
    parts = await partsOf(await paperDocx(samplePaper('BC')));
    xml = parts.get('word/document.xml') ?? '';
  });

  it('gives each annex its own section, sheet and page numbers from 1', () => {
    expect(tagsOf(xml, 'w:pgSz', ['w:w', 'w:h', 'w:orient'])).toEqual([
      '11906 16838 portrait',
      '16838 11906 landscape',
      '11906 16838 portrait',
    ]);
    expect(tagsOf(xml, 'w:pgNumType', ['w:start'])).toEqual(['1', '1', '1']);
    expect(tagsOf(xml, 'w:titlePg', [])).toHaveLength(3);
  });

  it('numbers pages in the middle above, size 14, and not the first', () => {
    const headers = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    const [numbered, silent] = [true, false].map((has) =>
      headers.filter(([, header]) => header.includes('PAGE') === has),
    );
    expect(numbered).toHaveLength(3);
    expect(silent).toHaveLength(3);
    for (const [, header] of numbered ?? []) {
      expect(tagsOf(header, 'w:jc', ['w:val'])).toEqual(['center']);
      expect(tagsOf(header, 'w:sz', ['w:val'])).toEqual(['28']);
    }
  });

  it('says what each annex is and what it goes with', () => {
    const from = linesOf(xml).filter((line) => /Phụ lục|Kèm theo|DANH MỤC|TIẾN ĐỘ/.test(line));
    expect(from).toEqual([
      'center 28B| Phụ lục I',
      'center 28B| DANH MỤC NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN',
      'center 28I| (Kèm theo Báo cáo số 05/BC-BTTTT ngày 05 tháng 02 năm 2026 của Bộ Thông tin và Truyền thông)',
      'center 28B| Phụ lục II',
      'center 28B| TIẾN ĐỘ THEO QUÝ',
      'center 28I| (Kèm theo Báo cáo số 05/BC-BTTTT ngày 05 tháng 02 năm 2026 của Bộ Thông tin và Truyền thông)',
    ]);
  });

  it('numbers headings I. 1. a) with đ after d', () => {
    const headings = linesOf(xml)
      .map((line) => line.replace(/^.*\| /, ''))
      .filter((line) => /^(?:[IVX]+\.|\d\.|[a-zđ]\)) \S/.test(line))
      .map((line) => line.split(' ')[0]);
    expect(headings).toEqual(['I.', '1.', 'a)', 'b)', 'c)', 'd)', 'đ)', '2.', 'II.']);
  });

  it('repeats both head rows of a grouped table on every page, and spreads the heads of groups', () => {
    const annex = xml.slice(xml.indexOf('Phụ lục I<'));
    const table = /<w:tbl>.*?<\/w:tbl>/s.exec(annex)?.[0] ?? '';
    expect(tagsOf(table, 'w:tblHeader', [])).toHaveLength(2);
    expect(tagsOf(table, 'w:tr', [])).toHaveLength(2 + 40 + 4);
    const spans = tagsOf(table, 'w:gridSpan', ['w:val']);
    expect(spans).toEqual(['2', '6', '6', '6', '6']);
    const figure = /<w:p>(?:(?!<\/w:p>).)*481\.455.*?<\/w:p>/s.exec(table)?.[0] ?? '';
    expect(tagsOf(figure, 'w:jc', ['w:val'])).toEqual(['right']);
  });
});

describe('a letter as a Word file', () => {
  it('has its subject in 12 under the number, and whom it is for', async () => {
    const lines = linesOf(await bodyXml(await paperDocx(samplePaper('CV'))));
    expect(lines.slice(2, 4)).toEqual([
      'center 26| Số: 05/BTTTT-VP',
      'center 24| V/v đôn đốc các nhiệm vụ quá hạn đến hết tháng 01 năm 2026',
    ]);
    expect(lines.slice(7, 11)).toEqual([
      'left 28| Kính gửi:',
      'left 28| - Cục Viễn thông;',
      'left 28| - Cục An toàn thông tin;',
      'left 28| - Sở Thông tin và Truyền thông thành phố Hà Nội.',
    ]);
  });
});
