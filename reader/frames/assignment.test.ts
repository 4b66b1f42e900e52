import { describe, expect, it } from 'vitest';
import { foldSameLength } from '../text/fold.ts';
import { readAssignment } from './assignment.ts';

const read = (text: string): { lead: string[]; coord: string[] } => {
  const found = readAssignment({ text, folded: foldSameLength(text) }, 0, text.length);
  return {
    lead: found.lead.map((unit) => unit.name),
    coord: found.coord.map((unit) => unit.name),
  };
};

describe('who leads and who helps', () => {
  it.each([
    ['Nạo vét kênh mương (Sở Xây dựng chủ trì)', ['Sở Xây dựng'], []],
    [
      'Nạo vét kênh mương (Sở Xây dựng chủ trì; các trưởng thôn phối hợp)',
      ['Sở Xây dựng'],
      ['các trưởng thôn'],
    ],
    ['Nạo vét kênh mương (Sở Xây dựng, Sở Tài chính)', ['Sở Xây dựng', 'Sở Tài chính'], []],
    ['Nạo vét kênh mương - Sở Xây dựng thực hiện', ['Sở Xây dựng'], []],
    ['Giao trách nhiệm cho Sở Xây dựng nạo vét kênh mương', ['Sở Xây dựng'], []],
    ['Giao Sở Xây dựng cùng Công an tỉnh kiểm tra bến bãi', ['Sở Xây dựng'], ['Công an tỉnh']],
    ['Trước ngày 30/6/2024, Sở Xây dựng hoàn thành kiểm đếm', ['Sở Xây dựng'], []],
    [
      'Về kè sông: giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập dự toán',
      ['Sở Xây dựng'],
      ['Sở Tài chính'],
    ],
    [
      'Giao đồng chí Trần Văn Lộc - Giám đốc Sở Xây dựng kiểm tra',
      ['đồng chí Trần Văn Lộc - Giám đốc Sở Xây dựng'],
      [],
    ],
    [
      'Bộ trưởng các Bộ: Xây dựng, Tài chính tháo gỡ vướng mắc',
      ['Bộ trưởng Bộ Xây dựng', 'Bộ trưởng Bộ Tài chính'],
      [],
    ],
    [
      'UBND các huyện Lệ Thủy, Bố Trạch và Minh Hóa rà soát bến đò',
      ['UBND các huyện Lệ Thủy, Bố Trạch và Minh Hóa'],
      [],
    ],
  ])('%s', (text, lead, coord) => expect(read(text)).toEqual({ lead, coord }));

  it.each([
    'Nâng cao trách nhiệm của Sở Xây dựng trong quản lý bến bãi',
    'Gửi kết quả về cơ quan thường trực (Sở Xây dựng)',
    'Cung cấp số liệu cho Sở Xây dựng để tổng hợp',
    'Tổ chức thực hiện và chịu trách nhiệm trước pháp luật',
  ])('nobody leads in "%s"', (text) => expect(read(text).lead).toEqual([]));
});
