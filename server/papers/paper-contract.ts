import { z } from 'zod';
import type { Day } from '../calendar/rules/day.ts';
import { isDay } from '../calendar/rules/day.ts';
import type {
  PaperBlock,
  Paper as PaperData,
  PaperRow,
  PaperTable,
  PaperWords,
} from './rules/paper.ts';

export const PAPER_TYPES = ['BC', 'KH', 'QĐ', 'TB', 'TTr', 'CT', 'CTr', 'BB'] as const;
export const PaperTypeShape = z.enum(PAPER_TYPES);

const Words: z.ZodType<PaperWords, PaperWords> = z.union([
  z.string(),
  z.array(
    z.object({
      text: z.string(),
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      struck: z.boolean().optional(),
    }),
  ),
]);

const Row: z.ZodType<PaperRow, PaperRow> = z.object({
  cells: z.array(Words),
  strong: z.boolean().optional(),
  spread: z.boolean().optional(),
});

const Table: z.ZodType<PaperTable, PaperTable> = z.object({
  caption: z.string().nullable(),
  note: z.string().nullable(),
  columns: z.array(
    z.object({
      head: z.string(),
      group: z.string().optional(),
      width: z.number(),
      align: z.enum(['left', 'right', 'centre']).optional(),
    }),
  ),
  rows: z.array(Row),
});

const Block: z.ZodType<PaperBlock, PaperBlock> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('article'), words: Words }),
  z.object({ kind: z.literal('paragraph'), words: Words }),
  z.object({ kind: z.literal('item'), words: Words }),
  z.object({ kind: z.literal('table'), table: Table }),
]);

const DayShape = z.custom<Day>((value) => typeof value === 'string' && isDay(value));

/** An official document as it travels to the browser: what the files say, the sheet on the screen says. */
export const Paper: z.ZodType<PaperData, PaperData> = z.object({
  type: PaperTypeShape.nullable(),
  organ: z.object({ above: z.string().nullable(), name: z.string() }),
  number: z.string().nullable(),
  place: z.string(),
  day: DayShape.nullable(),
  year: z.number().int().optional(),
  subject: z.string(),
  to: z.array(z.string()),
  bases: z.array(z.string()),
  decider: z.string().nullable(),
  body: z.array(Block),
  signer: z.object({ position: z.array(z.string()), name: z.string().nullable() }),
  recipients: z.array(z.string()),
  annexes: z.array(z.object({ title: z.string(), landscape: z.boolean(), body: z.array(Block) })),
});
export type Paper = PaperData;

/** `?format=docx|pdf` of the addresses that give a document as a file. */
export const PaperFormat = z.enum(['docx', 'pdf']);
export type PaperFormat = z.infer<typeof PaperFormat>;
