import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { Paper } from '../papers/paper-contract.ts';
import { DeadlineShape } from '../plans/figures-contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { AGENDA_KINDS } from './rules/agenda.ts';
import { MEETING_STATES, MEETING_STEPS } from './rules/steps.ts';

const version = z.object({ version: z.number().int() });
const Saved = z.object({ id: Id, version: z.number().int() });
const key = z.string().regex(/^[\w-]{1,60}$/);

export const MeetingState = z.enum(MEETING_STATES);
export const MeetingHead = z.object({
  at: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .default('08:00'),
  place: z.string().trim().max(300).default(''),
  chair: z.string().trim().max(300).default(''),
  attendees: z.string().trim().max(4_000).default(''),
});

/** What is known of an item, as of the moment when it was put on the agenda or the meeting was opened. */
export const AgendaFacts = z.object({
  unitName: z.string().nullable(),
  planNumber: z.string().nullable(),
  dueOn: DayText.nullable(),
  deadlineWords: z.string(),
  daysLate: z.number().int(),
  percent: z.number().int().nullable(),
  /** The last day on which the unit said anything. */
  heardOn: DayText.nullable(),
  /** What is asked (extension, hand-back) or how many tasks wait behind it, in words. */
  asks: z.string(),
});
export type AgendaFacts = z.infer<typeof AgendaFacts>;

export const AgendaItem = z.object({
  key,
  kind: z.enum(AGENDA_KINDS),
  taskId: Id.nullable(),
  unitId: Id.nullable(),
  words: z.string().trim().min(1).max(4_000),
  facts: AgendaFacts.nullable(),
  /** Taken off the agenda, and remembered so that drawing again does not bring it back. */
  dropped: z.boolean().default(false),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** What the meeting concluded, of an item or beside them. */
export const Conclusion = z.object({
  key,
  itemKey: key.nullable(),
  words: z.string().trim().min(1).max(4_000),
  leadIds: z.array(Id).max(500),
  coordinatorIds: z.array(Id).max(100).default([]),
  deadline: DeadlineShape.nullable(),
  product: z.string().trim().max(1_000).nullable().default(null),
  /** It orders work and becomes a task; else it is only said. */
  asTask: z.boolean(),
});
export type Conclusion = z.infer<typeof Conclusion>;

export const MeetingRow = z.object({
  id: Id,
  name: z.string(),
  heldOn: DayText,
  at: z.string(),
  place: z.string(),
  state: MeetingState,
  number: z.string().nullable(),
  items: z.number().int(),
  conclusions: z.number().int(),
  planId: Id.nullable(),
  /** How the tasks of its conclusions stand: all, done, open past their day. */
  tasks: z.number().int(),
  done: z.number().int(),
  overdue: z.number().int(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

const filter = { state: MeetingState.optional(), unitId: Id.optional() };
export const MEETING_SORTS = ['held', '-held', 'name', '-name'] as const;
const sort = { sort: z.enum(MEETING_SORTS).optional() };
export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings',
  query: ListQuery.extend({ ...filter, ...sort }),
  reply: page(MeetingRow).extend({ mayPlan: z.boolean() }),
  summary: 'Meetings that the post may see, the latest first',
});
export const exportMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...filter, ...sort },
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  reply: z.string(),
  summary: 'The list of meetings as a workbook or CSV',
});

/** How a conclusion stands: the task that it became. */
export const FollowUp = z.object({
  key: z.string(),
  meetingId: Id,
  words: z.string(),
  units: z.array(UnitRef),
  dueOn: DayText.nullable(),
  taskId: Id.nullable(),
  status: z.string().nullable(),
  daysLate: z.number().int(),
  percent: z.number().int().nullable(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const MEETING_ACTS = Object.keys(MEETING_STEPS) as [
  keyof typeof MEETING_STEPS,
  ...(keyof typeof MEETING_STEPS)[],
];
export const Meeting = MeetingRow.extend({
  head: MeetingHead,
  agenda: z.array(AgendaItem),
  minutes: z.array(Conclusion),
  units: z.array(UnitRef),
  /** The facts of the agenda stand as of this moment; null while the meeting is only planned. */
  openedAt: Instant.nullable(),
  notice: z
    .object({ number: z.string(), on: DayText, position: z.string(), signer: z.string() })
    .nullable(),
  /** A number to begin with, where there is none yet. */
  nextNumber: z.string(),
  /** Conclusions of the meeting before, and of this one once they are issued. */
  previous: z
    .object({ id: Id, name: z.string(), heldOn: DayText, conclusions: z.array(FollowUp) })
    .nullable(),
  followUp: z.array(FollowUp),
  version: z.number().int(),
  changedAt: Instant,
  changedBy: z.string(),
  may: z.array(z.enum(MEETING_ACTS)),
});
export type Meeting = z.infer<typeof Meeting>;

export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Meeting,
  summary:
    'One meeting: agenda with its facts, minutes, notice, what became of the last conclusions',
});
export const MeetingWords = z.object({
  name: z.string().trim().min(3).max(500),
  heldOn: DayText,
  head: MeetingHead.prefault({}),
});
export const planMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings',
  body: MeetingWords,
  reply: Saved,
  act: 'plan_meeting',
  summary: 'A meeting, with the agenda that overdue and waiting work gives',
});
export const drawAgenda = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/agenda',
  params: byId,
  body: version,
  reply: Saved.extend({ added: z.number().int() }),
  act: 'draw_agenda',
  summary: 'Draw the agenda again: what is overdue or waits now and is not on it yet',
});
export const saveMeeting = endpoint({
  method: 'PUT',
  path: '/api/meetings/:id',
  params: byId,
  body: version.extend({
    ...MeetingWords.shape,
    agenda: z.array(AgendaItem).max(400),
    minutes: z.array(Conclusion).max(200),
  }),
  reply: Saved,
  act: 'save_meeting',
  summary: 'Agenda and minutes as typed; 409 where somebody saved first',
});
export const openMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/open',
  params: byId,
  body: version,
  reply: Saved,
  act: 'open_meeting',
  summary: 'The meeting begins: the facts of the agenda stand as of now',
});
export const concludeMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/conclude',
  params: byId,
  body: version,
  reply: Saved,
  act: 'conclude_meeting',
  summary: 'Kết luận: the leader agrees to the minutes as they stand',
});
export const giveBackMinutes = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/give-back',
  params: byId,
  body: version,
  reply: Saved,
  act: 'give_back_minutes',
  summary: 'The leader gives the minutes back to be written better',
});
export const issueConclusions = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/issue',
  params: byId,
  body: version.extend({
    number: z.string().trim().min(3).max(60),
    on: DayText,
    position: z.string().trim().max(200).default(''),
    signer: z.string().trim().max(200).default(''),
  }),
  reply: z.object({ planId: Id.nullable(), tasks: z.number().int() }),
  act: 'issue_conclusions',
  summary: 'Ban hành thông báo kết luận: it is registered, and its conclusions become tasks',
});
const paperQuery = z.object({ format: z.enum(['docx', 'pdf']).optional() });
export const getNoticePaper = endpoint({
  method: 'GET',
  path: '/api/meetings/:id/notice',
  params: byId,
  query: paperQuery,
  reply: Paper,
  summary: 'Thông báo kết luận as a document, to read or to download',
});
export const getAgendaPaper = endpoint({
  method: 'GET',
  path: '/api/meetings/:id/agenda',
  params: byId,
  query: paperQuery,
  reply: Paper,
  summary: 'The agenda with its facts as a document, to read or to download',
});

/** A meeting that spoke of a task or ordered it. */
export const MeetingOfTask = z.object({
  meetingId: Id,
  name: z.string(),
  heldOn: DayText,
  number: z.string().nullable(),
  how: z.enum(['discussed', 'ordered']),
  words: z.array(z.string()),
});
export const getMeetingsOfTask = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/meetings',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ meetings: z.array(MeetingOfTask) }),
  summary: 'Which meetings spoke of a task or ordered it, and what they concluded',
});
