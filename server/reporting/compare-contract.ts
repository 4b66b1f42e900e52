import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { endpoint, Id } from '../platform/contract.ts';
import { FactLabel, FactNumber } from './facts-contract.ts';
import { SubmissionState } from './submission-contract.ts';

/** One of the two reports that are compared. */
export const ComparedReport = z.object({
  id: Id,
  unit: UnitRef,
  report: z.string(),
  period: FactLabel,
  number: z.string().nullable(),
  state: SubmissionState,
  cutOff: z.string(),
});

const Sides = z.object({ a: FactNumber, b: FactNumber, difference: FactNumber });

/** A figure of either report; a side that lacks it has null in every column. */
export const ComparedFigure = z.object({
  key: z.string(),
  label: FactLabel,
  measure: FactLabel,
  period: Sides,
  cumulative: Sides,
});

export const WordRunShape = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  text: z.string(),
});

/** A line of a list that only one report has, or that says something else in the other. */
export const ComparedRow = z.object({
  id: z.string(),
  kind: z.enum(['removed', 'added', 'changed']),
  a: z.array(z.string()).nullable(),
  b: z.array(z.string()).nullable(),
  opens: z.string().nullable(),
});

export const ComparedSection = z.object({
  heading: z.string(),
  title: z.string(),
  figures: z.array(ComparedFigure),
  words: z.array(WordRunShape),
  tables: z.array(
    z.object({
      key: z.string(),
      label: FactLabel,
      columns: z.array(FactLabel),
      rows: z.array(ComparedRow),
      /** How many lines stand alike in both. */
      same: z.number().int(),
    }),
  ),
});
export type ComparedSection = z.infer<typeof ComparedSection>;

export const Comparison = z.object({
  a: ComparedReport,
  b: ComparedReport,
  sections: z.array(ComparedSection),
});
export type Comparison = z.infer<typeof Comparison>;

const Two = z.object({ a: Id, b: Id });

export const compareReports = endpoint({
  method: 'GET',
  path: '/api/reports/compare',
  query: Two,
  reply: Comparison,
  summary: 'Two reports side by side, field by field: figures, words, lists',
});

export const exportComparison = endpoint({
  method: 'GET',
  path: '/api/reports/compare/export',
  query: Two,
  summary: 'The comparison as a workbook',
});
