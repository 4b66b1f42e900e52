import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { isGovernmentCode } from './code.ts';
import {
  CENTRAL_BODIES,
  existingOn,
  heirsOn,
  PROVINCES,
  referenceBody,
  STANDARD_DEPARTMENTS,
} from './reference.ts';

const names = (keys: readonly { readonly name: string }[]) => keys.map(({ name }) => name).sort();

describe('the provinces', () => {
  test.each([
    ['2009-01-01', 63, 5],
    ['2024-12-31', 63, 5],
    ['2025-01-01', 63, 6],
    ['2025-06-30', 63, 6],
    ['2025-07-01', 34, 6],
    ['2026-11-22', 34, 6],
  ])('on %s are %i, of which %i cities', (day, count, cities) => {
    const existing = existingOn(PROVINCES, asDay(day));
    expect(existing).toHaveLength(count);
    expect(existing.filter(({ name }) => name.startsWith('Thành phố'))).toHaveLength(cities);
  });

  test('of 30/06/2025 all live on in exactly one of the 34', () => {
    const after = asDay('2025-07-01');
    const heirs = existingOn(PROVINCES, asDay('2025-06-30')).map(({ key }) => heirsOn(key, after));
    expect(heirs.every((found) => found.length === 1)).toBe(true);
    expect(new Set(heirs.flat())).toEqual(new Set(existingOn(PROVINCES, after)));
  });

  test.each([
    ['bac-lieu', 'Tỉnh Cà Mau'],
    ['ca-mau', 'Tỉnh Cà Mau'],
    ['binh-duong', 'Thành phố Hồ Chí Minh'],
    ['thua-thien-hue', 'Thành phố Huế'],
    ['ha-noi', 'Thành phố Hà Nội'],
    ['hoa-binh', 'Tỉnh Phú Thọ'],
  ])('%s is today %s', (key, name) => {
    expect(names(heirsOn(key, asDay('2026-11-22')))).toEqual([name]);
  });
});

describe('the ministries', () => {
  test('are 22 in 2021 and 17 since 01/03/2025, agencies under the Government aside', () => {
    const isMinistry = ({ code, name }: { code: string | null; name: string }) =>
      code !== null || name.startsWith('Bộ ');
    const count = (day: string) =>
      existingOn(CENTRAL_BODIES, asDay(day))
        .filter(({ kind }) => kind === 'ministry')
        .filter(isMinistry).length;
    expect(count('2021-10-29')).toBe(22);
    expect(count('2025-03-01')).toBe(17);
  });

  test('hand their work over by field', () => {
    expect(names(heirsOn('bo-thong-tin-va-truyen-thong', asDay('2026-01-01')))).toEqual([
      'Bộ Công an',
      'Bộ Khoa học và Công nghệ',
      'Bộ Văn hóa, Thể thao và Du lịch',
    ]);
    expect(names(heirsOn('bo-thong-tin-va-truyen-thong', asDay('2021-01-11')))).toEqual([
      'Bộ Thông tin và Truyền thông',
    ]);
  });
});

describe('the standard departments', () => {
  test('of information and communications were absorbed in 2025', () => {
    expect(names(heirsOn('so-thong-tin-va-truyen-thong', asDay('2026-01-01')))).toEqual([
      'Sở Khoa học và Công nghệ',
      'Sở Văn hóa, Thể thao và Du lịch',
    ]);
  });

  test('that every province has were 17 and are 12', () => {
    const common = STANDARD_DEPARTMENTS.filter((department) => department.common);
    expect(existingOn(common, asDay('2021-01-01'))).toHaveLength(17);
    expect(existingOn(common, asDay('2026-01-01'))).toHaveLength(12);
  });
});

describe('the reference data', () => {
  const all = [...CENTRAL_BODIES, ...PROVINCES, ...STANDARD_DEPARTMENTS];

  test('has unique keys, and one body of a name at a time', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const body of all) {
      const twins = all.filter((other) => other !== body && other.name === body.name);
      for (const twin of twins) {
        const [first, last] = twin.validFrom < body.validFrom ? [twin, body] : [body, twin];
        expect(first.validTo && addDays(first.validTo, 1)).toBe(last.validFrom);
      }
    }
  });

  test('names heirs that exist the day after, and closes nothing without an heir', () => {
    for (const body of all) {
      if (body.validTo === null) continue;
      expect(body.successors.length).toBeGreaterThan(0);
      for (const { key } of body.successors) {
        const heir = referenceBody(key);
        expect(heir && existingOn([heir], addDays(body.validTo, 1))).toHaveLength(1);
      }
    }
  });

  test('has codes of the lawful form, none twice', () => {
    const codes = [...CENTRAL_BODIES, ...PROVINCES].flatMap(({ code }) => (code ? [code] : []));
    expect(codes.every(isGovernmentCode)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('says which codes were only recalled', () => {
    const certain = [...CENTRAL_BODIES, ...PROVINCES].filter(({ codeCertain }) => codeCertain);
    expect(certain.map(({ code }) => code).sort()).toEqual(['G22', 'H29', 'H37', 'H41']);
  });
});
