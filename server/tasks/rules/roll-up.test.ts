import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLL_UP_MODES, TASK_STATES } from '../contract.ts';
import {
  derivedFrom,
  figuresOf,
  NO_PARTS,
  type RollUpPart,
  shownPercent,
  sumOf,
  type TreeNode,
  threeFigures,
  together,
} from './roll-up.ts';

const part = (more: Partial<RollUpPart>): RollUpPart => ({
  state: 'in_progress',
  percent: null,
  derived: null,
  weight: null,
  ...more,
});

describe('the derived figure', () => {
  const parts = [
    part({ state: 'closed', percent: 30, weight: 4 }),
    part({ percent: 50 }),
    part({ state: 'assigned' }),
    part({ state: 'withdrawn', percent: 90, weight: 50 }),
  ];
  it.each([
    ['simple', 50],
    [null, 50],
    ['weighted', (4 * 100 + 50) / 6],
    ['count', 100 / 3],
    ['none', null],
    ['indicator', null],
  ] as const)('by %s is %s, without the parts that left', (mode, expected) => {
    const figure = derivedFrom(sumOf(parts), mode);
    if (expected === null) expect(figure).toBeNull();
    else expect(figure).toBeCloseTo(expected, 10);
  });

  it('is as far as its indicators have come, with parts or without', () => {
    expect(derivedFrom(sumOf(parts), 'indicator', 62.5)).toBe(62.5);
    expect(derivedFrom(sumOf([]), 'indicator', 62.5)).toBe(62.5);
    expect(derivedFrom(sumOf(parts), 'simple', 62.5)).toBe(50);
  });

  it('is no figure without parts, never 0', () => {
    expect(derivedFrom(sumOf([]), 'simple')).toBeNull();
    expect(derivedFrom(sumOf([part({ state: 'merged', percent: 40 })]), 'weighted')).toBeNull();
  });

  it('stands beside what is reported and what is accepted', () => {
    const whole = part({ percent: 80 });
    expect(threeFigures(whole, 49.6)).toEqual({ reported: 80, derived: 50, accepted: null });
    expect(threeFigures({ ...whole, state: 'closed' }, null).accepted).toBe(100);
  });

  it('is shown as 100 only where all is done', () => {
    expect([99.6, 100, 0.4, null].map(shownPercent)).toEqual([99, 100, 0, null]);
  });
});

describe('a tree', () => {
  const state = fc.constantFrom(...TASK_STATES);
  const mode = fc.constantFrom(...ROLL_UP_MODES, null);
  const percent = fc.option(fc.integer({ min: 0, max: 100 }));
  const weight = fc.option(fc.integer({ min: 1, max: 1000 }));
  /** Each node but the first hangs on one before it: any shape, seven levels and more. */
  const tree = fc
    .array(fc.record({ state, mode, percent, weight, under: fc.nat() }), {
      minLength: 1,
      maxLength: 60,
    })
    .map((drawn) =>
      drawn.map(
        ({ under, ...node }, at): TreeNode => ({
          ...node,
          id: String(at),
          wholeId: at === 0 ? null : String(under % at),
          elsewhere: null,
        }),
      ),
    );
  const chain = (levels: number, last: Partial<TreeNode>): TreeNode[] =>
    Array.from({ length: levels }, (_, at) => ({
      ...{ id: String(at), wholeId: at === 0 ? null : String(at - 1), elsewhere: null },
      ...{ state: 'in_progress' as const, percent: 0, weight: null, mode: null },
      ...(at === levels - 1 ? last : {}),
    }));

  it('carries a figure through any number of levels', () => {
    expect(figuresOf(chain(12, { percent: 42 })).derived.get('0')).toBe(42);
    expect(figuresOf(chain(12, { state: 'closed' })).derived.get('0')).toBe(100);
  });

  it('every figure lies between 0 and 100, and a whole says what its parts say', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const { derived } = figuresOf(nodes);
        for (const node of nodes) {
          const figure = derived.get(node.id) ?? null;
          const parts = nodes
            .filter(({ wholeId }) => wholeId === node.id)
            .map((found) => ({ ...found, derived: derived.get(found.id) ?? null }));
          const expected = derivedFrom(sumOf(parts), node.mode);
          if (expected === null) expect(figure).toBeNull();
          else {
            expect(figure).toBeCloseTo(expected, 6);
            expect(figure).toBeGreaterThanOrEqual(0);
            expect(figure).toBeLessThanOrEqual(100 + 1e-9);
          }
        }
      }),
    );
  });

  it('switched to any mode and back shows every value as before', () => {
    fc.assert(
      fc.property(tree, fc.nat(), mode, (nodes, pick, other) => {
        const before = figuresOf(nodes);
        const at = pick % nodes.length;
        const switched = nodes.map((node, index) =>
          index === at ? { ...node, mode: other } : node,
        );
        figuresOf(switched);
        const back = switched.map((node, index) =>
          index === at ? { ...node, mode: nodes[at]?.mode ?? null } : node,
        );
        expect(figuresOf(back)).toEqual(before);
      }),
    );
  });

  it('says the same whether parts stand here or are reported by another authority', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const root = nodes[0];
        if (!root) return;
        const whole = figuresOf(nodes).sums.get('0') ?? NO_PARTS;
        const alone = figuresOf([{ ...root, elsewhere: whole }]);
        expect(alone.derived.get('0') ?? null).toEqual(derivedFrom(whole, root.mode));
        expect(together(whole, NO_PARTS)).toEqual(whole);
      }),
    );
  });
});
