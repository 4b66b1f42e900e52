import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, endpoint, Id, Instant } from '../platform/contract.ts';
import { CriterionKey, PeriodCode } from './definition-contract.ts';

const cell = { period: PeriodCode, criterion: CriterionKey, unitId: Id };
const fileIds = z.array(Id).max(20).default([]);
const words = z.string().trim().max(4_000);
/** Null where nothing has been entered yet. */
const version = z.number().int().nullable();

export const ProofFile = z.object({ id: Id, name: z.string(), size: z.number(), href: z.string() });
export type ProofFile = z.infer<typeof ProofFile>;

/** One side of an appraisal: points with words and what proves them. */
const Side = z.object({
  points: z.number(),
  words: z.string(),
  files: z.array(ProofFile),
  by: z.string(),
  at: Instant,
});

/** Points that a unit gives itself beside those that it is given. */
export const Appraisal = z.object({
  criterion: CriterionKey,
  unitId: Id,
  self: Side.nullable(),
  given: Side.nullable(),
  version: z.number().int(),
});
export type Appraisal = z.infer<typeof Appraisal>;

/** A figure that was entered for a unit. */
export const EnteredValue = z.object({
  criterion: CriterionKey,
  unitId: Id,
  value: z.number().nullable(),
  words: z.string(),
  files: z.array(ProofFile),
  by: z.string(),
  at: Instant,
  version: z.number().int(),
});
export type EnteredValue = z.infer<typeof EnteredValue>;

export const getEntries = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/entries',
  params: byId,
  query: z.object({ period: PeriodCode }),
  reply: z.object({
    period: PeriodCode,
    criteria: z.array(
      z.object({
        key: CriterionKey,
        name: z.string(),
        kind: z.enum(['entered', 'survey', 'yes_no', 'appraisal']),
        unitOfMeasure: z.string(),
        most: z.number(),
        note: z.string(),
      }),
    ),
    units: z.array(UnitRef),
    values: z.array(EnteredValue),
    appraisals: z.array(Appraisal),
    mayEnter: z.boolean(),
    mayAppraise: z.boolean(),
    /** The units for which this post may give points itself. */
    ownUnitIds: z.array(Id),
  }),
  summary:
    'What is entered for a period: figures, self-scores and appraisals, by unit and criterion',
});
/** Several cells at once: all or nothing. A value of null takes the figure back; the old one stays in history. */
export const enterValues = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/values',
  params: byId,
  body: z.object({
    period: PeriodCode,
    values: z
      .array(
        z.object({
          criterion: CriterionKey,
          unitId: Id,
          value: z.number().min(-1e12).max(1e12).nullable(),
          words: words.default(''),
          fileIds,
          version,
        }),
      )
      .min(1)
      .max(2_000),
  }),
  reply: z.object({ values: z.array(EnteredValue) }),
  act: 'enter_scorecard_values',
  summary: 'Nhập số liệu: figures of surveys, inventories, yes or no',
});
export const selfScore = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/self-score',
  params: byId,
  body: z.object({ ...cell, points: z.number().min(0), words: words.min(3), fileIds, version }),
  reply: Appraisal,
  act: 'self_score',
  summary: 'Tự chấm: points that a unit gives itself, with words and evidence',
});
export const appraise = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/appraise',
  params: byId,
  body: z.object({
    ...cell,
    points: z.number().min(0),
    /** Needed where the points differ from those that the unit gave itself. */
    words: words.default(''),
    fileIds,
    version,
  }),
  reply: Appraisal,
  act: 'appraise',
  summary: 'Thẩm định: points given to a unit; a difference needs words',
});
export const uploadProof = endpoint({
  method: 'POST',
  path: '/api/scorecards/files',
  reply: z.object({ id: Id, name: z.string(), size: z.number(), mediaType: z.string() }),
  act: 'upload_file',
  summary: 'A file that is going to prove a figure or points (multipart)',
});
export const downloadProof = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/files/:fileId',
  params: byId.extend({ fileId: Id }),
  reply: z.string(),
  summary: 'A file that proves a figure or points',
});
