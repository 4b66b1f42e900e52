import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, endpoint, Id } from '../platform/contract.ts';
import { TaskRow } from './row-contract.ts';
import { PROGRAMME_PARTS } from './rules/programme.ts';

const query = z.object({
  /** Whose programme: a unit, or the person who directs (lãnh đạo chỉ đạo). One's own unit when neither. */
  unitId: Id.optional(),
  leaderId: Id.optional(),
  /** Also what the units below hold. */
  below: z.enum(['yes', 'no']).default('no'),
  from: DayText,
  to: DayText,
  asOf: DayText.optional(),
});

export const ProgrammeRow = TaskRow.extend({
  product: z.string().nullable(),
  leaders: z.array(z.string()),
  coordinators: z.array(z.string()),
});
export type ProgrammeRow = z.infer<typeof ProgrammeRow>;

export const Programme = z.object({
  unit: UnitRef.nullable(),
  leader: z.object({ id: Id, name: z.string(), post: z.string().nullable() }).nullable(),
  parts: z.array(z.object({ part: z.enum(PROGRAMME_PARTS), rows: z.array(ProgrammeRow) })),
});
export type Programme = z.infer<typeof Programme>;

export const getProgramme = endpoint({
  method: 'GET',
  path: '/api/programme',
  query,
  reply: Programme,
  summary: 'The work programme of a unit or a leader for a period, prefilled from the tasks',
});
export const exportProgramme = endpoint({
  method: 'GET',
  path: '/api/programme/export',
  query,
  reply: z.string(),
  summary: 'The work programme as a workbook',
});
