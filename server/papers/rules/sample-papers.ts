import { asDay } from '../../calendar/rules/day.ts';
import { writeNumber } from './number-words.ts';
import type { Paper, PaperAnnex, PaperBlock, PaperRow, PaperType } from './paper.ts';

/**
 * Made-up documents, one of each type, with everything that the form knows in them: what an office tries
 * its own template with, and what tests read back.
 */

/** The body whose name stands in a sample. */
export interface SampleOrgan {
  readonly above: string | null;
  readonly name: string;
  readonly symbol: string;
  readonly place: string;
}

export const SAMPLE_ORGAN: SampleOrgan = {
  above: null,
  name: 'Bộ Thông tin và Truyền thông',
  symbol: 'BTTTT',
  place: 'Hà Nội',
};

/** Type of a paper; `CV` stands for a letter (công văn), which has no abbreviation. */
export const SAMPLE_TYPES = [
  'BC',
  'KH',
  'QĐ',
  'TB',
  'TTr',
  'CT',
  'CTr',
  'BB',
  'CV',
] as const satisfies (PaperType | 'CV')[];
export type SampleType = (typeof SAMPLE_TYPES)[number];

/** A made-up paper of a type, as a body would issue it. */
export function samplePaper(type: SampleType, organ: SampleOrgan = SAMPLE_ORGAN): Paper {
  const symbol = type === 'CV' ? `${organ.symbol}-VP` : `${type}-${organ.symbol}`;
  const plain: Paper = {
    type: type === 'CV' ? null : type,
    organ: { above: organ.above, name: organ.name },
    number: `5/${symbol}`,
    place: organ.place,
    day: asDay('2026-02-05'),
    subject: SUBJECTS[type],
    to: [],
    bases: [],
    decider: null,
    body: TEXT,
    signer: { position: ['KT. THỦ TRƯỞNG', 'PHÓ THỦ TRƯỞNG'], name: 'Trần Thị Đào' },
    recipients: ['Như trên', 'Thủ trưởng cơ quan (để báo cáo)', 'Lưu: VT, VP'],
    annexes: [],
  };
  return { ...plain, ...MORE[type]?.(organ) };
}

const SUBJECTS: Readonly<Record<SampleType, string>> = {
  BC: 'Tình hình thực hiện nhiệm vụ tháng 01 năm 2026',
  KH: 'Phát triển hạ tầng số năm 2026',
  QĐ: 'Về việc điều chỉnh Kế hoạch phát triển hạ tầng số năm 2026',
  TB: 'Kết luận tại cuộc họp giao ban tháng 01 năm 2026',
  TTr: 'Về việc ban hành Chương trình công tác năm 2026',
  CT: 'Về việc đẩy mạnh chuyển đổi số năm 2026',
  CTr: 'Công tác trọng tâm năm 2026',
  BB: 'Họp giao ban tháng 01 năm 2026',
  CV: 'Đôn đốc các nhiệm vụ quá hạn đến hết tháng 01 năm 2026',
};

const TEXT: readonly PaperBlock[] = [
  { kind: 'heading', level: 1, text: 'TÌNH HÌNH THỰC HIỆN' },
  { kind: 'heading', level: 2, text: 'Kết quả' },
  {
    kind: 'paragraph',
    words: [
      { text: 'Trong tháng, các đơn vị được giao ' },
      { text: '193 nhiệm vụ', bold: true },
      {
        text: '; đã hoàn thành 52 nhiệm vụ, đang thực hiện trong hạn 120 nhiệm vụ, quá hạn 21 nhiệm vụ. Tỷ lệ hoàn thành đúng hạn đạt 92,3%, tăng 4,1 điểm phần trăm so với cùng kỳ năm trước.',
      },
    ],
  },
  ...['Về hạ tầng viễn thông', 'Về an toàn thông tin mạng', 'Về bưu chính', 'Về báo chí'].map(
    (text): PaperBlock => ({ kind: 'heading', level: 3, text }),
  ),
  { kind: 'item', words: 'Phủ sóng di động tại 1.024 thôn, bản chưa có sóng;' },
  { kind: 'item', words: 'Hoàn thành chuyển đổi 63/63 trang thông tin điện tử.' },
  { kind: 'heading', level: 3, text: 'Về công nghiệp công nghệ số' },
  { kind: 'heading', level: 2, text: 'Khó khăn, vướng mắc' },
  {
    kind: 'paragraph',
    words:
      'Việc phân bổ kinh phí còn chậm; một số đơn vị chưa gửi số liệu đúng thời hạn nên chưa đủ cơ sở để tổng hợp, so sánh với các kỳ trước.',
  },
  { kind: 'heading', level: 1, text: 'NHIỆM VỤ THÁNG TIẾP THEO' },
  {
    kind: 'table',
    table: {
      caption: 'Bảng 1. Tình hình giải ngân theo nguồn vốn',
      note: 'Đơn vị tính: triệu đồng',
      columns: [
        { head: 'TT', width: 8, align: 'centre' },
        { head: 'Nguồn vốn', width: 42 },
        { head: 'Kế hoạch', group: 'Năm 2026', width: 18, align: 'right' },
        { head: 'Giải ngân', group: 'Năm 2026', width: 18, align: 'right' },
        { head: 'Tỷ lệ (%)', width: 14, align: 'right' },
      ],
      rows: [
        { cells: ['I', 'Vốn ngân sách trung ương', '', '', ''], strong: true, spread: true },
        { cells: ['1', 'Chi đầu tư phát triển', '1.234.567,8', '456.789,1', '37,0'] },
        { cells: ['2', 'Chi thường xuyên', '98.765,0', '12.345,6', '12,5'] },
        { cells: ['', 'Tổng cộng', '1.333.332,8', '469.134,7', '35,2'], strong: true },
      ],
    },
  },
  {
    kind: 'paragraph',
    words:
      'Các đơn vị tập trung hoàn thành nhiệm vụ quá hạn, báo cáo kết quả trước ngày 25 hằng tháng; Văn phòng theo dõi, đôn đốc và tổng hợp báo cáo Thủ trưởng cơ quan.',
  },
];

/** A landscape list of tasks, `rows` long, in groups of ten. */
export function sampleAnnex(rows: number): PaperAnnex {
  const lines = Array.from({ length: rows }, (_, at): PaperRow[] => [
    ...(at % 10 === 0
      ? [{ cells: ['', `Lĩnh vực ${at / 10 + 1}`], strong: true, spread: true }]
      : []),
    {
      cells: [
        String(at + 1),
        `Xây dựng, trình ban hành văn bản hướng dẫn thực hiện nội dung thứ ${at + 1} của Kế hoạch`,
        at % 3 === 0 ? 'Cục Viễn thông' : 'Cục An toàn thông tin',
        at % 4 === 0 ? 'Vụ Pháp chế; Vụ Kế hoạch - Tài chính' : '',
        '31/12/2026',
        at % 2 === 0 ? 'Đang thực hiện' : 'Quá hạn',
        writeNumber(at * 12_345),
      ],
    },
  ]);
  return {
    title: 'Danh mục nhiệm vụ quá hạn và nguyên nhân',
    landscape: true,
    body: [
      {
        kind: 'table',
        table: {
          caption: null,
          note: 'Đơn vị tính: nghìn đồng',
          columns: [
            { head: 'TT', width: 5, align: 'centre' },
            { head: 'Nhiệm vụ', width: 36 },
            { head: 'Chủ trì', group: 'Đơn vị', width: 14 },
            { head: 'Phối hợp', group: 'Đơn vị', width: 15 },
            { head: 'Thời hạn', width: 10, align: 'centre' },
            { head: 'Tình hình', width: 10 },
            { head: 'Kinh phí', width: 10, align: 'right' },
          ],
          rows: lines.flat(),
        },
      },
    ],
  };
}

const SOLUTIONS: PaperAnnex = {
  title: 'Tiến độ theo quý',
  landscape: false,
  body: [
    { kind: 'paragraph', words: 'Quý I hoàn thành các văn bản; quý II triển khai tại cơ sở.' },
  ],
};

const BASES = [
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
  'Căn cứ Kế hoạch công tác năm 2026 đã được phê duyệt',
  'Theo đề nghị của Chánh Văn phòng',
];

/** What a type has that others have not. */
const MORE: Readonly<Partial<Record<SampleType, (organ: SampleOrgan) => Partial<Paper>>>> = {
  BC: () => ({ to: ['Thủ tướng Chính phủ'], annexes: [sampleAnnex(40), SOLUTIONS] }),
  KH: () => ({ bases: BASES, annexes: [sampleAnnex(12)] }),
  TTr: () => ({ to: ['Thủ tướng Chính phủ'] }),
  QĐ: ({ name }) => ({
    bases: BASES,
    decider: `Thủ trưởng ${name}`,
    body: [
      {
        kind: 'article',
        words: [
          { text: 'Điều chỉnh thời hạn tại mục 2 Phụ lục Kế hoạch từ ' },
          { text: 'quý II năm 2026', struck: true },
          { text: ' thành ' },
          { text: 'quý III năm 2026', bold: true },
          { text: '.' },
        ],
      },
      { kind: 'article', words: 'Các nội dung khác của Kế hoạch giữ nguyên.' },
      {
        kind: 'article',
        words:
          'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    signer: { position: ['THỦ TRƯỞNG'], name: 'Nguyễn Văn Bình' },
    recipients: ['Như Điều 3', 'Văn phòng Chính phủ (để báo cáo)', 'Lưu: VT, VP'],
  }),
  CV: () => ({
    to: [
      'Cục Viễn thông',
      'Cục An toàn thông tin',
      'Sở Thông tin và Truyền thông thành phố Hà Nội',
    ],
    body: [
      {
        kind: 'paragraph',
        words:
          'Thực hiện Chương trình công tác năm 2026, đến hết tháng 01 các đơn vị còn 21 nhiệm vụ quá hạn. Để bảo đảm tiến độ, đề nghị các đơn vị:',
      },
      { kind: 'item', words: 'Hoàn thành các nhiệm vụ quá hạn trước ngày 20 tháng 02 năm 2026' },
      { kind: 'item', words: 'Báo cáo nguyên nhân chậm, trách nhiệm của tập thể và cá nhân' },
      { kind: 'paragraph', words: 'Văn phòng tổng hợp, báo cáo Lãnh đạo cơ quan.' },
    ],
    signer: { position: ['TL. THỦ TRƯỞNG', 'CHÁNH VĂN PHÒNG'], name: 'Lê Hoàng Anh' },
  }),
  TB: ({ symbol }) => ({ number: `/TB-${symbol}`, day: null, year: 2026 }),
};
