import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PeriodKind, periodOf } from '../../calendar/rules/period.ts';
import { sheetOf } from './grid-columns.ts';
import { type NamedMatch, readValueGrid, unitNamesOf } from './read-value-grid.ts';
import {
  cellText,
  type WrittenValue,
  writeValueGrid,
  writeValueLines,
} from './write-value-grid.ts';

const REGISTER = new Map<string, NamedMatch>([
  ['Lào Cai', { unitId: '1', ambiguous: false, near: [] }],
  ['Yên Bái', { unitId: '2', ambiguous: false, near: [] }],
  ['Sở Y tế', { unitId: null, ambiguous: true, near: ['Sở Y tế Lào Cai', 'Sở Y tế Yên Bái'] }],
  ['Lao Cay', { unitId: null, ambiguous: false, near: ['Lào Cai'] }],
]);
const YEARLY = { units: REGISTER, kind: 'year' as const, only: null };

describe('a sheet of values', () => {
  it('is read as units down and periods across', () => {
    const read = readValueGrid(
      [
        ['Đơn vị', '2021', 'Năm 2022'],
        ['Lào Cai', '1.234,5', '–'],
        ['Yên Bái', '', '08'],
      ],
      YEARLY,
    );
    expect(read.ok && read.values.map((v) => [v.unitId, v.period.code, v.value])).toEqual([
      ['1', '2021', 1234.5],
      ['2', '2022', 8],
    ]);
  });

  it('is read as one value a line, in any order of columns', () => {
    const read = readValueGrid(
      [
        ['Ghi chú', 'Kỳ', 'Thực hiện', 'Tên đơn vị'],
        ['theo cục thống kê', 'Q4 2021', '16,5', 'Lào Cai'],
      ],
      { ...YEARLY, kind: 'quarter' },
    );
    expect(read.ok && read.values[0]).toMatchObject({ value: 16.5, note: 'theo cục thống kê' });
  });

  it('needs no unit where there is only one', () => {
    const rows = [
      ['Kỳ', 'Giá trị'],
      ['2021', '36'],
    ];
    expect(readValueGrid(rows, { ...YEARLY, only: { id: '9', name: 'Bộ' } }).ok).toBe(true);
    const without = readValueGrid(rows, YEARLY);
    expect(!without.ok && without.problems[0]?.vi).toMatch(/^Chưa có tên đơn vị/);
  });

  it('says every problem at once, with line, column, value and what is accepted', () => {
    const read = readValueGrid(
      [
        ['Đơn vị', '2021', 'Q5/2022', '2023'],
        ['Lào Cai', '16.5', '', 'mười'],
        ['Lao Cay', '1', '', ''],
        ['Sở Y tế', '1', '', ''],
        ['', '3', '', '4'],
        ['Lào Cai', '7', '', ''],
      ],
      YEARLY,
    );
    expect(
      !read.ok &&
        read.problems.map(({ line, column, value, vi }) => [
          line,
          column,
          value,
          vi.split(/[.;]/)[0],
        ]),
    ).toEqual([
      [1, 'Q5/2022', 'Q5/2022', 'Không phải kỳ, cũng không phải cột đã biết'],
      [2, '2021', '16.5', '16,5? Dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn'],
      [2, '2023', 'mười', 'Không phải số'],
      [3, 'Đơn vị', 'Lao Cay', 'Không có đơn vị này'],
      [4, 'Đơn vị', 'Sở Y tế', 'Có từ hai đơn vị mang tên này'],
      [5, 'Đơn vị', '', 'Chưa có tên đơn vị'],
    ]);
  });

  it('refuses the same unit and period twice, and a period of another kind', () => {
    const twice = readValueGrid(
      [
        ['Đơn vị', '2021'],
        ['Lào Cai', '1'],
        ['Lào Cai', '2'],
      ],
      YEARLY,
    );
    expect(!twice.ok && twice.problems[0]?.vi).toBe(
      'Năm 2021 của đơn vị này đã có ở dòng 2. Giữ một giá trị.',
    );
    const quarters = readValueGrid(
      [
        ['Đơn vị', 'Q1/2021'],
        ['Lào Cai', '1'],
      ],
      YEARLY,
    );
    expect(!quarters.ok && quarters.problems[0]?.vi).toBe('Không phải năm; nhận dạng 2021.');
  });

  it('refuses a sheet without periods or without values', () => {
    expect(readValueGrid([], YEARLY).ok).toBe(false);
    const nameless = readValueGrid([['Lào Cai', '1']], YEARLY);
    expect(!nameless.ok && nameless.problems[0]?.line).toBe(1);
    const empty = readValueGrid(
      [
        ['Đơn vị', '2021'],
        ['Lào Cai', ''],
      ],
      YEARLY,
    );
    expect(!empty.ok && empty.problems[0]?.vi).toMatch(/^Bảng chưa có số liệu nào/);
  });

  it('passes on what the indicator has against a value', () => {
    const read = readValueGrid(
      [
        ['Đơn vị', '2021'],
        ['Lào Cai', '-3'],
      ],
      {
        ...YEARLY,
        check: (value) => (value < 0 ? { vi: 'Không âm.', en: 'Not negative.' } : null),
      },
    );
    expect(!read.ok && read.problems).toMatchObject([{ line: 2, value: '-3', vi: 'Không âm.' }]);
  });

  it('names its units once each', () => {
    expect(
      unitNamesOf([
        ['Kỳ', 'Giá trị'],
        ['2021', '1'],
      ]),
    ).toEqual([]);
    expect(
      unitNamesOf([
        ['Đơn vị', '2021'],
        ['A', '1'],
        ['B', '2'],
        ['A', '3'],
      ]),
    ).toEqual(['A', 'B']);
    expect(sheetOf(['TT', 'Đơn vị', '2021']).unknown).toEqual([0]);
  });
});

const KINDS = ['year', 'quarter', 'half', 'month'] as const satisfies readonly PeriodKind[];
const SIZES = { year: 1, quarter: 4, half: 2, month: 12 } as const;
const aSheet = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .uniqueArray(
      fc.record({
        unitName: fc.constantFrom('Lào Cai', 'Yên Bái'),
        period: fc
          .tuple(fc.integer({ min: 2000, max: 2045 }), fc.integer({ min: 1, max: SIZES[kind] }))
          .map(([year, number]) => periodOf(kind, year, number)),
        value: fc
          .tuple(
            fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
            fc.integer({ min: 0, max: 4 }),
          )
          .map(([steps, decimals]) => (steps === 0 ? 0 : steps / 10 ** decimals)),
        note: fc.option(fc.constantFrom('ước', 'theo cục thống kê; số sơ bộ')),
      }),
      { minLength: 1, maxLength: 30, selector: ({ unitName, period }) => unitName + period.code },
    )
    .map((values) => ({ kind, values })),
);
const plain = (values: readonly WrittenValue[]) =>
  values
    .map(({ unitName, period, value, note }) => [unitName, period.code, value, note] as const)
    .sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1));

describe('what is exported', () => {
  it('comes back unchanged, one value a line', () => {
    fc.assert(
      fc.property(aSheet, ({ kind, values }) => {
        const cells = writeValueLines(values).map((line) => line.map(cellText));
        const read = readValueGrid(cells, { ...YEARLY, kind });
        expect(read.ok ? plain(read.values) : read.problems).toEqual(plain(values));
      }),
    );
  });

  it('comes back unchanged as a grid, but for its notes', () => {
    fc.assert(
      fc.property(aSheet, ({ kind, values }) => {
        const bare = values.map((value) => ({ ...value, note: null }));
        const cells = writeValueGrid(bare).map((line) => line.map(cellText));
        const read = readValueGrid(cells, { ...YEARLY, kind });
        expect(read.ok ? plain(read.values) : read.problems).toEqual(plain(bare));
      }),
    );
  });
});
