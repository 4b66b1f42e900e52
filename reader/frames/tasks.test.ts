import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 1/CT-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn Hà, ngày 02 tháng 01 năm 2025\n\nCHỈ THỊ\nThử việc giao\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n\n';
const leads = (body: string): (readonly [string, readonly string[]])[] =>
  read(HEAD + body).tasks.map((task) => [
    task.span.text.slice(0, 24),
    task.lead.map((unit) => unit.name),
  ]);

describe('who leads', () => {
  it('is the unit of the heading above, unless the item names its own', () => {
    expect(
      leads(
        '1. Sở Y tế:\na) Rà soát danh sách;\nb) Thanh tra Sở kiểm tra đột xuất.\n2. Công an tỉnh điều tra các vụ việc.',
      ),
    ).toEqual([
      ['Rà soát danh sách', ['Sở Y tế']],
      ['Thanh tra Sở kiểm tra độ', ['Thanh tra Sở']],
      ['Công an tỉnh điều tra cá', ['Công an tỉnh']],
    ]);
  });

  it('is the unit that the order names', () => {
    expect(
      leads(
        '1. Giao Sở Nội vụ theo dõi việc thực hiện.\n2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát.',
      ).map(([, lead]) => lead),
    ).toEqual([['Sở Nội vụ'], ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh']]);
  });

  it('stands after the work where the sentence says so', () => {
    expect(
      leads(
        '1. Kiểm tra các sở, ngành từ tháng 5 đến tháng 6 năm 2025. Giao Thanh tra tỉnh chủ trì.',
      )[0]?.[1],
    ).toEqual(['Thanh tra tỉnh']);
  });

  it('takes two units in one item for two tasks', () => {
    expect(
      leads('1. Sở Xây dựng công bố giá vật liệu; Sở Tài chính cấp kinh phí mua sắm.'),
    ).toHaveLength(2);
  });
});

describe('what is no task', () => {
  it.each([
    'Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Y tế để tổng hợp.',
    'Quyết định này có hiệu lực kể từ ngày ký.',
    'Kinh phí thực hiện do ngân sách tỉnh bảo đảm.',
  ])('%s', (sentence) => {
    expect(leads(`1. Sở Y tế rà soát hồ sơ.\n2. ${sentence}`)).toHaveLength(1);
  });

  it('is a purpose or a level to reach', () => {
    const reading = read(
      `${HEAD}I. MỤC ĐÍCH\n1. Nâng cao nhận thức của người dân.\nII. CHỈ TIÊU\n1. Tối thiểu 80% hồ sơ đúng hạn.\nIII. NHIỆM VỤ\n1. Rà soát quy trình.`,
    );
    expect(reading.tasks.map((task) => task.title)).toEqual(['Rà soát quy trình']);
    expect(reading.indicators).toMatchObject([{ value: 80, comparator: '>=', unit: '%' }]);
  });

  it('is a duty to report, which is kept apart', () => {
    const reading = read(
      `${HEAD}1. Sở Y tế rà soát hồ sơ.\n2. Các đơn vị báo cáo về Sở Y tế trước ngày 25 hằng tháng.`,
    );
    expect(reading.tasks).toHaveLength(1);
    expect(reading.reports).toMatchObject([{ who: 'Các đơn vị', to: 'Sở Y tế', when: ['R/M@25'] }]);
  });
});

describe('fields', () => {
  it('are the sections that declare how many tasks they hold, and the sections beside them', () => {
    const reading = read(
      `${HEAD}I. LĨNH VỰC DƯỢC (08 nhiệm vụ)\n1. Sở Y tế rà soát giá thuốc tại bệnh viện công lập.\n2. Thanh tra Sở kiểm tra nhà thuốc trên địa bàn.\nII. ĐÀO TẠO NHÂN LỰC\n1. Văn phòng Sở mở lớp bồi dưỡng cho y tế cơ sở.`,
    );
    expect(reading.fields.map(({ name, taskCount, found }) => [name, taskCount, found])).toEqual([
      ['Dược', 8, 2],
      ['Đào tạo nhân lực', null, 1],
    ]);
  });

  it('keep the declared counts beside what was found', () => {
    const reading = read(
      'Ngày 02/01/2024, Bộ Y tế ban hành Chỉ thị số 1/CT-BYT về nhiệm vụ năm 2024. Các nhiệm vụ thuộc 3 lĩnh vực: Lĩnh vực dược (12 nhiệm vụ); lĩnh vực dự phòng (07 nhiệm vụ) và công tác thanh tra.',
    );
    expect(reading.fields.map((field) => [field.name, field.taskCount])).toEqual([
      ['Dược', 12],
      ['Dự phòng', 7],
      ['Thanh tra', null],
    ]);
    expect(reading.declared.fields).toBe(3);
  });
});
