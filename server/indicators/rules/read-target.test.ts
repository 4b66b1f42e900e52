import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../../reader/read.ts';
import { readTarget } from './read-target.ts';

const around = { year: 2025, fromYear: 2021 };
const by2025 = (value: number) => [{ period: '2025', value }];

/** The fourteen targets of Decision 1723: twelve in its section of targets, two that later words state. */
const OF_1723: readonly (readonly [string, object])[] = [
  [
    'Xếp hạng quốc tế của Việt Nam: Bưu chính (Top 40)',
    {
      name: 'Xếp hạng quốc tế của Việt Nam: Bưu chính',
      direction: 'down',
      asks: ['ranking'],
      promise: { kind: 'rank', milestones: by2025(40) },
    },
  ],
  [
    'Viễn thông (Top 50)',
    { name: 'Viễn thông', promise: { kind: 'rank', milestones: by2025(50) } },
  ],
  [
    'Chính phủ số (Top 50)',
    { name: 'Chính phủ số', promise: { kind: 'rank', milestones: by2025(50) } },
  ],
  [
    'An toàn thông tin (Top 30)',
    { name: 'An toàn thông tin', promise: { kind: 'rank', milestones: by2025(30) } },
  ],
  [
    'Công nghiệp ICT (Top 35)',
    { name: 'Công nghiệp ICT', promise: { kind: 'rank', milestones: by2025(35) } },
  ],
  [
    'Kinh tế số chiếm 20% GDP',
    {
      name: 'Kinh tế số',
      measure: '% GDP',
      promise: { kind: 'bound', operator: '>=', milestones: by2025(20) },
    },
  ],
  [
    'tỷ trọng kinh tế số trong từng ngành, lĩnh vực chiếm 10%',
    {
      name: 'Tỷ trọng kinh tế số trong từng ngành, lĩnh vực',
      eachOf: 'nganh',
      promise: { kind: 'bound', operator: '>=', milestones: by2025(10) },
    },
  ],
  [
    'Năng suất lao động hằng năm tăng tối thiểu 7%',
    {
      name: 'Năng suất lao động',
      promise: {
        kind: 'growth',
        operator: '>=',
        percent: 7,
        fromYear: 2021,
        toYear: 2025,
        judged: 'each_year',
      },
    },
  ],
  [
    'Mỗi người dân có một điện thoại thông minh',
    {
      name: 'Điện thoại thông minh trên mỗi người dân',
      promise: {
        kind: 'bound',
        operator: '>=',
        milestones: by2025(1),
        base: { amount: 1, of: 'người dân' },
      },
    },
  ],
  [
    'mỗi hộ gia đình có một đường cáp quang',
    { promise: { kind: 'bound', milestones: by2025(1), base: { amount: 1, of: 'hộ gia đình' } } },
  ],
  [
    '100% người dân tiếp cận ít nhất một loại hình báo chí',
    {
      name: 'Người dân tiếp cận ít nhất một loại hình báo chí',
      measure: '%',
      promise: { kind: 'bound', operator: '=', milestones: by2025(100) },
    },
  ],
  [
    'Tỷ lệ người dân dùng mạng xã hội Việt Nam vượt mạng xã hội nước ngoài',
    {
      name: 'Tỷ lệ người dân dùng mạng xã hội Việt Nam',
      asks: ['other'],
      promise: {
        kind: 'compare',
        operator: '>',
        otherName: 'Mạng xã hội nước ngoài',
        fromYear: null,
      },
    },
  ],
  [
    'Cơ bản đưa hoạt động của cơ quan nhà nước lên môi trường số',
    { kind: 'qualitative', promise: { kind: 'qualitative', due: '2025' } },
  ],
  [
    'Tăng trưởng của ngành cao hơn tăng trưởng GDP',
    {
      name: 'Tăng trưởng của ngành',
      promise: { kind: 'compare', operator: '>', otherName: 'Tăng trưởng GDP', fromYear: 2021 },
    },
  ],
];

describe('the words of a target', () => {
  test.each(OF_1723)('Decision 1723: %s', (words, expected) => {
    expect(readTarget(words, around)).toMatchObject(expected);
  });

  test('the reader finds eleven of them in the text by itself, in words that are read the same way', async () => {
    const reading = await read(readFileSync('seed/texts/quyet-dinh-1723.txt', 'utf8'));
    const found = reading.indicators.map(({ span }) => span.text);
    expect(found).toHaveLength(11);
    for (const words of found) expect(OF_1723.map(([text]) => text)).toContain(words);
  });

  const bound = (operator: string, value: number, more: object = {}) => ({
    promise: { kind: 'bound', operator, milestones: by2025(value), ...more },
  });

  test.each([
    [
      'Tỷ lệ hồ sơ xử lý trên mạng đạt 80%',
      { name: 'Tỷ lệ hồ sơ xử lý trên mạng', ...bound('>=', 80) },
    ],
    [
      'Tỷ lệ thôn có sóng di động trên 95%',
      { name: 'Tỷ lệ thôn có sóng di động', ...bound('>', 95) },
    ],
    ['Tỷ lệ hài lòng từ 90% trở lên', { name: 'Tỷ lệ hài lòng', ...bound('>=', 90) }],
    ['Tỷ lệ sử dụng ≥ 45,5%', bound('>=', 45.5)],
    [
      'Tối thiểu 60% doanh nghiệp nhỏ dùng nền tảng số',
      { name: 'Doanh nghiệp nhỏ dùng nền tảng số', ...bound('>=', 60) },
    ],
    ['Đào tạo ít nhất 1.200 cán bộ', { ...bound('>=', 1200), measure: 'cán bộ' }],
    ['Tỷ lệ hồ sơ trễ hạn không quá 3%', { direction: 'down', ...bound('<=', 3) }],
    ['Tỷ lệ hộ nghèo dưới 5%', { direction: 'down', ...bound('<', 5) }],
    [
      'Phấn đấu tỷ lệ hộ có cáp quang đạt 90%',
      { name: 'Tỷ lệ hộ có cáp quang', aspirational: true, ...bound('>=', 90) },
    ],
    ['100% cơ quan nhà nước dùng chữ ký số', bound('=', 100)],
    ['Tỷ lệ tử vong dưới 4/100.000 dân', bound('<', 4, { base: { amount: 100_000, of: 'dân' } })],
    ['Hoàn thành 03 quy hoạch ngành', { ...bound('>=', 3), measure: 'quy hoạch ngành' }],
    ['Tỷ lệ thất thoát giảm xuống dưới 30%', { direction: 'down', ...bound('<', 30) }],
    [
      'Doanh thu công nghiệp số đạt 1.500,5 tỷ đồng',
      { measure: 'tỷ đồng', ...bound('>=', 1500.5) },
    ],
    ['Mỗi quý ít nhất 04 tin bài về chuyển đổi số', bound('>=', 4, { every: 'quarter' })],
    [
      'Khoảng 500 doanh nghiệp công nghệ số',
      { promise: { kind: 'about', tolerance: 5, milestones: by2025(500) } },
    ],
    [
      'Suất đầu tư 2,5 - 5,5 tỷ đồng/xã',
      {
        direction: 'near',
        promise: {
          kind: 'between',
          milestones: [{ period: '2025', low: 2.5, high: 5.5 }],
          base: { amount: 1, of: 'xã' },
        },
      },
    ],
    [
      'Đưa thứ hạng bưu chính vào nhóm 40 nước dẫn đầu',
      { promise: { kind: 'rank', milestones: by2025(40) } },
    ],
    [
      'Giảm tỷ lệ suy dinh dưỡng từ 23 xuống 18',
      { baseline: { period: '2020', value: 23 }, ...bound('<=', 18) },
    ],
    [
      'Chi phí tuân thủ giảm 20% so với năm 2020',
      { asks: ['value'], promise: { kind: 'change', way: 'decrease', percent: 20, due: '2025' } },
    ],
    [
      'Doanh thu tăng bình quân 12%/năm giai đoạn 2022 - 2026',
      { promise: { kind: 'growth', judged: 'average', percent: 12, fromYear: 2022, toYear: 2026 } },
    ],
    [
      'Tỷ lệ phủ sóng ≥ 30% đến hết năm 2025, 60% năm 2030, 85% năm 2035',
      {
        promise: {
          kind: 'bound',
          operator: '>=',
          milestones: [
            { period: '2025', value: 30 },
            { period: '2030', value: 60 },
            { period: '2035', value: 85 },
          ],
        },
      },
    ],
    [
      'Chỉ số cải cách hành chính đạt loại tốt trở lên',
      { kind: 'ordinal', promise: { kind: 'ordinal', milestones: by2025(3) } },
    ],
    [
      'Hoàn thành trung tâm dữ liệu vùng vào năm 2023',
      { kind: 'yes_no', promise: { kind: 'yes_no', due: '2023' }, asks: [] },
    ],
    ['Nâng cao nhận thức của người dân', { kind: 'qualitative', asks: ['due'] }],
    [
      'Đến năm 2024, tỷ lệ xã có điểm phục vụ đạt 99,5%',
      {
        name: 'Tỷ lệ xã có điểm phục vụ',
        promise: { kind: 'bound', milestones: [{ period: '2024', value: 99.5 }] },
      },
    ],
    [
      'Chiếm tỷ lệ thấp hơn mức trung bình của thế giới',
      { direction: 'down', promise: { kind: 'compare', operator: '<' } },
    ],
    ['Theo Nghị quyết số 99/NQ-CP, phủ sóng 15 xã', bound('>=', 15)],
  ])('%s', (words, expected) => {
    expect(readTarget(words, around)).toMatchObject(expected);
  });
});
