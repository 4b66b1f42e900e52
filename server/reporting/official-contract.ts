import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { PaperFormat } from '../papers/paper-contract.ts';
import { DayText, endpoint, Id } from '../platform/contract.ts';
import { FactLabel, Facts } from './facts-contract.ts';
import { ROUNDINGS } from './rules/rounding.ts';
import { TASK_CASES } from './rules/task-cases.ts';

/** A rate as it is printed, with its parts. */
export const OfficialRate = z.object({
  numerator: z.number().int(),
  denominator: z.number().int(),
  percent: z.string().nullable(),
});

export const OfficialFigures = z.object({
  ...{ total: z.number(), done: z.number(), doneOnTime: z.number(), doneLate: z.number() },
  ...{ open: z.number(), within: z.number(), undated: z.number(), overdue: z.number() },
  ...{ lateExcused: z.number(), overdueExcused: z.number() },
  ...{ completionOfDue: OfficialRate, overdueOfDue: OfficialRate, completion: OfficialRate },
  ...{ onTimeOfDone: OfficialRate, onTimeOfDoneFirst: OfficialRate },
});

export const OfficialRow = z.object({
  /** A unit, a field (`none` for tasks in none), or the sum of all. */
  kind: z.enum(['unit', 'field', 'total']),
  id: z.string(),
  name: z.string(),
  figures: OfficialFigures,
});
export type OfficialRow = z.infer<typeof OfficialRow>;

const OfficialQuery = z.object({
  /** Whose table; the unit of the post where nothing is said. */
  unitId: Id.optional(),
  year: z.coerce.number().int().min(2000).max(2100),
  /** 15/12 to 14/12 (NĐ 09/2019/NĐ-CP), or 01/01 to 31/12. */
  calendar: z.enum(['report', 'calendar']).default('report'),
  by: z.enum(['unit', 'field']).default('unit'),
  rounding: z.enum(ROUNDINGS).default('half_up'),
  asOf: DayText.optional(),
});
export type OfficialQuery = z.output<typeof OfficialQuery>;

/** Bảng tổng hợp năm. */
export const OfficialTable = z.object({
  authorityId: Id,
  unit: UnitRef,
  from: DayText,
  to: DayText,
  /** As of which day: the end of the year, or the day looked at where the year is not over. */
  cutOff: DayText,
  by: z.enum(['unit', 'field']),
  rounding: z.object({ key: z.enum(ROUNDINGS), name: FactLabel, rule: FactLabel }),
  rows: z.array(OfficialRow),
  total: OfficialRow,
});
export type OfficialTable = z.infer<typeof OfficialTable>;

export const getOfficialTable = endpoint({
  method: 'GET',
  path: '/api/reports/official',
  query: OfficialQuery,
  reply: OfficialTable,
  summary: 'The official yearly table of tasks: the 2 × 2 with its rates, as of any day',
});

export const getOfficialDocument = endpoint({
  method: 'GET',
  path: '/api/reports/official/document',
  query: OfficialQuery.extend({ format: PaperFormat.or(z.literal('xlsx')).default('docx') }),
  summary: 'The official yearly table as a document or a workbook',
});

/** Which tasks stand behind a figure: what the address of its list says. */
const BehindQuery = z.object({
  authorityId: Id.optional(),
  unitId: Id,
  from: DayText,
  to: DayText,
  cutOff: DayText,
  what: z.enum(TASK_CASES),
  fieldId: z.union([Id, z.literal('none')]).optional(),
  /** The unit one step below `unitId` whose tasks are meant. */
  partId: Id.optional(),
});
export type BehindQuery = z.output<typeof BehindQuery>;

/** A task behind a figure. */
export const BehindRow = z.object({
  id: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  title: z.string(),
  unit: z.object({ id: Id, name: z.string() }),
  fieldName: z.string().nullable(),
  dueOn: DayText.nullable(),
  firstDueOn: DayText.nullable(),
  finishedOn: DayText.nullable(),
  product: z.string().nullable(),
});
export type BehindRow = z.infer<typeof BehindRow>;

export const listBehind = endpoint({
  method: 'GET',
  path: '/api/reports/tasks',
  query: BehindQuery.extend({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    rows: z.array(BehindRow),
    next: z.string().nullable(),
    total: z.number().int(),
    /** What is listed: the case, and whose tasks. */
    label: FactLabel,
    unit: UnitRef,
    part: UnitRef.nullable(),
    fieldName: z.string().nullable(),
  }),
  summary: 'The tasks behind a figure of a report or of the yearly table',
});

export const exportBehind = endpoint({
  method: 'GET',
  path: '/api/reports/tasks/export',
  query: BehindQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  summary: 'The same list as a sheet',
});

/** The live facts of a unit's period, where nobody has to report it: what an address of a table says. */
export const getFacts = endpoint({
  method: 'GET',
  path: '/api/reports/facts',
  query: BehindQuery.pick({
    authorityId: true,
    unitId: true,
    from: true,
    to: true,
    cutOff: true,
  }).extend({
    heading: z.string().max(60).optional(),
  }),
  reply: Facts.extend({ unit: UnitRef }),
  summary: "Figures and lists of a unit's period, exact as of the cut-off",
});
