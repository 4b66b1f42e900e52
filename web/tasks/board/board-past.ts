import { createContext, use } from 'react';
import type { RowPast } from '../../../server/tasks/rules/board-on-todays-map.ts';

/** What stands in the rows of the board on today's map; null on the map of then. */
export const BoardPast = createContext<ReadonlyMap<string, RowPast> | null>(null);

/** What stands in a row beside its own unit; null where nothing does. */
export function useRowPast(): (rowId: string) => RowPast | null {
  const past = use(BoardPast);
  return (rowId) => {
    const found = past?.get(rowId);
    return found && (found.of.length > 0 || found.isDivided) ? found : null;
  };
}
