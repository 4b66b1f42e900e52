import { describe, expect, it } from 'vitest';
import { matchUnit } from './match-unit.ts';

const units = [
  { id: '1', code: 'H26', name: 'Thành phố Hà Nội', aliases: ['UBND TP Hà Nội'] },
  { id: '2', code: 'H26.14', name: 'Sở Thông tin và Truyền thông', aliases: ['Sở TT&TT'] },
  { id: '3', code: null, name: 'Xã Đông Anh', aliases: [] },
  { id: '4', code: null, name: 'Phòng Văn hóa', aliases: [] },
  { id: '5', code: null, name: 'Phòng Văn hoá', aliases: [] },
];
const idOf = (code: string | null, name: string) => matchUnit({ code, name }, units)?.id ?? null;

describe('the unit that the other side means', () => {
  it.each<[string | null, string, string | null, string]>([
    ['H26.14', 'Một tên khác', '2', 'its code, whatever it is called there'],
    [null, 'sở thông tin và truyền thông', '2', 'its name'],
    ['X99', 'Xã Đông Anh', '3', 'its name where the code is unknown here'],
    [null, 'UBND TP. Hà Nội', '1', 'a name that it goes by'],
    [null, 'Phòng Văn hóa', null, 'a name that two units bear'],
    [null, 'Trung tâm Dữ liệu', null, 'a name that nobody bears'],
  ])('%s, %s → %s: %s', (code, name, id) => {
    expect(idOf(code, name)).toBe(id);
  });
});
