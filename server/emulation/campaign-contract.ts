import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { PeriodCode } from '../scorecards/contract.ts';
import { AWARD_CODES } from './rules/award-rules.ts';
import { ROUNDINGS } from './rules/quota.ts';
import { STEPS } from './rules/steps.ts';

export const AwardCodeShape = z.enum(AWARD_CODES);

/** Thường xuyên hoặc theo chuyên đề (Law on emulation, Art. 16). */
export const FORMS = ['regular', 'thematic'] as const;
/** Toàn quốc; bộ, ngành, tỉnh; cụm, khối; cơ quan, đơn vị (Art. 16). */
export const SCOPES = ['country', 'authority', 'cluster', 'unit'] as const;

/** One content of a movement (nội dung thi đua) under its line: a sub-sector of infrastructure, thrift. */
export const CampaignContent = z.object({
  line: z.string().trim().min(2).max(300),
  title: z.string().trim().min(2).max(1_000),
  leadUnitId: Id.nullable().default(null),
  /** When it is carried out, as the document says it. */
  when: z.string().trim().max(200).default(''),
});

export const CampaignStage = z.object({
  id: Id,
  name: z.string().trim().min(2).max(200),
  from: DayText,
  to: DayText,
  /** How it ends: sơ kết or tổng kết. */
  review: z.enum(['mid', 'final']),
  reviewOn: DayText.nullable().default(null),
  /** The day on which awards are handed over; dossiers come in before it. */
  ceremonyOn: DayText.nullable().default(null),
  scorecardId: Id.nullable().default(null),
});
export type CampaignStage = z.infer<typeof CampaignStage>;

/** Cụm or khối thi đua: peers who are compared with one another, with a head who appraises them. */
export const CampaignCluster = z.object({
  id: Id,
  name: z.string().trim().min(2).max(200),
  kind: z.enum(['cluster', 'block']),
  headUnitId: Id.nullable().default(null),
});

export const COUNCIL_ROLES = ['chair', 'deputy', 'secretary', 'member'] as const;
export const CouncilSeat = z.object({ postId: Id, role: z.enum(COUNCIL_ROLES) });

const percent = z.number().int().min(1).max(100);
/** What a body sets for its movement; where nothing is set, the usual practice holds. */
export const CampaignSettings = z.object({
  quorum: z
    .object({ parts: z.number().int().min(1).max(20), of: z.number().int().min(1).max(20) })
    .refine(({ parts, of }) => parts <= of)
    .default({ parts: 2, of: 3 }),
  /** Votes in percent of all members where the form of reward has no rule of its own. */
  usualVotes: percent.default(80),
  quotaUnits: percent.nullable().default(null),
  quotaPeople: percent.nullable().default(null),
  rounding: z.enum(ROUNDINGS).default('down'),
  /** How many people take part, for the quota of persons. */
  people: z.number().int().min(0).max(5_000_000).nullable().default(null),
  /** Dossiers come in so many days before the awards are handed over. */
  dossierDays: z.number().int().min(0).max(200).default(10),
  /** A movement that has run so many years needs a mid-term review. */
  reviewYears: z.number().int().min(1).max(20).default(3),
  /** Coefficients of forms of reward that the shipped rules leave to the body. */
  bonuses: z
    .array(
      z.object({
        award: AwardCodeShape,
        /** Hundredths of the base salary. */
        coefficient: z.number().int().min(0).max(10_000),
        basis: z.string().trim().min(3).max(300),
      }),
    )
    .max(30)
    .default([]),
});
export type CampaignSettings = z.infer<typeof CampaignSettings>;

export const CampaignDefinition = z.object({
  form: z.enum(FORMS),
  scope: z.enum(SCOPES),
  goals: z.string().trim().max(8_000).default(''),
  subjects: z.string().trim().max(4_000).default(''),
  contents: z.array(CampaignContent).max(100).default([]),
  solutions: z.array(z.string().trim().min(2).max(2_000)).max(100).default([]),
  stages: z.array(CampaignStage).min(1).max(20),
  clusters: z.array(CampaignCluster).max(100).default([]),
  council: z.array(CouncilSeat).max(60).default([]),
  /** Whether units register (đăng ký thi đua). It never decides who may be awarded. */
  takesRegistrations: z.boolean().default(true),
  settings: CampaignSettings.prefault({}),
});
export type CampaignDefinition = z.infer<typeof CampaignDefinition>;

/** Units of each cluster, by the id of the cluster. */
export const ClusterMembers = z
  .array(z.object({ clusterId: Id, unitIds: z.array(Id).max(12_000) }))
  .max(100);

/** What is typed of a movement: its definition and the units in its clusters. */
export const CampaignWords = z.object({
  name: z.string().trim().min(3).max(500),
  directiveId: Id.nullable().default(null),
  superiorId: Id.nullable().default(null),
  definition: CampaignDefinition,
  members: ClusterMembers.default([]),
});
export type CampaignWords = z.infer<typeof CampaignWords>;

export const StepShape = z.object({
  step: z.enum(STEPS),
  state: z.enum(['done', 'open', 'ahead', 'skipped']),
  done: z.number().int().nullable(),
  of: z.number().int().nullable(),
});

export const CampaignRow = z.object({
  id: Id,
  name: z.string(),
  unit: UnitRef,
  form: z.enum(FORMS),
  startsOn: DayText,
  endsOn: DayText,
  launchedOn: DayText.nullable(),
  stage: z.string().nullable(),
  units: z.number().int(),
  directive: z.object({ id: Id, number: z.string().nullable(), title: z.string() }).nullable(),
  superior: z.object({ id: Id, name: z.string() }).nullable(),
  /** It has run longer than the setting says without a mid-term review. */
  reviewOverdue: z.boolean(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

const listFilter = {
  state: z.enum(['draft', 'running', 'ended']).optional(),
  form: z.enum(FORMS).optional(),
};
export const CAMPAIGN_SORTS = ['starts', '-starts', 'name', '-name'] as const;
export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns',
  query: ListQuery.extend({ ...listFilter, sort: z.enum(CAMPAIGN_SORTS).optional() }),
  reply: page(CampaignRow).extend({ mayDefine: z.boolean() }),
  summary: 'Movements of the authority',
});
export const exportCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...listFilter,
    sort: z.enum(CAMPAIGN_SORTS).optional(),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'The list of movements as a workbook or CSV',
});

const UnitIn = UnitRef.extend({ clusterId: Id });
const StageShown = CampaignStage.extend({
  period: PeriodCode,
  steps: z.array(StepShape),
  reviews: z.number().int(),
});

export const Campaign = CampaignRow.extend({
  version: z.number().int(),
  definition: CampaignDefinition,
  stages: z.array(StageShown),
  members: z.array(UnitIn),
  leads: z.array(UnitRef),
  council: z.array(
    CouncilSeat.extend({ person: z.string().nullable(), title: z.string(), unit: z.string() }),
  ),
  /** Movements of units below that carry this one on. */
  below: z.array(
    z.object({ id: Id, name: z.string(), unit: UnitRef, launchedOn: DayText.nullable() }),
  ),
  registrations: z.array(
    z.object({ stageId: Id, unit: UnitRef, pledge: z.string(), at: Instant, by: z.string() }),
  ),
  /** A movement of years without a planned mid-term review. */
  lacksMidTerm: z.boolean(),
  changedBy: z.string(),
  changedAt: Instant,
  may: z.object({
    define: z.boolean(),
    council: z.boolean(),
    decide: z.boolean(),
    suspend: z.boolean(),
    nominate: z.boolean(),
    /** The post's own unit takes part and it answers for it. */
    registerUnitId: Id.nullable(),
  }),
});
export type Campaign = z.infer<typeof Campaign>;

const asOf = z.object({ asOf: DayText.optional() });
export const getCampaign = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id',
  params: byId,
  query: asOf,
  reply: Campaign,
  summary: 'One movement: definition, stages with their steps, clusters, council, registrations',
});
export const addCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns',
  body: CampaignWords,
  reply: z.object({ id: Id }),
  act: 'add_campaign',
  summary: 'Plan a movement, of the authority or of a unit below',
});
export const saveCampaign = endpoint({
  method: 'PUT',
  path: '/api/campaigns/:id',
  params: byId,
  body: CampaignWords.extend({ version: z.number().int() }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'save_campaign',
  summary: 'Change a movement; what it was stays in history',
});
export const launchCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/launch',
  params: byId,
  body: z.object({ version: z.number().int(), launchedOn: DayText }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'launch_campaign',
  summary: 'Phát động: from here on units register, score and are appraised',
});
export const registerFor = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/registrations',
  params: byId,
  body: z.object({ stageId: Id, unitId: Id, pledge: z.string().trim().min(3).max(4_000) }),
  reply: z.object({ id: Id }),
  act: 'register_for_campaign',
  summary: 'Đăng ký: what a unit pledges for a stage',
});
export const addCriteria = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/stages/:stageId/criteria',
  params: byId.extend({ stageId: Id }),
  body: z.object({ version: z.number().int() }),
  reply: z.object({ scorecardId: Id }),
  act: 'add_campaign_criteria',
  summary: 'Thêm tiêu chí: a scorecard for the stage that ranks the clusters of peers',
});

/** People in posts of the authority, to choose a council from. */
export const listSeats = endpoint({
  method: 'GET',
  path: '/api/campaign-seats',
  query: z.object({ q: z.string().trim().max(100).default('') }),
  reply: z.object({
    seats: z.array(
      z.object({ postId: Id, person: z.string(), title: z.string(), unit: z.string() }),
    ),
  }),
  summary: 'Posts of the authority with whoever holds them today',
});
