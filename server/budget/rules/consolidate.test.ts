import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consolidate, deducted, type GivenLine } from './consolidate.ts';
import { MEASURES } from './money.ts';

const NODES = 8;
const YEARS = [2022, 2023, 2024];

/** Any tree of eight nodes: the parent of node n is one before it, or nothing. */
const anyTree = fc
  .tuple(...Array.from({ length: NODES }, (_, n) => fc.integer({ min: -1, max: n - 1 })))
  .map((parents) => (nodeId: string) => {
    const parent = parents[Number(nodeId)] ?? -1;
    return parent < 0 ? null : String(parent);
  });

const anyAmount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }), { nil: null });
const anyLines = fc.uniqueArray(
  fc.record({
    nodeId: fc.integer({ min: 0, max: NODES - 1 }).map(String),
    years: fc
      .tuple(fc.constantFrom(...YEARS), fc.constantFrom(0, 0, 1, 2))
      .map(([from, more]) => [from, Math.min(from + more, 2024)] as const),
    sourceKey: fc.constantFrom('fund', 'state'),
    carriedFrom: fc.constantFrom(null, null, 2021),
    amounts: fc.record({ planned: anyAmount, allotted: anyAmount, disbursed: anyAmount }),
  }),
  {
    maxLength: 24,
    selector: ({ nodeId, years, sourceKey, carriedFrom }) =>
      `${nodeId} ${years} ${sourceKey} ${carriedFrom}`,
  },
);

type Drawn = typeof anyLines extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function given(drawn: readonly Drawn[]): GivenLine[] {
  return drawn.map(({ years: [fromYear, toYear], ...line }, index) => ({
    ...{ ...line, id: String(index), fromYear, toYear },
  }));
}

const sum = (amounts: readonly (bigint | null)[]) =>
  amounts.reduce<bigint>((whole, each) => whole + (each ?? 0n), 0n);

function isAtOrBelow(parentOf: (id: string) => string | null, node: string, top: string): boolean {
  for (let each: string | null = node; each !== null; each = parentOf(each)) {
    if (each === top) return true;
  }
  return false;
}

/** Whether two lines may speak of the same money. */
function meet(parentOf: (id: string) => string | null, a: GivenLine, b: GivenLine): boolean {
  const sameKind = a.sourceKey === b.sourceKey && a.carriedFrom === b.carriedFrom;
  const years = a.fromYear <= b.toYear && b.fromYear <= a.toYear;
  const onPath =
    isAtOrBelow(parentOf, a.nodeId, b.nodeId) || isAtOrBelow(parentOf, b.nodeId, a.nodeId);
  return sameKind && years && onPath;
}

describe('consolidation', () => {
  test('lines that cannot meet all count in full: the total is the sum of distinct lines', () => {
    fc.assert(
      fc.property(anyTree, anyLines, (parentOf, drawn) => {
        const lines = given(drawn).filter(
          (line, at, all) => !all.slice(0, at).some((other) => meet(parentOf, line, other)),
        );
        const found = consolidate(lines, parentOf);
        for (const measure of MEASURES) {
          const whole = sum(lines.map(({ amounts }) => amounts[measure]));
          expect(sum(found.map(({ counted }) => counted[measure]))).toBe(whole);
        }
        expect(found.every((each) => deducted(each) === null)).toBe(true);
      }),
    );
  });

  test('a line counts at most with what it says, and no line says more than the total', () => {
    fc.assert(
      fc.property(anyTree, anyLines, (parentOf, drawn) => {
        const lines = given(drawn);
        const found = consolidate(lines, parentOf);
        expect(found).toHaveLength(lines.length);
        for (const measure of MEASURES) {
          const total = sum(found.map(({ counted }) => counted[measure]));
          for (const { line, counted } of found) {
            const said = line.amounts[measure];
            expect(counted[measure] === null).toBe(said === null);
            expect((counted[measure] ?? 0n) >= 0n).toBe(true);
            expect((counted[measure] ?? 0n) <= (said ?? 0n)).toBe(true);
            expect(total >= (said ?? 0n)).toBe(true);
          }
        }
      }),
    );
  });

  /** True money stands at nodes and years; lines tell sums of it, so what they tell together is known. */
  test('when lines tell sums of one truth, nothing of it counts twice', () => {
    const anyTruth = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), {
      minLength: NODES * YEARS.length,
      maxLength: NODES * YEARS.length,
    });
    fc.assert(
      fc.property(anyTree, anyLines, anyTruth, (parentOf, drawn, truth) => {
        const cells = truth.map((amount, at) => ({
          ...{ amount, nodeId: String(at % NODES), year: YEARS[Math.floor(at / NODES)] ?? 0 },
        }));
        const isOf = (line: GivenLine) => (cell: (typeof cells)[number]) =>
          line.fromYear <= cell.year &&
          cell.year <= line.toYear &&
          isAtOrBelow(parentOf, cell.nodeId, line.nodeId);
        const lines = given(drawn)
          .map((line) => ({ ...line, sourceKey: 'fund', carriedFrom: null }))
          .map((line) => {
            const planned = sum(cells.filter(isOf(line)).map(({ amount }) => amount));
            return { ...line, amounts: { planned, allotted: null, disbursed: null } };
          });
        const total = sum(consolidate(lines, parentOf).map(({ counted }) => counted.planned));
        const told = cells.filter((cell) => lines.some((line) => isOf(line)(cell)));
        const cross = (a: GivenLine, b: GivenLine) =>
          meet(parentOf, a, b) && !nested(a, b) && !nested(b, a);
        const crossing = lines.some((a) => lines.some((b) => a !== b && cross(a, b)));
        const whole = sum(told.map(({ amount }) => amount));
        if (!crossing) expect(total).toBe(whole);
        function nested(inner: GivenLine, outer: GivenLine): boolean {
          return (
            outer.fromYear <= inner.fromYear &&
            inner.toYear <= outer.toYear &&
            isAtOrBelow(parentOf, inner.nodeId, outer.nodeId)
          );
        }
      }),
    );
  });

  test('a line that moves to where it meets no other leaves the total as it was', () => {
    fc.assert(
      fc.property(anyTree, anyLines, fc.nat(), fc.nat(), (parentOf, drawn, which, where) => {
        const lines = given(drawn);
        const mover = lines[which % Math.max(lines.length, 1)];
        if (!mover) return;
        const moved = { ...mover, nodeId: String(where % NODES) };
        const others = lines.filter((line) => line !== mover);
        const meetsAny = (line: GivenLine) => others.some((other) => meet(parentOf, line, other));
        fc.pre(!meetsAny(mover) && !meetsAny(moved));
        const total = (all: readonly GivenLine[]) =>
          sum(consolidate(all, parentOf).map(({ counted }) => counted.allotted));
        expect(total([...others, moved])).toBe(total(lines));
      }),
    );
  });

  test('the order in which lines come decides nothing', () => {
    fc.assert(
      fc.property(anyTree, anyLines, (parentOf, drawn) => {
        const lines = given(drawn);
        const total = (all: readonly GivenLine[]) =>
          sum(consolidate(all, parentOf).map(({ counted }) => counted.disbursed));
        expect(total([...lines].reverse())).toBe(total(lines));
      }),
    );
  });
});

describe('in words', () => {
  const line = (
    id: string,
    nodeId: string,
    years: readonly [number, number],
    planned: bigint,
  ): GivenLine => ({
    ...{ id, nodeId, fromYear: years[0], toYear: years[1], sourceKey: 'fund', carriedFrom: null },
    amounts: { planned, allotted: null, disbursed: null },
  });
  const under: Readonly<Record<string, string>> = { part: 'task', other: 'task' };
  const planned = (lines: GivenLine[]) =>
    Object.fromEntries(
      consolidate(lines, (id) => under[id] ?? null).map((each) => [
        each.line.id,
        each.counted.planned,
      ]),
    );

  test('a sum given at a task and at its parts counts once, the rest is not yet given to a part', () => {
    const lines = [
      line('whole', 'task', [2022, 2022], 1000n),
      line('a', 'part', [2022, 2022], 400n),
      line('b', 'other', [2022, 2022], 300n),
    ];
    expect(planned(lines)).toEqual({ whole: 300n, a: 400n, b: 300n });
  });

  test('a total for 2022-2023 and each of its years stand apart and count once', () => {
    const lines = [
      line('both', 'task', [2022, 2023], 500n),
      line('2022', 'task', [2022, 2022], 300n),
      line('2023', 'task', [2023, 2023], 150n),
    ];
    expect(planned(lines)).toEqual({ both: 50n, 2022: 300n, 2023: 150n });
  });

  test('a total of a part fills the years of the whole in their order, each đồng once', () => {
    const lines = [
      line('2022', 'task', [2022, 2022], 300n),
      line('2023', 'task', [2023, 2023], 200n),
      line('part', 'part', [2022, 2023], 450n),
    ];
    expect(planned(lines)).toEqual({ part: 450n, 2022: 0n, 2023: 50n });
  });
});
