import type { BoardCell } from '../../../server/tasks/contract.ts';
import { EMPTY_CELL, withSums } from '../../../server/tasks/rules/board-cell.ts';

/** A cell of the board from the counts that matter to a test; the sums follow from them. */
export function aCell(counts: Partial<BoardCell>): BoardCell {
  return withSums({ ...EMPTY_CELL, ...counts });
}
