import { z } from 'zod';
import { Instant } from '../../../platform/contract.ts';
import { EditionKind, PublicSnapshot } from '../../rules/public-snapshot.ts';

/** Under which anyone may use the data, naming where they come from. */
export const DATA_LICENCE = {
  name: 'CC BY 4.0',
  address: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** A published plan as one JSON document: what it is, and everything that was published. */
export const OpenDocument = z.object({
  format: z.literal('chidao.open-data/1'),
  licence: z.object({ name: z.string(), address: z.string() }),
  /** The public page; its edition stands behind `?ban=`. */
  source: z.string(),
  /** What each table and column means. */
  dictionary: z.string(),
  edition: z.object({
    number: z.number().int().positive(),
    kind: EditionKind,
    publishedAt: Instant,
    note: z.string().nullable(),
  }),
  data: PublicSnapshot,
});
export type OpenDocument = z.infer<typeof OpenDocument>;
