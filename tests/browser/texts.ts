import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StaffName } from '../support/browser-staff.ts';

/** A text on its way through the product, and what must be read in it. */
export interface Text {
  readonly name: string;
  readonly file: URL;
  readonly people: People;
  readonly identity: readonly string[];
  /** Each stands in one of the citations. */
  readonly citations: readonly string[];
  /** What the page says about declared and found counts. */
  readonly declared: RegExp;
  /** Must stand somewhere in the reading. */
  readonly found: readonly RegExp[];
  /** Stands in the source and must not become an item. */
  readonly noise: readonly RegExp[];
  /** Year of the deadline that the officer sets. */
  readonly year: number;
}

interface People {
  readonly planner: StaffName;
  readonly head: StaffName;
  readonly officer: StaffName;
  /** The unit of the head, how it is typed, and two units below it. */
  readonly unit: string;
  readonly typed: string;
  readonly below: readonly [string, string];
}

const MINISTRY: People = {
  planner: 'tong.hop',
  head: 'cuc.vien.thong',
  officer: 'cv.vien.thong',
  unit: 'Cục Viễn thông',
  typed: 'cuc vien thong',
  below: ['Phòng Hạ tầng viễn thông', 'Phòng Cấp phép và Thị trường'],
};
const DEPARTMENT: People = {
  planner: 'so.tong.hop',
  head: 'trung.tam',
  officer: 'cv.trung.tam',
  unit: 'Trung tâm Công nghệ thông tin',
  typed: 'trung tam cong nghe',
  below: ['Phòng Hạ tầng số', 'Phòng Đào tạo'],
};

const own = (name: string) => new URL(`../fixtures/${name}.txt`, import.meta.url);
const COUNTED = /193 nhiệm vụ ở 7 lĩnh vực, 2 lĩnh vực không nêu số/;

/** Our own words, shaped like the pages on which such documents are found. */
export const OWN_TEXTS: readonly Text[] = [
  {
    name: 'a decision in a news post',
    file: own('bai-dang-quyet-dinh'),
    people: MINISTRY,
    identity: ['845/QĐ-BTTTT', '14/04/2022', 'Bộ Thông tin và Truyền thông'],
    citations: ['27/NQ-CP'],
    declared: /Văn bản nêu 5/,
    found: [/điểm lõm sóng/, /Danh mục dự án hạ tầng số|danh mục dự án hạ tầng số/],
    noise: [/ĐÁNH GIÁ BÀI VIẾT/, /Từ khóa/, /anh03/],
    year: 2022,
  },
  {
    name: 'a programme with targets and torn tokens',
    file: own('bai-dang-chuong-trinh'),
    people: MINISTRY,
    identity: ['2066/QĐ-BTTTT', '14/09/2022', 'Bộ Thông tin và Truyền thông'],
    citations: ['58/NQ-CP'],
    declared: /Đọc được \d+ nhiệm vụ; văn bản không nêu số/,
    found: [/Rõ việc - Rõ người/, /kinh tế số/, /quy hoạch hạ tầng số/],
    noise: [/Lịch tiếp công dân/, /Lượt xem/, /tru-so\.jpg/],
    year: 2022,
  },
  {
    name: 'a directive with nine fields and a portal around it',
    file: own('bai-dang-chi-thi'),
    people: MINISTRY,
    identity: ['03/CT-BTTTT', '12/01/2022'],
    citations: ['01/NQ-CP'],
    declared: COUNTED,
    found: [/Báo chí - truyền thông/, /tuyên truyền về chuyển đổi số/],
    noise: [/lượt xem/, /Liên kết web/, /Thăm dò/, /Đang online/, /Màu chữ/],
    year: 2022,
  },
  {
    name: 'an emulation plan in two phases',
    file: own('bai-dang-thi-dua'),
    people: MINISTRY,
    identity: ['1215/KH-BTTTT', '12/05/2024', 'Bộ Thông tin và Truyền thông'],
    citations: [],
    declared: /Đọc được \d+ nhiệm vụ; văn bản không nêu số/,
    found: [/giai đoạn 1/i, /giai đoạn 2/i, /tiêu chí chấm điểm/],
    noise: [/Đang truy cập/, /Tổng lượt truy cập/, /Đăng nhập/],
    year: 2024,
  },
  {
    name: 'a plan of a department under a programme under a resolution',
    file: own('bai-dang-ke-hoach-so'),
    people: DEPARTMENT,
    identity: ['187/KH-STTTT', '14/02/2014', 'Sở Thông tin và Truyền thông'],
    citations: ['31/CTr-UBND', '01/NQ-CP'],
    declared: /Văn bản nêu 4/,
    found: [/ICT Index/, /báo chí của Thành phố/, /bưu chính, viễn thông/],
    noise: [/FE_View_Detail/, /File gửi kèm/, /Quay trở lại/],
    year: 2014,
  },
];

const seeds = new URL('../../../shared/seeds/', import.meta.url);
const seed = (name: string) => new URL(name, seeds);

const REAL: readonly Text[] = [
  {
    name: 'text 000',
    file: seed('000_19c306e88e3b3146.txt'),
    people: MINISTRY,
    identity: ['601/QĐ-BTTTT', '31/03/2022', 'Bộ Thông tin và Truyền thông'],
    citations: ['11/NQ-CP'],
    declared: /Văn bản nêu 6/,
    found: [/máy tính bảng/],
    noise: [/ĐÁNH GIÁ BÀI VIẾT/, /Từ khóa/, /m02\.jpg/],
    year: 2022,
  },
  {
    name: 'text 001',
    file: seed('001_19ed9fe10dc3e426.txt'),
    people: MINISTRY,
    identity: ['1723/QĐ-BTTTT', '29/10/2021', 'Bộ Thông tin và Truyền thông'],
    citations: ['99/NQ-CP'],
    declared: /Đọc được \d+ nhiệm vụ/,
    found: [/Làm gương/],
    noise: [/m1000\.jpg/],
    year: 2021,
  },
  {
    name: 'text 002',
    file: seed('002_bfc755671009f4d6.txt'),
    people: MINISTRY,
    identity: ['01/CT-BTTTT', '11/01/2021'],
    citations: ['01/NQ-CP', '02/NQ-CP'],
    declared: COUNTED,
    found: [/Làm gương, Kỷ cương/],
    noise: [/lượt xem/, /Liên kết web/, /Thăm dò/, /Cỡ chữ/],
    year: 2021,
  },
  {
    name: 'text 003',
    file: seed('003_ee17218b9d6aa321.txt'),
    people: MINISTRY,
    identity: ['1097/KH-BTTTT', '04/04/2023', 'Bộ Thông tin và Truyền thông'],
    citations: [],
    declared: /Đọc được \d+ nhiệm vụ/,
    found: [/giai đoạn 1/i, /giai đoạn 2/i],
    noise: [/truy cập/, /Đăng nhập/],
    year: 2023,
  },
  {
    name: 'text 004',
    file: seed('004_5c2f03a37af2ed0b.txt'),
    people: DEPARTMENT,
    identity: ['150/KH-STTTT', '07/02/2013', 'Sở Thông tin và Truyền thông'],
    citations: ['22/CTr-UBND', '01/NQ-CP', '02/NQ-CP'],
    declared: /Văn bản nêu 5/,
    found: [/ICT Index/],
    noise: [/FE_View_Detail/, /File gửi kèm/],
    year: 2013,
  },
];

/** The real pages, where they stand beside the checkout. */
export const REAL_TEXTS: readonly Text[] = existsSync(fileURLToPath(seeds)) ? REAL : [];

export function wordsOf(text: Text): string {
  return readFileSync(text.file, 'utf8');
}
