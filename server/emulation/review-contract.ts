import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { Dong } from './decision-contract.ts';

/** The figures behind a review, as they stood when it was made. */
export const ReviewFigures = z.object({
  asOf: DayText,
  units: z.number().int(),
  registered: z.number().int(),
  selfScored: z.number().int(),
  appraised: z.number().int(),
  below: z.number().int(),
  contents: z.array(
    z.object({
      line: z.string(),
      title: z.string(),
      lead: z.string().nullable(),
      /** Tasks of the lead unit due in the stage: done, of all. */
      tasks: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
    }),
  ),
  clusters: z.array(
    z.object({
      name: z.string(),
      rows: z.array(
        z.object({
          unit: z.string(),
          rank: z.number().int().nullable(),
          total: z.number().nullable(),
        }),
      ),
    }),
  ),
  awards: z.array(z.object({ name: z.string(), count: z.number().int() })),
  bonus: Dong,
  examples: z.array(z.object({ title: z.string(), who: z.string() })),
});
export type ReviewFigures = z.infer<typeof ReviewFigures>;

export const ReviewWords = z.object({
  results: z.string().trim().min(10).max(30_000),
  shortcomings: z.string().trim().max(20_000).default(''),
  directions: z.string().trim().max(20_000).default(''),
});

export const CampaignReview = z.object({
  id: Id,
  stageId: Id,
  kind: z.enum(['mid', 'final']),
  number: z.string(),
  reviewedOn: DayText,
  words: ReviewWords,
  figures: ReviewFigures,
  savedBy: z.string(),
  savedAt: Instant,
});
export type CampaignReview = z.infer<typeof CampaignReview>;

export const listReviews = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/reviews',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ reviews: z.array(CampaignReview) }),
  summary: 'Mid-term and final reviews with the figures that they were made on',
});
export const draftReview = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/stages/:stageId/review-draft',
  params: byId.extend({ stageId: Id }),
  reply: z.object({ figures: ReviewFigures, results: z.string() }),
  summary: 'A review drafted from the figures of a stage',
});
export const saveReview = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/stages/:stageId/reviews',
  params: byId.extend({ stageId: Id }),
  body: z.object({
    number: z.string().trim().min(2).max(100),
    reviewedOn: DayText,
    words: ReviewWords,
  }),
  reply: z.object({ id: Id }),
  act: 'save_campaign_review',
  summary: 'Sơ kết, tổng kết: kept with its figures, never changed',
});

export const TypicalExample = z.object({
  id: Id,
  campaignId: Id,
  stageId: Id,
  unit: UnitRef,
  personName: z.string().nullable(),
  title: z.string(),
  story: z.string(),
  evidence: z.string(),
  state: z.enum(['proposed', 'approved', 'published']),
  proposedBy: z.string(),
  at: Instant,
  mayApprove: z.boolean(),
  mayPublish: z.boolean(),
});
export type TypicalExample = z.infer<typeof TypicalExample>;

export const listExamples = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/examples',
  params: byId,
  query: z.object({ q: z.string().trim().max(200).optional(), asOf: DayText.optional() }),
  reply: z.object({ examples: z.array(TypicalExample), mayPropose: z.boolean() }),
  summary:
    'Typical examples of a movement: published ones for everybody, others for whoever decides',
});
export const proposeExample = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/examples',
  params: byId,
  body: z.object({
    stageId: Id,
    unitId: Id,
    personName: z.string().trim().min(2).max(200).nullable().default(null),
    title: z.string().trim().min(5).max(300),
    story: z.string().trim().min(20).max(20_000),
    evidence: z.string().trim().min(3).max(2_000),
  }),
  reply: z.object({ id: Id }),
  act: 'propose_example',
  summary: 'Giới thiệu điển hình tiên tiến, with its story and evidence',
});
export const approveExample = endpoint({
  method: 'POST',
  path: '/api/campaign-examples/:id/approve',
  params: byId,
  reply: z.object({ id: Id }),
  act: 'approve_example',
  summary: 'Approve a typical example; it can then be published',
});
export const publishExample = endpoint({
  method: 'POST',
  path: '/api/campaign-examples/:id/publish',
  params: byId,
  reply: z.object({ id: Id }),
  act: 'publish_example',
  summary: 'Show an approved example to everybody of the authority',
});
