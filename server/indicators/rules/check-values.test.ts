import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { Definition, ValueEntry } from '../contract.ts';
import { faultsOf, hintsOf, type KnownValue } from './check-values.ts';

const today = asDay('2025-08-01');
const entry = (given: object) =>
  ValueEntry.parse({ unitId: '1', period: '2025-Q2', value: 5, ...given });
const indicator = (given: object = {}) => Definition.parse({ frequency: 'quarter', ...given });
const known = (period: string, value: number): KnownValue => ({
  ...{ unitId: '1', member: '', kind: 'actual', version: 1, period, value },
});
const fields = (definition: object, given: object, standing: readonly KnownValue[] = []) =>
  faultsOf(indicator(definition), entry(given), standing, today).map(({ field }) => field);

describe('a value is refused', () => {
  test.each([
    ['of the wrong kind of period', {}, { period: '2025' }, ['period']],
    ['of a period that has not begun', {}, { period: '2025-Q4' }, ['period']],
    ['of a member nobody defined', {}, { member: 'sector:post' }, ['member']],
    ['that is missing', {}, { value: null }, ['value']],
    ['that is not whole', { checks: { integer: true } }, { value: 5.5 }, ['value']],
    ['below the least', { checks: { min: 6 } }, {}, ['value']],
    ['above the most', { checks: { max: 4 } }, {}, ['value']],
    ['that is no level', { kind: 'ordinal', levels: ['Khá', 'Tốt'] }, { value: 2 }, ['value']],
    ['that is neither yes nor no', { kind: 'yes_no' }, {}, ['value']],
    ['of quality without words', { kind: 'qualitative' }, { judged: 'met' }, ['words']],
    [
      'for all its faults at once',
      { checks: { max: 4 } },
      { period: '2025', member: 'a:b' },
      ['period', 'member', 'value'],
    ],
  ])('%s', (_name, definition, given, expected) => {
    expect(fields(definition, given)).toEqual(expected);
  });

  test('where a running total falls, unless a note says why; a new year begins anew', () => {
    const total = { checks: { cumulative: true } };
    expect(fields(total, { value: 5 }, [known('2025-Q1', 9)])).toEqual(['value']);
    expect(fields(total, { value: 5, note: 'Trừ trùng' }, [known('2025-Q1', 9)])).toEqual([]);
    expect(fields(total, { value: 5 }, [known('2024-Q4', 9)])).toEqual([]);
  });

  test('as a correction without its reason', () => {
    expect(fields({}, {}, [known('2025-Q2', 9)])).toEqual(['why']);
    expect(fields({}, { why: 'Nhập nhầm cột' }, [known('2025-Q2', 9)])).toEqual([]);
    expect(fields({}, {}, [known('2025-Q2', 5)])).toEqual([]);
  });

  test('and taken as an estimate, as a known member, as words of any day', () => {
    const dimensions = [
      { code: 'sector', name: 'Ngành', members: [{ code: 'post', name: 'Bưu chính' }] },
    ];
    expect(
      fields({ dimensions }, { period: '2025-Q4', kind: 'estimate', member: 'sector:post' }),
    ).toEqual([]);
    const words = {
      period: '2025-07-30',
      judged: 'on_path',
      words: 'Đã chuyển xong 8 trên 10 thủ tục',
      value: null,
    };
    expect(fields({ kind: 'qualitative' }, words)).toEqual([]);
  });
});

test('hints ask about what looks odd and never block', () => {
  const said = (measure: string, value: number, before: number[]) =>
    hintsOf(measure, value, before).map(({ vi }) => vi);
  expect(said('hộ', 1000, [100])).toEqual([
    'Gấp 10 lần kỳ trước. Kiểm tra đơn vị tính hoặc ghi chú.',
  ]);
  expect(said('hộ', 8, [100])).toEqual(['Bằng 1/13 kỳ trước. Kiểm tra đơn vị tính hoặc ghi chú.']);
  expect(said('%', 101, [98])).toEqual(['Lớn hơn 100 %. Kiểm tra lại hoặc ghi chú.']);
  expect(said('hộ', 60, [10, 12, 13, 15])).toEqual([
    'Lệch xa các kỳ trước. Kiểm tra lại hoặc ghi chú.',
  ]);
  expect(said('hộ', 17, [10, 12, 13, 15])).toEqual([]);
  expect(said('hộ', 5, [])).toEqual([]);
});
