import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { EditionHead, EditionKind, PublicSnapshot, Withdrawal } from './rules/public-snapshot.ts';
import {
  PUBLIC_FIELDS,
  PUBLIC_THINGS,
  type PublicFieldOf,
  type PublicThing,
} from './rules/publication.ts';
import { LEAVABLE } from './rules/publication-facts.ts';
import {
  PUBLICATION_ACTS,
  PUBLICATION_STAGES,
  PUBLICATION_STATES,
  RHYTHMS,
} from './rules/publication-steps.ts';

export { publicationErrors } from './publication-errors-contract.ts';

// ── what is chosen for an edition ─────────────────────────────────────────────────────────

const namesOf = <T extends PublicThing>(kind: T) =>
  z
    .array(z.enum(Object.keys(PUBLIC_FIELDS[kind]) as PublicFieldOf<T>[]))
    .max(40)
    .optional();
const FieldChoice = z.object({
  plan: namesOf('plan'),
  phase: namesOf('phase'),
  task: namesOf('task'),
  party: namesOf('party'),
  target: namesOf('target'),
  money: namesOf('money'),
  standing: namesOf('standing'),
});

/** What one edition adds to what goes by default, leaves out, and says. */
export const Choices = z.object({
  kind: EditionKind,
  /** Ngày chốt số liệu: today or before. */
  cutOff: DayText,
  /** For the public: what was wrong (a correction must say it), what is new. */
  note: z.string().trim().max(2_000).default(''),
  also: FieldChoice.default({}),
  without: FieldChoice.default({}),
  leftOut: z
    .array(
      z.object({
        kind: z.enum(LEAVABLE),
        ref: z.string().min(1).max(120),
        /** Kept inside, never published. */
        reason: z.string().trim().min(5).max(1_000),
      }),
    )
    .max(5_000)
    .default([]),
  fileIds: z.array(Id).max(50).default([]),
  /** Rankings that go along beside those of the plan's own movement. */
  scorecardIds: z.array(Id).max(20).default([]),
  rhythm: z.enum(RHYTHMS).default('none'),
});
export type Choices = z.infer<typeof Choices>;

// ── the list ──────────────────────────────────────────────────────────────────────────────

const PlanRef = z.object({ id: Id, number: z.string().nullable(), title: z.string() });

export const PublicationRow = z.object({
  id: Id,
  plan: PlanRef,
  /** Where the public reads it: `/p/bo-tttt/601-qd-btttt-2022`. */
  address: z.string(),
  state: z.enum(PUBLICATION_STATES),
  stage: z.enum(PUBLICATION_STAGES),
  /** The number of the latest edition; 0 before the first. */
  edition: z.number().int(),
  cutOff: DayText.nullable(),
  publishedAt: Instant.nullable(),
  rhythm: z.enum(RHYTHMS),
  /** From this day on an update is due. */
  dueOn: DayText.nullable(),
  isDue: z.boolean(),
  version: z.number().int(),
});
export type PublicationRow = z.infer<typeof PublicationRow>;

/** What a list of publications can be narrowed to. */
export const PUBLICATION_FILTERS = [
  'preparing',
  'proposed',
  'published',
  'due',
  'withdrawn',
] as const;
export const PUBLICATION_SORTS = ['title', '-title', 'published', '-published'] as const;
const filter = {
  state: z.enum(PUBLICATION_FILTERS).optional(),
  planId: Id.optional(),
  sort: z.enum(PUBLICATION_SORTS).optional(),
};

export const listPublications = endpoint({
  method: 'GET',
  path: '/api/publications',
  query: ListQuery.extend(filter),
  reply: page(PublicationRow).extend({
    /** What waits for this post: proposals to approve, updates that are due. */
    waiting: z.object({ approve: z.number().int(), due: z.number().int() }),
    mayPrepare: z.boolean(),
  }),
  summary: 'Publications of the authority: what the public sees and what is being prepared',
});
export const exportPublications = endpoint({
  method: 'GET',
  path: '/api/publications/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') },
  }),
  reply: z.string(),
  summary: 'The list of publications as a workbook or CSV',
});

// ── one publication ───────────────────────────────────────────────────────────────────────

export const PublicationFile = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  addedBy: z.string(),
});
export const Edition = EditionHead.extend({ proposedBy: z.string(), publishedBy: z.string() });
export type Edition = z.infer<typeof Edition>;

export const Publication = PublicationRow.extend({
  /** What was chosen last: of what is being prepared, else of the edition that went out. */
  choices: Choices.nullable(),
  /** Why the last proposal came back. */
  said: z.string().nullable(),
  files: z.array(PublicationFile),
  /** Files of the plan's directive that can be taken along. */
  offered: z.array(z.object({ which: z.enum(['source', 'signed']), name: z.string() })),
  editions: z.array(Edition),
  withdrawal: Withdrawal.nullable(),
  proposal: z
    .object({ proposedAt: Instant, proposedBy: z.string(), isOwn: z.boolean() })
    .nullable(),
  changedAt: Instant,
  changedBy: z.string(),
  may: z.array(z.enum(PUBLICATION_ACTS)),
});
export type Publication = z.infer<typeof Publication>;

export const getPublication = endpoint({
  method: 'GET',
  path: '/api/publications/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Publication,
  summary: 'One publication: its editions, what is being prepared, and what may be done now',
});

const Plain = z.union([z.string(), z.number(), z.boolean()]).nullable();
/** One field of one thing that stands otherwise in two editions; a thing that came or went has one side null. */
export const EditionChange = z.object({
  kind: z.enum(['plan', 'count', 'phase', 'field', 'task', 'target', 'money', 'standing', 'file']),
  key: z.string(),
  title: z.string(),
  field: z.string(),
  before: Plain,
  after: Plain,
});
export type EditionChange = z.infer<typeof EditionChange>;

export const Preview = z.object({
  /** Exactly what the public would read. */
  snapshot: PublicSnapshot,
  digest: z.string(),
  /** The table of public fields, and which of them go out with this edition. */
  fields: z.array(
    z.object({
      kind: z.enum(PUBLIC_THINGS),
      name: z.string(),
      goes: z.enum(['by_default', 'if_chosen']),
      because: z.string(),
      shown: z.boolean(),
    }),
  ),
  /** Things that can be left out as a whole; `reason` where one is. */
  things: z.array(
    z.object({
      kind: z.enum(LEAVABLE),
      ref: z.string(),
      title: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  /** Against the edition that the public reads now. */
  changes: z.array(EditionChange),
  /** What has become otherwise since it was proposed. */
  drift: z.array(EditionChange),
});
export type Preview = z.infer<typeof Preview>;
export const previewPublication = endpoint({
  method: 'GET',
  path: '/api/publications/:id/preview',
  params: byId,
  reply: Preview,
  summary:
    'What will stand on the page, field by field, and what differs from what stands there now',
});
const byNumber = byId.extend({ number: z.coerce.number().int().positive() });
export const getEdition = endpoint({
  method: 'GET',
  path: '/api/publications/:id/editions/:number',
  params: byNumber,
  reply: Edition.extend({ snapshot: PublicSnapshot }),
  summary: 'One edition as it went out',
});
export const compareEditions = endpoint({
  method: 'GET',
  path: '/api/publications/:id/editions/:number/changes',
  params: byNumber,
  query: z.object({ since: z.coerce.number().int().positive() }),
  reply: z.object({ changes: z.array(EditionChange) }),
  summary: 'What one edition says otherwise than an earlier one',
});

// ── acts ──────────────────────────────────────────────────────────────────────────────────

const version = z.object({ version: z.number().int() });
const Saved = z.object({ id: Id, version: z.number().int() });

export const preparePublication = endpoint({
  method: 'POST',
  path: '/api/publications',
  body: z.object({ planId: Id }),
  reply: Saved,
  act: 'prepare_publication',
  summary: 'Chuẩn bị công bố: begins a publication of a plan, or goes to the one that there is',
});
export const savePublication = endpoint({
  method: 'PUT',
  path: '/api/publications/:id',
  params: byId,
  body: version.extend({ choices: Choices }),
  reply: Saved,
  act: 'save_publication',
  summary: 'Save what is chosen for the next edition; an outdated copy gets the difference',
});
export const movePublication = endpoint({
  method: 'POST',
  path: '/api/publications/:id/moves',
  params: byId,
  body: version.extend({
    to: z.enum(['propose', 'take_back', 'drop', 'return']),
    words: z.string().trim().max(4_000).default(''),
  }),
  reply: Saved,
  act: 'move_publication',
  summary: 'Trình, rút lại đề nghị, bỏ bản chuẩn bị, trả lại',
});
export const approvePublication = endpoint({
  method: 'POST',
  path: '/api/publications/:id/approval',
  params: byId,
  body: version.extend({
    /** Of the preview that was seen: what is published is that and nothing else. */
    digest: z.string().length(64),
  }),
  reply: Saved.extend({ edition: z.number().int(), address: z.string() }),
  act: 'approve_publication',
  summary: 'Duyệt, công bố: freezes what was seen as the next edition',
});
export const withdrawPublication = endpoint({
  method: 'POST',
  path: '/api/publications/:id/withdrawal',
  params: byId,
  body: version.extend({
    /** One earlier edition; the whole page without it. */
    edition: z.number().int().positive().nullable().default(null),
    /** For the public. */
    reason: z.string().trim().min(10).max(2_000),
  }),
  reply: Saved,
  act: 'withdraw_publication',
  summary: 'Rút công bố: the page says so, since when, by whose decision and why',
});
/** As multipart, field `file`. */
export const addPublicationFile = endpoint({
  method: 'POST',
  path: '/api/publications/:id/files',
  params: byId,
  reply: PublicationFile,
  act: 'add_publication_file',
  summary: 'Add a file that may go along with an edition',
});
export const takeDirectiveFile = endpoint({
  method: 'POST',
  path: '/api/publications/:id/directive-files',
  params: byId,
  body: z.object({ which: z.enum(['source', 'signed']) }),
  reply: PublicationFile,
  act: 'take_directive_file',
  summary: 'Take the document’s own file along',
});
export const getPublicationFile = endpoint({
  method: 'GET',
  path: '/api/publications/:id/files/:fileId',
  params: byId.extend({ fileId: Id }),
  reply: z.unknown(),
  summary: 'A file of a publication',
});
