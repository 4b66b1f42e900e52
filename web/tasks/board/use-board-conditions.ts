import { createContext, use } from 'react';
import type { Board } from '../../../server/tasks/contract.ts';
import type { LinkConditions } from '../list/task-query.ts';
import { useRowPast } from './board-past.ts';

/** Which layer of work the board counts: what the plan gave, or also what units broke it into. */
export const BoardLayer = createContext<'given' | 'all'>('given');

/**
 * The conditions of the list behind a number of the board: of a row (null for all rows together) and a field
 * (null for all). The last row of a board of units is the unit itself: exactly it.
 */
export function useBoardConditions(
  board: Board,
): (rowId: string | null, fieldId: string | null) => LinkConditions {
  const layer = use(BoardLayer) === 'all' ? ('all' as const) : undefined;
  const pastOf = useRowPast();
  const among = (rowId: string | null) => {
    const past = rowId === null ? null : pastOf(rowId);
    return past && past.of.length > 0 ? { among: past.unitIds } : null;
  };
  return (rowId, fieldId) => ({
    plan: board.plan?.id,
    ...(among(rowId) ?? ofRow(board, rowId)),
    field: fieldId ?? undefined,
    layer,
  });
}

function ofRow({ by, unit }: Board, rowId: string | null): LinkConditions {
  const whole = { unit: unit.id };
  if (rowId === null) return whole;
  switch (by) {
    case 'units':
      return rowId === unit.id ? { on: rowId } : { unit: rowId };
    case 'plans':
      return { ...whole, plan: rowId };
    case 'leaders':
      return { ...whole, leader: rowId };
    case 'levels':
      return { ...whole, level: rowId };
  }
}
