import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../server/scorecards/contract.ts';
import { added, depthOf, inward, outward, removed, shifted } from './edit-criteria.ts';

const leaf = (key: string, parentKey: string | null = null): Criterion => ({
  ...{ key, parentKey, name: key, role: 'score', share: 10, note: '' },
  ...{ source: { kind: 'yes_no' }, formula: { kind: 'reached', least: 1 } },
});
const TREE = [leaf('a'), leaf('a1', 'a'), leaf('a2', 'a'), leaf('b'), leaf('c')];
const shape = (criteria: readonly Criterion[]) =>
  criteria.map(({ key }) => '  '.repeat(depthOf(criteria, key)) + key);

describe('a tree of criteria', () => {
  it('grows after those beside, or right after one', () => {
    expect(shape(added(TREE, 'a', 'Mới').criteria)).toEqual([
      ...['a', '  a1', '  a2', '  tieu_chi_6', 'b', 'c'],
    ]);
    expect(shape(added(TREE, null, 'Mới', 'a').criteria)).toEqual([
      ...['a', '  a1', '  a2', 'tieu_chi_6', 'b', 'c'],
    ]);
  });

  it('makes a branch of what gets something under it', () => {
    const { criteria } = added(TREE, 'b', 'Mới');
    expect(criteria.find(({ key }) => key === 'b')).toMatchObject({ source: null, formula: null });
  });

  it('moves a branch whole', () => {
    expect(shape(shifted(TREE, 'a', 1))).toEqual(['b', 'a', '  a1', '  a2', 'c']);
    expect(shape(shifted(TREE, 'b', -1))).toEqual(['b', 'a', '  a1', '  a2', 'c']);
    expect(shifted(TREE, 'a', -1)).toBe(TREE);
    expect(shifted(TREE, 'c', 1)).toBe(TREE);
  });

  it('goes in under the one before and out again', () => {
    const inside = inward(TREE, 'b');
    expect(shape(inside)).toEqual(['a', '  a1', '  a2', '  b', 'c']);
    expect(shape(outward(inside, 'b'))).toEqual(shape(TREE));
    expect(shape(outward(TREE, 'a1'))).toEqual(['a', '  a2', 'a1', 'b', 'c']);
    expect(inward(TREE, 'a')).toBe(TREE);
    expect(outward(TREE, 'a')).toBe(TREE);
  });

  it('loses a branch with all under it', () => {
    expect(shape(removed(TREE, 'a'))).toEqual(['b', 'c']);
  });
});
