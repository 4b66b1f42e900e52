import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id } from '../platform/contract.ts';
import { PeriodCode, ProofFile, RankingRow } from '../scorecards/contract.ts';

/** One side of a score: points with their words and evidence. */
const Side = z.object({
  points: z.number(),
  words: z.string(),
  files: z.array(ProofFile),
  by: z.string(),
});

/** What one unit has for one criterion. */
export const StandingCell = z.object({
  criterion: z.string(),
  /** Points that count; null where nothing can be judged yet. */
  points: z.number().nullable(),
  self: Side.nullable(),
  given: Side.nullable(),
  /** Needed to score the cell; null where nothing has been entered. */
  version: z.number().int().nullable(),
});
export type StandingCell = z.infer<typeof StandingCell>;

export const StandingCriterion = z.object({
  key: z.string(),
  name: z.string(),
  most: z.number().nullable(),
  role: z.enum(['score', 'gate', 'bonus', 'penalty']),
  /** True where the unit scores itself and is appraised; else the figure comes from the work itself. */
  isAppraised: z.boolean(),
  note: z.string(),
});
export type StandingCriterion = z.infer<typeof StandingCriterion>;

export const StandingRow = RankingRow.pick({
  unit: true,
  rank: true,
  total: true,
  failedGate: true,
}).extend({
  cells: z.array(StandingCell),
  maySelfScore: z.boolean(),
  mayAppraise: z.boolean(),
});
export type StandingRow = z.infer<typeof StandingRow>;

export const Standing = z.object({
  /** Null: "Chưa có tiêu chí." */
  scorecardId: Id.nullable(),
  period: PeriodCode,
  criteria: z.array(StandingCriterion),
  clusters: z.array(
    z.object({
      id: Id,
      name: z.string(),
      head: UnitRef.nullable(),
      rows: z.array(StandingRow),
    }),
  ),
  most: z.number(),
  asOf: DayText,
});
export type Standing = z.infer<typeof Standing>;

export const getStanding = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/stages/:stageId/standing',
  params: byId.extend({ stageId: Id }),
  query: z.object({ asOf: DayText.optional() }),
  reply: Standing,
  summary: 'Per cluster, units by criterion: self-score and appraised score side by side',
});

const score = {
  unitId: Id,
  criterion: z.string().max(30),
  points: z.number().min(0).max(1_000_000),
  words: z.string().trim().max(4_000).default(''),
  fileIds: z.array(Id).max(20).default([]),
  version: z.number().int().nullable(),
};
export const selfScoreFor = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/stages/:stageId/self-score',
  params: byId.extend({ stageId: Id }),
  body: z.object({ ...score, words: z.string().trim().min(3).max(4_000) }),
  reply: z.object({ version: z.number().int() }),
  act: 'self_score',
  summary: 'Tự chấm: points that a unit gives itself, with words and evidence',
});
export const appraiseFor = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/stages/:stageId/appraise',
  params: byId.extend({ stageId: Id }),
  body: z.object(score),
  reply: z.object({ version: z.number().int() }),
  act: 'appraise',
  summary: 'Thẩm định: points given by the head of the cluster; a difference needs words',
});
