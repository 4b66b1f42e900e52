import type { IndicatorShape } from '../server/indicators/contract.ts';

/** Figures by year. */
export type Figures = Readonly<Record<number, number>>;

/**
 * A target of Decision 1723 as its unit follows it. The targets are the decision's; every figure seen is made
 * up for the demonstration, plausible and no more.
 */
export interface FollowedFigures {
  /** What the words of the provision say, accents and all. */
  readonly words: RegExp;
  readonly unit: string;
  /** The words in full, for what the reader did not take for a target. */
  readonly quote?: string;
  readonly shape: Partial<IndicatorShape> & Pick<IndicatorShape, 'code' | 'name'>;
  readonly baseline?: readonly [year: number, value: number];
  readonly values: Figures;
  /** Ước: what is expected of years whose figures are not out yet. */
  readonly estimates?: Figures;
  /** A comparison of every year from this one on. */
  readonly fromYear?: number;
  /** Of the other side of a comparison. */
  readonly other?: { readonly code: string; readonly name: string; readonly values: Figures };
  /** Of each member of its dimension. */
  readonly members?: Readonly<Record<string, Figures>>;
}

const SECTORS = {
  nong_nghiep: 'Nông nghiệp',
  cong_thuong: 'Công Thương',
  tai_chinh: 'Tài chính, ngân hàng',
  giao_duc: 'Giáo dục',
  y_te: 'Y tế',
  du_lich: 'Du lịch',
} as const;

const rank = (code: string, name: string, ranking: string): FollowedFigures['shape'] => ({
  ...{ code, name, ranking, measure: 'hạng', decimals: 0, direction: 'down' },
  source: 'Số liệu minh họa',
  checks: { min: 1, max: null, integer: true, cumulative: false },
});

export const OF_1723: readonly FollowedFigures[] = [
  {
    words: /Bưu chính \(Top 40\)/,
    unit: 'Vụ Bưu chính',
    shape: rank('hang_buu_chinh', 'Xếp hạng quốc tế về bưu chính', 'Chỉ số phát triển bưu chính'),
    baseline: [2020, 49],
    // The ranking of the last year is not out yet.
    values: { 2021: 48, 2022: 46, 2023: 44, 2024: 43 },
    estimates: { 2025: 42 },
  },
  {
    words: /Viễn thông \(Top 50\)/,
    unit: 'Cục Viễn thông',
    shape: rank(
      'hang_vien_thong',
      'Xếp hạng quốc tế về viễn thông',
      'Chỉ số phát triển viễn thông',
    ),
    baseline: [2020, 74],
    values: { 2021: 69, 2022: 63, 2023: 58, 2024: 52, 2025: 48 },
  },
  {
    words: /Chính phủ số \(Top 50\)/,
    unit: 'Văn phòng Bộ',
    shape: rank(
      'hang_chinh_phu_so',
      'Xếp hạng quốc tế về Chính phủ số',
      'Khảo sát Chính phủ điện tử',
    ),
    // Published every second year.
    values: { 2022: 86, 2024: 71 },
    baseline: [2020, 86],
  },
  {
    words: /An toàn thông tin \(Top 30\)/,
    unit: 'Cục An toàn thông tin',
    shape: rank(
      'hang_attt',
      'Xếp hạng quốc tế về an toàn thông tin',
      'Chỉ số an toàn, an ninh mạng',
    ),
    baseline: [2020, 45],
    values: { 2021: 41, 2022: 38, 2023: 34, 2024: 31, 2025: 28 },
  },
  {
    words: /Công nghiệp ICT \(Top 35\)/,
    unit: 'Vụ Kế hoạch - Tài chính',
    shape: rank(
      'hang_cong_nghiep',
      'Xếp hạng quốc tế về công nghiệp ICT',
      'Chỉ số công nghiệp ICT',
    ),
    baseline: [2020, 52],
    values: { 2021: 51, 2022: 49, 2023: 48, 2024: 46, 2025: 44 },
  },
  {
    words: /^Kinh tế số chiếm 20% GDP/,
    unit: 'Vụ Kế hoạch - Tài chính',
    shape: { code: 'kinh_te_so', name: 'Tỷ trọng kinh tế số trong GDP', measure: '% GDP' },
    baseline: [2020, 8.2],
    values: { 2021: 11.2, 2022: 13.4, 2023: 15.5, 2024: 17.3 },
    estimates: { 2025: 19.1 },
  },
  {
    words: /trong từng ngành, lĩnh vực chiếm 10%/,
    unit: 'Vụ Kế hoạch - Tài chính',
    shape: {
      ...{ code: 'kinh_te_so_nganh', name: 'Tỷ trọng kinh tế số trong từng ngành, lĩnh vực' },
      measure: '%',
      dimensions: [
        {
          ...{ code: 'nganh', name: 'Ngành, lĩnh vực' },
          members: Object.entries(SECTORS).map(([code, name]) => ({ code, name })),
        },
      ],
    },
    values: {},
    members: {
      nong_nghiep: { 2023: 5.1, 2024: 6.4, 2025: 7.6 },
      cong_thuong: { 2023: 9.4, 2024: 10.8, 2025: 12.3 },
      tai_chinh: { 2023: 15.2, 2024: 17.5, 2025: 19.1 },
      giao_duc: { 2023: 7.9, 2024: 9.2, 2025: 10.6 },
      y_te: { 2023: 6.3, 2024: 7.7, 2025: 9.1 },
      du_lich: { 2023: 8.8, 2024: 10.1, 2025: 11.7 },
    },
  },
  {
    words: /Năng suất lao động h[àằ]ng năm tăng tối thiểu 7%/,
    unit: 'Vụ Kế hoạch - Tài chính',
    shape: { code: 'nang_suat', name: 'Năng suất lao động', measure: 'triệu đồng/lao động' },
    // 7,4 · 7,2 · 5,1 · 7,3 · 7,1 per cent: one year fails, and with it the target.
    values: { 2020: 150, 2021: 161.1, 2022: 172.7, 2023: 181.5, 2024: 194.8, 2025: 208.6 },
  },
  {
    words: /một điện thoại thông minh/,
    unit: 'Cục Viễn thông',
    shape: {
      ...{ code: 'dien_thoai', name: 'Điện thoại thông minh trên mỗi người dân' },
      measure: 'máy',
    },
    baseline: [2020, 0.6],
    values: { 2021: 0.66, 2022: 0.71, 2023: 0.76, 2024: 0.8, 2025: 0.84 },
  },
  {
    words: /một đường cáp quang/,
    unit: 'Cục Viễn thông',
    shape: {
      ...{ code: 'cap_quang', name: 'Đường cáp quang trên mỗi hộ gia đình' },
      ...{ measure: 'đường', formula: 'ho_cap_quang / so_ho' },
    },
    baseline: [2020, 0.55],
    values: {},
  },
  {
    words: /tiếp cận ít nhất một loại hình báo chí/,
    unit: 'Cục Báo chí',
    shape: {
      ...{ code: 'tiep_can_bao_chi', name: 'Người dân tiếp cận ít nhất một loại hình báo chí' },
      ...{ measure: '%', decimals: 1 },
    },
    baseline: [2020, 95.2],
    values: { 2021: 96.4, 2022: 97.5, 2023: 98.6, 2024: 99.4, 2025: 100 },
  },
  {
    words: /dùng mạng xã hội Việt Nam vượt/,
    quote: 'Tỷ lệ người dân dùng mạng xã hội Việt Nam vượt mạng xã hội nước ngoài.',
    unit: 'Cục Phát thanh, truyền hình và thông tin điện tử',
    shape: {
      ...{ code: 'mxh_viet_nam', name: 'Tỷ lệ người dân dùng mạng xã hội Việt Nam', measure: '%' },
    },
    values: { 2021: 41, 2022: 47, 2023: 54, 2024: 60, 2025: 66 },
    other: {
      ...{ code: 'mxh_nuoc_ngoai', name: 'Tỷ lệ người dân dùng mạng xã hội nước ngoài' },
      values: { 2021: 75, 2022: 76, 2023: 77, 2024: 77, 2025: 78 },
    },
  },
  {
    words: /Tăng trưởng của ngành/,
    quote: 'Phát triển công nghiệp công nghệ số, doanh nghiệp công nghệ số.',
    unit: 'Vụ Kế hoạch - Tài chính',
    shape: { code: 'tang_truong_nganh', name: 'Tăng trưởng của ngành', measure: '%' },
    values: { 2021: 9.1, 2022: 9.8, 2023: 7.2, 2024: 8.9, 2025: 10.2 },
    fromYear: 2021,
    other: {
      ...{ code: 'tang_truong_gdp', name: 'Tăng trưởng GDP' },
      values: { 2021: 2.6, 2022: 8, 2023: 5.1, 2024: 7.1, 2025: 8 },
    },
  },
];

/** What the Decision orders in the words of a task: judged in words, followed by hand. */
export const JUDGED_IN_WORDS = {
  unit: 'Văn phòng Bộ',
  quote: 'Đưa hoạt động của cơ quan nhà nước lên môi trường số.',
  shape: {
    ...{ code: 'moi_truong_so', name: 'Hoạt động của cơ quan nhà nước lên môi trường số' },
    kind: 'qualitative',
  },
  words: [
    [
      '2023',
      'on_path',
      'Hồ sơ công việc, dịch vụ công và chế độ báo cáo đã chạy trên mạng; còn họp.',
    ],
    ['2025', 'met', 'Các hoạt động chính của cơ quan nhà nước đã ở trên môi trường số.'],
  ],
} as const;

/** Households with fibre in the whole country by the end of each year, and those there are; in thousands. */
export const FIBRE: Figures = {
  2021: 16_600,
  2022: 19_200,
  2023: 21_800,
  2024: 24_400,
  2025: 27_000,
};
export const TABLETS: Figures = { 2022: 400_000, 2023: 600_000 };
