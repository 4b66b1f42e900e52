import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { Destination, PlanWords } from './plan-contract.ts';
import { HOLDING_KINDS, OUTCOMES, REORGANISATION_STATES, STEP_KINDS } from './rules/kinds.ts';

export { successionErrors } from './errors-contract.ts';

const version = z.object({ version: z.number().int() });
const Saved = z.object({ id: Id, version: z.number().int() });
const reason = z.string().trim().min(3).max(2_000);
const kind = z.enum(HOLDING_KINDS);
/** The id of a thing; of one without an id of its own the ids that make it, joined by points. */
const ThingId = z.string().regex(/^[\w.]{1,120}$/);

export const ReorganisationState = z.enum(REORGANISATION_STATES);

export const ReorganisationRow = z.object({
  id: Id,
  name: z.string(),
  state: ReorganisationState,
  onDay: DayText,
  basis: z.string(),
  directive: z.object({ id: Id, number: z.string().nullable(), title: z.string() }).nullable(),
  kinds: z.array(z.enum(STEP_KINDS)),
  from: z.array(UnitRef),
  to: z.array(UnitRef),
  /** Things that were moved; null before it was carried out. */
  moved: z.number().int().nullable(),
  version: z.number().int(),
});
export type ReorganisationRow = z.infer<typeof ReorganisationRow>;

const filter = { state: ReorganisationState.optional(), unitId: Id.optional() };
export const REORGANISATION_SORTS = ['day', '-day', 'name', '-name'] as const;
const sort = { sort: z.enum(REORGANISATION_SORTS).optional() };
const format = { format: z.enum(['xlsx', 'csv']).default('xlsx') };
export const listReorganisations = endpoint({
  method: 'GET',
  path: '/api/reorganisations',
  query: ListQuery.extend({ ...filter, ...sort }),
  reply: page(ReorganisationRow).extend({ mayPlan: z.boolean() }),
  summary: 'Reorganisations of the authority, the latest day first',
});
export const exportReorganisations = endpoint({
  method: 'GET',
  path: '/api/reorganisations/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({ ...filter, ...sort, ...format }),
  reply: z.string(),
  summary: 'The list of reorganisations as a workbook or CSV',
});

/** A unit of the plan as it is there: `isNew` where the plan founds it, `ends` where the plan closes it. */
export const PlannedUnit = UnitRef.extend({
  /** The key that the plan calls it by. */
  key: z.string(),
  authorityId: Id,
  authorityName: z.string(),
  isNew: z.boolean(),
  ends: z.boolean(),
});
/** One unit taking over from another, by a step or because it stands under one that does. */
export const Edge = z.object({
  kind: z.enum(STEP_KINDS),
  from: PlannedUnit,
  to: PlannedUnit,
  /** It follows from what stands above it. */
  isBelow: z.boolean(),
  /** What goes this way, in the words of the rules; null where everything not named elsewhere does. */
  share: z.string().nullable(),
});
export const REORGANISATION_ACTS = ['change', 'execute', 'call_off', 'choose', 'undo'] as const;
export const Reorganisation = ReorganisationRow.extend({
  words: PlanWords,
  edges: z.array(Edge),
  /** What keeps it from being carried out, in both languages, with the place in the plan. */
  problems: z.array(z.object({ at: z.string(), vi: z.string(), en: z.string() })),
  /** It touches units of other authorities: for the administrator of the installation only. */
  isAcross: z.boolean(),
  executedAt: Instant.nullable(),
  executedBy: z.string().nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  changedAt: Instant,
  changedBy: z.string(),
  may: z.array(z.enum(REORGANISATION_ACTS)),
});
export type Reorganisation = z.infer<typeof Reorganisation>;
export const getReorganisation = endpoint({
  method: 'GET',
  path: '/api/reorganisations/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Reorganisation,
  summary: 'One reorganisation: its plan, who takes over from whom, what hinders it',
});
export const planReorganisation = endpoint({
  method: 'POST',
  path: '/api/reorganisations',
  body: PlanWords,
  reply: Saved,
  act: 'plan_reorganisation',
  summary: 'Draft a reorganisation',
});
export const changeReorganisation = endpoint({
  method: 'POST',
  path: '/api/reorganisations/:id/change',
  params: byId,
  body: PlanWords.extend({ version: z.number().int() }),
  reply: Saved,
  act: 'change_reorganisation',
  summary: 'Change a reorganisation that is a draft',
});

/** What becomes of the things of one kind. before = goes + stays + ends + none + several, always. */
export const KindPreview = z.object({
  kind,
  before: z.number().int(),
  goes: z.array(z.object({ unit: PlannedUnit, count: z.number().int() })),
  stays: z.number().int(),
  ends: z.number().int(),
  /** No rule fits, or several do: the worklist. Until it is decided they stay where they are. */
  none: z.number().int(),
  several: z.number().int(),
  /** Where they are held after: the sum is `before` less `ends`. */
  after: z.array(z.object({ unit: PlannedUnit, count: z.number().int() })),
});
export const Preview = z.object({
  kinds: z.array(KindPreview),
  worklist: z.number().int(),
  /** Open work of the same words that one unit would hold twice: see `double` of a thing. */
  doubles: z.number().int(),
});
export type Preview = z.infer<typeof Preview>;
export const previewReorganisation = endpoint({
  method: 'GET',
  path: '/api/reorganisations/:id/preview',
  params: byId,
  reply: Preview,
  summary: 'What would go where, by kind; nothing is written. After the day: what still waits',
});

/** A thing that a unit of the plan holds, and what becomes of it. */
export const Thing = z.object({
  kind,
  authorityId: Id,
  id: ThingId,
  title: z.string(),
  /** The page of it in the browser; null where it has none. */
  address: z.string().nullable(),
  from: UnitRef,
  field: z.string().nullable(),
  dueOn: DayText.nullable(),
  outcome: z.enum(OUTCOMES),
  /** Where it goes; of `several` all that the rules name. */
  to: z.array(UnitRef),
  /** The rules that decided, by their labels; what a person decided. */
  rules: z.array(z.string()),
  chosen: z.object({ by: z.string(), at: Instant, reason: z.string(), to: z.string() }).nullable(),
  /** The other task of the same words or the same whole above at the unit where it goes. */
  double: z.object({ authorityId: Id, id: Id, title: z.string() }).nullable(),
  /** Carried out already. */
  isMoved: z.boolean(),
});
export type Thing = z.infer<typeof Thing>;
const things = {
  kind: kind.optional(),
  outcome: z.enum([...OUTCOMES, 'worklist', 'doubles', 'moved']).optional(),
  fromUnitId: Id.optional(),
  /** The key of a unit of the plan. */
  to: z.string().max(70).optional(),
};
export const listThings = endpoint({
  method: 'GET',
  path: '/api/reorganisations/:id/things',
  params: byId,
  query: ListQuery.omit({ asOf: true, sort: true }).extend(things),
  reply: page(Thing),
  summary:
    'The list behind every number of the preview; `outcome=worklist` is what waits for a person',
});
export const exportThings = endpoint({
  method: 'GET',
  path: '/api/reorganisations/:id/things/export',
  params: byId,
  query: ListQuery.omit({ asOf: true, sort: true, limit: true, after: true }).extend({
    ...things,
    ...format,
  }),
  reply: z.string(),
  summary: 'The list of things as a workbook or CSV',
});

const ThingKey = z.object({ kind, authorityId: Id, id: ThingId });
export const chooseDestination = endpoint({
  method: 'POST',
  path: '/api/reorganisations/:id/choose',
  params: byId,
  body: z.object({
    things: z.array(ThingKey).min(1).max(2_000),
    /** Null takes an earlier choice back, as long as it is not carried out. */
    to: Destination.nullable(),
    reason,
  }),
  reply: z.object({ chosen: z.number().int(), moved: z.number().int(), left: z.number().int() }),
  act: 'choose_destination',
  summary:
    'Decide things of the worklist one by one or many at once; after the day they move at once',
});

export const executeReorganisation = endpoint({
  method: 'POST',
  path: '/api/reorganisations/:id/execute',
  params: byId,
  body: version,
  reply: Saved.extend({ state: ReorganisationState, moved: z.number().int() }),
  act: 'execute_reorganisation',
  summary: 'Carry it out: at once where its day has come, else on that day',
});
export const callOffReorganisation = endpoint({
  method: 'POST',
  path: '/api/reorganisations/:id/call-off',
  params: byId,
  body: version.extend({ reason, to: z.enum(['draft', 'dropped']) }),
  reply: Saved,
  act: 'call_off_reorganisation',
  summary: 'Take a scheduled reorganisation back to a draft, or drop it',
});

/** Why a thing cannot simply go back. */
export const Hindrance = z.object({
  kind: z.enum([...HOLDING_KINDS, 'unit']),
  authorityId: Id,
  id: ThingId,
  title: z.string(),
  address: z.string().nullable(),
  at: UnitRef,
  vi: z.string(),
  en: z.string(),
});
export type Hindrance = z.infer<typeof Hindrance>;
export const UndoPreview = z.object({
  /** Things that go back as if nothing had been, by kind. */
  kinds: z.array(z.object({ kind, count: z.number().int() })),
  /** Things that were changed since, and units that hold what came later: they stay with the successor. */
  hindrances: z.array(Hindrance),
});
export type UndoPreview = z.infer<typeof UndoPreview>;
export const previewUndo = endpoint({
  method: 'GET',
  path: '/api/reorganisations/:id/undo',
  params: byId,
  reply: UndoPreview,
  summary: 'What would go back, and what was changed since and would not',
});
export const undoReorganisation = endpoint({
  method: 'POST',
  path: '/api/reorganisations/:id/undo',
  params: byId,
  body: version.extend({ reason, evenSo: z.boolean().default(false) }),
  reply: Saved.extend({ restored: z.number().int(), left: z.number().int() }),
  act: 'undo_reorganisation',
  summary: 'Put everything back as it was; with `evenSo` all but what was changed since',
});
