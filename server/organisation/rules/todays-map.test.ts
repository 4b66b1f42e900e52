import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mapped, onTodaysMap, type Succeeded, todaysMap } from './todays-map.ts';

const way = (
  from: string,
  to: string,
  onDay: string,
  more: Partial<Succeeded> = {},
): Succeeded => ({
  ...{ from, to, onDay, fields: [], under: [], isPart: false },
  ...more,
});

describe("today's map", () => {
  const ministry = [
    way('btttt', 'bkhcn', '2025-03-01'),
    way('btttt', 'bvhttdl', '2025-03-01', { fields: ['Báo chí', 'Xuất bản'], isPart: true }),
    way('btttt', 'bca', '2025-03-01', { fields: ['An toàn thông tin'], isPart: true }),
    way('bkhcn', 'bkhcn2', '2027-01-01'),
    way('huyen', 'xa1', '2025-07-01', { under: ['thon1'], isPart: true }),
    way('huyen', 'xa2', '2025-07-01', { under: ['thon2'], isPart: true }),
  ];
  it.each<[string, Mapped, string, string]>([
    ['before the day nothing has moved', { unitId: 'btttt' }, '2025-02-28', 'btttt'],
    [
      'a field goes where it was sent',
      { unitId: 'btttt', field: 'bao chi' },
      '2025-03-01',
      'bvhttdl',
    ],
    ['the rest goes with the rest', { unitId: 'btttt', field: 'Bưu chính' }, '2026-01-01', 'bkhcn'],
    ['one succession follows another', { unitId: 'btttt' }, '2027-06-01', 'bkhcn2'],
    ['a place decides', { unitId: 'huyen', placePath: ['thon2', 'huyen'] }, '2026-01-01', 'xa2'],
    ['what fits no way stays in sight', { unitId: 'huyen' }, '2026-01-01', 'huyen'],
  ])('%s', (_says, thing, day, unit) => {
    expect(todaysMap(ministry, day)(thing)).toBe(unit);
  });

  it('keeps the total and counts everything once, whatever happened to the units, circles included', () => {
    const unit = fc.integer({ min: 0, max: 9 }).map((n) => `u${n}`);
    const field = fc.constantFrom('viễn thông', 'bưu chính', 'báo chí');
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2025-0${n}-01`);
    const anyWay = fc.record({
      ...{ from: unit, to: unit, onDay: day, isPart: fc.boolean() },
      fields: fc.uniqueArray(field, { maxLength: 2 }),
      under: fc.uniqueArray(unit, { maxLength: 2 }),
    });
    const figure = fc.record({
      ...{ unitId: unit, field: fc.option(field), count: fc.nat({ max: 50 }) },
      placePath: fc.array(unit, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyWay), fc.array(figure), day, (ways, figures, today) => {
        const unitOf = todaysMap(ways, today);
        const sums = onTodaysMap(figures, unitOf, ({ count }) => count);
        const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
        expect(total).toBe(figures.reduce((sum, { count }) => sum + count, 0));
        // Asked in another order, everything stands in the same place.
        const again = onTodaysMap(
          figures.toReversed(),
          todaysMap(ways.toReversed(), today),
          ({ count }) => count,
        );
        expect([...again].toSorted()).toEqual([...sums].toSorted());
      }),
    );
  });

  it('without circles nobody stands on a unit that everything has left', () => {
    const unit = fc.integer({ min: 0, max: 8 });
    const pair = fc.tuple(unit, fc.integer({ min: 1, max: 5 })).map(([from, up]) => ({
      from: `u${from}`,
      to: `u${from + up}`,
    }));
    fc.assert(
      fc.property(fc.array(pair), unit, (pairs, start) => {
        const ways = pairs.map(({ from, to }) => way(from, to, '2025-01-01'));
        const end = todaysMap(ways, '2026-01-01')({ unitId: `u${start}` });
        expect(ways.some(({ from }) => from === end)).toBe(false);
      }),
    );
  });
});
