import { useCallback, useMemo } from 'react';
import type { Allocation, AllocationRule } from '../../../server/indicators/allocation-contract.ts';
import { reconcile, type YearBalance } from '../../../server/indicators/rules/allocation-grid.ts';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { useKept } from '../../kit/use-kept.ts';
import { type CellChange, type DraftGrid, withChanges } from './draft-grid.ts';

/** Shares as they are being written, and how they were found. */
export interface ShareDraft {
  readonly grid: DraftGrid;
  readonly given: readonly { readonly year: number; readonly value: number | null }[];
  readonly rule: AllocationRule;
  readonly weightId: string | null;
  readonly weightPeriod: string | null;
}

/** The draft of an allocation: kept on the device until it is saved or dropped. */
export function useShareDraft(allocation: Allocation) {
  const { target, version } = allocation;
  const first = useMemo(() => savedDraft(allocation), [allocation]);
  const kept = useKept<ShareDraft | null>(`allocation:${target.id}:${version}`, null);
  const { set, clear } = kept;
  const draft = kept.value ?? first;
  const change = useCallback(
    (next: (before: ShareDraft) => ShareDraft) => set((before) => next(before ?? first)),
    [set, first],
  );
  const cells = useCallback(
    (changes: readonly CellChange[]) =>
      change((before) => ({ ...before, grid: withChanges(before.grid, changes) })),
    [change],
  );
  return {
    draft,
    isChanged: kept.value !== null && !isSame(draft, first),
    changed: useMemo(() => changedCells(draft.grid, first.grid), [draft, first]),
    corrected: useMemo(() => correctedCells(draft.grid, first.grid), [draft, first]),
    balances: useMemo(() => balancesOf(draft, allocation), [draft, allocation]),
    cells,
    replace: (next: ShareDraft) => set(next),
    remove: (line: number) =>
      change((before) => ({
        ...before,
        grid: { ...before.grid, lines: before.grid.lines.filter((_, at) => at !== line) },
      })),
    add: (unit: UnitRef) =>
      change(({ grid, ...before }) => ({
        ...before,
        grid: { ...grid, lines: [...grid.lines, { unit, values: grid.years.map(() => null) }] },
      })),
    drop: () => clear(null),
  };
}

function savedDraft(allocation: Allocation): ShareDraft {
  const { years, shares, balances, rule, weight } = allocation;
  return {
    grid: {
      years,
      lines: shares.map(({ unit, values }) => ({
        unit,
        values: years.map((year) => values.find((each) => each.year === year)?.value ?? null),
      })),
    },
    given: balances.map(({ year, given }) => ({ year, value: given })),
    rule: rule ?? 'by_hand',
    weightId: weight?.id ?? null,
    weightPeriod: weight?.period ?? null,
  };
}

function isSame(a: ShareDraft, b: ShareDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The values of a grid by unit and year. */
function valuesOf({ years, lines }: DraftGrid): Map<string, number | null> {
  return new Map(
    lines.flatMap(({ unit, values }) =>
      years.map((year, at) => [`${unit.id} ${year}`, values[at] ?? null] as const),
    ),
  );
}

function changedCells(now: DraftGrid, before: DraftGrid): number {
  const [next, saved] = [valuesOf(now), valuesOf(before)];
  const keys = new Set([...next.keys(), ...saved.keys()]);
  return [...keys].filter((key) => (next.get(key) ?? null) !== (saved.get(key) ?? null)).length;
}

/** Figures given before that are another now, or gone: they need a reason. */
function correctedCells(now: DraftGrid, before: DraftGrid): number {
  const next = valuesOf(now);
  return [...valuesOf(before)].filter(
    ([key, value]) => value !== null && (next.get(key) ?? null) !== value,
  ).length;
}

function balancesOf({ grid, given }: ShareDraft, { adds }: Allocation): YearBalance[] {
  const known = given.flatMap(({ year, value }) =>
    value === null ? [] : [[year, value] as const],
  );
  const shares = grid.lines.map(
    ({ values }) =>
      new Map(
        grid.years.flatMap((year, at) => {
          const value = values[at] ?? null;
          return value === null ? [] : [[year, value] as const];
        }),
      ),
  );
  return reconcile(new Map(known), shares, grid.years, adds);
}
