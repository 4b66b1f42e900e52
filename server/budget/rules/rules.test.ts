import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { AMOUNT_UNITS, type AmountUnit, formatAmount, parseAmount, rateOf } from './amount.ts';
import { consolidate, type GivenLine } from './consolidate.ts';
import { figuresOf, moneyWithin } from './figures.ts';
import { excessesOf, newExcess } from './limits.ts';
import { goneOf, paceOf } from './pace.ts';
import { cross, parseYears } from './period.ts';
import { isFund, KNOWN_SOURCES, sourceNamed, sourcesWith } from './sources.ts';
import { NO_STEPS, SAVING_STEPS, STEPS, savingsOf, totalSavings } from './thrift.ts';

const anyUnit = fc.constantFrom(...(Object.keys(AMOUNT_UNITS) as AmountUnit[]));

describe('sums as they are typed and written', () => {
  test('what is written is read back exactly, in any unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), anyUnit, (dong, unit) => {
        expect(parseAmount(formatAmount(dong, unit), unit)).toEqual({ ok: true, dong });
      }),
    );
  });

  test.each([
    ['1.250', 'triệu', 1_250_000_000n],
    ['1,5 tỷ đồng', 'đồng', 1_500_000_000n],
    ['980.000 tỷ', 'đồng', 980_000_000_000_000n],
    ['0,000001', 'triệu', 1n],
    ['-20', 'triệu', -20_000_000n],
  ] as const)('%s under "%s" is %s đồng', (typed, unit, dong) => {
    expect(parseAmount(typed, unit)).toEqual({ ok: true, dong });
  });

  test.each([
    ['1250.5', '1250,5'],
    ['1,250,000', '1.250.000'],
    ['2 381', '2.381'],
    ['ba tỷ', null],
    ['0,0000001', null],
    ['5 tỷ USD', null],
  ])('%s is asked back as %s', (typed, suggestion) => {
    expect(parseAmount(typed, 'triệu')).toEqual({ ok: false, suggestion });
  });

  test('a rate has one decimal and is nothing of nothing', () => {
    expect(rateOf(1n, 3n)).toBe(33.3);
    expect(rateOf(2n, 3n)).toBe(66.7);
    expect(rateOf(5n, 0n)).toBeNull();
  });
});

test('years are read as texts write them', () => {
  expect(parseYears('giai đoạn 2022 – 2023')).toEqual({ from: 2022, to: 2023 });
  expect(parseYears('năm 2022')).toEqual({ from: 2022, to: 2022 });
  expect(parseYears('2023-2022')).toBeNull();
  expect(cross({ from: 2021, to: 2022 }, { from: 2022, to: 2023 })).toBe(true);
  expect(cross({ from: 2022, to: 2022 }, { from: 2022, to: 2023 })).toBe(false);
});

test('sources are known by the phrases of texts, funds by their own name', () => {
  const fund = { key: '7', name: 'Quỹ dịch vụ viễn thông công ích Việt Nam', aliases: [] };
  const all = sourcesWith([{ ...fund, isClosed: false }]);
  expect(all).toHaveLength(KNOWN_SOURCES.length + 1);
  const keyOf = (written: string) => sourceNamed(written, all)?.key ?? null;
  expect(keyOf('từ nguồn ngân sách nhà nước theo phân cấp')).toBe('state');
  expect(keyOf('các nguồn hợp pháp khác')).toBe('other');
  expect(keyOf('QUỸ DỊCH VỤ VIỄN THÔNG CÔNG ÍCH VIỆT NAM')).toBe('7');
  expect(keyOf('nguồn lạ')).toBeNull();
  expect(isFund('Quỹ bảo trì đường bộ')).toBe(true);
});

test('more disbursed than allotted stands out, and only what grows needs a new decision', () => {
  const amounts = { planned: 1300n, allotted: 1200n, disbursed: 1250n };
  expect(excessesOf(amounts)).toEqual([{ kind: 'disbursed', sum: 1250n, limit: 1200n }]);
  expect(newExcess(amounts, { ...amounts, planned: 1400n })).toBeNull();
  expect(newExcess(amounts, { ...amounts, disbursed: 1260n })?.sum).toBe(1260n);
  expect(excessesOf({ planned: null, allotted: null, disbursed: 9n })).toEqual([]);
});

test('disbursement is judged by the days of its year', () => {
  const half = { planned: 100n, disbursed: 50n };
  expect(goneOf(2022, asDay('2022-07-01'))).toBe(49.9);
  expect(paceOf(half, 2022, asDay('2022-07-01'))).toBe('on_pace');
  expect(paceOf(half, 2022, asDay('2022-11-15'))).toBe('behind');
  expect(paceOf(half, 2022, asDay('2022-02-01'))).toBe('ahead');
  expect(paceOf(half, 2022, asDay('2023-01-01'))).toBe('short');
  expect(paceOf(half, 2023, asDay('2022-12-31'))).toBeNull();
  expect(paceOf({ planned: null, disbursed: 5n }, 2022, asDay('2022-06-01'))).toBeNull();
});

describe('thrift', () => {
  test('each step saves against the last known one before it', () => {
    const amounts = { ...NO_STEPS, proposed: 100n, appraised: 90n, settled: 84n };
    expect(savingsOf(amounts)).toEqual({
      ...{ estimated: null, appraised: 10n, approved: null, settled: 6n },
    });
  });

  test('the savings of all steps come to the first known sum less the last', () => {
    const anySteps = fc.record(
      Object.fromEntries(
        STEPS.map((step) => [step, fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }))]),
      ),
    );
    fc.assert(
      fc.property(anySteps, (drawn) => {
        const amounts = { ...NO_STEPS, ...drawn };
        const known = STEPS.flatMap((step) => amounts[step] ?? []);
        const { total, ...bySteps } = totalSavings([savingsOf(amounts)]);
        expect(total).toBe((known[0] ?? 0n) - (known.at(-1) ?? 0n));
        expect(SAVING_STEPS.reduce((sum, step) => sum + (bySteps[step] ?? 0n), 0n)).toBe(total);
      }),
    );
  });
});

describe('figures', () => {
  const anyLine = fc.record({
    nodeId: fc.constantFrom('a', 'b'),
    fromYear: fc.constantFrom(2022, 2023),
    more: fc.constantFrom(0, 0, 1),
    sourceKey: fc.constantFrom('fund', 'state', 'other'),
    isCarried: fc.boolean(),
    planned: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  });
  const linesOf = (drawn: readonly (typeof anyLine extends fc.Arbitrary<infer L> ? L : never)[]) =>
    drawn.map(
      ({ more, isCarried, planned, ...line }, at): GivenLine => ({
        ...{ ...line, id: String(at), toYear: line.fromYear + (isCarried ? 0 : more) },
        carriedFrom: isCarried ? 2021 : null,
        amounts: { planned, allotted: null, disbursed: planned / 2n },
      }),
    );

  test('years and what is not split come to the whole; sources come to the whole', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (drawn) => {
        const counted = consolidate(linesOf(drawn), (id) => (id === 'b' ? 'a' : null));
        const { years, unsplit, whole, carried, carriedYears } = figuresOf(counted);
        const sum = (all: Iterable<{ planned: bigint | null }>) =>
          [...all].reduce((total, { planned }) => total + (planned ?? 0n), 0n);
        expect(sum([...years.values(), unsplit])).toBe(whole.planned ?? 0n);
        expect(sum(carriedYears.values())).toBe(carried.planned ?? 0n);
        const bySource = ['fund', 'state', 'other'].map((key) =>
          figuresOf(counted.filter(({ line }) => line.sourceKey === key)),
        );
        expect(sum(bySource.map((each) => each.whole))).toBe(whole.planned ?? 0n);
      }),
    );
  });

  test('carried-over capital is planned once: in its own year, or where that year is not asked for', () => {
    const line = (id: string, year: number, carriedFrom: number | null, planned: bigint) => ({
      ...{ id, nodeId: 'a', fromYear: year, toYear: year, sourceKey: 'fund', carriedFrom },
      amounts: { planned, allotted: planned, disbursed: planned },
    });
    const counted = consolidate(
      [line('own', 2022, null, 100n), line('late', 2023, 2022, 40n)],
      () => null,
    );
    expect(moneyWithin(counted, 2022, 2023)).toEqual({
      ...{ planned: 100n, allotted: 100n, disbursed: 140n },
    });
    expect(moneyWithin(counted, 2023, 2023)).toEqual({
      ...{ planned: 40n, allotted: 40n, disbursed: 40n },
    });
  });
});
