import { describe, expect, it } from 'vitest';
import { foldSameLength } from '../text/fold.ts';
import { unitListAt } from './unit-lists.ts';

const names = (text: string): string[] =>
  unitListAt({ text, folded: foldSameLength(text) }, 0, text.length).units.map((unit) => unit.name);

/** Names that hold what usually ends one: a comma, "và", a verb, a stop word, another unit. */
const AWKWARD = [
  'Ban Quản lý Khu kinh tế Vân Phong',
  'Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi',
  'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh',
  'Ban Chỉ đạo Trung ương về phòng, chống thiên tai',
  'Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội tỉnh',
  'Ban Kinh tế - Ngân sách HĐND tỉnh',
  'Ban Đổi mới và Phát triển doanh nghiệp',
  'Ban Giám hiệu các trường',
  'Báo Quảng Trị',
  'Cục Chất lượng, Chế biến và Phát triển thị trường',
  'Cục Quản lý, giám sát chính sách thuế, phí và lệ phí',
  'Các cơ quan thông tấn, báo chí',
  'Các đơn vị quản lý, vận hành hồ chứa',
  'Chi cục Thuế khu vực Sông Hinh - Đồng Xuân',
  'Chi nhánh Ngân hàng Chính sách xã hội huyện',
  'Cụm Thi đua các tỉnh Bắc Trung Bộ',
  'Đài PT-TH tỉnh',
  'Đoàn kiểm tra liên ngành',
  'Đồn Biên phòng Cửa khẩu Cha Lo',
  'Hội đồng quản lý Quỹ Phòng, chống thiên tai tỉnh',
  'Tòa án nhân dân tối cao',
  'Tổng công ty Cảng hàng không Việt Nam',
  'Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch',
  'Trưởng Ban Quản lý Khu kinh tế tỉnh',
  'Trưởng các thôn, bản',
  'Trường Cao đẳng Y tế',
  'Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm Cứu nạn',
];

describe('a name ends where its order begins', () => {
  it.each(AWKWARD)('%s', (name) => {
    expect(names(`${name} chủ trì, phối hợp với Sở Y tế rà soát.`)).toEqual([name]);
  });
});

describe('a list goes on after an awkward name', () => {
  it.each(AWKWARD)('%s', (name) => {
    expect(names(`${name}, Công an huyện Lệ Thủy chủ trì thực hiện.`)).toEqual([
      name,
      'Công an huyện Lệ Thủy',
    ]);
  });
});

it.each([
  ['Sở Y tế, đồng thời báo cáo', ['Sở Y tế']],
  ['Sở Y tế ban hành hướng dẫn', ['Sở Y tế']],
  ['Sở Xây dựng áp dụng định mức', ['Sở Xây dựng']],
  ['Văn phòng Tỉnh ủy và các cơ quan liên quan', ['Văn phòng Tỉnh ủy', 'các cơ quan liên quan']],
  ['Các Sở: Nội vụ, Tài chính, Công an huyện', ['Sở Nội vụ', 'Sở Tài chính', 'Công an huyện']],
])('%s', (text, expected) => expect(names(text)).toEqual(expected));
