import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { CENTRAL_BODIES, PROVINCES } from './reference.ts';
import { groupOf, membersOf } from './unit-group.ts';
import { indexUnits, matchUnit, type NamedUnit } from './unit-name.ts';

const bodies: readonly NamedUnit[] = [...CENTRAL_BODIES, ...PROVINCES].map((body) => ({
  ...body,
  id: body.key,
  parentId: null,
  authorityId: body.key,
}));

function unit(id: string, kind: string, name: string, parentId: string | null): NamedUnit {
  const validFrom = asDay('2010-01-01');
  const rest = { shortName: null, aliases: [], validFrom, validTo: null, authorityId: 'x' };
  return { id, kind, name, parentId, ...rest };
}

const local: readonly NamedUnit[] = [
  {
    ...unit('sttttt', 'department', 'Sở Thông tin và Truyền thông', 'ha-noi'),
    shortName: 'Sở TT&TT',
  },
  unit('stttt-la', 'department', 'Sở Thông tin và Truyền thông', 'lang-son'),
  unit('stc', 'department', 'Sở Tài chính', 'ha-noi'),
  unit('vhtt-1', 'division', 'Phòng Văn hóa và Thông tin', 'd1'),
  unit('vhtt-2', 'division', 'Phòng Văn hóa và Thông tin', 'd2'),
  unit('d1', 'district', 'Quận Ba Đình', 'ha-noi'),
  unit('d2', 'district', 'Huyện Sóc Sơn', 'ha-noi'),
  unit('nghia-lo', 'commune', 'Xã Nghĩa Lộ', 'lao-cai-2025'),
  unit('tan-hoa-1', 'commune', 'Xã Tân Hòa', 'dong-thap-2025'),
  unit('tan-hoa-2', 'commune', 'Xã Tân Hóa', 'dong-thap-2025'),
  unit('vnpt', 'enterprise', 'Tập đoàn Bưu chính Viễn thông Việt Nam', null),
];
const all = [...bodies, ...local];
const index = indexUnits(all);
const ids = (units: readonly NamedUnit[]) => units.map(({ id }) => id).sort();
const in2021 = asDay('2021-10-29');
const today = asDay('2026-11-22');

describe('a name as written', () => {
  test.each([
    ['Bộ Thông tin và Truyền thông', ['bo-thong-tin-va-truyen-thong']],
    ['bộ thông tin và truyền thông', ['bo-thong-tin-va-truyen-thong']],
    ['bo thong tin va truyen thong', ['bo-thong-tin-va-truyen-thong']],
    ['Bộ TTTT', ['bo-thong-tin-va-truyen-thong']],
    ['Bộ TT&TT', ['bo-thong-tin-va-truyen-thong']],
    ['BTTTT', ['bo-thong-tin-va-truyen-thong']],
    ['Bộ trưởng Bộ Thông tin và Truyền thông', ['bo-thong-tin-va-truyen-thong']],
    ['bgddt', ['bo-giao-duc-va-dao-tao']],
    ['Bộ GD&ĐT', ['bo-giao-duc-va-dao-tao']],
    ['UBND TP Hà Nội', ['ha-noi']],
    ['UBND thành phố Hà Nội', ['ha-noi']],
    ['Ủy ban nhân dân Thành phố Hà Nội', ['ha-noi']],
    ['Chủ tịch UBND tỉnh Nghệ An', ['nghe-an']],
    ['Hà Nội', ['ha-noi']],
    ['TP.HCM', ['ho-chi-minh']],
    ['UBND tỉnh Bạc Liêu', ['bac-lieu']],
    ['Ban Tuyên giáo TW', ['ban-tuyen-giao-trung-uong']],
    ['nghia lo', ['nghia-lo']],
    ['Sở Tài chính', ['stc']],
    ['Sở Tài chính Hà Nội', ['stc']],
    ['Sở TT&TT Hà Nội', ['sttttt']],
    ['Sở TT&TT tỉnh Lạng Sơn', []],
    ['Sở Thông tin và Truyền thông tỉnh Lạng Sơn', ['stttt-la']],
    ['Sở Thông tin và Truyền thông', ['stttt-la', 'sttttt']],
    ['Phòng Văn hóa và Thông tin', ['vhtt-1', 'vhtt-2']],
    ['Phòng Văn hóa và Thông tin quận Ba Đình', ['vhtt-1']],
    ['Xã Tân Hoà', ['tan-hoa-1']],
    ['Xã Tân Hóa', ['tan-hoa-2']],
    ['xa tan hoa', ['tan-hoa-1', 'tan-hoa-2']],
    ['Xã Lào Cai', []],
    ['tỉnh Hà Nội', []],
    ['Phường Nghĩa Lộ', []],
    ['Cục Không có thật', []],
    ['', []],
  ])('%j in 2021 is %j', (written, expected) => {
    expect(ids(matchUnit(written, index, in2021).exact)).toEqual([...expected].sort());
  });

  test('means the body of that day', () => {
    expect(ids(matchUnit('Bộ Khoa học và Công nghệ', index, in2021).exact)).toEqual([
      'bo-khoa-hoc-va-cong-nghe',
    ]);
    expect(ids(matchUnit('Bộ KHCN', index, today).exact)).toEqual([
      'bo-khoa-hoc-va-cong-nghe-2025',
    ]);
    expect(ids(matchUnit('Cà Mau', index, today).exact)).toEqual(['ca-mau-2025']);
  });

  test('of a body that is gone is offered, not taken', () => {
    const match = matchUnit('Bộ Thông tin và Truyền thông', index, today);
    expect(match.exact).toEqual([]);
    expect(match.near[0]).toMatchObject({
      unit: { id: 'bo-thong-tin-va-truyen-thong' },
      score: 0.95,
    });
  });

  test('with a slip of the pen is near', () => {
    const match = matchUnit('Bộ Thông tin và Truyền thôg', index, in2021);
    expect(match.exact).toEqual([]);
    expect(match.near[0]?.unit.id).toBe('bo-thong-tin-va-truyen-thong');
    expect(match.near[0]?.score).toBeLessThan(0.95);
  });

  test('of another class of place is near, not taken', () => {
    const match = matchUnit('Phường Nghĩa Lộ', index, today);
    expect(match.near[0]?.unit.id).toBe('nghia-lo');
  });

  test('of a unit that stands alone always finds it, accents or none', () => {
    const anyBody = fc.constantFrom(...bodies.filter(({ validTo }) => validTo === null));
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(ids(matchUnit(body.name, index, today).exact)).toContain(body.id);
        const plain = body.name
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .replace(/đ/gi, 'd');
        expect(ids(matchUnit(plain.toUpperCase(), index, today).exact)).toContain(body.id);
      }),
    );
  });

  test('never throws, scores within 0 and 1, and offers nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (written) => {
        const match = matchUnit(written, index, today);
        const offered = [...match.exact, ...match.near.map((near) => near.unit)];
        expect(new Set(offered).size).toBe(offered.length);
        for (const { score } of match.near) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });
});

describe('a class of bodies', () => {
  test.each([
    ['các bộ, ngành, địa phương', 'ministries_and_provinces'],
    [
      'Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ, UBND các tỉnh, thành phố',
      'ministries_and_provinces',
    ],
    ['Các bộ, ngành', 'ministries'],
    ['các Bộ', 'ministries'],
    ['các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ', 'ministries'],
    ['UBND các tỉnh, thành phố trực thuộc Trung ương', 'provinces'],
    ['các địa phương', 'provinces'],
    ['các tỉnh, thành phố', 'provinces'],
    ['các sở, ban, ngành', 'departments'],
    ['các Sở, ban, ngành Thành phố', 'departments'],
    ['UBND các quận, huyện, thị xã', 'districts'],
    ['UBND các xã, phường', 'communes'],
    ['UBND cấp xã', 'communes'],
    ['các xã, phường, đặc khu', 'communes'],
    ['các đơn vị trực thuộc', 'subordinates'],
    ['các cơ quan, đơn vị thuộc Bộ', 'subordinates'],
    ['Thủ trưởng các cơ quan, đơn vị thuộc Bộ', 'subordinates'],
    ['các doanh nghiệp bưu chính, viễn thông', 'enterprises'],
    ['các tổ chức chính trị - xã hội', 'mass_organisations'],
    ['Ủy ban nhân dân cấp tỉnh', 'provinces'],
    ['UBND tỉnh, thành phố', 'provinces'],
    ['Ủy ban nhân dân các huyện, thị xã, thành phố', 'districts'],
    ['các đơn vị liên quan', 'concerned'],
    ['các cơ quan, đơn vị có liên quan', 'concerned'],
    ['các Bộ, ngành liên quan', 'concerned'],
  ])('%j is %s', (written, kind) => {
    expect(matchUnit(written, index, in2021).group?.kind).toBe(kind);
  });

  test.each([
    'Bộ Tài chính',
    'Ủy ban nhân dân tỉnh',
    'các bộ phận',
    'Các huyện ủy, thành ủy',
    'Sở Tài chính',
    'Cục Viễn thông',
    'UBND tỉnh Lào Cai',
    'Văn phòng Bộ',
    'Công an tỉnh Nghệ An',
    'Tập đoàn Bưu chính Viễn thông Việt Nam',
    'Xã Nghĩa Lộ',
    'Sở Thông tin và Truyền thông tỉnh Lạng Sơn',
  ])('%j is one body', (written) => {
    expect(groupOf(written)).toBeNull();
  });

  test('of one department in all provinces names the department and finds each', () => {
    const { group } = matchUnit(
      'Sở TT&TT các tỉnh, thành phố trực thuộc Trung ương',
      index,
      in2021,
    );
    expect(group).toEqual({
      kind: 'departments_of_provinces',
      member: 'Sở TT&TT',
      narrowed: false,
    });
    expect(groupOf('các Sở Giao thông vận tải')?.member).toBe('Sở Giao thông vận tải');
    const full = groupOf('Sở Thông tin và Truyền thông các tỉnh, thành phố');
    expect(full && ids(membersOf(full, all, in2021))).toEqual(['stttt-la', 'sttttt']);
  });

  test.each([
    ['các tỉnh, thành phố trực thuộc Trung ương', false],
    ['các bộ, ngành, địa phương', false],
    ['các sở, ban, ngành, đoàn thể', false],
    ['các tổ chức chính trị - xã hội', false],
    ['các tỉnh ven biển', true],
    ['Sở Tài nguyên và Môi trường các tỉnh ven biển', true],
    ['các doanh nghiệp viễn thông', true],
    ['các đơn vị thuộc Bộ Thông tin và Truyền thông', true],
  ])('%j is narrowed by more words: %s', (written, narrowed) => {
    expect(groupOf(written)?.narrowed).toBe(narrowed);
  });

  test('stands for the units of that day', () => {
    const provinces = groupOf('UBND các tỉnh, thành phố');
    expect(provinces && membersOf(provinces, all, in2021)).toHaveLength(63);
    expect(provinces && membersOf(provinces, all, today)).toHaveLength(34);
    const departments = groupOf('các sở, ban, ngành');
    expect(departments && ids(membersOf(departments, all, today, 'ha-noi'))).toEqual([
      'stc',
      'sttttt',
    ]);
  });
});
