import { describe, expect, it } from 'vitest';
import { readParts } from './pasted-parts.ts';

const unit = (id: string, name: string, shortName: string | null = null) => ({
  ...{ id, name, shortName, code: null, aliases: [] },
});
const UNITS = [
  unit('1', 'Xã Nghĩa Lộ'),
  unit('2', 'Phòng Tổng hợp', 'P. TH'),
  unit('3', 'Phòng Hạ tầng'),
  unit('4', 'Phòng Hạ tầng'),
];
const read = (text: string) => readParts(text, UNITS, 'Rà soát danh mục đầu tư', 2026);

describe('parts pasted from a spreadsheet', () => {
  it('are read line by line; the head and empty lines are left out, accents do not matter', () => {
    const { parts, faults } = read(
      'Đơn vị\tViệc\tHạn\tSản phẩm\r\nxa nghia lo\tLập danh sách hộ\t31/12/2026\tDanh sách\r\n\r\nP. TH\t\tQuý IV/2026\t',
    );
    expect(faults).toEqual([]);
    expect(
      parts.map(({ line, unit: { id }, title, product }) => [line, id, title, product]),
    ).toEqual([
      [2, '1', 'Lập danh sách hộ', 'Danh sách'],
      [4, '2', 'Rà soát danh mục đầu tư', null],
    ]);
    expect(parts.map(({ deadline }) => deadline?.dueOn)).toEqual(['2026-12-31', '2026-12-31']);
    expect(parts[1]?.deadline?.precision).toBe('quarter');
  });

  it('every fault is named at once, with its line and what stands there', () => {
    const { parts, faults } = read(
      'Sở Nào đó\tViệc dài đủ\tQ5/2026\nPhòng Hạ tầng\tViệc dài đủ\nXã Nghĩa Lộ\tabc',
    );
    expect(parts).toEqual([]);
    expect(faults).toEqual([
      { line: 1, column: 'unit', value: 'Sở Nào đó' },
      { line: 1, column: 'deadline', value: 'Q5/2026' },
      { line: 2, column: 'twins', value: 'Phòng Hạ tầng' },
      { line: 3, column: 'title', value: 'abc' },
    ]);
  });
});
