import { z } from 'zod';
import {
  byId,
  DayText,
  endpoint,
  Id,
  ImportFault,
  Instant,
  ListQuery,
  page,
} from '../platform/contract.ts';
import { Me, Role, UnitRef } from './session-contract.ts';

export * from './session-contract.ts';

export const Unit = UnitRef.extend({
  authorityId: Id,
  kind: z.string(),
  code: z.string().nullable(),
  aliases: z.array(z.string()),
  parentId: Id.nullable(),
  /** Names from the top of the tree down to the parent, to tell twins apart. */
  path: z.array(z.string()),
  validFrom: DayText,
  validTo: DayText.nullable(),
  childCount: z.number().int(),
  version: z.number().int(),
});
export type Unit = z.infer<typeof Unit>;

export const completeSetup = endpoint({
  method: 'POST',
  path: '/api/setup',
  body: z.object({
    /** Key of a reference body, or a name of its own. */
    reference: z.string().nullable(),
    name: z.string().trim().min(3).max(200),
    code: z.string().trim().max(35).nullable(),
    fullName: z.string().trim().min(2).max(100),
    username: z
      .string()
      .trim()
      .regex(/^[a-z0-9._-]{3,40}$/),
    password: z.string().min(1).max(200),
    /** Lines pasted or read from a sheet; empty keeps the lead unit only. */
    unitRows: z.array(z.array(z.string())).max(20_000),
  }),
  reply: Me,
  open: true,
  summary: 'First run: the authority, its first administrator and its units',
});

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  query: ListQuery.extend({
    parentId: Id.optional(),
    kind: z.string().optional(),
    authorityId: Id.optional(),
    closed: z.stringbool().optional(),
  }),
  reply: page(Unit),
  summary: 'Units, searched without accents, as of any day',
});
/** A unit that others took over, and the one that stands for it today. */
export const TodaysUnit = z.object({
  id: Id,
  unit: UnitRef,
  /** That one was divided: what it did stays with it, in sight. */
  isDivided: z.boolean(),
});
export type TodaysUnit = z.infer<typeof TodaysUnit>;
export const getTodaysUnits = endpoint({
  method: 'GET',
  path: '/api/units/today',
  query: z.object({
    id: z
      .array(Id)
      .or(Id.transform((id) => [id]))
      .pipe(z.array(Id).max(400)),
  }),
  reply: z.object({ units: z.array(TodaysUnit) }),
  summary: "Of some units those that others took over, and who stands for them on today's map",
});
/** A unit with what its page shows besides. */
export const UnitPage = Unit.extend({
  children: z.array(UnitRef.extend({ kind: z.string(), childCount: z.number().int() })),
  posts: z.array(z.object({ id: Id, title: z.string(), role: Role, holders: z.array(z.string()) })),
  before: z.array(UnitRef.extend({ onDay: DayText, basis: z.string().nullable() })),
  after: z.array(UnitRef.extend({ onDay: DayText, basis: z.string().nullable() })),
  canEdit: z.boolean(),
});
export type UnitPage = z.infer<typeof UnitPage>;
export const getUnit = endpoint({
  method: 'GET',
  path: '/api/units/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: UnitPage,
  summary: 'One unit: children, posts, what it was before and is now',
});
export const addUnit = endpoint({
  method: 'POST',
  path: '/api/units',
  body: z.object({
    name: z.string().trim().min(2).max(300),
    shortName: z.string().trim().max(100).nullable(),
    kind: z.string(),
    code: z.string().trim().max(35).nullable(),
    parentId: Id.nullable(),
    validFrom: DayText,
    aliases: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
    /** Keep both although another unit bears the same name under the same parent. */
    evenIfSameName: z.boolean().default(false),
  }),
  reply: Unit,
  act: 'add_unit',
  summary: 'Add a unit to the register',
});
export const closeUnit = endpoint({
  method: 'POST',
  path: '/api/units/:id/close',
  params: byId,
  body: z.object({
    lastDay: DayText,
    version: z.number().int(),
    basis: z.string().trim().max(500).nullable(),
  }),
  reply: Unit,
  act: 'close_unit',
  summary: 'Close a unit from a day on; a unit with history is never deleted',
});

/** How a name as written was matched: one unit, several to choose from, a class of bodies, or none. */
export const UnitMatch = z.object({
  written: z.string(),
  unit: Unit.nullable(),
  near: z.array(Unit),
  ambiguous: z.boolean(),
  /** For a class ("các bộ, ngành, địa phương"): the units that it stands for today. */
  group: z.object({ kind: z.string(), members: z.array(UnitRef) }).nullable(),
});
export type UnitMatch = z.infer<typeof UnitMatch>;
export const matchUnits = endpoint({
  method: 'POST',
  path: '/api/units/match',
  body: z.object({ names: z.array(z.string().max(500)).max(2_000), onDay: DayText.nullable() }),
  reply: z.object({ matches: z.array(UnitMatch) }),
  summary: 'Match names as written to the register',
});

export const UnitImportReply = z.object({
  changes: z.array(
    z.object({
      line: z.number().int(),
      kind: z.enum(['add', 'same']),
      name: z.string(),
      under: z.string().nullable(),
    }),
  ),
  errors: z.array(ImportFault),
  written: z.boolean(),
});
export type UnitImportReply = z.infer<typeof UnitImportReply>;
/** Also takes a .csv or .xlsx file as multipart, with a field `write` before it; the first sheet counts. */
export const importUnits = endpoint({
  method: 'POST',
  path: '/api/units/import',
  body: z.object({ rows: z.array(z.array(z.string())).max(20_000), write: z.boolean() }),
  reply: UnitImportReply,
  act: 'import_units',
  summary: 'Check a unit tree row by row, then write all of it or nothing',
});

export const exportUnits = endpoint({
  method: 'GET',
  path: '/api/units/export',
  summary: 'All units of this authority as CSV, which imports back unchanged',
});

export const JournalRow = z.object({
  id: Id,
  at: Instant,
  person: z.string(),
  post: z.string(),
  unit: z.string(),
  act: z.string(),
  subjectKind: z.string(),
  subjectId: Id,
  subjectTitle: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  position: z.string().nullable(),
  /**
   * By what the person acted, where it was not their own post by their own session; `name`: who lent the power
   * (ủy quyền), or how the key (khoá API) is called.
   */
  via: z
    .object({ kind: z.enum(['delegation', 'acting', 'token']), name: z.string().nullable() })
    .nullish(),
});
export type JournalRow = z.infer<typeof JournalRow>;
export const listJournal = endpoint({
  method: 'GET',
  path: '/api/journal',
  query: ListQuery.extend({
    act: z.string().optional(),
    personId: Id.optional(),
    from: DayText.optional(),
    to: DayText.optional(),
  }),
  reply: page(JournalRow),
  restricted: 'journal',
  summary: 'The journal of this authority, newest first',
});
export const ChainState = z.object({
  whole: z.boolean(),
  sealed: z.number().int(),
  unsealed: z.number().int(),
  firstBroken: z
    .object({ position: z.string(), entryId: Id.nullable(), why: z.string() })
    .nullable(),
  /** The first position that was walked: 1, or later in a chain too long to walk while someone waits. */
  checkedFrom: z.string(),
});
export type ChainState = z.infer<typeof ChainState>;
export const getChain = endpoint({
  method: 'GET',
  path: '/api/journal/chain',
  reply: ChainState,
  summary: 'Whether the journal chain is whole',
});

export * from './contact-contract.ts';
export { organisationErrors } from './errors-contract.ts';
export * from './oidc-contract.ts';
export * from './saved-view-contract.ts';
export * from './token-contract.ts';
