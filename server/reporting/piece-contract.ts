import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';

/** Chờ, đã nhận, đã sửa, đã bỏ. */
export const PIECE_MARKS = ['waiting', 'taken', 'edited', 'dropped'] as const;
export const PieceMark = z.enum(PIECE_MARKS);
export type PieceMark = z.infer<typeof PieceMark>;

/** A sentence of a lower report on its way into the report above. */
export const Piece = z.object({
  id: Id,
  heading: z.string(),
  /** Whose report says it. */
  unit: UnitRef,
  source: z.object({
    submissionId: Id,
    number: z.string().nullable(),
    /** The report was returned or taken back since. */
    isReturned: z.boolean(),
  }),
  sourceWords: z.string(),
  mark: PieceMark,
  /** What the report above says of it; null unless taken or edited. */
  words: z.string().nullable(),
  /** Pieces that say nearly the same share it; null where a piece stands alone. */
  alikeId: Id.nullable(),
  /** The lower report was sent again without these words. */
  isGone: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  version: z.number().int(),
});
export type Piece = z.infer<typeof Piece>;

export const listPieces = endpoint({
  method: 'GET',
  path: '/api/submissions/:id/pieces',
  params: byId,
  query: z.object({ heading: z.string().max(60).optional(), asOf: DayText.optional() }),
  reply: z.object({
    /** Groups of pieces that say nearly the same stand together, in the order of their first unit. */
    rows: z.array(Piece),
    counts: z.record(PieceMark, z.number().int()),
    /** Lower reports that were sent, of those that are owed. */
    sent: z.number().int(),
    owed: z.number().int(),
    canDecide: z.boolean(),
  }),
  summary: 'Sentences of lower reports under the headings of a report, near duplicates together',
});

export const decidePieces = endpoint({
  method: 'POST',
  path: '/api/submissions/:id/pieces',
  params: byId,
  body: z
    .object({
      pieces: z
        .array(z.object({ id: Id, version: z.number().int() }))
        .min(1)
        .max(500),
      mark: PieceMark,
      /** The words as edited; only for one piece. */
      words: z.string().trim().min(1).max(10_000).optional(),
    })
    .refine(({ mark, words }) => (mark === 'edited') === (words !== undefined), {
      path: ['words'],
      error: 'words_with_edited',
    })
    .refine(({ mark, pieces }) => mark !== 'edited' || pieces.length === 1, {
      path: ['pieces'],
      error: 'one_at_a_time',
    }),
  reply: z.object({ pieces: z.array(z.object({ id: Id, version: z.number().int() })) }),
  act: 'decide_pieces',
  summary: 'Takes, edits or drops sentences of lower reports; waiting undoes it',
});

export const gatherAgain = endpoint({
  method: 'POST',
  path: '/api/submissions/:id/pieces/gather',
  params: byId,
  reply: z.object({ added: z.number().int(), removed: z.number().int() }),
  act: 'gather_pieces',
  summary: 'Brings what lower reports say since the draft was opened',
});

export const pieceErrors = errorTable({
  PIECE_SOURCE_RETURNED: {
    status: 409,
    vi: 'Báo cáo nguồn của {unit} đã bị trả lại hoặc rút. Chờ đơn vị gửi lại rồi nhận.',
    en: 'The report of {unit} was returned or taken back. Wait until it is sent again, then take it.',
  },
});
