import { z } from 'zod';
import { byId, endpoint } from '../platform/contract.ts';

/** How long an item stays in an officer's hands, and the officer at the draft, without a word, in milliseconds. */
export const SEAT_MS = 20_000;

const ItemKey = z.string().min(1).max(60);

/** The stretch of the list that an officer goes through: the first and the last item of it. */
const Stretch = z.object({ from: ItemKey, to: ItemKey });

/**
 * An open review page (chỗ ngồi rà soát) says where it works and which items it holds in hand, and hears of
 * the others. To be said again well before {@link SEAT_MS} have passed; what is not said again ends by itself.
 */
export const sitAtReading = endpoint({
  method: 'POST',
  path: '/api/readings/:id/seat',
  params: byId,
  body: z.object({
    seat: z.string().regex(/^[a-z0-9]{4,20}$/),
    stretch: Stretch.nullable(),
    /** Items to be held: open for correction, or changed and not saved yet. */
    holds: z.array(ItemKey).max(200),
    leaves: z.boolean().default(false),
  }),
  reply: z.object({
    state: z.enum(['draft', 'issued', 'dropped']),
    version: z.number().int(),
    /** Everybody else who has the draft open. */
    others: z.array(
      z.object({
        seat: z.string(),
        name: z.string(),
        /** The same person at another device. */
        isSelf: z.boolean(),
        stretch: Stretch.nullable(),
        holds: z.array(z.string()),
      }),
    ),
  }),
  summary: 'Say where one works in a draft and what one holds; hear of the other officers',
});
