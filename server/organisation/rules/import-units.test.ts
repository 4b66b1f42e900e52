import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, dayFromNumber } from '../../calendar/rules/day.ts';
import { importUnits, type UnitChange, type UnitImport } from './import-units.ts';
import { kindOfName } from './kind-of-name.ts';
import { UNIT_KINDS } from './unit-kind.ts';
import { exportUnitRows, type RegisteredUnit } from './unit-record.ts';

const today = asDay('2026-11-22');
const HEAD = ['Mã', 'Tên', 'Tên viết tắt', 'Loại', 'Cấp trên', 'Từ ngày', 'Đến ngày'];

const ministry: RegisteredUnit = {
  id: 'u1',
  code: 'G14',
  name: 'Bộ Thông tin và Truyền thông',
  shortName: 'Bộ TT&TT',
  kind: 'ministry',
  parentId: null,
  validFrom: asDay('2007-07-31'),
  validTo: asDay('2025-02-28'),
};

function changesOf(result: UnitImport): readonly UnitChange[] {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.changes;
}

function problemsOf(result: UnitImport): readonly string[] {
  return result.ok
    ? []
    : result.problems.map(({ line, column, value }) => `${line} ${column} '${value}'`);
}

describe('the import of a unit tree', () => {
  test('adds units under those of the register and of the sheet, parents first', () => {
    const rows = [
      HEAD,
      ['', 'Phòng Chính sách', '', '', 'Cục Viễn thông', '01/01/2020', ''],
      ['G14.05', 'Cục Viễn thông', 'Cục VT', '', 'G14', '01/01/2010', ''],
    ];
    const [cuc, phong] = changesOf(importUnits(rows, [ministry], today));
    expect(cuc).toMatchObject({ kind: 'add', line: 3, parent: { id: 'u1' }, under: ministry.name });
    expect(cuc?.unit).toMatchObject({ code: 'G14.05', kind: 'division', validFrom: '2010-01-01' });
    expect(phong).toMatchObject({ kind: 'add', line: 2, parent: { line: 3 } });
  });

  test('takes a plain list of names, from the day given', () => {
    const changes = changesOf(importUnits([['Vụ Pháp chế'], [''], ['Cục Báo chí']], [], today));
    expect(changes.map(({ line, unit }) => [line, unit.name, unit.kind, unit.validFrom])).toEqual([
      [1, 'Vụ Pháp chế', 'division', today],
      [3, 'Cục Báo chí', 'division', today],
    ]);
  });

  test('knows its columns in any order and in English', () => {
    const rows = [
      ['Name', 'Valid from', 'Parent code', 'Kind'],
      ['Sở Y tế', '2020-01-01', '', 'Provincial department'],
    ];
    const [change] = changesOf(importUnits(rows, [], today));
    expect(change?.unit).toMatchObject({
      name: 'Sở Y tế',
      kind: 'department',
      validFrom: '2020-01-01',
    });
  });

  test('shows every problem at once and changes nothing', () => {
    const rows = [
      [...HEAD, 'Ghi chú'],
      ['g14', '', '', 'Vụ việc', 'X99', '31/02/2020', '2020'],
      ['', 'Đơn vị A', '', '', '', '', ''],
      ['', 'Cục B', '', '', 'Cục C', '01/01/2020', '31/12/2019'],
      ['', 'Cục C', '', '', 'Cục B', '', ''],
    ];
    const result = importUnits(rows, [ministry], today);
    expect(problemsOf(result)).toEqual([
      "1 Ghi chú 'Ghi chú'",
      "2 Tên ''",
      "2 Mã 'g14'",
      "2 Từ ngày '31/02/2020'",
      "2 Đến ngày '2020'",
      "2 Loại 'Vụ việc'",
      "2 Cấp trên 'X99'",
      "3 Loại ''",
      "4 Đến ngày '31/12/2019'",
      "4 Cấp trên 'Cục C'",
      "5 Cấp trên 'Cục B'",
    ]);
    const kind = result.ok ? undefined : result.problems.find(({ value }) => value === 'Vụ việc');
    expect(kind?.vi).toContain('Bộ, ngành; Tỉnh, thành phố');
    expect(kind?.en).toContain('Ministry');
  });

  test.each([
    [
      'a unit twice',
      [
        ['', 'Cục A', '', '', '', '', ''],
        ['', 'cục  a', '', '', '', '', ''],
      ],
      "3 Tên 'cục  a'",
    ],
    [
      'a code twice',
      [
        ['H26', 'Cục A', '', '', '', '', ''],
        ['H26', 'Cục B', '', '', '', '', ''],
      ],
      "3 Mã 'H26'",
    ],
    [
      'another name for a code of the register',
      [['G14', 'Bộ TTTT', 'Bộ TT&TT', '', '', '31/07/2007', '28/02/2025']],
      "2 Tên 'Bộ TTTT'",
    ],
    [
      'a unit after the end of its parent',
      [['', 'Cục A', '', '', 'G14', '01/03/2025', '']],
      "2 Từ ngày '01/03/2025'",
    ],
    ['a unit under itself', [['', 'Cục A', '', '', 'Cục A', '', '']], "2 Cấp trên 'Cục A'"],
    ['a cell beyond the columns', [['', 'Cục A', '', '', '', '', '', 'x']], "2 8 'x'"],
    [
      'a name with the mark of levels',
      [['', 'Cục A > B', '', '', '', '', '']],
      "2 Tên 'Cục A > B'",
    ],
  ])('refuses %s', (_what, rows, problem) => {
    expect(problemsOf(importUnits([HEAD, ...rows], [ministry], today))).toEqual([problem]);
  });

  test('asks which of two parents of one name is meant, and takes the path', () => {
    const rows = [
      HEAD,
      ['', 'Cục A', '', '', '', '', ''],
      ['', 'Cục B', '', '', '', '', ''],
      ['', 'Văn phòng', '', '', 'Cục A', '', ''],
      ['', 'Văn phòng', '', '', 'Cục B', '', ''],
    ];
    const under = (parent: string) => [...rows, ['', 'Phòng 1', '', '', parent, '', '']];
    expect(problemsOf(importUnits(under('Văn phòng'), [], today))).toEqual([
      "6 Cấp trên 'Văn phòng'",
    ]);
    const changes = changesOf(importUnits(under('Cục B > Văn phòng'), [], today));
    expect(changes.find(({ line }) => line === 6)).toMatchObject({ parent: { line: 5 } });
  });

  test('a unit that was there before under the same name is another one', () => {
    const rows = [HEAD, ['', ministry.name, '', '', '', '01/03/2025', '']];
    expect(changesOf(importUnits(rows, [ministry], today))).toMatchObject([{ kind: 'add' }]);
  });

  test('says that an empty sheet is empty', () => {
    expect(importUnits([], [], today)).toMatchObject({ ok: false, problems: [{ line: 1 }] });
    expect(importUnits([HEAD, ['', '']], [], today).ok).toBe(false);
  });
});

/** Trees with twins of name under different parents, codes or none, ends or none. */
const anyTree = fc
  .array(
    fc.record({
      name: fc.constantFrom(
        'Cục A',
        'Vụ B',
        'Phòng C',
        'Văn phòng',
        'Sở Y tế',
        'Đặc khu Đ',
        'Đơn vị, "lạ"; =1',
      ),
      shortName: fc.option(fc.constantFrom('A', 'TT&TT')),
      kind: fc.constantFrom(...UNIT_KINDS),
      hasCode: fc.boolean(),
      above: fc.nat(20),
      days: fc.option(fc.nat(5000)),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((seeds) => {
    const units: RegisteredUnit[] = [];
    seeds.forEach((seed, at) => {
      const parent = units[seed.above];
      const parentId = parent?.id ?? null;
      if (units.some((unit) => unit.parentId === parentId && unit.name === seed.name)) return;
      units.push({
        id: `u${at}`,
        code: seed.hasCode ? `H26.${at}` : null,
        name: seed.name,
        shortName: seed.shortName,
        kind: seed.kind,
        parentId,
        validFrom: asDay('2010-01-01'),
        validTo: seed.days === null ? null : dayFromNumber(15_000 + seed.days),
      });
    });
    return units;
  });

describe('what was exported', () => {
  test('imports into an empty register as the same tree', () => {
    fc.assert(
      fc.property(anyTree, (units) => {
        const rows = exportUnitRows(units);
        const changes = changesOf(importUnits(rows, [], today));
        // The line on the sheet stands for the id: exporting again must give the same sheet.
        const rebuilt = changes.flatMap((change): RegisteredUnit[] => {
          if (change.kind !== 'add') return [];
          const { line, unit, parent } = change;
          return [
            {
              ...unit,
              id: String(line),
              parentId: parent && 'line' in parent ? String(parent.line) : null,
            },
          ];
        });
        expect(rebuilt).toHaveLength(units.length);
        expect(exportUnitRows(rebuilt)).toEqual(rows);
      }),
    );
  });

  test('imports into its own register as nothing to do', () => {
    fc.assert(
      fc.property(anyTree, (units) => {
        const changes = changesOf(importUnits(exportUnitRows(units), units, today));
        expect(changes.every(({ kind }) => kind === 'same')).toBe(true);
        const ids = changes.flatMap((change) => (change.kind === 'same' ? [change.id] : []));
        expect(ids.sort()).toEqual(units.map(({ id }) => id).sort());
      }),
    );
  });

  test('any cells give either changes or problems with a line, and never throw', () => {
    const cell = fc.constantFrom(
      '',
      'Tên',
      'Cục A',
      'G14',
      'G14.01',
      '01/01/2020',
      'Cục A > Cục A',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 }), (rows) => {
        const result = importUnits(rows, [ministry], today);
        if (result.ok) expect(result.changes.length).toBeGreaterThan(0);
        else
          expect(
            result.problems.every(({ line, vi, en }) => line >= 1 && vi !== '' && en !== ''),
          ).toBe(true);
      }),
    );
  });
});

describe('the kind of a body by its name', () => {
  test.each([
    ['Bộ Y tế', 'ministry'],
    ['Bộ phận Một cửa', 'division'],
    ['UBND tỉnh Lào Cai', 'province'],
    ['Thành phố Hà Nội', 'province'],
    ['Sở Y tế', 'department'],
    ['Phòng Kế hoạch', 'division'],
    ['Phường Ba Đình', 'commune'],
    ['UBND xã Nghĩa Lộ', 'commune'],
    ['Huyện Sóc Sơn', 'district'],
    ['Tập đoàn Điện lực Việt Nam', 'enterprise'],
    ['Ban Tuyên giáo Trung ương', 'party'],
    ['Tỉnh uỷ Lào Cai', 'party'],
    ['Văn phòng Chính phủ', 'ministry'],
    ['Văn phòng', 'division'],
    ['Các bộ, ngành', 'group'],
    ['ABC', null],
  ])('%s is %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });
});
