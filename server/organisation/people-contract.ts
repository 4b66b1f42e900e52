import { z } from 'zod';
import { byId, DayText, endpoint, Id, ImportFault, ListQuery, page } from '../platform/contract.ts';
import { Absence } from './contact-contract.ts';
import { JournalRow } from './contract.ts';
import { Delegation } from './delegation-contract.ts';
import { Role, UnitRef } from './session-contract.ts';

/** Regular (bổ nhiệm), or for a time and beside the regular holder (giao quyền, giao phụ trách). */
export const AppointmentKind = z.enum(['regular', 'acting']);
export type AppointmentKind = z.infer<typeof AppointmentKind>;

const PostOfPerson = z.object({ id: Id, title: z.string(), role: Role, unit: UnitRef });

/** A post held from a day to a day. */
export const Appointment = z.object({
  id: Id,
  post: PostOfPerson,
  kind: AppointmentKind,
  from: DayText,
  to: DayText.nullable(),
  /** By which decision; null where none was entered. */
  basis: z.string().nullable(),
  endedBasis: z.string().nullable(),
  version: z.number().int(),
});
export type Appointment = z.infer<typeof Appointment>;

export const PersonRow = z.object({
  id: Id,
  fullName: z.string(),
  /** The posts held on the day of the list. */
  posts: z.array(
    PostOfPerson.extend({ kind: AppointmentKind, from: DayText, to: DayText.nullable() }),
  ),
  username: z.string().nullable(),
  version: z.number().int(),
});
export type PersonRow = z.infer<typeof PersonRow>;

const PeopleQuery = ListQuery.extend({
  /** This unit and those under it. */
  unitId: Id.optional(),
  role: Role.optional(),
  account: z.enum(['with', 'without']).optional(),
  /** `none`: holds no post on the day. */
  post: z.enum(['some', 'none', 'acting']).optional(),
  sort: z.enum(['name', '-name']).optional(),
});
export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  query: PeopleQuery,
  reply: page(PersonRow),
  summary: 'The people of this body with the posts that they hold, as of any day',
});
export const exportPeople = endpoint({
  method: 'GET',
  path: '/api/people/export',
  query: PeopleQuery,
  restricted: 'people_export',
  summary: 'The same as CSV, which imports back unchanged',
});

export const PersonPage = z.object({
  id: Id,
  fullName: z.string(),
  version: z.number().int(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  appointments: z.array(Appointment),
  absences: z.array(Absence),
  delegations: z.array(Delegation),
  /** Acts about this person, the newest first. */
  journal: z.array(JournalRow),
  canEdit: z.boolean(),
});
export type PersonPage = z.infer<typeof PersonPage>;
export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/:id',
  params: byId,
  reply: PersonPage,
  restricted: 'person',
  summary: 'One person: posts then and now, absences, delegations, acts about them',
});

const Basis = z.string().trim().max(500).nullable();
const Name = z.string().trim().min(2).max(100);

export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  body: z.object({
    fullName: Name,
    /** Another person of the same name. */
    evenIfSameName: z.boolean().default(false),
    appointment: z
      .object({ postId: Id, from: DayText, to: DayText.nullable().default(null), basis: Basis })
      .nullable(),
  }),
  reply: z.object({ id: Id }),
  act: 'add_person',
  summary: 'Adds a person, with a first appointment where one is named',
});
export const renamePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id/name',
  params: byId,
  body: z.object({ fullName: Name, version: z.number().int() }),
  reply: z.object({ id: Id, version: z.number().int() }),
  act: 'rename_person',
  summary: 'Corrects the name of a person',
});

/** A post (chức vụ) with who holds it on the day asked for. */
export const Post = z.object({
  id: Id,
  title: z.string(),
  role: Role,
  unit: UnitRef,
  jurisdiction: UnitRef,
  from: DayText,
  to: DayText.nullable(),
  basis: z.string().nullable(),
  /** The post that this one goes on from. */
  followsId: Id.nullable(),
  holders: z.array(
    z.object({
      appointmentId: Id,
      person: z.object({ id: Id, name: z.string() }),
      kind: AppointmentKind,
      from: DayText,
      to: DayText.nullable(),
    }),
  ),
  version: z.number().int(),
});
export type Post = z.infer<typeof Post>;
const PostQuery = ListQuery.extend({
  unitId: Id.optional(),
  role: Role.optional(),
  vacant: z.stringbool().optional(),
});
export const listPosts = endpoint({
  method: 'GET',
  path: '/api/posts',
  query: PostQuery,
  reply: page(Post),
  summary: 'The posts of this body by unit, with who holds them, as of any day',
});
export const exportPosts = endpoint({
  method: 'GET',
  path: '/api/posts/export',
  query: PostQuery,
  summary: 'Who holds what, as CSV',
});
const PostFacts = z.object({
  title: z.string().trim().min(2).max(200),
  role: Role,
  /** The unit that the post answers for; null: its own. */
  jurisdictionUnitId: Id.nullable(),
  from: DayText,
  basis: Basis,
});
export const addPost = endpoint({
  method: 'POST',
  path: '/api/posts',
  body: PostFacts.extend({ unitId: Id }),
  reply: z.object({ id: Id }),
  act: 'add_post',
  summary: 'Adds a post to a unit',
});
export const changePost = endpoint({
  method: 'POST',
  path: '/api/posts/:id/change',
  params: byId,
  body: PostFacts.extend({ version: z.number().int() }),
  /** The post that goes on from that day. */
  reply: z.object({ id: Id }),
  act: 'change_post',
  summary: 'Title, role or reach of a post from a day on; until then it stays as it was',
});
export const closePost = endpoint({
  method: 'POST',
  path: '/api/posts/:id/close',
  params: byId,
  body: z.object({ lastDay: DayText, basis: Basis, version: z.number().int() }),
  reply: z.object({ id: Id }),
  act: 'close_post',
  summary: 'Gives a post its last day',
});

export const appointPerson = endpoint({
  method: 'POST',
  path: '/api/appointments',
  body: z.object({
    personId: Id,
    postId: Id,
    kind: AppointmentKind,
    from: DayText,
    to: DayText.nullable(),
    basis: Basis,
  }),
  reply: z.object({ id: Id }),
  act: 'appoint_person',
  summary: 'Appoints a person to a post from a day, or names who acts in it until a day',
});
export const endAppointment = endpoint({
  method: 'POST',
  path: '/api/appointments/:id/end',
  params: byId,
  body: z.object({ lastDay: DayText, basis: Basis, version: z.number().int() }),
  reply: z.object({ id: Id }),
  act: 'end_appointment',
  summary: 'Gives an appointment its last day; sessions in the post end after it',
});

export const PeopleImportReply = z.object({
  rows: z.array(
    z.object({
      line: z.number().int(),
      kind: z.enum(['add', 'same']),
      name: z.string(),
      post: z.string(),
    }),
  ),
  errors: z.array(ImportFault),
  written: z.boolean(),
});
export type PeopleImportReply = z.infer<typeof PeopleImportReply>;
/** Also takes a .csv or .xlsx file as multipart, with a field `write` before it; the first sheet counts. */
export const importPeople = endpoint({
  method: 'POST',
  path: '/api/people/import',
  body: z.object({ rows: z.array(z.array(z.string())).max(20_000), write: z.boolean() }),
  reply: PeopleImportReply,
  act: 'import_people',
  summary: 'Checks a list of people and their posts line by line, then writes all of it or nothing',
});
