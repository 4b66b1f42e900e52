import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { fillTemplate } from './fill-template.ts';
import type { Paper } from './paper.ts';
import { sampleAnnex, samplePaper } from './rules/sample-papers.ts';
import { officeTemplate, soundTemplate } from './testing/office-template.ts';
import { bodyXml, linesOf, partsOf, tagsOf } from './testing/read-back.ts';

const words = async (buffer: Buffer) => (await mammoth.extractRawText({ buffer })).value;
const letter = samplePaper('CV');

describe('a template that is filled', () => {
  it('has every place filled in the look of the place, and nothing left to fill', async () => {
    const filled = await fillTemplate(await soundTemplate(), samplePaper('TTr'));
    const lines = linesOf(await bodyXml(filled));
    expect(lines.slice(0, 7)).toEqual([
      'left 30B| BỘ THÔNG TINVÀ TRUYỀN THÔNG',
      'left 30B| MẪU CỦA SỞ A',
      'left 30B| Số: 05/TTr-BTTTT của Sở A',
      'left 30B| Hà Nội, ngày 05 tháng 02 năm 2026',
      'left 30B| TỜ TRÌNH NỘI BỘ',
      'left 30B| Về việc ban hành Chương trình công tác năm 2026',
      'left 30B| Kính gửi: Thủ tướng Chính phủ',
    ]);
    const text = await words(filled);
    expect(text).not.toMatch(/\{\{|\}\}/);
    expect(text).toContain('I. TÌNH HÌNH THỰC HIỆN');
    expect(text).toContain('Tổng cộng');
    expect(text).toMatch(/Thủ trưởng cơ quan\.\/\./);
    expect(text).toContain('Trần Thị Đào');
  });

  it('keeps what the office has: its footer, its own words', async () => {
    const parts = await partsOf(await fillTemplate(await soundTemplate(), letter));
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, xml]) => xml).join('')).toContain('Sở A - Mẫu 01');
  });

  it('puts several lines one under another', async () => {
    const xml = await bodyXml(await fillTemplate(await soundTemplate(['{{noi_nhan}}']), letter));
    const text = xml.replaceAll('<w:br/>', '\n').replace(/<[^>]+>/g, '');
    expect(text).toContain('- Cục Viễn thông;\n- Cục An toàn thông tin;');
    expect(text).toContain('- Như trên;\n- Thủ trưởng cơ quan (để báo cáo);\n- Lưu: VT, VP.');
  });

  it('moves a table to its own place', async () => {
    const template = await soundTemplate(['BẢNG RIÊNG', '{{bang:1}}']);
    const text = await words(await fillTemplate(template, samplePaper('TTr')));
    expect(text.match(/Tổng cộng/g)).toHaveLength(1);
    expect(text.indexOf('Tổng cộng')).toBeGreaterThan(text.indexOf('BẢNG RIÊNG'));
  });

  it('takes words that look like a place for words', async () => {
    const paper: Paper = { ...letter, subject: 'Mẫu có {{noi_dung}} và {{so}}' };
    const text = await words(await fillTemplate(await soundTemplate(), paper));
    expect(text.replaceAll('\u2060', '')).toContain('mẫu có {{noi_dung}} và {{so}}');
    expect(text.match(/Văn phòng tổng hợp/g)).toHaveLength(1);
  });

  it('fills a place in a footer', async () => {
    const template = await officeTemplate(
      ['{{so}}', '{{ngay}}', '{{trich_yeu}}', '{{noi_dung}}', '{{nguoi_ky}}'],
      { footer: 'Văn bản số {{so}}' },
    );
    await checkTemplate('mau.docx', template);
    const parts = await partsOf(await fillTemplate(template, letter));
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, xml]) => xml.replace(/<[^>]+>/g, '')).join('')).toContain('05/BTTTT-VP');
  });
});

describe('annexes in a template', () => {
  const layout = ['w:w', 'w:h', 'w:orient'];

  it.each([
    ['with a place for them', ['{{phu_luc}}']],
    ['without one', []],
  ])('stand on sheets of their own at its end, %s', async (_case, more) => {
    const xml = await bodyXml(await fillTemplate(await soundTemplate(more), samplePaper('BC')));
    expect(tagsOf(xml, 'w:pgSz', layout).slice(1)).toEqual([
      '16838 11906 landscape',
      '11906 16838 ',
    ]);
    expect(tagsOf(xml, 'w:pgNumType', ['w:start']).slice(1)).toEqual(['1', '1']);
    expect(xml.replace(/<[^>]+>/g, '')).toMatch(/Trần Thị Đào.*Phụ lục I.*Phụ lục II.*cơ sở\.$/s);
  });

  it('leave a paper without any in its one section', async () => {
    const xml = await bodyXml(await fillTemplate(await soundTemplate(['{{phu_luc}}']), letter));
    expect(tagsOf(xml, 'w:pgSz', layout)).toHaveLength(1);
  });

  it('may have many rows', async () => {
    const paper = { ...samplePaper('BC'), annexes: [sampleAnnex(600)] };
    const xml = await bodyXml(await fillTemplate(await soundTemplate(), paper));
    expect(xml).toContain('thứ 600 của');
  });
});
