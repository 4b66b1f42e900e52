import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officialFigures } from './official-figures.ts';
import { ROUNDINGS } from './rounding.ts';

/** The counts of the Prime Minister's task force for 2017 (report 1270/BC-TCTTTg). */
const COUNTS_2017 = {
  ...{ done_on_time: 14_068, done_late: 1_983, done_on_time_first: 14_068, late_excused: 0 },
  ...{ open_within: 5_640, open_undated: 0, open_overdue: 223, overdue_excused: 0 },
};

describe('the official yearly table', () => {
  test('the tree of 2017: 21.914 tasks, done and open, each apart by lateness', () => {
    expect(officialFigures(COUNTS_2017, 'half_up')).toMatchObject({
      ...{ total: 21_914, done: 16_051, doneOnTime: 14_068, doneLate: 1_983 },
      ...{ open: 5_863, within: 5_640, overdue: 223 },
    });
  });

  test('cut off and complemented, the rates are those that were printed: 98,62 % and 1,38 %', () => {
    const { completionOfDue, overdueOfDue } = officialFigures(COUNTS_2017, 'truncate_complement');
    const due = { denominator: 16_274 };
    expect(completionOfDue).toEqual({ ...due, numerator: 16_051, percent: '98.62' });
    expect(overdueOfDue).toEqual({ ...due, numerator: 223, percent: '1.38' });
  });

  test('rounded half up they are 98,63 % and 1,37 %, with 87,65 % on time and 73,25 % of all', () => {
    const found = officialFigures(COUNTS_2017, 'half_up');
    expect(found.completionOfDue.percent).toBe('98.63');
    expect(found.overdueOfDue.percent).toBe('1.37');
    expect(found.onTimeOfDone).toEqual({
      ...{ numerator: 14_068, denominator: 16_051, percent: '87.65' },
    });
    expect(found.completion.percent).toBe('73.25');
  });

  test('nothing due gives no rate, which is not 0', () => {
    const none = { ...COUNTS_2017, done_on_time: 0, done_late: 0, done_on_time_first: 0 };
    const found = officialFigures({ ...none, open_overdue: 0 }, 'truncate_complement');
    expect([found.completionOfDue.percent, found.overdueOfDue.percent]).toEqual([null, null]);
    expect(found.onTimeOfDone.percent).toBeNull();
    expect(found.completion.percent).toBe('0.00');
  });

  test('whatever the counts: total = done + open, rates lie within a hundredth, the pair makes 100 when complemented', () => {
    const count = fc.nat(30_000);
    fc.assert(
      fc.property(count, count, count, count, fc.constantFrom(...ROUNDINGS), (a, b, c, d, rule) => {
        const found = officialFigures(
          { ...COUNTS_2017, done_on_time: a, done_late: b, open_within: c, open_overdue: d },
          rule,
        );
        expect(found.total).toBe(found.done + found.open);
        const { numerator, denominator, percent } = found.completionOfDue;
        if (percent === null) expect(denominator).toBe(0);
        else {
          expect(Math.abs(Number(percent) - (100 * numerator) / denominator)).toBeLessThan(0.01);
          const sum = Number(percent) + Number(found.overdueOfDue.percent);
          expect(Math.abs(sum - 100)).toBeLessThan(rule === 'half_up' ? 0.0101 : 1e-9);
        }
      }),
    );
  });
});
