import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contender, rankUnits } from './rank-units.ts';
import type { UnitScore } from './score-units.ts';

function contender(
  unitId: string,
  total: number,
  points: Record<string, number | null> = {},
  more: Partial<UnitScore> = {},
): Contender {
  const criteria = Object.entries(points).map(([key, each]) => ({
    ...{ key, parentKey: null, name: key, role: 'score' as const, most: 10, points: each },
    ...{ state: 'known' as const, value: each, of: null, isNeutral: false, parts: [] },
    ...{ self: null, words: null },
  }));
  return {
    score: {
      ...{ unitId, criteria, total, bonus: 0, penalty: 0, failedGate: null, isEmpty: false },
      ...more,
    },
    folded: unitId,
    block: null,
  };
}
const failed = { failedGate: { number: 2, key: 'g', name: 'Điều kiện' } };

describe('ranking', () => {
  it('orders by total; level units share a rank and the next one counts them', () => {
    const ranked = rankUnits(
      [contender('c', 80), contender('a', 90), contender('b', 80), contender('d', 70)],
      [],
    );
    expect(ranked.map(({ score, rank, isLevel }) => [score.unitId, rank, isLevel])).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 4, false],
    ]);
  });

  it('sets level units apart by the listed criteria in their order, and says by which', () => {
    const ranked = rankUnits(
      [
        contender('a', 80, { x: 5, y: 1 }),
        contender('b', 80, { x: 5, y: 9 }),
        contender('c', 80, { x: 6, y: 0 }),
      ],
      ['x', 'y'],
    );
    expect(ranked.map(({ score, rank, decidedBy }) => [score.unitId, rank, decidedBy])).toEqual([
      ['c', 1, 'x'],
      ['b', 2, 'x'],
      ['a', 3, 'y'],
    ]);
  });

  it('puts a vote last: it orders who is still level, and only where it names them all', () => {
    const units = [contender('a', 80), contender('b', 80), contender('c', 80)];
    const voted = rankUnits(units, [], [['c', 'a', 'b']]);
    expect(voted.map(({ score, rank, decidedBy }) => [score.unitId, rank, decidedBy])).toEqual([
      ['c', 1, 'vote'],
      ['a', 2, 'vote'],
      ['b', 3, 'vote'],
    ]);
    expect(
      rankUnits(units, [], [['c', 'a']]).every(({ isLevel, rank }) => isLevel && rank === 1),
    ).toBe(true);
  });

  it('never ranks a unit that failed a gate, whatever its points', () => {
    const ranked = rankUnits([contender('a', 100, {}, failed), contender('b', 10)], []);
    expect(ranked.map(({ score, rank }) => [score.unitId, rank])).toEqual([
      ['b', 1],
      ['a', null],
    ]);
  });

  it('ranks each block for itself', () => {
    const ranked = rankUnits(
      [
        { ...contender('a', 10), block: 'Khối 10' },
        { ...contender('b', 20), block: 'Khối 2' },
        { ...contender('c', 5), block: 'Khối 2' },
      ],
      [],
    );
    expect(ranked.map(({ score, block, rank }) => [score.unitId, block, rank])).toEqual([
      ['b', 'Khối 2', 1],
      ['c', 'Khối 2', 2],
      ['a', 'Khối 10', 1],
    ]);
  });
});

describe('whatever units there are', () => {
  const points = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2 }));
  const units = fc
    .uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        total: fc.integer({ min: 0, max: 3 }),
        x: points,
        y: points,
        gone: fc.boolean(),
        block: fc.constantFrom(null, 'A', 'B'),
      }),
      { selector: ({ id }) => id, maxLength: 25 },
    )
    .map((all) =>
      all.map(({ id, total, x, y, gone, block }) => ({
        ...contender(id, total, { x, y }, gone ? failed : {}),
        block,
      })),
    );
  const votes = (all: readonly Contender[]) =>
    fc.array(fc.shuffledSubarray(all.map(({ score }) => score.unitId)), { maxLength: 3 });
  const given = units.chain((all) =>
    fc.record({
      all: fc.constant(all),
      shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      votes: votes(all),
    }),
  );

  it('the ranking is total and stable: everyone once, the same however they come', () => {
    fc.assert(
      fc.property(given, ({ all, shuffled, votes: orders }) => {
        const ranked = rankUnits(all, ['x', 'y'], orders);
        expect(rankUnits(shuffled, ['x', 'y'], orders)).toEqual(ranked);
        expect(ranked.map(({ score }) => score.unitId).sort()).toEqual(
          all.map(({ score }) => score.unitId).sort(),
        );
      }),
    );
  });

  it('better never stands behind worse, ranks count from 1 without holes but those of level units', () => {
    fc.assert(
      fc.property(given, ({ all, votes: orders }) => {
        for (const block of [null, 'A', 'B']) {
          const placed = rankUnits(all, ['x', 'y'], orders).filter(
            (each) => each.block === block && each.rank !== null,
          );
          placed.forEach(({ rank, score }, index) => {
            const before = placed[index - 1];
            expect(rank).toBe(
              before?.isLevel && placed[index]?.isLevel && before.rank === rank
                ? before.rank
                : index + 1,
            );
            if (before) expect(before.score.total).toBeGreaterThanOrEqual(score.total);
          });
        }
      }),
    );
  });

  it('a failed gate is never ranked, a passed one always is', () => {
    fc.assert(
      fc.property(given, ({ all, votes: orders }) => {
        for (const { score, rank } of rankUnits(all, ['x', 'y'], orders)) {
          expect(rank === null).toBe(score.failedGate !== null);
        }
      }),
    );
  });

  it('one vote on all leaves nobody level', () => {
    fc.assert(
      fc.property(units, (all) => {
        const everyone = all.map(({ score }) => score.unitId);
        expect(rankUnits(all, ['x', 'y'], [everyone]).some(({ isLevel }) => isLevel)).toBe(false);
      }),
    );
  });
});
