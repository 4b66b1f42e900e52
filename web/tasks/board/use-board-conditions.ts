import type { Board } from '../../../server/tasks/contract.ts';
import { useView } from '../../app/use-view.ts';
import type { LinkConditions } from '../list/task-query.ts';

/**
 * The conditions of the list behind a number of the board: of a unit (null for the board's own unit with
 * everything below it) and a field (null for all). The last row of a board is the unit itself: exactly it.
 */
export function useBoardConditions(
  board: Board,
): (unitId: string | null, fieldId: string | null) => LinkConditions {
  const view = useView();
  const layer = view.filters.layer?.[0] === 'all' ? ('all' as const) : undefined;
  return (unitId, fieldId) => ({
    plan: board.plan?.id,
    ...(unitId === board.unit.id ? { on: unitId } : { unit: unitId ?? board.unit.id }),
    field: fieldId ?? undefined,
    layer,
  });
}
