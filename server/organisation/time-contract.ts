import { z } from 'zod';
import { DAY_MARKS } from '../calendar/rules/day-marks.ts';
import { DAY_OFF_RULES } from '../calendar/rules/time-rules.ts';
import { byId, DayText, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';

/** What the acts on calendar and time rules refuse. */
export const timeErrors = errorTable({
  DAY_MARKED: {
    status: 409,
    vi: 'Ngày {day} đã được ghi “{name}”. Bỏ ghi ngày đó trước rồi ghi lại.',
    en: '{day} is marked “{name}” already. Close that mark first, then mark it anew.',
  },
  YEAR_SURE: {
    status: 409,
    vi: 'Năm {year} không còn ngày nào chờ xác nhận. Tải lại trang để xem lịch hiện hành.',
    en: 'No day of {year} waits to be confirmed. Load the page again to see the calendar in force.',
  },
  MARK_CLOSED: {
    status: 409,
    vi: 'Ngày này đã bỏ ghi rồi. Tải lại trang để xem lịch hiện hành.',
    en: 'This mark is closed already. Load the page again to see the calendar in force.',
  },
});

const Sentences = z.object({ vi: z.string(), en: z.string() });
export const DayMarkKind = z.enum(DAY_MARKS);

/** A day that differs from the plain week, as one body keeps it. */
export const CalendarDay = z.object({
  day: DayText,
  kind: DayMarkKind,
  name: Sentences,
  /** Where it comes from: the table that ships, a mark for every body, or a mark of this body. */
  from: z.enum(['national', 'all', 'own']),
  /** False for a day of a year that is not confirmed yet and that nobody has marked. */
  sure: z.boolean(),
  markId: Id.nullable(),
  source: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** A mark that was closed, for the history of a year. */
const ClosedMark = z.object({
  day: DayText,
  kind: DayMarkKind,
  name: z.string(),
  addedAt: Instant,
  closedAt: Instant,
  closedBy: z.string(),
  reason: z.string(),
});

export const CalendarYear = z.object({
  year: z.number().int(),
  /** Null where no table of the year ships: then only weekends and marks are known. */
  shipped: z.object({ certain: z.boolean(), source: z.string() }).nullable(),
  days: z.array(CalendarDay),
  closed: z.array(ClosedMark),
  mayMark: z.boolean(),
  mayMarkForAll: z.boolean(),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: CalendarYear,
  summary: 'Days off, make-up days and their sources in a year, as this body keeps them',
});

export const markDay = endpoint({
  method: 'POST',
  path: '/api/calendar/days',
  body: z.object({
    day: DayText,
    kind: DayMarkKind,
    name: z.string().trim().min(2).max(200),
    /** The document that says so. */
    source: z.string().trim().min(3).max(500),
    scope: z.enum(['own', 'all']),
  }),
  reply: CalendarYear,
  act: 'mark_day',
  summary: 'Marks a day off, a make-up day, or an ordinary day where the table says otherwise',
});

export const confirmYear = endpoint({
  method: 'POST',
  path: '/api/calendar/years/:year/confirm',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.object({ source: z.string().trim().min(3).max(500), scope: z.enum(['own', 'all']) }),
  reply: CalendarYear,
  act: 'confirm_year',
  summary:
    'Confirms every shipped day of a year that is not sure yet, by the notice that settles it',
});

export const unmarkDay = endpoint({
  method: 'POST',
  path: '/api/calendar/days/:id/close',
  params: byId,
  body: z.object({ reason: z.string().trim().min(5).max(500) }),
  reply: CalendarYear,
  act: 'unmark_day',
  summary: 'Closes a mark: the day is again what the table says',
});

export const BeforeChoice = z.enum(['inclusive', 'exclusive']);
export const DayOffChoice = z.enum(DAY_OFF_RULES);
const dated = <T extends z.ZodType>(value: T) =>
  z.object({ value, from: DayText, source: z.string() });

export const FlagLimitsShape = z.object({
  dueSoonDays: z.number().int().min(0).max(30),
  silentDays: z.number().int().min(1).max(365),
  idleUndatedDays: z.number().int().min(1).max(730),
});

/** How a body reckons time: what it chose, since when and by which paper, and the days that it marked. */
export const TimeSettings = z.object({
  before: z.array(dated(BeforeChoice)),
  dayOff: z.array(dated(DayOffChoice)),
  limits: FlagLimitsShape,
  marks: z.array(
    z.object({
      day: DayText,
      kind: DayMarkKind,
      scope: z.enum(['all', 'own']),
      name: z.string(),
    }),
  ),
});
export type TimeSettings = z.infer<typeof TimeSettings>;

export const getTimeSettings = endpoint({
  method: 'GET',
  path: '/api/time-settings',
  reply: TimeSettings,
  summary: 'How this body reads deadlines: “trước ngày”, days off, limits of flags, marked days',
});

export const chooseTimeRule = endpoint({
  method: 'POST',
  path: '/api/time-settings/rules',
  body: z.discriminatedUnion('rule', [
    z.object({
      rule: z.literal('before'),
      value: BeforeChoice,
      from: DayText,
      source: z.string().trim().min(3).max(500),
    }),
    z.object({
      rule: z.literal('dayOff'),
      value: DayOffChoice,
      from: DayText,
      source: z.string().trim().min(3).max(500),
    }),
  ]),
  reply: TimeSettings,
  act: 'choose_time_rule',
  summary: 'Chooses a reading from a day on; deadlines made before keep theirs',
});

export const setFlagLimits = endpoint({
  method: 'POST',
  path: '/api/time-settings/limits',
  body: FlagLimitsShape,
  reply: TimeSettings,
  act: 'set_flag_limits',
  summary: 'After how many days flags are raised in this body',
});
