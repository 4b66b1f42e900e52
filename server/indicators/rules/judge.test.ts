import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { TargetPromise } from '../contract.ts';
import { forecastAt } from './forecast.ts';
import { judge } from './judge.ts';
import type { JudgedTarget, SeenValue } from './outcome.ts';
import { endOf } from './periods.ts';
import { type Spoken, sayOutcome } from './say.ts';

const target = (promise: object, more: Partial<JudgedTarget> = {}): JudgedTarget => ({
  promise: TargetPromise.parse(promise),
  direction: 'up',
  baseline: null,
  path: 'straight',
  frequency: 'year',
  from: asDay('2021-10-29'),
  bounds: { min: null, max: null },
  ...more,
});
const values = (given: Record<string, number>, kind: SeenValue['kind'] = 'actual'): SeenValue[] =>
  Object.entries(given).map(([period, value]) => ({ period, value, kind }));
const by2025 = (value: number) => [{ period: '2025', value }];
const spoken = (promise: object, more: Partial<Spoken> = {}): Spoken => ({
  ...{ name: 'Kinh tế số', measure: '% GDP', decimals: 1, levels: [], aspirational: false },
  ...{ ranking: null, otherName: null, promise: TargetPromise.parse(promise), ...more },
});

describe('a target is judged by rule', () => {
  const share = { kind: 'bound', operator: '>=', milestones: by2025(20) };

  test('at risk: the forecast misses the promise, its interval does not; the sentence says it all', () => {
    const seen = values({ 2020: 11.9, 2021: 14.2, 2022: 14.6, 2023: 16.5 });
    const found = judge(target(share), seen, asDay('2024-03-01'));
    expect(found.class).toBe('at_risk');
    expect(found.forecast).toMatchObject({ method: 'theil_sen', points: 4, period: '2025' });
    expect(found.forecast?.value).toBeCloseTo(19.2, 1);
    expect(sayOutcome(spoken(share), found).vi).toMatch(
      /^Kinh tế số ≥ 20 % GDP vào 2025; năm 2023: 16,5 %; dự báo 19,\d % \(1\d,\d–2\d,\d\): nguy cơ không đạt\.$/,
    );
    expect(sayOutcome(spoken(share), found).en).toContain('forecast');
  });

  test.each([
    ['met before it is due', { 2022: 18, 2023: 19.5, 2024: 21 }, '2025-02-01', 'met', false],
    [
      'off path: even the best end of the forecast misses',
      { 2021: 10, 2022: 10.2, 2023: 10.3 },
      '2024-02-01',
      'off_path',
      false,
    ],
    ['on path by the forecast', { 2021: 12, 2022: 14.5, 2023: 17 }, '2024-02-01', 'on_path', false],
    ['met at its end', { 2025: 20 }, '2026-01-01', 'met', true],
    ['not met at its end', { 2024: 22, 2025: 19.99 }, '2026-01-01', 'off_path', true],
    ['no data at its end, whatever stood before', { 2024: 22 }, '2026-06-01', 'no_data', false],
    ['no data once the first year is over', {}, '2022-01-01', 'no_data', false],
    ['not yet due while the first year runs', {}, '2021-12-31', 'not_due', false],
    [
      'not yet due with too little to tell by',
      { 2021: 12, 2022: 13 },
      '2023-02-01',
      'not_due',
      false,
    ],
  ])('%s', (_name, given, today, expected, final) => {
    const found = judge(target(share), values(given), asDay(today));
    expect([found.class, found.final]).toEqual([expected, final]);
  });

  test('two values are too few for a forecast, and it says so', () => {
    const found = judge(target(share), values({ 2021: 12, 2022: 13 }), asDay('2023-02-01'));
    expect(found.forecast).toBeNull();
    expect(sayOutcome(spoken(share), found).vi).toContain('Mới có 2 kỳ; dự báo cần 3.');
  });

  test('with a baseline the straight path decides before there is a forecast', () => {
    const based = target(share, { baseline: { period: '2020', value: 10 } });
    const on = (value: number) => judge(based, values({ 2021: value }), asDay('2022-02-01'));
    expect(on(12).class).toBe('on_path');
    expect(on(12).expected).toBeCloseTo(12, 1);
    expect(on(11.85).class).toBe('at_risk');
    expect(on(10.5).class).toBe('off_path');
  });

  test('steps ask for a milestone only once its period is over', () => {
    const staged = {
      ...share,
      milestones: [
        { period: '2023', value: 12 },
        { period: '2025', value: 20 },
      ],
    };
    const based = { baseline: { period: '2020', value: 10 }, path: 'stepped' as const };
    const on = (given: Record<string, number>, today: string) =>
      judge(target(staged, based), values(given), asDay(today));
    expect(on({ 2023: 12 }, '2024-02-01').expected).toBe(12);
    expect(on({ 2022: 10 }, '2023-02-01').expected).toBeNull();
    expect(
      judge(
        target(staged, { ...based, path: 'straight' }),
        values({ 2022: 10 }),
        asDay('2023-02-01'),
      ).class,
    ).toBe('off_path');
  });

  test('an estimate at the end decides nothing yet', () => {
    const found = judge(target(share), values({ 2025: 21 }, 'estimate'), asDay('2026-01-01'));
    expect([found.class, found.final]).toEqual(['on_path', false]);
  });

  test('a rank is better the lower it is, and never forecast before the first place', () => {
    const top = { kind: 'rank', milestones: by2025(40) };
    const found = judge(target(top), values({ 2021: 60, 2022: 30, 2023: 1 }), asDay('2024-02-01'));
    expect(found.class).toBe('met');
    expect(found.forecast?.low).toBeGreaterThanOrEqual(1);
    expect(judge(target(top), values({ 2025: 41 }), asDay('2026-01-01')).class).toBe('off_path');
  });

  test.each([
    [
      'between',
      { kind: 'between', milestones: [{ period: '2025', low: 2.5, high: 5.5 }] },
      5.5,
      5.6,
    ],
    ['about', { kind: 'about', milestones: by2025(100), tolerance: 5 }, 95, 94],
    ['at most', { kind: 'bound', operator: '<=', milestones: by2025(3) }, 3, 3.1],
    ['below', { kind: 'bound', operator: '<', milestones: by2025(30) }, 29.9, 30],
    ['above', { kind: 'bound', operator: '>', milestones: by2025(80) }, 80.1, 80],
    [
      'per base',
      { kind: 'bound', operator: '<', milestones: by2025(4), base: { amount: 100_000, of: 'dân' } },
      3.9,
      4,
    ],
    ['yes or no', { kind: 'yes_no', due: '2025' }, 1, 0],
    ['a level', { kind: 'ordinal', milestones: by2025(3) }, 3, 2],
  ])('%s', (_name, promise, good, bad) => {
    const at = (value: number) =>
      judge(target(promise), values({ 2025: value }), asDay('2026-01-05'));
    expect([at(good).class, at(good).final]).toEqual(['met', true]);
    expect([at(bad).class, at(bad).final]).toEqual(['off_path', true]);
  });

  test('a fall is counted from the baseline, and without one nothing is said', () => {
    const fall = { kind: 'change', way: 'decrease', percent: 20, due: '2025' };
    const based = target(fall, { direction: 'down', baseline: { period: '2020', value: 50 } });
    expect(judge(based, values({ 2025: 40 }), asDay('2026-01-05')).class).toBe('met');
    expect(judge(based, values({ 2025: 41 }), asDay('2026-01-05')).class).toBe('off_path');
    expect(judge(target(fall), values({ 2025: 1 }), asDay('2026-01-05')).class).toBe('no_data');
  });

  test('growth of every year: failure in one year fails it, whatever follows', () => {
    const growth = { kind: 'growth', operator: '>=', percent: 7, fromYear: 2021, toYear: 2025 };
    const levels = { 2020: 100, 2021: 107, 2022: 110, 2023: 130 };
    const found = judge(target(growth), values(levels), asDay('2024-02-01'));
    expect(found).toMatchObject({ class: 'off_path', failed: ['2022'] });
    expect(sayOutcome(spoken(growth), found).vi).toContain('không đạt năm 2022');
    const well = judge(target(growth), values({ 2020: 100, 2021: 107 }), asDay('2022-02-01'));
    expect(well).toMatchObject({ class: 'on_path', failed: [] });
    const mean = { ...growth, judged: 'average' };
    expect(judge(target(mean), values(levels), asDay('2024-02-01')).class).toBe('on_path');
  });

  test('a minimum of every quarter', () => {
    const news = {
      kind: 'bound',
      operator: '>=',
      every: 'quarter',
      milestones: [{ period: '2022', value: 4 }],
    };
    const by = (given: Record<string, number>, today: string) =>
      judge(
        target(news, { from: asDay('2022-01-01'), frequency: 'quarter' }),
        values(given),
        asDay(today),
      );
    expect(by({ '2022-Q1': 4, '2022-Q2': 5 }, '2022-07-15').class).toBe('on_path');
    expect(by({ '2022-Q1': 3, '2022-Q2': 5 }, '2022-07-15')).toMatchObject({
      class: 'off_path',
      failed: ['2022-Q1'],
    });
    expect(
      by({ '2022-Q1': 4, '2022-Q2': 5, '2022-Q3': 4, '2022-Q4': 4 }, '2023-01-02'),
    ).toMatchObject({ class: 'met', final: true });
  });

  test('a comparison passes the other indicator of the same period', () => {
    const above = { kind: 'compare', operator: '>', otherId: '7', due: '2025' };
    const at = (own: number, other: number) =>
      judge(target(above), values({ 2025: own }), asDay('2026-02-01'), values({ 2025: other }));
    expect(at(8, 6)).toMatchObject({ class: 'met', final: true, other: 6 });
    expect(at(6, 6).class).toBe('off_path');
    expect(judge(target(above), values({ 2025: 8 }), asDay('2026-02-01')).class).toBe('no_data');
  });

  test('a judgement of quality repeats what a person said, until it is due', () => {
    const words = target({ kind: 'qualitative', due: '2025' });
    const said: SeenValue[] = [
      { period: '2024-06-30', kind: 'actual', value: null, judged: 'on_path' },
    ];
    expect(judge(words, said, asDay('2024-07-01')).class).toBe('on_path');
    expect(judge(words, said, asDay('2026-07-01'))).toMatchObject({
      class: 'off_path',
      final: true,
    });
  });

  test('a better value never makes a worse class, on any path', () => {
    const order = ['off_path', 'at_risk', 'not_due', 'on_path', 'met'];
    const given = fc.record({
      goal: fc.integer({ min: 11, max: 100 }),
      value: fc.integer({ min: 0, max: 120 }),
      more: fc.integer({ min: 0, max: 50 }),
      year: fc.integer({ min: 2021, max: 2025 }),
      path: fc.constantFrom('straight' as const, 'stepped' as const),
    });
    fc.assert(
      fc.property(given, ({ goal, value, more, year, path }) => {
        const based = target(
          { ...share, milestones: by2025(goal) },
          { path, baseline: { period: '2020', value: 10 } },
        );
        const at = (v: number) =>
          judge(based, values({ [year]: v }), asDay(`${year + 1}-01-15`)).class;
        expect(order.indexOf(at(value + more))).toBeGreaterThanOrEqual(order.indexOf(at(value)));
      }),
    );
  });

  test('today never changes what was judged finally', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 9 }),
        (value, years) => {
          const seen = values({ 2025: value });
          const later = judge(target(share), seen, asDay(`${2026 + years}-02-01`));
          expect(later).toEqual(judge(target(share), seen, asDay('2026-01-01')));
        },
      ),
    );
  });
});

describe('a forecast', () => {
  const series = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 8 });
  const pointsOf = (ys: readonly number[]) =>
    ys.map((value, index) => ({ endsOn: endOf(String(2010 + index)), value }));

  test('needs three points', () => {
    expect(forecastAt(pointsOf([1, 2]), '2025')).toBeNull();
  });

  test('goes on along a straight line without any width', () => {
    expect(forecastAt(pointsOf([10, 12, 14]), '2015')).toMatchObject({
      value: 20,
      low: 20,
      high: 20,
      points: 3,
    });
  });

  test('lies within its interval, moves with its points, and keeps its bounds', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -100, max: 100 }), (ys, shift) => {
        const found = forecastAt(pointsOf(ys), '2025');
        const moved = forecastAt(pointsOf(ys.map((y) => y + shift)), '2025');
        if (!found || !moved) throw new Error('No forecast');
        expect(found.low).toBeLessThanOrEqual(found.value);
        expect(found.high).toBeGreaterThanOrEqual(found.value);
        expect(moved.value).toBeCloseTo(found.value + shift, 6);
        const kept = forecastAt(pointsOf(ys), '2025', { min: 0, max: 100 });
        expect(kept?.low).toBeGreaterThanOrEqual(0);
        expect(kept?.high).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('one odd value does not bend it', () => {
    const found = forecastAt(pointsOf([10, 20, 30, 400, 50, 60]), '2016');
    expect(found?.value).toBeCloseTo(70, 6);
  });
});
