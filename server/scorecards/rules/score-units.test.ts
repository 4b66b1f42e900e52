import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Definition } from '../definition-contract.ts';
import { mostInAll, mostPoints } from './criteria-tree.ts';
import type { Measure } from './measure.ts';
import { scoreUnits } from './score-units.ts';

const share = { source: { kind: 'on_time' }, formula: { kind: 'ratio' } };
const DEFINITION = Definition.parse({
  subjects: { kind: 'list', unitIds: ['1', '2'] },
  criteria: [
    {
      key: 'open',
      name: 'Điều kiện',
      role: 'gate',
      share: 0,
      source: { kind: 'yes_no' },
      formula: { kind: 'reached', least: 1 },
    },
    { key: 'discipline', name: 'Kỷ cương', share: 0 },
    { key: 'on_time', parentKey: 'discipline', name: 'Đúng hạn', share: 40, ...share },
    { key: 'fresh', parentKey: 'discipline', name: 'Cập nhật', share: 10, ...share },
    { key: 'focus', name: 'Trọng tâm', share: 50, ...share },
    {
      key: 'extra',
      name: 'Cộng',
      role: 'bonus',
      share: 5,
      source: { kind: 'products' },
      formula: { kind: 'each', points: 2 },
    },
    {
      key: 'late',
      name: 'Trừ',
      role: 'penalty',
      share: 10,
      source: { kind: 'overdue' },
      formula: { kind: 'each', points: 1 },
    },
  ],
});
const of = (value: number, all: number | null = null): Measure => ({
  state: 'known',
  value,
  of: all,
  parts: [],
});
const few: Measure = { state: 'too_few', value: 1, of: 1, parts: [] };
const ALL: Record<string, Measure> = {
  open: of(1),
  on_time: of(45, 50),
  fresh: of(8, 10),
  focus: of(1, 2),
  extra: of(1),
  late: of(3),
};

function score(changes: Record<string, Measure | undefined>, more: Partial<Definition> = {}) {
  const measures = new Map(
    Object.entries({ ...ALL, ...changes }).map(([key, measure]) => [
      key,
      new Map(measure ? [['1', measure]] : []).set('2', ALL[key] ?? of(0)),
    ]),
  );
  const [first] = scoreUnits({ ...DEFINITION, ...more }, ['1', '2'], measures);
  if (!first) throw new Error('nobody was scored');
  const at = (key: string) => first.criteria.find((each) => each.key === key);
  return { ...first, at };
}

describe('a unit', () => {
  it('gets the points of its criteria, what is added and what is taken', () => {
    const unit = score({});
    expect(unit.at('on_time')).toMatchObject({ points: 36, most: 40, value: 45, of: 50 });
    expect(unit.at('discipline')).toMatchObject({ points: 44, most: 50 });
    expect(unit).toMatchObject({ bonus: 2, penalty: 3, total: 44 + 25 + 2 - 3, failedGate: null });
  });

  it('with too few cases has the points spread over those beside it', () => {
    const unit = score({ on_time: few });
    expect(unit.at('on_time')).toMatchObject({ points: null, state: 'too_few', most: 0 });
    expect(unit.at('fresh')).toMatchObject({ points: 40, most: 50 });
    expect(unit.total).toBe(40 + 25 + 2 - 3);
  });

  it('with too few cases in a whole branch has them spread over the rest', () => {
    const unit = score({ on_time: few, fresh: few });
    expect(unit.at('discipline')).toMatchObject({ points: null, state: 'too_few' });
    expect(unit.at('focus')).toMatchObject({ points: 50, most: 100 });
  });

  it('gets what the others get on average where the setting says so', () => {
    const unit = score({ on_time: few }, { tooFew: 'neutral' });
    expect(unit.at('on_time')).toMatchObject({ points: 36, most: 40, isNeutral: true });
  });

  it('gets nothing for a figure that nobody entered, and it is said', () => {
    const unit = score({ fresh: undefined });
    expect(unit.at('fresh')).toMatchObject({ points: null, state: 'missing', most: 10 });
    expect(unit.at('on_time')).toMatchObject({ most: 40 });
  });

  it('that fails a gate is told which', () => {
    expect(score({ open: of(0) }).failedGate).toEqual({
      number: 1,
      key: 'open',
      name: 'Điều kiện',
    });
  });

  it('of which nothing can be judged is empty', () => {
    expect(score({ on_time: few, fresh: few, focus: few }).isEmpty).toBe(true);
  });

  it('has its bonus and its penalty capped', () => {
    const unit = score({ extra: of(9), late: of(30) }, { bonusCap: 3, penaltyCap: 4 });
    expect(unit).toMatchObject({ bonus: 3, penalty: 4 });
  });
});

it('weights share the whole by what each weighs among those beside it', () => {
  const weighed: Definition = {
    ...DEFINITION,
    scale: 'weights',
    total: 100,
    criteria: DEFINITION.criteria.map((each) => ({
      ...each,
      share: each.key === 'focus' ? 1 : each.key === 'discipline' ? 3 : each.share,
    })),
  };
  const most = mostPoints(weighed);
  expect(most.get('focus')).toBe(25);
  expect(most.get('on_time')).toBe(60);
  expect(most.get('fresh')).toBe(15);
  expect(mostInAll(weighed)).toBe(100);
});

it('whatever is judged, the points that there are add up to the whole and are never exceeded', () => {
  const measure = fc.oneof(
    fc
      .record({ value: fc.integer({ min: 0, max: 20 }), of: fc.integer({ min: 1, max: 20 }) })
      .map(({ value, of: all }) => of(value, all)),
    fc.constant(few),
  );
  fc.assert(
    fc.property(fc.record({ on_time: measure, fresh: measure, focus: measure }), (changes) => {
      const unit = score(changes);
      const leaves = ['on_time', 'fresh', 'focus'].map(unit.at);
      const most = leaves.reduce(
        (total, each) => total + (each?.points === null ? 0 : (each?.most ?? 0)),
        0,
      );
      expect(most).toBeCloseTo(unit.isEmpty ? 0 : 100, 6);
      for (const each of leaves)
        expect(each?.points ?? 0).toBeLessThanOrEqual((each?.most ?? 0) + 0.05);
    }),
  );
});
