import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 1/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn Hà, ngày 02 tháng 01 năm 2025\n\nKẾ HOẠCH\nThử bảng\n\nI. NHIỆM VỤ\n';
const rows = [
  ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'],
  ['1', 'Lập bản đồ ngập', 'Sở Xây dựng', 'Công an tỉnh', 'Quý II/2025'],
  ['2', 'Kiểm kê giếng khoan', 'Sở Nông nghiệp và Môi trường', 'UBND các xã, phường', '30/9/2025'],
];

const layouts: readonly (readonly [string, string])[] = [
  ['pipes', rows.map((row) => row.join(' | ')).join('\n')],
  ['tabs', rows.map((row) => row.join('\t')).join('\n')],
  ['wide gaps', rows.map((row) => row.join('     ')).join('\n')],
  ['one cell a line', rows.map((row) => row.join('\n')).join('\n')],
  ['one cell a paragraph', rows.map((row) => row.join('\n\n')).join('\n\n\n')],
];

describe('a table of tasks', () => {
  it.each(layouts)('with %s gives task, lead, coordinator and deadline', (_, table) => {
    const tasks = read(HEAD + table).tasks.map((task) => [
      task.title,
      task.lead[0]?.name,
      task.coord[0]?.name,
      task.deadlines[0]?.norm,
    ]);
    expect(tasks).toEqual([
      ['Lập bản đồ ngập', 'Sở Xây dựng', 'Công an tỉnh', '2025-Q2'],
      ['Kiểm kê giếng khoan', 'Sở Nông nghiệp và Môi trường', 'UBND các xã, phường', '2025-09-30'],
    ]);
  });

  it('reads the columns in any order', () => {
    const table =
      'TT | Thời gian | Đơn vị chủ trì | Nội dung công việc\n1 | Hằng năm | Sở Y tế | Khám sức khỏe học sinh';
    expect(read(HEAD + table).tasks[0]).toMatchObject({
      title: 'Khám sức khỏe học sinh',
      lead: [{ name: 'Sở Y tế' }],
      deadlines: [{ norm: 'R/Y' }],
    });
  });
});
