import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSameLength } from '../text/fold.ts';
import { findDeadlines } from './deadlines.ts';
import {
  normaliseDocumentNumber,
  parseDocumentNumber,
  sameDocumentNumber,
} from './document-number.ts';
import { parseVietnameseNumber } from './numbers.ts';
import { findQuantities } from './quantities.ts';
import { unitListAt } from './unit-lists.ts';

describe('Vietnamese numbers', () => {
  it.each([
    ['1.200', 1200],
    ['4,5', 4.5],
    ['1.234,5', 1234.5],
    ['980.000', 980000],
    ['08', 8],
    ['bảy', 7],
  ])('%s is %d', (text, value) => expect(parseVietnameseNumber(text)).toBe(value));

  it.each(['31.12.2025', '66.7', 'nhiều', ''])('%j is none', (text) =>
    expect(parseVietnameseNumber(text)).toBeNull(),
  );
});

describe('document numbers', () => {
  it.each([
    ['601/QĐ-BTTTT', 'QĐ', 'BTTTT', null, 'state'],
    ['30/2020/NĐ-CP', 'NĐ', 'CP', 2020, 'state'],
    ['06/2022/QH15', 'Luật', 'QH15', 2022, 'law'],
    ['57-NQ/TW', 'NQ', 'TW', null, 'party'],
    ['9086/BNV-CTTN&BĐG', 'CV', 'BNV-CTTN&BĐG', null, 'letter'],
    ['30c/NQ-CP', 'NQ', 'CP', null, 'state'],
  ])('%s', (text, type, organisation, year, style) => {
    expect(parseDocumentNumber(text)).toMatchObject({ type, organisation, year, style });
  });

  it('reads a draft whose number is blank', () => {
    expect(parseDocumentNumber('/QĐ-UBND')).toMatchObject({ ordinal: null, type: 'QĐ' });
  });

  it('compares without spaces, dash kinds and leading zeros', () => {
    expect(sameDocumentNumber('01/NQ–CP', '1 /NQ-CP')).toBe(true);
    expect(sameDocumentNumber('0125/KH-UBND', '125/KH-UBND')).toBe(true);
    expect(sameDocumentNumber('22/CTr-UBND', '23/CTr-UBND')).toBe(false);
  });

  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) =>
          normaliseDocumentNumber(normaliseDocumentNumber(text)) === normaliseDocumentNumber(text),
      ),
    );
  });
});

describe('deadlines', () => {
  const norms = (text: string, labelled = false): string[] =>
    findDeadlines(fold(text), { year: 2024, documentDate: '2024-03-05', labelled }).map(
      (found) => found.norm,
    );

  it.each([
    ['hoàn thành trước ngày 30/6/2024', ['2024-06-30']],
    ['xong trong tháng 9/2025', ['2025-09']],
    ['ban hành trong quý IV năm 2024', ['2024-Q4']],
    ['trước ngày 25/3', ['2024-03-25']],
    ['từ tháng 4 đến tháng 8 năm 2024', ['2024-04/2024-08']],
    ['từ nay đến hết tháng 5 năm 2024', ['2024-03/2024-05']],
    ['gửi về Sở trước ngày 25 hằng tháng', ['R/M@25']],
    ['trước ngày 15 tháng cuối quý', ['R/Q@15']],
    ['trước ngày 15/12 hằng năm', ['R/Y@12-15']],
    ['vào thứ Ba và thứ Năm hằng tuần', ['R/W@Tue,Thu']],
    ['cụ thể hóa hàng tháng, tuần', ['R/M', 'R/W']],
    ['định kỳ 6 tháng tổng hợp', ['R/H']],
    ['trong vòng 3 ngày sau bão', ['P3D']],
    ['trong thời hạn 05 ngày làm việc kể từ khi nhận', ['P5WD']],
    ['hoàn thành trước 18 giờ hôm nay', ['2024-03-05']],
    ['tổng kết vào năm 2030', ['2030']],
    ['ban hành kế hoạch trong tháng 4', ['2024-04']],
    ['mỗi quý 01 lần', ['R/Q']],
    ['kiểm tra 02 lần/năm', ['R/H']],
    ['trước ngày 20 của tháng cuối cùng mỗi quý', ['R/Q@20']],
    ['hằng năm, tổng hợp gửi Sở trước ngày 30/11', ['R/Y@11-30']],
    ['sau 07 ngày kể từ ngày nhận được đề nghị', ['P7D']],
  ])('%s', (text, expected) => expect(norms(text)).toEqual(expected));

  it.each([
    ['2024 - 2025', ['2024/2025']],
    ['Thường xuyên', ['continuous']],
    ['Quý IV/2025- Quý II/2026', ['2025-Q4/2026-Q2']],
    ['Tháng 3 - 4/2018; Tháng 9 - 10/2018', ['2018-03/2018-04', '2018-09/2018-10']],
    ['2026', ['2026']],
    ['Trước ngày 20/4/2024 (thứ Bảy)', ['2024-04-20']],
  ])('in a cell: %s', (text, expected) => expect(norms(text, true)).toEqual(expected));

  it.each([
    'trực đường dây nóng 24/7',
    'Kế hoạch giai đoạn 2021-2025',
    'dự trữ đủ dùng trong ba tháng',
  ])('none in "%s"', (text) => {
    expect(norms(text)).toEqual([]);
  });
});

describe('units', () => {
  const names = (text: string): string[] =>
    unitListAt({ text, folded: foldSameLength(text) }, 0, text.length).units.map(
      (unit) => unit.name,
    );

  it.each([
    [
      'Sở Nông nghiệp và Phát triển nông thôn, Cảng vụ Hàng hải kiểm đếm',
      ['Sở Nông nghiệp và Phát triển nông thôn', 'Cảng vụ Hàng hải'],
    ],
    [
      'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh lúc 6 giờ',
      ['Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh'],
    ],
    [
      'Ủy ban nhân dân các xã, phường, đặc khu Hải Vân:',
      ['Ủy ban nhân dân các xã, phường, đặc khu Hải Vân'],
    ],
    ['Sở Y tế, Tài chính chủ trì', ['Sở Y tế', 'Sở Tài chính']],
    ['Các Bộ: Quốc phòng, Công an và Tài chính', ['Bộ Quốc phòng', 'Bộ Công an', 'Bộ Tài chính']],
    ['các sở, ban, ngành có liên quan triển khai', ['các sở, ban, ngành có liên quan']],
    ['Vụ Vật liệu xây dựng công bố định mức', ['Vụ Vật liệu xây dựng']],
    ['Trung tâm Y tế huyện lấy mẫu nước', ['Trung tâm Y tế huyện']],
    [
      'Ban Thường trực Ủy ban Mặt trận Tổ quốc thành phố cử đại diện',
      ['Ban Thường trực Ủy ban Mặt trận Tổ quốc thành phố'],
    ],
    ['Uỷ ban nhân dân tỉnh tổ chức', ['Ủy ban nhân dân tỉnh']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  it.each([
    'Tổ chức tập huấn',
    'Bố trí kinh phí',
    'Sơ tán hộ dân',
    'Đối với địa phương',
    'Phòng chống cháy rừng',
    'Báo cáo kết quả',
    'Hội nghị tổng kết',
  ])('"%s" names none', (text) => expect(names(text)).toEqual([]));
});

describe('quantities', () => {
  const read = (text: string): unknown[] =>
    findQuantities(fold(text)).map((q) => [q.comparator, q.value]);

  it.each([
    ['đạt từ 90% trở lên', [['>=', 90]]],
    ['không quá 20 phút', [['<=', 20]]],
    ['khoảng 150.000 căn', [['~', 150000]]],
    ['tăng 6 - 8%', [['range', [6, 8]]]],
    ['tăng từ 8% đến 8,5%', [['range', [8, 8.5]]]],
    ['xếp trong 20 tỉnh dẫn đầu', [['top', 20]]],
    ['tuổi thọ trung bình đạt 75 tuổi', [['=', 75]]],
    ['thuộc nhóm 15 tỉnh dẫn đầu', [['top', 15]]],
    ['mỗi hộ gia đình có một đường cáp quang', [['=', 1]]],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each(['ngày 30/6/2024', 'Nghị quyết số 12', 'giai đoạn 2', 'từ 12 đến 17 tuổi'])(
    'none in "%s"',
    (text) => expect(read(text)).toEqual([]),
  );
});
