import { createContext, use } from 'react';
import type { Board, BoardCell } from '../../../server/tasks/contract.ts';

/** The board of the day compared with; null where nothing is compared. */
export const BoardBefore = createContext<Board | null>(null);

/**
 * The cell that stood in a place on the day compared with: of a row (null for all rows together) and a field
 * (null for all). Null where nothing is compared; a place that held no task then stood empty.
 */
export function useBefore(): (rowId: string | null, fieldId: string | null) => BoardCell | null {
  const board = use(BoardBefore);
  return (rowId, fieldId) => {
    if (board === null) return null;
    const row = rowId === null ? null : board.rows.find(({ head }) => head.id === rowId);
    const cells = rowId === null ? board.totals : (row?.cells ?? {});
    const total = rowId === null ? board.total : row?.total;
    return (fieldId === null ? total : cells[fieldId]) ?? EMPTY;
  };
}

const EMPTY: BoardCell = {
  ...{ total: 0, doneOnTime: 0, doneLate: 0, openWithin: 0, openNoDeadline: 0, openOverdue: 0 },
  ...{ suspended: 0, withdrawn: 0, notAccepted: 0, awaiting: 0, silent: 0, dueSoon: 0, due: 0 },
};
