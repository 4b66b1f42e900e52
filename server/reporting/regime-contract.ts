import { z } from 'zod';
import { REPORT_KINDS } from '../calendar/rules/report-periods.ts';
import { UnitRef } from '../organisation/contract.ts';
import { UNIT_KINDS } from '../organisation/rules/unit-kind.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { CALENDARS, USUAL_OUTLINE } from './rules/regime.ts';
import { CONFLICT_CODES } from './rules/regime-conflicts.ts';

const Weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
  .default(null);

export const CutOffShape = z.object({
  day: z.number().int().min(1).max(31).default(14),
  monthsBefore: z.number().int().min(0).max(11).default(0),
  weekday: Weekday.default(7),
});

const DateInYear = z.object({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  yearsAfter: z.number().int().min(0).max(2).default(0),
});

/** By when: see `rules/due-rule.ts`. */
export const DueRuleShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('day'),
    day: z.number().int().min(1).max(31),
    monthsAfter: z.number().int().min(-11).max(12).default(0),
    time: Time,
  }),
  z.object({ kind: z.literal('dates'), dates: z.array(DateInYear).min(1).max(12), time: Time }),
  z.object({
    kind: z.literal('after'),
    days: z.number().int().min(0).max(366),
    unit: z.enum(['day', 'working_day']),
    time: Time,
  }),
  z.object({
    kind: z.literal('weekday'),
    weekday: Weekday,
    weeksAfter: z.number().int().min(0).max(8).default(0),
    time: Time,
  }),
  z.object({
    kind: z.literal('within'),
    of: z.enum(['month', 'quarter', 'year']),
    after: z.number().int().min(0).max(12).default(0),
  }),
]);

export const ReportersShape = z.object({
  kinds: z.array(z.enum(UNIT_KINDS)).max(12).default([]),
  depth: z.number().int().min(1).max(8).nullable().default(null),
  underId: Id.nullable().default(null),
  unitIds: z.array(Id).max(12_000).default([]),
  exceptIds: z.array(Id).max(2_000).default([]),
});

export const HopShape = z.object({
  reporters: ReportersShape,
  receiver: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('above') }),
    z.object({ kind: z.literal('unit'), unitId: Id }),
  ]),
  due: DueRuleShape,
  cutOff: CutOffShape.nullable().default(null),
});

export const OutlineHeading = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  title: z.string().trim().min(2).max(300),
});

/** What a regime says of itself: everything that NĐ 09/2019 wants a report regime to state. */
export const RegimeWords = z.object({
  name: z.string().trim().min(3).max(300),
  formCode: z.string().trim().max(120).default(''),
  outline: z
    .array(OutlineHeading)
    .min(1)
    .max(40)
    .refine((all) => new Set(all.map(({ key }) => key)).size === all.length)
    .default(USUAL_OUTLINE.map((heading) => ({ ...heading }))),
  content: z.string().trim().max(8_000).default(''),
  method: z.string().trim().max(1_000).default(''),
  frequency: z.enum(REPORT_KINDS),
  calendar: z.enum(CALENDARS).default('decree'),
  cutOff: CutOffShape.prefault({}),
  hops: z.array(HopShape).min(1).max(8),
  skipped: z.array(z.number().int().min(1).max(53)).max(52).default([]),
  /** Days after the due day on which a period closes; null where it never does. */
  closeAfter: z.number().int().min(0).max(366).nullable().default(null),
  aheadDays: z.number().int().min(0).max(400).default(60),
  basis: z.string().trim().max(1_000).default(''),
  validFrom: DayText,
  /** Where it was taken over from a duty to report that a directive orders. */
  provisionId: Id.nullable().default(null),
});
export type RegimeWords = z.infer<typeof RegimeWords>;

export const Conflict = z.object({
  code: z.enum(CONFLICT_CODES),
  field: z.enum(['cutOff', 'hops', 'calendar']),
  hop: z.number().int().nullable(),
  say: z.object({ vi: z.string(), en: z.string() }),
  source: z.string(),
});

/** A period with its days at one level, for the preview and the heads of columns. */
export const PeriodDays = z.object({
  key: z.string(),
  from: DayText,
  to: DayText,
  dueOn: DayText,
  dueTime: z.string().nullable(),
});

const Sentence = z.object({ vi: z.string(), en: z.string() });

/** Each level of a chain in words with how many units it has today. */
export const HopView = z.object({
  due: Sentence,
  units: z.number().int(),
  /** Some of the units, for a glance. */
  some: z.array(UnitRef),
  receiver: UnitRef.nullable(),
});

export const RegimeRow = z.object({
  id: Id,
  name: z.string(),
  formCode: z.string(),
  frequency: z.enum(REPORT_KINDS),
  calendar: z.enum(CALENDARS),
  levels: z.number().int(),
  dues: z.array(Sentence),
  basis: z.string(),
  validFrom: DayText,
  validTo: DayText.nullable(),
  conflicts: z.number().int(),
  /** The authority that wants the reports, where it is not the post's own. */
  authority: z.string().nullable(),
  version: z.number().int(),
});
export type RegimeRow = z.infer<typeof RegimeRow>;

export const RegimeOrigin = z.object({
  directiveId: Id,
  number: z.string().nullable(),
  title: z.string(),
  quote: z.string(),
  span: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
});

export const Regime = RegimeWords.extend({
  id: Id,
  version: z.number().int(),
  validTo: DayText.nullable(),
  rulesFrom: DayText,
  levels: z.array(HopView),
  /** The names of the units that its levels speak of. */
  names: z.array(UnitRef),
  conflicts: z.array(Conflict),
  periods: z.array(PeriodDays),
  origin: RegimeOrigin.nullable(),
  versions: z.array(
    z.object({ version: z.number().int(), since: Instant, by: z.string(), rulesFrom: DayText }),
  ),
  mayDefine: z.boolean(),
});
export type Regime = z.infer<typeof Regime>;

const listFilter = {
  frequency: z.enum(REPORT_KINDS).optional(),
  state: z.enum(['current', 'closed']).optional(),
  sort: z.enum(['name', '-name']).optional(),
};
export const listRegimes = endpoint({
  method: 'GET',
  path: '/api/regimes',
  query: ListQuery.extend(listFilter),
  reply: page(RegimeRow).extend({ mayDefine: z.boolean() }),
  summary: 'Report regimes of the authority, and those under which its units report elsewhere',
});
export const exportRegimes = endpoint({
  method: 'GET',
  path: '/api/regimes/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...listFilter,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'The list of regimes as a workbook or CSV',
});
export const getRegime = endpoint({
  method: 'GET',
  path: '/api/regimes/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Regime,
  summary: 'One regime with its levels, coming periods, conflicts and versions',
});

/** A regime that ships with the program, to be taken over and changed. */
export const ReadyRegime = z.object({
  key: z.string(),
  about: Sentence,
  words: RegimeWords,
});
export const listReadyRegimes = endpoint({
  method: 'GET',
  path: '/api/regimes/ready-made',
  reply: z.object({ rows: z.array(ReadyRegime) }),
  summary: 'Regimes that may be taken over as they stand',
});

/** A duty to report that an issued plan holds. */
export const OrderedDuty = z.object({
  provisionId: Id,
  planId: Id,
  directiveId: Id,
  number: z.string().nullable(),
  title: z.string(),
  who: z.string().nullable(),
  to: z.string().nullable(),
  when: z.array(z.string()),
  quote: z.string(),
  /** The regime that was made from it already. */
  regimeId: Id.nullable(),
  proposal: RegimeWords,
});
export type OrderedDuty = z.infer<typeof OrderedDuty>;
export const listOrderedDuties = endpoint({
  method: 'GET',
  path: '/api/regimes/ordered',
  reply: z.object({ rows: z.array(OrderedDuty) }),
  summary: 'Duties to report that issued plans hold, each as a proposed regime',
});

export const checkRegime = endpoint({
  method: 'POST',
  path: '/api/regimes/check',
  body: RegimeWords,
  reply: z.object({
    conflicts: z.array(Conflict),
    periods: z.array(z.object({ hop: z.number().int(), days: z.array(PeriodDays) })),
    levels: z.array(HopView),
  }),
  summary: 'What a regime would mean: its conflicts, its coming periods, how many units report',
});
const written = z.object({ id: Id, version: z.number().int(), obligations: z.number().int() });
export const defineRegime = endpoint({
  method: 'POST',
  path: '/api/regimes',
  body: RegimeWords,
  reply: written,
  act: 'define_regime',
  summary: 'Defines a regime and makes its obligations',
});
export const changeRegime = endpoint({
  method: 'PUT',
  path: '/api/regimes/:id',
  params: byId,
  body: RegimeWords.extend({ version: z.number().int(), changesOn: DayText }),
  reply: written,
  act: 'change_regime',
  summary: 'Changes a regime for the periods that end on a day or later',
});
export const closeRegime = endpoint({
  method: 'POST',
  path: '/api/regimes/:id/close',
  params: byId,
  body: z.object({
    version: z.number().int(),
    lastDay: DayText,
    reason: z.string().trim().min(3).max(1_000),
  }),
  reply: written,
  act: 'close_regime',
  summary: 'Gives a regime its last day; later periods are no longer owed',
});
