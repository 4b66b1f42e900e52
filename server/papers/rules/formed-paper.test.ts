import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { balancedLines } from './balanced-lines.ts';
import { fileNameOf } from './file-name.ts';
import { formPaper } from './formed-paper.ts';
import type { Paper } from './paper.ts';
import { samplePaper } from './sample-papers.ts';

const plain = samplePaper('BC');
const form = (change: Partial<Paper>) => formPaper({ ...plain, ...change });
const seen = (text: string) => text.replaceAll('\u00a0', '_');

describe('number and symbol', () => {
  it.each([
    ['5/BC-BTTTT', 'Số: 05/BC-BTTTT'],
    ['05/BC-BTTTT', 'Số: 05/BC-BTTTT'],
    ['15/BC-BTTTT', 'Số: 15/BC-BTTTT'],
    ['150/BC-BTTTT', 'Số: 150/BC-BTTTT'],
    ['/BC-BTTTT', 'Số: ________/BC-BTTTT'],
    [null, 'Số: ________/BC-________'],
  ])('%s', (number, written) => {
    expect(seen(form({ number }).head.number)).toBe(written);
  });
});

describe('place and day', () => {
  it.each([
    ['2026-02-05', 'Hà Nội, ngày 05 tháng 02 năm 2026'],
    ['2026-01-31', 'Hà Nội, ngày 31 tháng 01 năm 2026'],
    ['2026-03-09', 'Hà Nội, ngày 09 tháng 3 năm 2026'],
    ['2026-11-22', 'Hà Nội, ngày 22 tháng 11 năm 2026'],
  ])('%s', (day, written) => {
    expect(form({ day: asDay(day) }).head.placeAndDay).toBe(written);
  });

  it('leaves room to be filled in by hand', () => {
    const blank = form({ day: null, year: 2026 }).head.placeAndDay;
    expect(seen(blank)).toBe('Hà Nội, ngày______tháng______năm 2026');
  });
});

describe('a letter', () => {
  const letter = formPaper(samplePaper('CV'));

  it('has its subject under the number, and no name', () => {
    expect(letter.head.about).toBe('V/v đôn đốc các nhiệm vụ quá hạn đến hết tháng 01 năm 2026');
    expect(letter).toMatchObject({ name: null, subject: null });
  });

  it('keeps the capitals of an abbreviation', () => {
    const paper = { ...samplePaper('CV'), subject: 'CNTT trong giáo dục.' };
    expect(formPaper(paper).head.about).toBe('V/v CNTT trong giáo dục');
  });

  it('lists whom it is addressed to', () => {
    expect(letter.to?.word).toBe('Kính gửi:');
    expect(letter.to?.lines.at(0)).toBe('- Cục Viễn thông;');
    expect(letter.to?.lines.at(-1)).toMatch(/Hà Nội\.$/);
    expect(form({ to: ['Bộ trưởng'] }).to).toEqual({ word: 'Kính gửi: Bộ trưởng', lines: [] });
  });
});

describe('marks of lists', () => {
  it('close bases and recipients whatever they came with', () => {
    const formed = form({
      bases: ['Căn cứ A;', 'Căn cứ B,'],
      recipients: ['- Như trên;', 'Lưu: VT.'],
    });
    expect(formed.bases).toEqual(['Căn cứ A;', 'Căn cứ B.']);
    expect(formed.foot.recipients).toEqual(['- Như trên;', '- Lưu: VT.']);
  });
});

describe('annexes', () => {
  it('are numbered where there are two', () => {
    expect(form({}).annexes.map(({ label }) => label)).toEqual(['Phụ lục I', 'Phụ lục II']);
    expect(form({ annexes: plain.annexes.slice(0, 1) }).annexes[0]?.label).toBe('Phụ lục');
  });

  it('say what they go with', () => {
    expect(form({}).annexes[0]?.attached).toBe(
      '(Kèm theo Báo cáo số 05/BC-BTTTT ngày 05 tháng 02 năm 2026 của Bộ Thông tin và Truyền thông)',
    );
  });
});

describe('a name over two lines', () => {
  it.each([
    ['BỘ THÔNG TIN VÀ TRUYỀN THÔNG', ['BỘ THÔNG TIN', 'VÀ TRUYỀN THÔNG']],
    ['SỞ TÀI CHÍNH', ['SỞ TÀI CHÍNH']],
    ['ỦY BAN NHÂN DÂN\nXÃ AN PHÚ', ['ỦY BAN NHÂN DÂN', 'XÃ AN PHÚ']],
  ])('%s', (name, lines) => expect(balancedLines(name, 13, 64)).toEqual(lines));
});

describe('the name of a file', () => {
  it('is the number and the subject, in letters that every system can write as well', () => {
    expect(fileNameOf(plain, 'docx')).toEqual({
      full: '5-BC-BTTTT Tình hình thực hiện nhiệm vụ tháng 01 năm 2026.docx',
      plain: '5-BC-BTTTT Tinh hinh thuc hien nhiem vu thang 01 nam 2026.docx',
    });
  });

  it('says the type where there is no number, and nothing that breaks a header', () => {
    const named = fileNameOf({ type: 'QĐ', number: '/QĐ-X', subject: 'Về "a"\r\nb: c' }, 'pdf');
    expect(named).toEqual({ full: 'Quyết định Về a b c.pdf', plain: 'Quyet dinh Ve a b c.pdf' });
  });
});
