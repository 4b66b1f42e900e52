import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, rates } from './rates.ts';
import { STATUSES } from './status.ts';

const YEAR_2017 = {
  HT_DUNG_HAN: 14_068,
  HT_QUA_HAN: 1_983,
  DTH_TRONG_HAN: 5_640,
  DTH_QUA_HAN: 223,
};

describe('the published rates', () => {
  test('of 2017 come out again', () => {
    const figures = rates(YEAR_2017);
    expect(figures).toMatchObject({
      total: 21_914,
      done: 16_051,
      open: 5_863,
      within: 5_640,
      overdue: 223,
    });
    expect(percentOf(figures.completionOfDue)).toBe(98.63);
    expect(percentOf(figures.completionOfDue, 2, 'truncate')).toBe(98.62);
    expect(percentOf(figures.overdueOfDue)).toBe(1.37);
    expect(percentOf(figures.onTimeOfDone)).toBe(87.65);
    expect(percentOf(figures.completion)).toBe(73.25);
  });

  test('of a province in 2022: undated open work counts as within, and is named', () => {
    const figures = rates({
      HT_DUNG_HAN: 1_014,
      HT_QUA_HAN: 146,
      DTH_TRONG_HAN: 88,
      DTH_KHONG_HAN: 123,
      DTH_QUA_HAN: 16,
    });
    expect(figures).toMatchObject({
      total: 1_387,
      done: 1_160,
      open: 227,
      within: 211,
      undated: 123,
    });
    expect(percentOf(figures.onTimeOfDone, 1)).toBe(87.4);
  });

  test('carried-over work is overdue; withdrawn and suspended work is outside', () => {
    const figures = rates({ CHUYEN_KY: 3, DTH_QUA_HAN: 1, THU_HOI: 5, TAM_DUNG: 2 });
    expect(figures).toMatchObject({ total: 4, overdue: 4, withdrawn: 5, suspended: 2 });
  });

  test('have no figure where there is nothing to divide by', () => {
    expect(percentOf(rates({}).completion)).toBeNull();
  });

  test('add up, whatever the counts', () => {
    const counts = fc.record(Object.fromEntries(STATUSES.map((status) => [status, fc.nat(1e6)])));
    fc.assert(
      fc.property(counts, (by) => {
        const f = rates(by);
        const all = Object.values(by).reduce((sum, n) => sum + n, 0);
        expect(f.total + f.withdrawn + f.suspended).toBe(all);
        expect(f.doneOnTime + f.doneLate + f.within + f.overdue).toBe(f.total);
        const { completionOfDue: a, overdueOfDue: b } = f;
        expect(a.numerator + b.numerator).toBe(a.denominator);
      }),
    );
  });

  test('truncated is never above rounded, and both are within one last digit', () => {
    const fraction = fc
      .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }))
      .map(([numerator, denominator]) => ({ numerator, denominator }));
    fc.assert(
      fc.property(fraction, (of) => {
        const [cut, rounded] = [percentOf(of, 2, 'truncate') ?? 0, percentOf(of) ?? 0];
        expect(cut).toBeLessThanOrEqual(rounded);
        expect(rounded - cut).toBeLessThan(0.0101);
      }),
    );
  });
});
