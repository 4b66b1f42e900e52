import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { TaskRow } from '../tasks/row-contract.ts';
import {
  CriterionKey,
  Definition,
  PeriodCode,
  PeriodKind,
  Subjects,
} from './definition-contract.ts';
import { CriterionScore, Edition, Ranking, RankingRow } from './ranking-contract.ts';

export * from './definition-contract.ts';
export * from './entry-contract.ts';
export * from './errors-contract.ts';
export * from './ranking-contract.ts';

const version = z.object({ version: z.number().int() });
const name = z.string().trim().min(3).max(300);
const about = z.string().trim().max(4_000);

export const ScorecardRow = z.object({
  id: Id,
  name: z.string(),
  about: z.string(),
  periodKind: PeriodKind,
  closedOn: DayText.nullable(),
  /** Criteria are in force; else there is only a draft. */
  isIssued: z.boolean(),
  criteria: z.number().int(),
  /** The period that a page opens with: the latest published, else the one that runs. */
  period: PeriodCode,
  edition: Edition.nullable(),
});
export type ScorecardRow = z.infer<typeof ScorecardRow>;

export const listScorecards = endpoint({
  method: 'GET',
  path: '/api/scorecards',
  query: ListQuery.extend({ closed: z.stringbool().optional() }),
  reply: page(ScorecardRow).extend({ mayDefine: z.boolean() }),
  summary: 'Scorecards of the authority, and those of others that rank a unit of this post',
});

const Words = z.object({ vi: z.string(), en: z.string() });
export const ReadyMade = z.object({
  key: z.string(),
  name: Words,
  about: Words,
  /** Where it comes from: a text, or our own proposal. */
  source: Words,
  periodKind: PeriodKind,
  definition: Definition,
});
export type ReadyMade = z.infer<typeof ReadyMade>;
export const listReadyMade = endpoint({
  method: 'GET',
  path: '/api/scorecards/ready-made',
  reply: z.object({ readyMade: z.array(ReadyMade) }),
  summary: 'Definitions that come with the program, with their source',
});

export const addScorecard = endpoint({
  method: 'POST',
  path: '/api/scorecards',
  body: z.object({
    name,
    about: about.default(''),
    periodKind: PeriodKind,
    /** Key of a ready-made definition; null begins with an empty one. */
    readyMade: z.string().max(40).nullable().default(null),
    subjects: Subjects,
  }),
  reply: z.object({ id: Id }),
  act: 'add_scorecard',
  summary: 'A new scorecard, empty or from a ready-made definition',
});

/** A definition with the days from which it holds. */
export const DatedDefinition = z.object({
  number: z.number().int(),
  validFrom: DayText.nullable(),
  basis: z.string().nullable(),
  issuedAt: Instant.nullable(),
  version: z.number().int(),
  definition: Definition,
});
export type DatedDefinition = z.infer<typeof DatedDefinition>;

/** What stands in the way of issuing a definition, and at which criterion. */
export const Unsound = z.object({
  key: z.string().nullable(),
  field: z.enum([
    'key',
    'name',
    'share',
    'source',
    'formula',
    'children',
    'tieBreak',
    'subjects',
    'total',
  ]),
  what: Words,
});
export type Unsound = z.infer<typeof Unsound>;

/** An indicator by its name, as criteria show it. */
export const IndicatorRef = z.object({ id: Id, code: z.string(), name: z.string() });
export type IndicatorRef = z.infer<typeof IndicatorRef>;

export const Scorecard = z.object({
  id: Id,
  authorityId: Id,
  name: z.string(),
  about: z.string(),
  periodKind: PeriodKind,
  origin: z.string().nullable(),
  closedOn: DayText.nullable(),
  version: z.number().int(),
  /** The criteria in force today, null where none are issued yet. */
  inForce: DatedDefinition.nullable(),
  draft: DatedDefinition.nullable(),
  earlier: z.array(DatedDefinition.omit({ definition: true })),
  /** What is to be corrected in the draft. */
  unsound: z.array(Unsound),
  /** Names of the units that the criteria in force and the draft list. */
  units: z.array(UnitRef),
  /** Names of the indicators that they take values of. */
  indicators: z.array(IndicatorRef),
  editions: z.array(Edition),
  /** Periods to choose from, the latest first. */
  periods: z.array(PeriodCode),
  period: PeriodCode,
  mayDefine: z.boolean(),
  mayPublish: z.boolean(),
  mayEnter: z.boolean(),
  maySelfScore: z.boolean(),
});
export type Scorecard = z.infer<typeof Scorecard>;

export const getScorecard = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Scorecard,
  summary: 'One scorecard: criteria in force and as a draft, editions, periods',
});
export const saveDefinition = endpoint({
  method: 'PUT',
  path: '/api/scorecards/:id/draft',
  params: byId,
  /** Version of the draft; null where it begins with this. */
  body: z.object({ version: z.number().int().nullable(), definition: Definition }),
  reply: Scorecard,
  act: 'save_scorecard_draft',
  summary: 'Keep the draft of the criteria; what is in force stays as it is',
});
export const issueDefinition = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/issue',
  params: byId,
  body: z.object({
    /** Version of the draft. */
    version: z.number().int(),
    validFrom: DayText,
    basis: z.string().trim().max(1_000).nullable().default(null),
  }),
  reply: Scorecard,
  act: 'issue_scorecard',
  summary: 'Ban hành: the draft holds for the periods that begin on a day or later',
});
export const renameScorecard = endpoint({
  method: 'PUT',
  path: '/api/scorecards/:id',
  params: byId,
  body: version.extend({ name, about, closedOn: DayText.nullable() }),
  reply: Scorecard,
  act: 'rename_scorecard',
  summary: 'Name and purpose of a scorecard; closed, it is kept and ranks no more',
});

/** Which ranking: of a period; published or computed; on which day. */
export const RankingQuery = z.object({
  period: PeriodCode.optional(),
  /** An edition's id; `live` computes; without it what is published last, else computed. */
  edition: z.union([Id, z.literal('live')]).optional(),
  asOf: DayText.optional(),
  /** Another edition to compare with; without it the one before. */
  vs: Id.optional(),
});
export const getRanking = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/ranking',
  params: byId,
  query: RankingQuery,
  reply: Ranking,
  summary: 'Units by rank, with the points of every branch',
});
export const getWhy = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/why/:unitId',
  params: byId.extend({ unitId: Id }),
  query: RankingQuery.omit({ vs: true }),
  reply: z.object({
    row: RankingRow,
    asOf: DayText,
    edition: Edition.nullable(),
    criteria: z.array(CriterionScore),
  }),
  summary: 'Vì sao: every point of one unit with the numbers behind it',
});
export const getBehind = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/why/:unitId/tasks',
  params: byId.extend({ unitId: Id }),
  query: RankingQuery.omit({ vs: true }).extend({
    criterion: CriterionKey,
    /** One part of the number; `all` for every case. */
    part: z.string().max(30).default('all'),
  }),
  reply: z.object({
    rows: z.array(TaskRow.extend({ part: z.string() })),
    /** All cases of the part; the rows are those in sight of the post, at most 200. */
    total: z.number().int(),
    asOf: DayText,
  }),
  summary: 'The very tasks behind a number; of a published one those that were counted then',
});
export const exportRanking = endpoint({
  method: 'GET',
  path: '/api/scorecards/:id/export',
  params: byId,
  query: RankingQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: z.string(),
  summary: 'The ranking as a workbook or CSV, every criterion a column',
});
export const publishRanking = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/publish',
  params: byId,
  body: z.object({
    period: PeriodCode,
    /** Figures as of the end of this day; null for today. */
    asOf: DayText.nullable().default(null),
    /** Needed where the period was published before. */
    reason: z.string().trim().max(2_000).nullable().default(null),
    /** The document with which it is published. */
    basis: z.string().trim().max(1_000).nullable().default(null),
  }),
  reply: Edition,
  act: 'publish_ranking',
  summary: 'Công bố: freezes the ranking with every number behind it',
});
export const voteTie = endpoint({
  method: 'POST',
  path: '/api/scorecards/:id/tie-vote',
  params: byId,
  body: z.object({
    period: PeriodCode,
    /** The level units in the order that was voted. */
    unitIds: z.array(Id).min(2).max(100),
    words: z.string().trim().min(5).max(2_000),
    /** The document that records the vote. */
    basis: z.string().trim().min(3).max(1_000),
  }),
  act: 'vote_tie',
  summary: 'Biểu quyết: the council orders units that every criterion left level',
});
