import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { readMoneySheet, type SheetLine, writeMoneySheet } from './money-sheet.ts';

const anyText = fc
  .string({ maxLength: 30 })
  .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim());
const anySum = fc.option(fc.bigInt({ min: 0n, max: 10n ** 16n }), { nil: null });

const anyLine = fc
  .record({
    node: fc.constantFrom('task:12', 'project:9', ''),
    plan: anyText,
    label: anyText,
    task: anyText,
    projectCode: anyText,
    project: anyText,
    unit: anyText,
    source: anyText.filter((text) => text !== ''),
    from: fc.integer({ min: 2001, max: 2050 }),
    more: fc.constantFrom(0, 0, 1, 4),
    isCarried: fc.boolean(),
    sums: fc
      .record({ planned: anySum, allotted: anySum, disbursed: anySum })
      .filter((sums) => Object.values(sums).some((sum) => sum !== null)),
    onDay: fc.option(fc.integer({ min: 0, max: 9000 })),
    basis: anyText,
    decision: anyText,
  })
  .map(
    ({ from, more, isCarried, onDay, ...line }): Omit<SheetLine, 'line'> => ({
      ...line,
      years: { from, to: isCarried ? from : from + more },
      carriedFrom: isCarried ? from - 1 : null,
      onDay: onDay === null ? null : addDays(asDay('2001-01-01'), onDay),
    }),
  );

test('what is exported is read back unchanged, in any unit', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 8 }),
      fc.constantFrom('đồng', 'triệu', 'tỷ'),
      fc.constantFrom('đồng', 'triệu', 'tỷ'),
      (drawn, unit, other) => {
        const lines = drawn.map((line, at) => ({ ...line, line: at + 2 }));
        // The head says the unit: whatever is chosen beside it decides nothing.
        const read = readMoneySheet(writeMoneySheet(lines, unit), other);
        expect(read.problems).toEqual([]);
        expect(read.lines).toEqual(lines);
      },
    ),
  );
});

describe('a sheet with faults', () => {
  const HEAD = ['Nhiệm vụ', 'Nguồn vốn', 'Năm', 'Kế hoạch vốn (triệu đồng)', 'Giải ngân'];

  test('every fault is told at once, with its line, its value and what is accepted', () => {
    const { lines, problems } = readMoneySheet(
      [
        HEAD,
        ['NV 1', 'NSNN', '2022', '1.250', ''],
        ['NV 2', '', 'quý I', '1250.5', ''],
        ['NV 3', 'NSNN', '2023', '', ''],
      ],
      'triệu',
    );
    expect(lines).toEqual([]);
    expect(problems.map(({ line, column, vi }) => `${line} ${column}: ${vi}`)).toEqual([
      "3 Năm: 'quý I' không phải năm; nhận 2022 hoặc 2022-2023.",
      '3 Nguồn vốn: Ô trống; nhận tên nguồn vốn.',
      "3 Kế hoạch vốn: '1250.5' không phải số tiền (triệu đồng); nhận 1250,5.",
      '4 Kế hoạch vốn: Ô trống; nhận số tiền ở ít nhất một cột Kế hoạch vốn, Phân bổ, Giải ngân.',
    ]);
  });

  test('an unknown column and a missing one stop the sheet', () => {
    const { problems } = readMoneySheet([['Nguồn vốn', 'Ghi chú lạ']], 'triệu');
    expect(problems.map(({ column }) => column)).toEqual(['Ghi chú lạ', 'Năm']);
  });

  test('the unit of the head decides; a head without one takes the unit chosen', () => {
    const { lines } = readMoneySheet([HEAD, ['NV 1', 'NSNN', '2022', '1,5', '2']], 'tỷ');
    expect(lines[0]?.sums).toEqual({
      ...{ planned: 1_500_000n, allotted: null, disbursed: 2_000_000_000n },
    });
  });
});
