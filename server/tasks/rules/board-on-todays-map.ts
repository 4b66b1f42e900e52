import type { TodaysUnit } from '../../organisation/contract.ts';
import type { Board, BoardCell } from '../board-contract.ts';
import { combine } from './board-cell.ts';

type Row = Board['rows'][number];

/** What stands in a row of a board on today's map beside its own unit. */
export interface RowPast {
  /** Names of the units that went on as this one. */
  readonly of: readonly string[];
  /** Every unit of the board whose work stands here: the condition of the lists behind its numbers. */
  readonly unitIds: readonly string[];
  /** The unit was divided: its work stays with it. */
  readonly isDivided: boolean;
}

/**
 * The board with the rows of units that others took over under those that stand for them today. Rows are only
 * put together: every sum below stays, and nothing is counted twice. What was divided keeps its row.
 */
export function boardOnTodaysMap(
  board: Board,
  today: readonly TodaysUnit[],
): { readonly board: Board; readonly past: ReadonlyMap<string, RowPast> } {
  const heirs = new Map(today.map((each) => [each.id, each]));
  // Work of units below goes by itself into the unit above: its own row stays apart from theirs.
  const above = new Set(board.path.map(({ id }) => id));
  const rows = new Map<string, Row>();
  const past = new Map<string, RowPast>();
  for (const row of board.rows) {
    const heir = above.has(row.head.id) ? undefined : heirs.get(row.head.id);
    const head = heir === undefined || above.has(heir.unit.id) ? row.head : heir.unit;
    const there = rows.get(head.id);
    rows.set(head.id, there ? together(there, row) : { ...row, head });
    const known = past.get(head.id) ?? { of: [], unitIds: [], isDivided: false };
    past.set(head.id, {
      of: head.id === row.head.id ? known.of : [...known.of, row.head.name],
      unitIds: [...known.unitIds, row.head.id],
      isDivided: known.isDivided || (heir?.isDivided ?? false),
    });
  }
  const merged = [...rows.values()].map((row) =>
    (past.get(row.head.id)?.of.length ?? 0) > 0 ? { ...row, hasChildren: false } : row,
  );
  return { board: { ...board, rows: merged }, past };
}

function together(a: Row, b: Row): Row {
  const cells: Record<string, BoardCell> = { ...a.cells };
  for (const [field, cell] of Object.entries(b.cells)) {
    const there = cells[field];
    cells[field] = there ? combine(there, cell) : cell;
  }
  return { ...a, cells, total: combine(a.total, b.total) };
}
