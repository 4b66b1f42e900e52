import type { BoardCell } from '../../../server/tasks/contract.ts';

/** How strongly a cell of the board is filled: 0 calm … 4 worst. */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

/** Rates of overdue among due work at which the next step begins, in per cent. */
const LIMITS = [0, 5, 10, 20] as const;
/** With fewer due tasks than this one late task says little: the cell stays at most at step 2. */
const FEW_DUE = 5;

/** A cell as it is shown: hatched where the unit has no task, otherwise filled by its rate. */
export type CellLook =
  | { readonly kind: 'none' }
  | { readonly kind: 'heat'; readonly step: HeatStep };

/** The fill of a cell: share of overdue in due work (done + overdue), by steps 0, ≤ 5, ≤ 10, ≤ 20, > 20 %. */
export function lookOf(cell: BoardCell | undefined): CellLook {
  if (cell === undefined || standsEmpty(cell)) return { kind: 'none' };
  return { kind: 'heat', step: heatStep(cell.openOverdue, cell.due) };
}

export function heatStep(overdue: number, due: number): HeatStep {
  if (overdue <= 0 || due <= 0) return 0;
  const rate = (overdue / due) * 100;
  const step = rate <= LIMITS[1] ? 1 : rate <= LIMITS[2] ? 2 : rate <= LIMITS[3] ? 3 : 4;
  return due < FEW_DUE && step > 2 ? 2 : step;
}

function standsEmpty(cell: BoardCell): boolean {
  return cell.total + cell.suspended + cell.withdrawn === 0;
}

/** Open work, and how much of it was heard of within the limit of silence: "35/36". */
export function freshness(cell: BoardCell): { readonly heard: number; readonly open: number } {
  const open = cell.openWithin + cell.openNoDeadline + cell.openOverdue;
  return { heard: Math.max(0, open - cell.silent), open };
}

interface Ranked {
  readonly head: { readonly name: string };
  readonly total: BoardCell;
}

/** The most overdue first, then the higher rate, then by name: the order of the board on a phone. */
export function byOverdue<Row extends Ranked>(rows: readonly Row[]): Row[] {
  const rate = ({ total }: Row) => (total.due === 0 ? 0 : total.openOverdue / total.due);
  return rows.toSorted(
    (a, b) =>
      b.total.openOverdue - a.total.openOverdue ||
      rate(b) - rate(a) ||
      a.head.name.localeCompare(b.head.name, 'vi'),
  );
}
