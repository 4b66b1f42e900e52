import { z } from 'zod';
import { DayText, Instant } from '../../platform/contract.ts';
import { STATUSES } from '../../tasks/rules/status.ts';

/**
 * What the public reads of a plan (bản công bố): the frozen shape behind every public page, data set and feed.
 * A field that is missing was not published, or has no value; nothing here names an internal id.
 */

/** The statuses that stand in public: withdrawn and merged work stays inside. */
export const PUBLIC_STATUSES = STATUSES.filter((status) => status !== 'THU_HOI');
export const PublicStatus = z.enum(PUBLIC_STATUSES);
export type PublicStatus = z.infer<typeof PublicStatus>;

const Unit = z.object({ name: z.string() });
const count = z.number().int().nonnegative();

/** The official 2×2 on the cut-off day, with what stands beside it; work carried over is in the total only. */
export const PublicCounts = z.object({
  total: count,
  doneOnTime: count,
  doneLate: count,
  openWithin: count,
  openNoDeadline: count,
  openOverdue: count,
  suspended: count,
});
export type PublicCounts = z.infer<typeof PublicCounts>;

export const PublicPhase = z.object({
  name: z.string().optional(),
  from: DayText.optional(),
  to: DayText.optional(),
});
export type PublicPhase = z.infer<typeof PublicPhase>;

/** A field of work (lĩnh vực) with the number of tasks that the text declares for it. */
export const PublicField = z.object({
  name: z.string(),
  declared: z.number().int().nullable(),
  counts: PublicCounts,
});
export type PublicField = z.infer<typeof PublicField>;

export const PublicParty = z.object({
  /** `coordinate`, `monitor`, `direct`: how a unit takes part; who leads stands at the task. */
  role: z.string().optional(),
  unit: Unit.optional(),
  duty: z.string().optional(),
});
export type PublicParty = z.infer<typeof PublicParty>;

/** One piece of ordered work: a line of the directive, whoever many units it was given to. */
export const PublicTask = z.object({
  /** Its address below the plan's: the same in every edition, never given to another. */
  key: z.string(),
  /** The key of the line above it; null at the top. */
  parent: z.string().nullable(),
  label: z.string().optional(),
  title: z.string().optional(),
  quote: z.string().optional(),
  fieldName: z.string().optional(),
  product: z.string().optional(),
  /** Who leads, where one unit does. */
  unit: Unit.optional(),
  /** To how many units it was given; `counts` says how far they are. */
  units: count,
  counts: PublicCounts,
  parties: z.array(PublicParty),
  deadline: z.object({ words: z.string(), dueOn: DayText.nullable() }).optional(),
  /** On the cut-off day; missing where it was given to several units. */
  status: PublicStatus.optional(),
  finishedOn: DayText.optional(),
  percent: z.number().optional(),
  isFocus: z.boolean().optional(),
  difficulty: z.string().optional(),
  explanation: z.string().optional(),
  officer: z.string().optional(),
  evidence: z.string().optional(),
});
export type PublicTask = z.infer<typeof PublicTask>;

/** One period on the path of a target: what was promised for it and the value that was confirmed. */
export const PublicPoint = z.object({
  period: z.string(),
  promised: z.number().nullable(),
  reached: z.number().nullable(),
});

export const PublicTarget = z.object({
  key: z.string(),
  name: z.string().optional(),
  quote: z.string().optional(),
  /** The unit of measure. */
  measure: z.string().optional(),
  period: z.string().optional(),
  promised: z.number().optional(),
  /** The promise with its sign and measure: "≥ 7 %". */
  promisedWords: z.string().optional(),
  reached: z.number().optional(),
  reachedIn: z.string().optional(),
  source: z.string().optional(),
  forecast: z.number().optional(),
  /** Periods in their order. */
  path: z.array(PublicPoint),
});
export type PublicTarget = z.infer<typeof PublicTarget>;

/** Money of one source and year in đồng, each line counted once. */
export const PublicMoney = z.object({
  source: z.string().optional(),
  year: z.number().int().optional(),
  planned: z.number().optional(),
  allotted: z.number().optional(),
  disbursed: z.number().optional(),
  basis: z.string().optional(),
});
export type PublicMoney = z.infer<typeof PublicMoney>;

export const PublicStanding = z.object({
  unit: Unit.optional(),
  rank: z.number().optional(),
  points: z.number().optional(),
  period: z.string().optional(),
  reason: z.string().optional(),
});
/** A ranking that had been published inside: an edition of a scorecard, the standings of a campaign. */
export const PublicStandings = z.object({
  key: z.string(),
  title: z.string(),
  rows: z.array(PublicStanding),
});
export type PublicStandings = z.infer<typeof PublicStandings>;

/** A file that goes with the publication, at `…/tep/<key>` below the plan's address. */
export const PublicFile = z.object({
  key: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: count,
  /** SHA-256 of its bytes in hexadecimal, so that anybody can check a copy. */
  sha256: z.string(),
});
export type PublicFile = z.infer<typeof PublicFile>;

export const PublicSnapshot = z.object({
  format: z.literal(1),
  authority: z.object({ slug: z.string(), name: z.string() }),
  plan: z.object({
    slug: z.string(),
    title: z.string().optional(),
    number: z.string().optional(),
    issuedOn: DayText.optional(),
    effectiveOn: DayText.optional(),
    owner: Unit.optional(),
    declaredTasks: z.number().int().optional(),
    /** The version of the plan on the cut-off day: 1 as issued, more after each amendment. */
    version: z.number().int().positive(),
  }),
  /** The day on whose evening all figures stand (ngày chốt số liệu). */
  cutOff: DayText,
  /** Of the work that stands here, each unit's part counted once. */
  counts: PublicCounts,
  phases: z.array(PublicPhase),
  fields: z.array(PublicField),
  tasks: z.array(PublicTask),
  targets: z.array(PublicTarget),
  money: z.array(PublicMoney),
  standings: z.array(PublicStandings),
  files: z.array(PublicFile),
});
export type PublicSnapshot = z.infer<typeof PublicSnapshot>;

/** Why an edition was made: lần đầu, cập nhật (new figures), đính chính (a mistake mended). */
export const EDITION_KINDS = ['first', 'update', 'correction'] as const;
export const EditionKind = z.enum(EDITION_KINDS);
export type EditionKind = z.infer<typeof EditionKind>;

/** When, by whose decision and why something was taken back: words for the public. */
export const Withdrawal = z.object({ on: DayText, by: z.string(), reason: z.string() });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** One edition as lists name it. */
export const EditionHead = z.object({
  number: z.number().int().positive(),
  kind: EditionKind,
  publishedAt: Instant,
  cutOff: DayText,
  /** What was wrong, for a correction; what is new, for an update; in words for the public. */
  note: z.string().nullable(),
  /** An edition that must not be read any more: its number and day stay, its content does not. */
  withdrawal: Withdrawal.nullable(),
});
export type EditionHead = z.infer<typeof EditionHead>;

/** One edition with all that stands in it; never changed once it was published. */
export const PublishedEdition = EditionHead.extend({ snapshot: PublicSnapshot });
export type PublishedEdition = z.infer<typeof PublishedEdition>;
