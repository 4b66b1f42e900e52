import { describe, expect, test } from 'vitest';
import type { Piece } from '../../../server/reporting/piece-contract.ts';
import { groupsOf, neighbour } from './groups-of.ts';

const piece = (id: string, alikeId: string | null): Piece => ({
  ...{ id, alikeId, heading: 'results', sourceWords: id, mark: 'waiting', words: null },
  unit: { id: '1', name: 'Phòng', shortName: null },
  source: { submissionId: '2', number: null, isReturned: false },
  ...{ isGone: false, decidedBy: null, decidedAt: null, version: 1 },
});

describe('pieces in the panel', () => {
  test('near duplicates are one group, the rest stand alone', () => {
    const pieces = [piece('a', 'a'), piece('b', 'a'), piece('c', null), piece('d', null)];
    expect(groupsOf(pieces).map((group) => group.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
  });

  test('arrows begin at the first and stop at the ends', () => {
    const pieces = [piece('a', null), piece('b', null)];
    expect(neighbour(pieces, null, 1)).toBe('a');
    expect(neighbour(pieces, 'a', 1)).toBe('b');
    expect(neighbour(pieces, 'b', 1)).toBeNull();
    expect(neighbour(pieces, 'a', -1)).toBeNull();
  });
});
