import { createContext, use } from 'react';
import type { Board } from '../../../server/tasks/contract.ts';
import type { LinkConditions } from '../list/task-query.ts';

/** Which layer of work the board counts: what the plan gave, or also what units broke it into. */
export const BoardLayer = createContext<'given' | 'all'>('given');

/**
 * The conditions of the list behind a number of the board: of a unit (null for the board's own unit with
 * everything below it) and a field (null for all). The last row of a board is the unit itself: exactly it.
 */
export function useBoardConditions(
  board: Board,
): (unitId: string | null, fieldId: string | null) => LinkConditions {
  const layer = use(BoardLayer) === 'all' ? ('all' as const) : undefined;
  return (unitId, fieldId) => ({
    plan: board.plan?.id,
    ...(unitId === board.unit.id ? { on: unitId } : { unit: unitId ?? board.unit.id }),
    field: fieldId ?? undefined,
    layer,
  });
}
