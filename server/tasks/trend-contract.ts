import { z } from 'zod';
import { DayText, endpoint, Id } from '../platform/contract.ts';
import { BoardRows } from './board-contract.ts';

/** How many weeks a trend shows, the day looked at included. */
export const TREND_WEEKS = 12;

/** Overdue at the end of twelve weeks, for the rows of a board: what went before its last figure. */
export const getBoardTrend = endpoint({
  method: 'GET',
  path: '/api/board/trend',
  query: z.object({
    planId: Id.optional(),
    unitId: Id.optional(),
    rows: BoardRows.optional(),
    layer: z.enum(['given', 'all']).default('given'),
    asOf: DayText.optional(),
  }),
  reply: z.object({
    /** A week apart, the day looked at last. */
    days: z.array(DayText),
    /** Overdue on those days, by the id of the row's head; the chosen unit stands for all below it. */
    overdue: z.record(z.string(), z.array(z.number().int())),
    total: z.array(z.number().int()),
  }),
  summary: 'Overdue tasks of the rows of a board at the ends of the last twelve weeks',
});
