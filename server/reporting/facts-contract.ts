import { z } from 'zod';
import { DayText, Id } from '../platform/contract.ts';

/** A name in both languages; the Vietnamese is what papers print. */
export const FactLabel = z.object({ vi: z.string(), en: z.string() });
export type FactLabel = z.infer<typeof FactLabel>;

/** A number as decimal text with a point, exact; null where nothing is known, which is never 0. */
export const FactNumber = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .nullable();

/**
 * One figure in the four columns of a report (DOMAIN §2.3): this period (kỳ báo cáo), cumulative since the
 * report year began (luỹ kế), the same period of last year (cùng kỳ), estimate for the whole calendar
 * period (ước).
 */
export const Figure = z.object({
  /** `tasks.done_on_time`, `indicator:<id>:<unitId>`, `money.disbursed:<source>`: stable over periods. */
  key: z.string(),
  label: FactLabel,
  /** What it is counted in, as it is printed: `nhiệm vụ`, `%`, `đồng`. */
  measure: FactLabel,
  /** A flow adds up over periods that tile; a stock is what stands on the cut-off day; a rate does neither. */
  nature: z.enum(['flow', 'stock', 'rate']),
  /** What was promised, where the figure is one of an indicator. */
  target: FactNumber,
  period: FactNumber,
  cumulative: FactNumber,
  lastYear: FactNumber,
  estimate: FactNumber,
  /** For a rate, its numerator and denominator in the period: a rate is never shown without them. */
  fraction: z.object({ of: z.string(), in: z.string() }).nullable(),
  /** Address within the product of the list behind the number of the period; null where none is. */
  opens: z.string().nullable(),
  /** The same for the cumulative number. */
  opensCumulative: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** What one line of a table stands for. */
export const FactRow = z.object({
  kind: z.enum(['task', 'field', 'unit', 'plan', 'indicator', 'source', 'total']),
  /** Of what it stands for; `none` for what belongs to no field, `total` for a sum. */
  id: z.string(),
  /** One cell a column, as it is printed in Vietnamese; an empty text where there is nothing. */
  cells: z.array(z.string()),
  /** Address of what the line stands for. */
  opens: z.string().nullable(),
});
export type FactRow = z.infer<typeof FactRow>;

export const FactTable = z.object({
  key: z.string(),
  label: FactLabel,
  columns: z.array(
    z.object({ key: z.string(), label: FactLabel, align: z.enum(['left', 'right', 'centre']) }),
  ),
  rows: z.array(FactRow),
  /** How many lines there are in all, where the table holds only the first of them. */
  total: z.number().int(),
});
export type FactTable = z.infer<typeof FactTable>;

/** What units said of their work in the period, with where it was said. */
export const FactWords = z.object({
  kind: z.enum(['result', 'difficulty', 'proposal']),
  words: z.string(),
  source: z.object({
    unitId: Id,
    unitName: z.string(),
    taskId: Id.nullable(),
    taskTitle: z.string().nullable(),
  }),
  at: z.string(),
});
export type FactWords = z.infer<typeof FactWords>;

export const FactSection = z.object({
  /** A key of the outline: `directing`, `results`, `targets`, `money`, `difficulties`, `next`, `proposals`. */
  heading: z.string(),
  figures: z.array(Figure),
  tables: z.array(FactTable),
  words: z.array(FactWords),
});
export type FactSection = z.infer<typeof FactSection>;

/** What a unit's period comes to, exact as of the cut-off day. */
export const Facts = z.object({
  /** The cut-off day (ngày chốt) as of which everything is counted. */
  day: DayText,
  from: DayText,
  to: DayText,
  sections: z.array(FactSection),
});
export type Facts = z.infer<typeof Facts>;
