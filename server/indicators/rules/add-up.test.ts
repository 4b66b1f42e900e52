import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Aggregation } from '../contract.ts';
import { addUp, type Part } from './add-up.ts';
import { exactSum } from './exact.ts';

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
const positive = fc.integer({ min: 1, max: 1_000_000 }).map((n) => n / 100);
const many = fc.array(cents, { minLength: 1, maxLength: 30 });
const asParts = (values: readonly (number | null)[]): Part[] => values.map((value) => ({ value }));
const ORDERLESS = ['sum', 'mean', 'min', 'max', 'weighted', 'ratio'] as const;

describe('adding up', () => {
  test('the sum of the parts is the whole, however they are put together', () => {
    fc.assert(
      fc.property(many, fc.nat(30), (values, cut) => {
        const whole = addUp('sum', asParts(values)).value;
        const halves = [values.slice(0, cut), values.slice(cut)].filter((half) => half.length > 0);
        const sums = halves.map((half) => addUp('sum', asParts(half)).value);
        expect(addUp('sum', asParts(sums)).value).toBe(whole);
      }),
    );
    expect(exactSum([0.1, 0.2])).toBe(0.3);
    expect(exactSum([1e21, 1e-3, -1e21])).toBe(0.001);
  });

  test('a mean weighted by equal weights is the mean', () => {
    fc.assert(
      fc.property(many, positive, (values, weight) => {
        const weighted = values.map((value) => ({ value, weight }));
        const mean = addUp('mean', asParts(values)).value ?? Number.NaN;
        expect(addUp('weighted', weighted).value).toBeCloseTo(mean, 6);
      }),
    );
  });

  test('the order of the parts does not matter', () => {
    const part = fc.record({
      ...{ value: cents, weight: positive, numerator: cents, denominator: positive },
    });
    const shuffled = fc
      .array(part, { minLength: 1, maxLength: 20 })
      .chain((parts) =>
        fc.tuple(
          fc.constant(parts),
          fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...ORDERLESS), ([parts, others], rule) => {
        expect(addUp(rule, others, 100)).toEqual(addUp(rule, parts, 100));
      }),
    );
  });

  test('missing is missing, never 0', () => {
    fc.assert(
      fc.property(
        many,
        fc.nat(30),
        fc.constantFrom<Aggregation>('sum', 'mean', 'min', 'max'),
        (values, at, rule) => {
          const place = at % (values.length + 1);
          const parts = asParts([...values.slice(0, place), null, ...values.slice(place)]);
          const found = addUp(rule, parts);
          expect(found).toEqual({ value: null, have: values.length, of: values.length + 1 });
        },
      ),
    );
    expect(addUp('sum', []).value).toBeNull();
    expect(addUp('weighted', [{ value: 1, weight: null }]).value).toBeNull();
  });

  test('a ratio of sums is not the mean of the ratios', () => {
    const provinces = [
      { value: 50, numerator: 1, denominator: 2 },
      { value: 90, numerator: 900, denominator: 1000 },
    ];
    expect(addUp('mean', provinces).value).toBe(70);
    expect(addUp('ratio', provinces, 100).value).toBeCloseTo(89.92, 2);
    expect(addUp('ratio', [{ value: null, numerator: 1, denominator: 0 }]).value).toBeNull();
  });

  test('the last known value stands; what does not add up stands alone', () => {
    expect(addUp('last', asParts([3, 5, null])).value).toBe(5);
    expect(addUp('none', asParts([3])).value).toBe(3);
    expect(addUp('none', asParts([3, 4])).value).toBeNull();
  });
});
