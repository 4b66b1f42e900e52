import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, ListQuery, page } from '../platform/contract.ts';
import { AwardCodeShape } from './campaign-contract.ts';
import { PAPERS } from './rules/award-rules.ts';
import { SUSPENSION_CAUSES } from './rules/suspension.ts';

const line = z.string().trim().max(500);
const number = z.string().trim().min(1).max(100);

/** A paper of the dossier with the document that it is. */
export const DossierPaper = z.object({
  kind: z.enum(PAPERS).exclude(['minutes']),
  number,
  on: DayText,
  /** The level above has confirmed that it is true. */
  confirmed: z.boolean().default(false),
  note: line.default(''),
});

/** What is stated and proved for a nomination. */
export const Dossier = z.object({
  achievements: z.string().trim().max(10_000).default(''),
  papers: z.array(DossierPaper).max(20).default([]),
  /** Titles held before that the product did not itself award. */
  held: z
    .array(z.object({ award: AwardCodeShape, number, on: DayText }))
    .max(20)
    .default([]),
  /** Of a unit: its people and their titles in the stage. */
  people: z
    .object({
      total: z.number().int().min(1).max(1_000_000),
      disciplined: z.number().int().min(0).max(1_000_000),
      holders: z
        .array(z.object({ award: AwardCodeShape, count: z.number().int().min(0) }))
        .max(13)
        .default([]),
      basis: line.default(''),
    })
    .nullable()
    .default(null),
  /** Maternity leave, which counts as time worked. */
  maternity: z.string().trim().max(500).default(''),
});
export type Dossier = z.infer<typeof Dossier>;

const Sentence = z.object({ vi: z.string(), en: z.string() });
export const ReasonShown = z.object({ code: z.string(), say: Sentence });

export const SuspensionShape = z.object({
  id: Id,
  unit: UnitRef,
  personName: z.string().nullable(),
  cause: z.enum(SUSPENSION_CAUSES),
  fromOn: DayText,
  basis: z.string(),
  toOn: DayText.nullable(),
  settledBasis: z.string().nullable(),
});
export type SuspensionShape = z.infer<typeof SuspensionShape>;

export const NominationRow = z.object({
  id: Id,
  stageId: Id,
  award: AwardCodeShape,
  awardName: Sentence,
  kind: z.enum(['unit', 'person']),
  unit: UnitRef,
  personName: z.string().nullable(),
  proposedOn: DayText,
  dossier: Dossier,
  state: z.enum(['proposed', 'withdrawn', 'awarded']),
  /** Everything that stands against it today; empty where it may be awarded. */
  reasons: z.array(ReasonShown),
  vote: z
    .object({
      ayes: z.number().int(),
      members: z.number().int(),
      needed: z.number().int(),
      say: Sentence,
    })
    .nullable(),
  score: z.number().nullable(),
  tasks: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  version: z.number().int(),
  mayChange: z.boolean(),
});
export type NominationRow = z.infer<typeof NominationRow>;

/** How a quota comes about: `10 % × 13 = 1,3 → 1`. */
export const QuotaShown = z.object({
  kind: z.enum(['unit', 'person']),
  percent: z.number().int(),
  base: z.number().int(),
  rounding: z.enum(['down', 'nearest', 'up']),
  allowed: z.number().int(),
  awarded: z.number().int(),
});

const filter = {
  stageId: Id.optional(),
  kind: z.enum(['unit', 'person']).optional(),
  award: AwardCodeShape.optional(),
  state: z.enum(['sound', 'blocked', 'awarded', 'withdrawn']).optional(),
};
export const NOMINATION_SORTS = ['award', 'unit', '-unit', 'proposed', '-proposed'] as const;
export const listNominations = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/nominations',
  params: byId,
  query: ListQuery.extend({ ...filter, sort: z.enum(NOMINATION_SORTS).optional() }),
  reply: page(NominationRow).extend({ quotas: z.array(QuotaShown), dossierBy: DayText.nullable() }),
  summary: 'Nominations with everything that stands against each',
});
export const exportNominations = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/nominations/export',
  params: byId,
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...filter,
    sort: z.enum(NOMINATION_SORTS).optional(),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'The nominations as a workbook or CSV',
});
export const nominate = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/nominations',
  params: byId,
  body: z.object({
    stageId: Id,
    award: AwardCodeShape,
    unitId: Id,
    /** Null where the unit itself is nominated. */
    personName: z.string().trim().min(2).max(200).nullable().default(null),
    dossier: Dossier,
  }),
  reply: z.object({ id: Id }),
  act: 'nominate',
  summary: 'Đề nghị khen thưởng: a unit or person for a title or form of reward',
});
export const changeNomination = endpoint({
  method: 'PUT',
  path: '/api/nominations/:id',
  params: byId,
  body: z.object({ version: z.number().int(), dossier: Dossier }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'change_nomination',
  summary: 'Complete the dossier of a nomination',
});
export const withdrawNomination = endpoint({
  method: 'POST',
  path: '/api/nominations/:id/withdraw',
  params: byId,
  body: z.object({ version: z.number().int(), reason: z.string().trim().min(3).max(1_000) }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'withdraw_nomination',
  summary: 'Take a nomination back',
});

export const listSuspensions = endpoint({
  method: 'GET',
  path: '/api/suspensions',
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ suspensions: z.array(SuspensionShape), mayRecord: z.boolean() }),
  restricted: 'suspensions',
  summary: 'Discipline, inspections and complaints that suspend awards, pending ones first',
});
export const suspend = endpoint({
  method: 'POST',
  path: '/api/suspensions',
  body: z.object({
    unitId: Id,
    personName: z.string().trim().min(2).max(200).nullable().default(null),
    cause: z.enum(SUSPENSION_CAUSES),
    fromOn: DayText,
    basis: z.string().trim().min(3).max(500),
  }),
  reply: z.object({ id: Id }),
  act: 'suspend_awards',
  summary: 'Tạm dừng xét: nobody concerned is awarded while the matter is pending',
});
export const settleSuspension = endpoint({
  method: 'POST',
  path: '/api/suspensions/:id/settle',
  params: byId,
  body: z.object({ toOn: DayText, basis: z.string().trim().min(3).max(500) }),
  reply: z.object({ id: Id }),
  act: 'settle_suspension',
  summary: 'The matter is settled: from that day on awards are considered again',
});
