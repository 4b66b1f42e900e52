import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 1/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn Hà, ngày 02 tháng 01 năm 2025\n\nKẾ HOẠCH\nThử\n\n';

/** Where a run of words stands decides which recognisers look at it. */
const PLACES: Readonly<Record<string, string>> = {
  'in a news item': '',
  'in a task': `${HEAD}I. NHIỆM VỤ\n1. Sở Y tế `,
  'in a target': `${HEAD}I. MỤC TIÊU\n1. `,
  'under a heading that leads': `${HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế:\n`,
  'in a table': `${HEAD}TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n1 | `,
};

/** What is said again and again; each has once made, or could make, a pattern look at its text twice. */
const RUNS: readonly string[] = [
  ...[
    '\n',
    ' \n',
    '\t',
    '|',
    ' | ',
    '-',
    '- ',
    '. ',
    ', ',
    '; ',
    ': ',
    '(',
    ')',
    '(a',
    '"',
    '[1]',
    '_',
  ],
  ...[
    '1',
    '1 ',
    '1.',
    '1.1',
    '1/',
    '12/3, ',
    '1%, ',
    '2021-',
    'a',
    'a ',
    'A',
    'Á ',
    '\u0301',
    '\u200b',
    '\uf0b7',
  ],
  ...[
    'Số: ',
    '12/QĐ-UBND ',
    'số 12/QĐ-UBND ngày 12/3/2024 của ',
    'Căn cứ Luật ',
    'Luật Tổ chức ',
    'theo ',
  ],
  ...[
    'ngày ',
    'ngày 1 tháng 2 năm ',
    'trước ngày ',
    'trước ngày trước ',
    'quý I, II, III/2025, ',
    'định kỳ hằng ',
  ],
  ...[
    'Sở ',
    'Sở Y tế, ',
    'Sở Y tế (',
    'các bộ, ngành, ',
    'UBND tỉnh, ',
    'UBND các xã và ',
    'Sở Y tế thuộc ',
    'các đơn vị thuộc ',
    'Ban của ',
    'Ban Chỉ đạo ',
    'và ',
  ],
  ...[
    'chủ trì, ',
    'phối hợp với ',
    'Giao Sở Y tế ',
    'thực hiện ',
    'thực hiện nghiêm, kịp thời và ',
    'báo cáo ',
  ],
  ...[
    'đạt trên 90% ',
    'từ 10% lên ',
    '(năm 1 là 1 ',
    '(hiện ',
    '1. đã ký (Kèm theo ',
    'tỷ lệ đạt ',
    'ít nhất ',
  ],
  ...[
    '1.000 tỷ đồng ',
    'ngân sách tỉnh ',
    'quỹ a b ',
    'giai đoạn 1: ',
    'phương châm "',
    'lĩnh vực: a, b; ',
  ],
  ...[
    'Cơ quan chủ trì: ',
    'Cơ quan chủ trì: Sở Y tế\n',
    'STT\nNội dung\nThời gian\n',
    'Sở Y tế:\n',
    'A:\n',
    '1\n',
  ],
  ...[
    'KẾ HOẠCH\n',
    'PHỤ LỤC I\n',
    'Nơi nhận:\n',
    'TM. ỦY BAN\n',
    'sửa đổi, bổ sung ',
    'Céng hoµ ',
    'Coäng hoøa ',
  ],
];

/** UTF-16 units; a pattern that looks at all pairs of places needs seconds for this. */
const LENGTH = 6_000;

describe('a run of the same words', () => {
  it.each(Object.entries(PLACES))(
    '%s costs time in proportion to its length',
    (_, place) => {
      for (const run of RUNS) {
        const cost = (length: number): number => {
          const text = place + run.repeat(Math.ceil(length / run.length));
          const began = process.cpuUsage();
          read(text);
          return process.cpuUsage(began).user / 1_000;
        };
        // Below that, what is measured is the compiler and the collector at work, not the text.
        if (cost(LENGTH * 2) < 60) continue;
        const least = (length: number): number =>
          Math.min(cost(length), cost(length), cost(length));
        const [once, twice] = [least(LENGTH * 4), least(LENGTH * 8)];
        expect(twice / once, `${JSON.stringify(run)}: ${once} ms, then ${twice} ms`).toBeLessThan(
          3,
        );
      }
    },
    120_000,
  );
});

it.each([
  ['items', '- x\n'],
  ['headings', 'Sở Y tế:\n'],
  ['lines of one letter', 'x\n'],
  ['rows of a table', '1 | x | Sở Y tế | 2025\n'],
])(
  '130,000 %s are read without a crash',
  (_, line) => {
    const text = `${HEAD}TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n${line.repeat(130_000)}`;
    expect(read(text).textLength).toBe(text.length);
  },
  60_000,
);
