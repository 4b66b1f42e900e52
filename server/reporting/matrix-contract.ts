import { z } from 'zod';
import { REPORT_KINDS } from '../calendar/rules/report-periods.ts';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, endpoint, Id, ListQuery, page } from '../platform/contract.ts';
import { Standing } from './obligation-contract.ts';

/** How many obligations of a period stand how; every share is shown with its fraction. */
export const PeriodCounts = z.object({
  owed: z.number().int(),
  /** Handed in, accepted or still waiting for the superior. */
  submitted: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  overdue: z.number().int(),
  locked: z.number().int(),
});
export type PeriodCounts = z.infer<typeof PeriodCounts>;

export const MatrixPeriod = z.object({
  key: z.string(),
  mark: z.object({ vi: z.string(), en: z.string() }),
  name: z.object({ vi: z.string(), en: z.string() }),
  from: DayText,
  to: DayText,
  /** The due days of its levels, the lowest first. */
  dues: z.array(z.object({ hop: z.number().int(), on: DayText, time: z.string().nullable() })),
  counts: PeriodCounts,
});
export type MatrixPeriod = z.infer<typeof MatrixPeriod>;

export const MatrixCell = z.object({
  periodKey: z.string(),
  obligationId: Id,
  submissionId: Id.nullable(),
  dueOn: DayText,
  standing: Standing,
  unlockedUntil: DayText.nullable(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** One unit at one level of the chain, with its cells. */
export const MatrixRow = z.object({
  key: z.string(),
  unit: UnitRef,
  hop: z.number().int(),
  origin: UnitRef.nullable(),
  to: UnitRef,
  missing: z.number().int(),
  cells: z.array(MatrixCell),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const MatrixRegime = z.object({
  id: Id,
  name: z.string(),
  frequency: z.enum(REPORT_KINDS),
  levels: z.number().int(),
});

export const MATRIX_SORTS = ['name', '-name', '-missing'] as const;
const filter = {
  regimeId: Id.optional(),
  /** Only this unit and those under it. */
  unitId: Id.optional(),
  hop: z.coerce.number().int().min(1).max(8).optional(),
  /** The last period that is shown; the one that runs by default. */
  until: z.string().max(12).optional(),
  /** Only units with something missing, overdue or locked in the periods shown. */
  show: z.enum(['missing', 'overdue', 'locked']).optional(),
  sort: z.enum(MATRIX_SORTS).optional(),
};

export const getMatrix = endpoint({
  method: 'GET',
  path: '/api/obligations',
  query: ListQuery.extend(filter),
  reply: page(MatrixRow).extend({
    /** Those that the post may look at; the one shown first where none was asked for. */
    regimes: z.array(MatrixRegime),
    regime: MatrixRegime.nullable(),
    periods: z.array(MatrixPeriod),
    /** Last period keys of the windows before and after this one. */
    earlier: z.string().nullable(),
    later: z.string().nullable(),
    mayUnlock: z.boolean(),
    mayDefine: z.boolean(),
  }),
  summary: 'Who owes which report: units by periods',
});
export type Matrix = z.infer<typeof getMatrix.reply>;

export const exportMatrix = endpoint({
  method: 'GET',
  path: '/api/obligations/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...filter,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'The matrix of obligations as a workbook or CSV',
});
